//! The chart: what a note says, as facts with evidence. Clinical only; it knows no bill.

use serde::{Deserialize, Serialize};

use crate::assertion::Assertion;
use crate::codes::{Icd10Cm, Procedure};
use crate::evidence::{Evidence, Span};
use crate::identifiers::DocumentId;
use crate::measure::{Regimen, TestResult};
use crate::slot::{Slot, SlotValue};

/// A note as it came: its name and its text. Every span of a chart is a range of this text.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// The name of the document.
    pub id: DocumentId,
    /// The original text, never altered.
    pub text: String,
}

impl std::fmt::Debug for Document {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Document({}, {} bytes, protected)", self.id, self.text.len())
    }
}

/// What part of a note a section is. The names are those of the JSON contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each is the standard name of a part of a note")]
pub enum SectionRole {
    ChiefComplaint,
    Hpi,
    Pmh,
    Psh,
    Fh,
    Sh,
    Medications,
    Allergies,
    Ros,
    Vitals,
    Exam,
    Results,
    Assessment,
    Plan,
    AssessmentPlan,
    Instructions,
    Procedure,
    Other,
}

impl SectionRole {
    /// True for the sections in which a provider says what the patient has and what is done about it.
    #[must_use]
    pub const fn is_assessment(self) -> bool {
        matches!(self, Self::Assessment | Self::Plan | Self::AssessmentPlan)
    }
}

/// A section: a heading and what stands under it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// What part of the note it is.
    pub role: SectionRole,
    /// The heading; none for text before the first one.
    pub header: Option<Span>,
    /// The heading and all that stands under it.
    pub span: Span,
}

/// A sentence, or an item of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sentence {
    /// Its words.
    pub span: Span,
    /// The section it stands in, by index.
    pub section: usize,
    /// The problem it belongs to, by index.
    pub problem: Option<usize>,
    /// True where it says what is to be done: it stands in a plan, or orders, prescribes or advises.
    pub is_plan: bool,
}

/// A problem of the assessment and plan: a title and what is said under it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The title: "Hypertension."
    pub title: Span,
    /// Title and body.
    pub span: Span,
    /// The section it stands in, by index.
    pub section: usize,
}

/// How the reader came to take a phrase for a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TermSource {
    /// Our own lexicon of everyday terms, abbreviations and lay words.
    Lexicon,
    /// A title of the tabular list.
    Title,
    /// An inclusion term of the tabular list.
    InclusionTerm,
    /// The code that the source itself gives with its words.
    Source,
    /// Something beside the reader proposed it, and the rules have judged it like any other.
    Proposed,
}

/// A condition that a phrase can name: a code, or a category whose details are still open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Denotation {
    /// The code or category.
    pub code: Icd10Cm,
    /// How the reader knows.
    pub source: TermSource,
}

/// What kind of thing the lexicon says a term is; it steers coding and the counting of problems.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct TermTraits {
    /// A sign or symptom.
    pub symptom: bool,
    /// A status, history or other factor (chapter 21).
    pub status: bool,
    /// Lasts a year or more.
    pub chronic: bool,
    /// New and short.
    pub acute: bool,
    /// Self-limited or minor.
    pub minor: bool,
    /// Acute, with systemic symptoms.
    pub systemic: bool,
    /// Threatens life or bodily function.
    pub threat: bool,
    /// An injury.
    pub injury: bool,
    /// An observation of examination or laboratory that a provider must assess before it is coded.
    pub finding: bool,
    /// An abbreviation with more than one meaning.
    pub ambiguous: bool,
}

/// A phrase of the note that names a condition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// The words.
    pub span: Span,
    /// What they can name, the best reading first; never empty.
    pub denotes: Vec<Denotation>,
    /// What kind of thing it is.
    pub traits: TermTraits,
    /// In which sense it is mentioned.
    pub assertion: Assertion,
    /// The details that stand near it.
    pub slots: Vec<Slot>,
    /// The sentence it stands in, by index.
    pub sentence: usize,
    /// The section it stands in, by index.
    pub section: usize,
    /// The problem it belongs to, by index.
    pub problem: Option<usize>,
    /// True where it stands in the title of its problem.
    pub in_title: bool,
    /// True where a word of it is one letter off the term that was found: a person should look.
    pub misspelled: bool,
}

impl Mention {
    /// The first slot that `pick` accepts, with what it found.
    pub fn slot<T>(&self, pick: impl Fn(SlotValue) -> Option<T>) -> Option<(T, Span)> {
        self.slots.iter().find_map(|slot| pick(slot.value).map(|value| (value, slot.evidence)))
    }
}

/// What is done about a procedure, a test or a medicine in this visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// Done in this visit.
    Performed,
    /// Its result is looked at in this visit.
    Reviewed,
    /// Ordered in this visit, to be done later or elsewhere.
    Ordered,
    /// Talked of, recommended or planned, without an order.
    Planned,
    /// Done in the past.
    Past,
    /// Not done, or refused.
    Negated,
}

/// A phrase that names a procedure, a test or an image.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProcedureMention {
    /// The words.
    pub span: Span,
    /// The procedure they name, as the lexicon of procedures has it.
    pub code: Procedure,
    /// What is done about it.
    pub act: Act,
    /// The words that tell what is done about it, where there are any.
    pub cue: Option<Span>,
    /// The details that stand near it.
    pub slots: Vec<Slot>,
    /// How many, where the note says so.
    pub count: Option<u16>,
    /// The section it stands in, by index.
    pub section: usize,
    /// The problem it belongs to, by index.
    pub problem: Option<usize>,
}

/// What is done about a medicine in this visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MedicineAct {
    /// Begun or prescribed.
    Started,
    /// Continued by decision.
    Continued,
    /// Dose or schedule changed.
    Changed,
    /// Stopped.
    Stopped,
    /// Only mentioned or listed.
    Listed,
    /// Not taken, refused, or an allergy.
    Negated,
}

/// A phrase that names a medicine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Medication {
    /// The words.
    pub span: Span,
    /// Its class, as the lexicon of medicines has it: "insulin", "nsaid".
    pub class: String,
    /// True where it takes a prescription.
    pub prescription: bool,
    /// The code for long-term use of it, where there is one (Z79).
    pub long_term_use: Option<Icd10Cm>,
    /// What is done about it.
    pub act: MedicineAct,
    /// How it is taken.
    pub regimen: Regimen,
    /// The section it stands in, by index.
    pub section: usize,
    /// The problem it belongs to, by index.
    pub problem: Option<usize>,
}

/// A statement of the clinician's own time on the day of the visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeStatement {
    /// Minutes.
    pub minutes: u16,
    /// The words.
    pub span: Span,
}

/// A fact other than a condition that bears on the visit level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VisitFactKind {
    /// Somebody other than the patient gave the history.
    IndependentHistorian,
    /// Notes of an outside source were reviewed.
    ExternalNoteReviewed,
    /// The clinician read an image or tracing herself.
    IndependentInterpretation,
    /// The case was discussed with another clinician or source.
    DiscussedWithOther,
    /// Surgery was decided on or discussed as an option.
    SurgeryDecision,
    /// Hospital care was decided on or discussed.
    HospitalDecision,
    /// Social circumstances limit diagnosis or treatment.
    SocialLimits,
    /// A drug is monitored intensively for toxicity.
    ToxicityMonitoring,
    /// A specialist was called in or referred to.
    Referral,
    /// Physical or occupational therapy, or exercises, were prescribed.
    TherapyPrescribed,
}

/// A fact other than a condition that bears on the visit level, with its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitFact {
    /// What it is.
    pub kind: VisitFactKind,
    /// The words.
    pub span: Span,
    /// The problem it belongs to, by index.
    pub problem: Option<usize>,
}

/// What a note says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chart {
    /// The note itself.
    pub document: Document,
    /// Its sections, in order.
    pub sections: Vec<Section>,
    /// Its sentences, in order.
    pub sentences: Vec<Sentence>,
    /// The problems of its assessment and plan, in order.
    pub problems: Vec<Problem>,
    /// The conditions it names, in order.
    pub mentions: Vec<Mention>,
    /// The procedures it names, in order.
    pub procedures: Vec<ProcedureMention>,
    /// The medicines it names, in order.
    pub medications: Vec<Medication>,
    /// The results it tells, in order.
    pub results: Vec<TestResult>,
    /// Facts that bear on the visit level.
    pub facts: Vec<VisitFact>,
    /// The clinician's time, where stated.
    pub time: Option<TimeStatement>,
    /// The patient's age in years, where the note says it.
    pub age: Option<(u8, Span)>,
}

impl Chart {
    /// The words of a span.
    #[must_use]
    pub fn words(&self, span: Span) -> &str {
        span.of(&self.document.text)
    }

    /// The words of a span as evidence.
    #[must_use]
    pub fn evidence(&self, span: Span) -> Evidence {
        Evidence::words(&self.document.id, span, &self.document.text)
    }

    /// The role of the section with this index.
    #[must_use]
    pub fn role(&self, section: usize) -> SectionRole {
        self.sections.get(section).map_or(SectionRole::Other, |section| section.role)
    }
}
