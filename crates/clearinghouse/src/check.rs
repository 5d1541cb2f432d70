//! Checks an interchange: its syntax and envelopes (SNIP 1), each transaction set against its guide (SNIP 2), its balances
//! (SNIP 3) and its situations (SNIP 4). Whether codes are valid on the day of service is for `code-sets` and `edits`.

use std::io::{self, Read};

use jiff::civil::Date;
use superbill_domain::{Finding, InterchangeId};
use superbill_x12::{Envelope, Part, Segment, SegmentReader};

use crate::dispatch::interchange_id;
use crate::guide::{GuideFault, Walk, guide};
use crate::situations::{Situations, Telling};
use crate::{rules, syntax_rules};

/// What was checked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Checked {
    /// Interchanges.
    pub interchanges: u64,
    /// Transaction sets.
    pub sets: u64,
    /// Transaction sets that were held against a guide; the others against the syntax alone.
    pub against_guide: u64,
    /// Segments.
    pub segments: u64,
}

/// Checks a stream and gives each finding as it is made, in the order of the stream. Memory does not grow with the input.
/// No service may lie after `today`.
///
/// # Errors
/// Those of the source.
pub fn check(source: impl Read, today: Date, mut each: impl FnMut(Finding)) -> io::Result<Checked> {
    let mut segments = SegmentReader::new(source);
    let mut checker = Checker::new(today);
    while let Some(next) = segments.next_segment()? {
        match next {
            Ok(segment) => checker.take(&segment),
            Err(fault) => checker.envelope.report(fault),
        }
        checker.give(&mut each);
    }
    checker.envelope.finish();
    checker.give(&mut each);
    Ok(checker.checked)
}

/// Follows segments through envelopes and guides.
struct Checker {
    envelope: Envelope,
    interchange: InterchangeId,
    /// The set that is open, with the guide it is held against.
    walk: Option<(Walk<'static>, &'static str)>,
    situations: Situations,
    telling: Telling,
    today: Date,
    faults: Vec<GuideFault>,
    findings: Vec<Finding>,
    checked: Checked,
}

impl Checker {
    fn new(today: Date) -> Self {
        Self {
            envelope: Envelope::new(),
            interchange: InterchangeId::new(""),
            walk: None,
            situations: Situations::Other,
            telling: Telling::default(),
            today,
            faults: Vec::new(),
            findings: Vec::new(),
            checked: Checked::default(),
        }
    }

    fn take(&mut self, segment: &Segment<'_>) {
        self.checked.segments = self.checked.segments.saturating_add(1);
        let part = self.envelope.observe(segment);
        match part {
            Part::InterchangeStart => {
                self.checked.interchanges = self.checked.interchanges.saturating_add(1);
                if let Some(header) = self.envelope.interchange() {
                    self.interchange = interchange_id(header);
                }
            }
            Part::SetStart => self.begin(segment),
            Part::Body | Part::SetEnd => {}
            Part::GroupStart | Part::GroupEnd | Part::InterchangeEnd | Part::Outside => return,
        }
        let Some((walk, version)) = &mut self.walk else { return };
        if let Some(place) = walk.take(segment, &mut self.faults) {
            self.situations.take(segment, place, &mut self.telling);
        }
        let version = *version;
        if part == Part::SetEnd
            && let Some((walk, _)) = self.walk.take()
        {
            walk.finish(segment, &mut self.faults);
            self.situations.finish(&mut self.telling);
        }
        for fault in self.faults.drain(..) {
            self.findings.push(fault.finding(version, &self.interchange));
        }
        self.findings.extend(self.telling.findings(version, &self.interchange));
    }

    /// Begins a transaction set; one without a guide here is told once.
    fn begin(&mut self, st: &Segment<'_>) {
        self.checked.sets = self.checked.sets.saturating_add(1);
        let of_group = self.envelope.group().map(|group| group.version.as_str()).unwrap_or_default();
        let version = if st.text(3).is_empty() { of_group } else { st.text(3) };
        self.walk = guide(version)
            .filter(|guide| guide.set == st.text(1))
            .map(|guide| (Walk::new(guide), guide.version));
        self.situations = Situations::of(st.text(1), self.today);
        if self.walk.is_some() {
            self.checked.against_guide = self.checked.against_guide.saturating_add(1);
        } else {
            let message = format!("{} under guide “{version}” is checked for its syntax alone", st.text(1));
            self.findings.push(rules::no_guide(message, st.position(), &self.interchange));
        }
    }

    fn give(&mut self, each: &mut impl FnMut(Finding)) {
        let interchange = &self.interchange;
        let syntax = self.envelope.take_faults();
        syntax.iter().map(|fault| syntax_rules::finding(fault, interchange)).for_each(&mut *each);
        self.findings.drain(..).for_each(each);
    }
}
