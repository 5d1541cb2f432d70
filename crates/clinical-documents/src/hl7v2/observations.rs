//! OBR, OBX and NTE: notes line by line, and results.

use superbill_domain::SectionRole;

use crate::attachments;
use crate::draft::{Claimed, Draft, DraftSection, Line};
use crate::rules::{ATTACHMENT, Findings};
use crate::traced::Traced;
use crate::vocabulary::{abnormality, abnormality_word};

use super::message::{Message, Segment};

/// The observations of a message while they are read.
pub(crate) struct Observations {
    /// True for a message that carries a note (MDM): its text is the note, and only its words tell its parts.
    is_note: bool,
    section: Option<DraftSection>,
}

impl Observations {
    pub(crate) fn of(message: &Message<'_>) -> Self {
        let kind = message.segment("MSH").map(|header| header.value(9)).unwrap_or_default();
        Self { is_note: kind.starts_with("MDM") || message.segment("TXA").is_some(), section: None }
    }

    /// OBR: what is examined opens a section of results.
    pub(crate) fn open(&mut self, segment: &Segment<'_>, draft: &mut Draft) {
        if !self.is_note {
            self.close(draft);
            let title = segment.first(4).name();
            self.section = Some(DraftSection::titled(Some(SectionRole::Results), &title));
        }
    }

    /// Adds the section that is open to the draft.
    pub(crate) fn close(&mut self, draft: &mut Draft) {
        if let Some(section) = self.section.take() {
            draft.add(section);
        }
    }

    /// The section that is open; opened where none is.
    fn section(&mut self) -> &mut DraftSection {
        let role = if self.is_note { None } else { Some(SectionRole::Results) };
        self.section.get_or_insert_with(|| DraftSection::titled(role, &Traced::default()))
    }

    /// OBX: a line of text, or a result with its flag.
    pub(crate) fn add(&mut self, segment: &Segment<'_>, draft: &mut Draft, findings: &mut Findings) {
        let void = matches!(segment.value(11).as_str(), "D" | "W" | "X");
        match segment.value(2).as_str() {
            kind if matches!(kind, "TX" | "FT") || (kind == "ST" && self.is_note) => {
                let words = segment.words(5);
                self.section().paragraph(&words);
            }
            "ED" => self.encapsulated(segment, draft, findings),
            "RP" => {
                let what = "an observation is only pointed to, and is not in the message";
                findings.report(&ATTACHMENT, Some(segment.source()), what);
            }
            _ => self.result(segment, void),
        }
    }

    fn result(&mut self, segment: &Segment<'_>, void: bool) {
        let mut name = segment.first(3).name().one_line();
        let coded = matches!(segment.value(2).as_str(), "CE" | "CWE" | "CNE" | "CF" | "IS");
        let values = segment.repetitions(5);
        let values = values.iter().map(|value| if coded { value.name() } else { joined(value) });
        let values: Vec<Traced> = values.filter(|value| !value.is_blank()).collect();
        for (at, value) in values.iter().enumerate() {
            name.push_sign(if at == 0 { ": " } else { ", " });
            name.push(&value.one_line());
        }
        let unit = segment.first(6).component(1);
        if !values.is_empty() && !unit.is_blank() {
            name.push_sign(" ");
            name.push(&unit);
        }
        let flag = segment.first(8).component(1);
        let meant = abnormality(flag.text());
        let state = meant.map(|meant| Traced::standing_for(abnormality_word(meant), flag.whole_source()));
        let void = void.then(|| Traced::standing_for("Entered in error", segment.raw(11).whole_source()));
        let line = Line {
            state,
            more: void.into_iter().collect(),
            ..Line::naming(name, Vec::new(), Claimed::Result(meant))
        };
        self.section().line(&line);
    }

    /// Encapsulated data: a note in base64 (OBX-5: source, type, subtype, encoding, data).
    fn encapsulated(&mut self, segment: &Segment<'_>, draft: &mut Draft, findings: &mut Findings) {
        let data = segment.first(5);
        let kind = |number| data.component(number).text().to_ascii_lowercase();
        let media = match (kind(2).as_str(), kind(3).as_str()) {
            ("text" | "tx" | "ft", "" | "plain") => "text/plain".to_owned(),
            (kind, "") => kind.to_owned(),
            (kind, subtype) => format!("{kind}/{subtype}"),
        };
        let attached = match kind(4).as_str() {
            "base64" => attachments::decoded(&data.component(5), &media),
            _ if media.starts_with("text/plain") => attachments::Attached::Text(data.component(5)),
            _ => attachments::Attached::Unread(format!("encapsulated data is {media}")),
        };
        let role = if self.is_note { None } else { Some(SectionRole::Results) };
        let section = DraftSection::titled(role, &Traced::default());
        let mut documents = Vec::new();
        if let Err(what) = attachments::write(attached, section, draft, &mut documents, findings) {
            findings.report(&ATTACHMENT, Some(segment.source()), what);
        }
        if !documents.is_empty() {
            let what = "a clinical document inside a message is not read; send it as a file of its own";
            findings.report(&ATTACHMENT, Some(segment.source()), what);
        }
    }

    /// NTE: a comment on what stands before it.
    pub(crate) fn comment(&mut self, segment: &Segment<'_>, draft: &mut Draft) {
        let words = segment.words(3);
        if words.is_blank() {
            return;
        }
        match &mut self.section {
            Some(section) => drop(section.paragraph(&words)),
            None => draft.section(SectionRole::Other, segment.source()).line(&Line::words(words)),
        }
    }
}

/// A structured number (SN: comparator, number, separator, number), or the plain value.
fn joined(value: &super::message::Field<'_>) -> Traced {
    let mut all = Traced::default();
    for component in 1..=4 {
        all.push(&value.component(component));
    }
    all
}
