//! What every reader does alike: read elements, collect findings, count what has no place.

use std::collections::BTreeMap;
use std::str::FromStr;

use jiff::civil::Date;
use superbill_domain::{ClaimId, Evidence, Explanation, Finding, InterchangeId, Money, Subject};
use superbill_x12::{Fault, GroupHeader, Segment, SetHeader, read};

use crate::dispatch::interchange_id;
use crate::elements::{read_amount, read_d8, read_whole};
use crate::{rules, syntax_rules};

/// Findings kept for one interchange before the rest is dropped: a hostile file cannot fill the memory.
const MAX_FINDINGS: usize = 10_000;

/// Kinds of segments that one advice lists.
const MAX_KINDS: usize = 100;

/// The findings of a reader, and what they are about at the moment.
#[derive(Debug)]
pub(crate) struct Reading {
    pub(crate) interchange: InterchangeId,
    /// The claim that is being read, and the segment that began it.
    claim: Option<(ClaimId, Evidence)>,
    /// The line of it that is being read, from 1.
    pub(crate) line: Option<u16>,
    findings: Vec<Finding>,
    not_kept: BTreeMap<String, NotKept>,
}

/// Segments of one kind that were read and have no place.
#[derive(Debug)]
struct NotKept {
    count: u64,
    first: Evidence,
}

impl Reading {
    pub(crate) fn new(interchange: InterchangeId) -> Self {
        Self { interchange, claim: None, line: None, findings: Vec::new(), not_kept: BTreeMap::new() }
    }

    /// Notes a finding about a segment or one of its elements (`CLM02`).
    pub(crate) fn find(
        &mut self,
        rule: &Explanation,
        segment: &Segment<'_>,
        element: usize,
        message: impl Into<String>,
    ) {
        let evidence = self.evidence(segment, element);
        self.push(rule, vec![evidence], message.into());
    }

    /// Notes a finding that no segment shows, because something is missing: the claim's first segment stands
    /// for it, if a claim is being read.
    pub(crate) fn missing(&mut self, rule: &Explanation, message: impl Into<String>) {
        let evidence = self.claim.iter().map(|(_, began)| began.clone()).collect();
        self.push(rule, evidence, message.into());
    }

    /// What is found from here on is about the claim that this segment begins.
    pub(crate) fn begin_claim(&mut self, number: &str, segment: &Segment<'_>) {
        self.claim = Some((ClaimId::new(number), self.evidence(segment, 0)));
        self.line = None;
    }

    /// What is found from here on is about no claim.
    pub(crate) fn end_claim(&mut self) {
        (self.claim, self.line) = (None, None);
    }

    /// Notes a fault of syntax.
    pub(crate) fn fault(&mut self, fault: &Fault) {
        if self.findings.len() < MAX_FINDINGS {
            self.findings.push(syntax_rules::finding(fault, &self.interchange));
        }
    }

    /// Counts a segment that was understood and has no place in our records.
    pub(crate) fn not_kept(&mut self, place: &str, segment: &Segment<'_>) {
        let id = String::from_utf8_lossy(segment.id());
        let qualifier: String = match segment.text(1) {
            text if text.len() <= 3 => text.to_owned(),
            _ => String::new(),
        };
        let kind = format!("{place} {id}*{qualifier}");
        if let Some(known) = self.not_kept.get_mut(&kind) {
            known.count = known.count.saturating_add(1);
        } else if self.not_kept.len() < MAX_KINDS {
            let first = self.evidence(segment, 0);
            self.not_kept.insert(kind, NotKept { count: 1, first });
        }
    }

    /// Ends a transaction set: what was not kept becomes one advice.
    pub(crate) fn end_set(&mut self) {
        self.end_claim();
        let not_kept = std::mem::take(&mut self.not_kept);
        if not_kept.is_empty() {
            return;
        }
        let list: Vec<_> = not_kept
            .iter()
            .map(|(kind, NotKept { count, .. })| {
                let kind = kind.trim_end_matches('*').trim_start();
                if *count > 1 { format!("{kind} ({count} times)") } else { kind.to_owned() }
            })
            .collect();
        let evidence = not_kept.into_values().map(|kind| kind.first).collect();
        self.push(&rules::NOT_KEPT, evidence, format!("read but not kept: {}", list.join(", ")));
    }

    /// The findings so far.
    pub(crate) fn take_findings(&mut self) -> Vec<Finding> {
        std::mem::take(&mut self.findings)
    }

    fn push(&mut self, rule: &Explanation, evidence: Vec<Evidence>, message: String) {
        if self.findings.len() >= MAX_FINDINGS {
            return;
        }
        let subject = match &self.claim {
            Some((claim, _)) => Subject::Claim { claim: claim.clone(), line: self.line },
            None => Subject::Interchange(self.interchange.clone()),
        };
        self.findings.push(Finding {
            rule: rule.id.clone(),
            severity: rule.severity,
            subject,
            evidence,
            message,
            remedy: rule.remedy.to_owned(),
            authority: rule.authority.clone(),
            likely_denial: None,
        });
    }

    fn evidence(&self, segment: &Segment<'_>, element: usize) -> Evidence {
        let id = String::from_utf8_lossy(segment.id());
        Evidence::Segment {
            interchange: self.interchange.clone(),
            segment: segment.position().ordinal,
            offset: segment.position().offset,
            element: (element > 0).then(|| format!("{id}{element:02}")),
        }
    }
}

/// Reading elements: each gives its value, or nothing and a finding.
impl Reading {
    pub(crate) fn amount(&mut self, segment: &Segment<'_>, element: usize) -> Option<Money> {
        let amount = read_amount(segment.text(element));
        if amount.is_none() {
            self.find(&rules::AMOUNT, segment, element, "not an amount of dollars and cents");
        }
        amount
    }

    pub(crate) fn date(&mut self, segment: &Segment<'_>, element: usize) -> Option<Date> {
        let date = read_d8(segment.text(element));
        if date.is_none() {
            self.find(&rules::DATE, segment, element, "not a day of the calendar, written YYYYMMDD");
        }
        date
    }

    /// A whole number; an empty element is `empty`.
    pub(crate) fn whole(&mut self, segment: &Segment<'_>, element: usize, empty: i64) -> Option<i64> {
        let text = segment.text(element);
        let whole = if text.is_empty() { Some(empty) } else { read_whole(text) };
        if whole.is_none() {
            self.find(&rules::NUMBER, segment, element, "not a whole number");
        }
        whole
    }

    /// A code that stands in an element or one of its components.
    pub(crate) fn code<C: FromStr>(
        &mut self,
        segment: &Segment<'_>,
        element: usize,
        text: &str,
        what: &str,
    ) -> Option<C> {
        let code = text.parse().ok();
        if code.is_none() {
            self.find(&rules::CODE, segment, element, format!("not {what}"));
        }
        code
    }
}

/// Reads one transaction set, segment by segment.
pub(crate) trait SetReader {
    /// What the set becomes.
    type Output;

    /// Takes the next segment between ST and SE.
    fn take(&mut self, segment: &Segment<'_>, reading: &mut Reading);

    /// Ends the set.
    fn finish(self, reading: &mut Reading) -> Option<Self::Output>;
}

/// Reads the transaction sets that `wanted` chooses, each by a reader of its own.
pub(crate) fn read_sets<R: SetReader>(
    bytes: &[u8],
    wanted: impl Fn(&SetHeader, &GroupHeader) -> bool,
    begin: impl Fn(&InterchangeId) -> R,
) -> (Vec<R::Output>, Vec<Finding>) {
    let document = read(bytes);
    let mut faults = document.faults.iter().peekable();
    let (mut outputs, mut findings) = (Vec::new(), Vec::new());
    let mut reading = Reading::new(InterchangeId::new(""));
    for (index, interchange) in document.interchanges.iter().enumerate() {
        reading = Reading::new(interchange_id(&interchange.header));
        let next = document.interchanges.get(index.saturating_add(1));
        let end = next.map_or(u64::MAX, |next| next.start.ordinal);
        while let Some(fault) = faults.next_if(|fault| fault.segment < end) {
            reading.fault(fault);
        }
        for (group, set) in interchange.groups.iter().flat_map(|g| g.sets.iter().map(move |set| (g, set))) {
            if !wanted(&set.header, &group.header) {
                let kind = &set.header.identifier;
                reading.missing(&rules::OTHER_SET, format!("a transaction set {kind} is left unread"));
                continue;
            }
            let mut reader = begin(&reading.interchange);
            for segment in set.segments().filter(|segment| !segment.is("ST") && !segment.is("SE")) {
                reader.take(&segment, &mut reading);
            }
            outputs.extend(reader.finish(&mut reading));
            reading.end_set();
        }
        findings.extend(reading.take_findings());
    }
    faults.for_each(|fault| reading.fault(fault));
    findings.extend(reading.take_findings());
    (outputs, findings)
}
