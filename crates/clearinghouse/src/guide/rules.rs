//! The rules of guides in words, and a fault as a finding.

use superbill_domain::{Authority, Evidence, Explanation, Finding, InterchangeId, RuleId, Severity, Subject};

use super::fault::{GuideFault, GuideRule};

/// The publication that guides are.
const PUBLICATION: &str = "ASC X12N Type 3 Technical Reports";
/// Its edition.
const EDITION: &str = "005010";

/// Every rule: its identifier, its title, an example, the remedy.
const WORDS: [(GuideRule, [&str; 4]); 19] = [
    (
        GuideRule::UnknownSegment,
        [
            "X12-GUIDE-UNKNOWN-SEGMENT",
            "Every segment is one of the transaction set's",
            "A PLB, which belongs to an 835, stands in an 837.",
            "Remove the segment, or send it in the transaction set that has it.",
        ],
    ),
    (
        GuideRule::UnexpectedSegment,
        [
            "X12-GUIDE-UNEXPECTED-SEGMENT",
            "Every segment stands where its guide has a place for it",
            "REF*EI stands in the subscriber's loop; it belongs to the billing provider.",
            "Move the segment into its loop and order, or correct the code that says what it is.",
        ],
    ),
    (
        GuideRule::MissingSegment,
        [
            "X12-GUIDE-MISSING-SEGMENT",
            "A required segment is there",
            "The billing provider has no N3.",
            "Add the segment; the message says which loop lacks it.",
        ],
    ),
    (
        GuideRule::MissingLoop,
        [
            "X12-GUIDE-MISSING-LOOP",
            "A required loop is there",
            "A subscriber level without its payer (2010BB).",
            "Add the loop with its first segment.",
        ],
    ),
    (
        GuideRule::SegmentTooOften,
        [
            "X12-GUIDE-SEGMENT-REPEAT",
            "A segment stands no more often than its guide allows",
            "Two REF*G1 in one claim.",
            "Keep one, or split what it belongs to.",
        ],
    ),
    (
        GuideRule::LoopTooOften,
        [
            "X12-GUIDE-LOOP-REPEAT",
            "A loop stands no more often than its guide allows",
            "A claim of 51 service lines.",
            "Split the claim or the transaction set.",
        ],
    ),
    (
        GuideRule::MissingElement,
        [
            "X12-GUIDE-MISSING-ELEMENT",
            "A required element has data",
            "NM1*85*2**~: the billing provider has no name.",
            "Fill the element.",
        ],
    ),
    (
        GuideRule::UnusedElement,
        [
            "X12-GUIDE-UNUSED-ELEMENT",
            "An element that the guide does not use is empty",
            "A prefix in NM106.",
            "Leave the element empty.",
        ],
    ),
    (
        GuideRule::TooManyElements,
        [
            "X12-GUIDE-TOO-MANY",
            "A segment has no more elements than its guide gives it",
            "DMG*D8*19610203*F*M~.",
            "Drop what stands beyond the last element.",
        ],
    ),
    (
        GuideRule::TooShort,
        [
            "X12-GUIDE-TOO-SHORT",
            "An element is as long as its data must be",
            "A tax number of four digits.",
            "Write the value in full.",
        ],
    ),
    (
        GuideRule::TooLong,
        [
            "X12-GUIDE-TOO-LONG",
            "An element is no longer than it may be",
            "A claim number of forty characters.",
            "Shorten the value.",
        ],
    ),
    (
        GuideRule::WrongType,
        [
            "X12-GUIDE-TYPE",
            "Data are of their element's type",
            "SV1*HC:99213*12O*UN*1~, with a letter for the zero.",
            "Write digits, at most one decimal point, and a sign only before them.",
        ],
    ),
    (
        GuideRule::WrongCode,
        [
            "X12-GUIDE-CODE",
            "A code is one that the guide allows there",
            "SBR01 is X.",
            "Use one of the guide's codes.",
        ],
    ),
    (
        GuideRule::WrongDate,
        [
            "X12-GUIDE-DATE",
            "A date is a day of the calendar, in the format that is said",
            "DTP*472*D8*20260231~.",
            "Write the day as YYYYMMDD, a span as YYYYMMDD-YYYYMMDD.",
        ],
    ),
    (
        GuideRule::WrongTime,
        ["X12-GUIDE-TIME", "A time is a time of day", "BHT05 is 2460.", "Write hours and minutes as HHMM."],
    ),
    (
        GuideRule::Relation,
        [
            "X12-GUIDE-RELATION",
            "Elements that belong together stand together",
            "NM108 is XX and NM109 is empty.",
            "Fill the other element too, or empty both.",
        ],
    ),
    (
        GuideRule::Numbering,
        [
            "X12-GUIDE-NUMBERING",
            "Levels and lines count from one without a gap",
            "HL*3 follows HL*1.",
            "Number HL through the transaction set and LX through each claim.",
        ],
    ),
    (
        GuideRule::Parent,
        [
            "X12-GUIDE-PARENT",
            "A level hangs from one that is open and says so",
            "HL*4*9*22*0 where no level 9 is open.",
            "Write in HL02 the HL01 of the level above, and 1 in its HL04.",
        ],
    ),
    (
        GuideRule::RepeatedElement,
        [
            "X12-GUIDE-REPEATED-ELEMENT",
            "An element that stands once is not repeated",
            "HI*ABK:E119^ABF:I10~.",
            "Write each value in an element of its own.",
        ],
    ),
];

impl GuideRule {
    /// The stable identifier.
    #[must_use]
    pub fn id(self) -> &'static str {
        let [id, ..] = self.words();
        id
    }

    /// Identifier, title, example, remedy.
    fn words(self) -> [&'static str; 4] {
        WORDS.iter().find(|(rule, _)| *rule == self).map_or([""; 4], |(_, words)| *words)
    }

    /// What the rule says of itself.
    #[must_use]
    pub fn explanation(self) -> Explanation {
        let [id, title, example, remedy] = self.words();
        Explanation {
            id: RuleId::new(id),
            title,
            what: title,
            why: "A receiver checks every transaction set against its guide and turns back what departs from it (999).",
            example,
            remedy,
            authority: Authority::new(PUBLICATION, EDITION, "every guide"),
            severity: Severity::Stop,
            likely_denial: None,
            from: None,
            to: None,
        }
    }
}

impl GuideFault {
    /// The place as the field writes it: `NM109`, `CLM05-1`, or the segment identifier alone.
    #[must_use]
    pub fn place(&self) -> String {
        let component = self.component.map_or_else(String::new, |number| format!("-{number}"));
        let element = self.element.map_or_else(String::new, |number| format!("{number:02}{component}"));
        format!("{}{element}", self.segment)
    }

    /// The fault as a finding about its interchange.
    #[must_use]
    pub fn finding(&self, guide: &'static str, interchange: &InterchangeId) -> Finding {
        let [id, _, _, remedy] = self.rule.words();
        let evidence = Evidence::Segment {
            interchange: interchange.clone(),
            segment: self.position.ordinal,
            offset: self.position.offset,
            element: self.element.map(|_| self.place()),
        };
        Finding {
            rule: RuleId::new(id),
            severity: Severity::Stop,
            subject: Subject::Interchange(interchange.clone()),
            evidence: vec![evidence],
            message: format!("loop {}: {}", self.loop_id, self.message),
            remedy: remedy.to_owned(),
            authority: Authority::new(PUBLICATION, guide, format!("{} {}", self.loop_id, self.place())),
            likely_denial: None,
        }
    }
}
