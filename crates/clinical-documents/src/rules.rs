//! What can be wrong with a file: rules explained here, found where it is read.

use superbill_domain::{
    Authority, DocumentId, Evidence, Explanation, Finding, RuleId, Severity, Span, Subject,
};

/// A rule of reading files.
pub(crate) struct FileRule {
    id: RuleId,
    severity: Severity,
    title: &'static str,
    what: &'static str,
    why: &'static str,
    example: &'static str,
    remedy: &'static str,
    authority: (&'static str, &'static str, &'static str),
}

impl FileRule {
    fn explanation(&self) -> Explanation {
        let (publication, edition, row) = self.authority;
        Explanation {
            id: self.id.clone(),
            title: self.title,
            what: self.what,
            why: self.why,
            example: self.example,
            remedy: self.remedy,
            authority: Authority::new(publication, edition, row),
            severity: self.severity,
            likely_denial: None,
            from: None,
            to: None,
        }
    }
}

/// A format that is recognised and broken.
pub(crate) const BROKEN: FileRule = FileRule {
    id: RuleId::new("FILE-BROKEN"),
    severity: Severity::Stop,
    title: "File that breaks the rules of its format",
    what: "A file or a line of it begins as JSON or XML does and cannot be parsed to its end.",
    why: "A file that was cut off on its way has lost words; what is left of it must not pass for the whole visit.",
    example: "A Bundle of which only the first half arrived.",
    remedy: "Have the sender send the file again; check it with a validator of its format.",
    authority: ("RFC 8259; XML 1.0", "2017; fifth edition", "well-formed documents"),
};

/// A character set that is not the declared one, or none that is known.
pub(crate) const CHARSET: FileRule = FileRule {
    id: RuleId::new("FILE-CHARSET"),
    severity: Severity::Warn,
    title: "Text in another character set than it says",
    what: "Bytes are not in the character set that is declared, or none that we know is declared; they are read as Windows-1252.",
    why: "Letters with accents and signs such as the degree may be read as others.",
    example: "A note that was saved as Windows-1252 and says UTF-8.",
    remedy: "Save the file as UTF-8, or have the sender declare the character set that is used.",
    authority: ("The Unicode Standard", "15.0", "3.9, UTF-8"),
};

/// An attachment of which the words cannot be had.
pub(crate) const ATTACHMENT: FileRule = FileRule {
    id: RuleId::new("FILE-ATTACHMENT"),
    severity: Severity::Warn,
    title: "Attachment that is not read",
    what: "A document is attached as PDF, RTF, an image or a link, or its base64 is damaged.",
    why: "What it says of the visit is not in the chart; codes may be missing.",
    example: "A DocumentReference whose content is application/pdf.",
    remedy: "Have the note sent as text or HTML, or code it from the attachment by hand.",
    authority: ("HL7 FHIR", "R4", "Attachment"),
};

/// A part of a file that is not clinical or not known.
pub(crate) const NOT_READ: FileRule = FileRule {
    id: RuleId::new("FILE-PART-NOT-READ"),
    severity: Severity::Advise,
    title: "Part of a file that is passed over",
    what: "A resource, a section's entry or a segment is of a kind that tells nothing of what the patient has or what was done, or is not known.",
    why: "Nothing is dropped unseen: who expected something of it knows where to look.",
    example: "A Bundle with Coverage and Organization beside the visit.",
    remedy: "Nothing to do where it holds nothing clinical; else have it sent as a note.",
    authority: ("Superbill, reading files", env!("CARGO_PKG_VERSION"), "what is read"),
};

/// A value that is not of its type.
pub(crate) const VALUE: FileRule = FileRule {
    id: RuleId::new("FILE-VALUE"),
    severity: Severity::Warn,
    title: "Value that cannot be understood",
    what: "A date, a class of encounter, a status or another coded value is none of those that its format allows.",
    why: "It stays unknown: it never becomes a default.",
    example: "A birth date written 13/45/1980.",
    remedy: "Give the value by hand (--on, --setting, --age, --sex), or have the sender mend it.",
    authority: ("HL7 FHIR; HL7 C-CDA; HL7 v2", "R4; 2.1; 2.5.1", "data types and value sets"),
};

/// A file without anything to read.
pub(crate) const EMPTY: FileRule = FileRule {
    id: RuleId::new("FILE-EMPTY"),
    severity: Severity::Warn,
    title: "File without a visit",
    what: "Nothing in the file tells of what a patient has or what was done.",
    why: "A file that leads to no code must not look like one that was coded.",
    example: "A Bundle of claims, or an empty file.",
    remedy: "Check that it is the file that was meant.",
    authority: ("Superbill, reading files", env!("CARGO_PKG_VERSION"), "what is read"),
};

/// All rules, in the order of their ids.
const RULES: [&FileRule; 6] = [&ATTACHMENT, &BROKEN, &CHARSET, &EMPTY, &NOT_READ, &VALUE];

/// What a rule of this crate says of itself; none for a name that is not a rule of it.
#[must_use]
pub fn explain(id: &str) -> Option<Explanation> {
    RULES.iter().find(|rule| rule.id.as_str() == id).map(|rule| rule.explanation())
}

/// Every rule of this crate, in the order of their ids.
#[must_use]
pub fn explanations() -> Vec<Explanation> {
    RULES.iter().map(|rule| rule.explanation()).collect()
}

/// The findings of a file.
pub(crate) struct Findings {
    file: DocumentId,
    found: Vec<Finding>,
}

impl Findings {
    pub(crate) const fn of(file: DocumentId) -> Self {
        Self { file, found: Vec::new() }
    }

    /// Reports what a rule found at a range of bytes of the file. No words are shown: what could not be read may not be
    /// text at all.
    pub(crate) fn report(&mut self, rule: &FileRule, at: Option<Span>, message: impl Into<String>) {
        let evidence =
            at.map(|span| Evidence::Words { document: self.file.clone(), span, text: String::new() });
        let subject = Subject::Document(self.file.clone());
        let finding = rule.explanation().finding(subject, evidence.into_iter().collect(), message);
        if !self.found.contains(&finding) {
            self.found.push(finding);
        }
    }

    pub(crate) fn into_found(self) -> Vec<Finding> {
        self.found
    }

    /// The file that is read.
    pub(crate) const fn file(&self) -> &DocumentId {
        &self.file
    }
}
