//! Drafting a document: sections in the order of a note, each a heading with lines and paragraphs under it.

use std::collections::BTreeMap;

use superbill_domain::{
    Abnormality, Act, Assertion, Coding, Document, DocumentId, MedicineAct, Outline, SectionRole, Span,
    Stated, StatedSection, Statement,
};

use crate::document::{ClinicalDocument, Told};
use crate::traced::Traced;

/// The state of a condition, on the axes of an assertion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum State {
    /// The patient has it now.
    #[default]
    Affirmed,
    /// The patient does not have it.
    Negated,
    /// It is not established.
    Uncertain,
    /// It is over.
    Resolved,
    /// It was once.
    Historical,
    /// Somebody of the family has it.
    Family,
}

/// What is stated of the words of a line, before the line has its place.
#[derive(Debug, Clone)]
pub(crate) enum Claimed {
    Problem(State),
    Procedure(Act),
    Medicine(MedicineAct),
    Result(Option<Abnormality>),
    Allergy,
    /// Nothing: a line of words alone.
    Words,
}

/// A line of a section: the name of a thing, what is said of it, and what is stated.
pub(crate) struct Line {
    /// The words that name it.
    pub(crate) name: Traced,
    /// Details that belong to the name: severity, side.
    pub(crate) details: Vec<Traced>,
    /// The words of its state: "refuted", "not done".
    pub(crate) state: Option<Traced>,
    /// Further words: onset, a note, a value.
    pub(crate) more: Vec<Traced>,
    /// What is stated.
    pub(crate) claimed: Claimed,
    /// Its codes.
    pub(crate) codings: Vec<Coding>,
}

impl Line {
    /// A line that names a thing and says nothing more.
    pub(crate) fn naming(name: Traced, codings: Vec<Coding>, claimed: Claimed) -> Self {
        Self { name, details: Vec::new(), state: None, more: Vec::new(), claimed, codings }
    }

    /// A line of words alone.
    pub(crate) fn words(name: Traced) -> Self {
        Self::naming(name, Vec::new(), Claimed::Words)
    }
}

/// A section while it is drafted.
#[derive(Default)]
pub(crate) struct DraftSection {
    role: Option<SectionRole>,
    title: Traced,
    body: Traced,
    statements: Vec<Statement>,
    numbered: usize,
}

impl DraftSection {
    /// A section under a title; a note of which only the words can tell where no role is given.
    pub(crate) fn titled(role: Option<SectionRole>, title: &Traced) -> Self {
        Self { role, title: title.one_line(), ..Self::default() }
    }

    /// True where nothing stands under the title.
    pub(crate) fn is_empty(&self) -> bool {
        self.body.is_blank()
    }

    /// What part of a note it is.
    pub(crate) const fn role(&self) -> Option<SectionRole> {
        self.role
    }

    /// Adds a paragraph as it stands; gives its range in the body.
    pub(crate) fn paragraph(&mut self, words: &Traced) -> Span {
        self.new_line();
        self.body.push(words)
    }

    fn new_line(&mut self) {
        if self.body.len() > 0 {
            self.body.push_sign("\n");
        }
    }

    /// Adds a line. In an assessment the lines are numbered: each is a problem.
    pub(crate) fn line(&mut self, line: &Line) {
        if line.name.is_blank() {
            return;
        }
        self.new_line();
        let assessed = matches!(self.role, Some(SectionRole::Assessment | SectionRole::AssessmentPlan));
        self.numbered += 1;
        let bullet = if assessed { format!("{}. ", self.numbered) } else { "- ".to_owned() };
        self.body.push_sign(&bullet);
        let name = self.body.push(&line.name.one_line());
        for detail in line.details.iter().filter(|detail| !detail.is_blank()) {
            self.body.push_sign(", ");
            self.body.push(&detail.one_line());
        }
        let state = line.state.as_ref().filter(|state| !state.is_blank()).map(|state| {
            self.body.push_sign(", ");
            self.body.push(&state.one_line())
        });
        for more in line.more.iter().filter(|more| !more.is_blank()) {
            self.body.push_sign(". ");
            self.body.push(&more.one_line());
        }
        self.state(name, state, &line.claimed, line.codings.clone());
    }

    /// States something of words of the body; `cue` are the words that say so, else the heading will.
    pub(crate) fn state(&mut self, span: Span, cue: Option<Span>, claimed: &Claimed, codings: Vec<Coding>) {
        let words = cue.unwrap_or(span);
        let stated = match claimed {
            Claimed::Problem(state) => Stated::Problem { assertion: assertion(*state, words) },
            Claimed::Procedure(act) => Stated::Procedure { act: *act, cue },
            Claimed::Medicine(act) => Stated::Medicine { act: *act },
            Claimed::Result(abnormality) => Stated::Result { abnormality: *abnormality },
            Claimed::Allergy => Stated::Allergy,
            Claimed::Words => return,
        };
        self.statements.push(Statement { span, stated, codings });
    }

    /// True where a statement of the body covers these words already.
    pub(crate) fn states(&self, span: Span) -> bool {
        self.statements.iter().any(|statement| statement.span == span)
    }
}

fn assertion(state: State, words: Span) -> Assertion {
    let none = Assertion::default();
    match state {
        State::Affirmed => none,
        State::Negated => Assertion { negated: Some(words), ..none },
        State::Uncertain => Assertion { uncertain: Some(words), ..none },
        State::Resolved => Assertion { resolved: Some(words), ..none },
        State::Historical => Assertion { historical: Some(words), ..none },
        State::Family => Assertion { family: Some(words), ..none },
    }
}

/// A document while it is drafted.
#[derive(Default)]
pub(crate) struct Draft {
    /// Sections under headings of ours, one for each part of a note.
    ours: BTreeMap<SectionRole, DraftSection>,
    /// Sections as the source sets them apart.
    its_own: Vec<DraftSection>,
    /// What it says of the visit itself.
    pub(crate) told: Told,
}

impl Draft {
    /// The section of a role under a heading of ours, which stands for `source` where it is new.
    pub(crate) fn section(&mut self, role: SectionRole, source: Span) -> &mut DraftSection {
        self.ours
            .entry(role)
            .or_insert_with(|| DraftSection::titled(Some(role), &Traced::standing_for(heading(role), source)))
    }

    /// Adds a section as the source sets it apart.
    pub(crate) fn add(&mut self, section: DraftSection) {
        self.its_own.push(section);
    }

    /// True where nothing was drafted.
    pub(crate) fn is_empty(&self) -> bool {
        self.ours.values().chain(&self.its_own).all(DraftSection::is_empty)
    }

    /// The document: its sections in the order of a note, apart from each other by an empty line.
    pub(crate) fn finish(self, id: DocumentId) -> ClinicalDocument {
        let mut sections: Vec<DraftSection> = self.its_own;
        sections.extend(self.ours.into_values());
        sections.sort_by_key(|section| place(section.role));
        let mut text = Traced::default();
        let mut outline = Outline::default();
        for section in sections.into_iter().filter(|section| !section.is_empty()) {
            if text.len() > 0 {
                text.push_sign("\n\n");
            }
            let start = text.len();
            let header = (!section.title.is_blank()).then(|| {
                let header = text.push(&section.title);
                text.push_sign(":\n");
                header
            });
            let body = text.push(&section.body);
            outline.sections.push(StatedSection {
                role: section.role,
                header,
                span: Span::new(start, body.end),
            });
            let moved = section.statements.into_iter().map(|statement| moved(statement, body.start));
            outline.statements.extend(moved);
        }
        outline.statements.sort_by_key(|statement| statement.span);
        let (text, source) = text.into_parts();
        ClinicalDocument { document: Document { id, text }, outline, source, told: self.told }
    }
}

/// A statement of a body that begins at `start`.
fn moved(statement: Statement, start: usize) -> Statement {
    let shift = |span: Span| Span::new(span.start + start, span.end + start);
    let stated = match statement.stated {
        Stated::Problem { assertion: said } => Stated::Problem {
            assertion: Assertion {
                negated: said.negated.map(shift),
                uncertain: said.uncertain.map(shift),
                historical: said.historical.map(shift),
                family: said.family.map(shift),
                resolved: said.resolved.map(shift),
                ..said
            },
        },
        Stated::Procedure { act, cue } => Stated::Procedure { act, cue: cue.map(shift) },
        other => other,
    };
    Statement { span: shift(statement.span), stated, ..statement }
}

/// The heading of ours for a part of a note.
const fn heading(role: SectionRole) -> &'static str {
    match role {
        SectionRole::ChiefComplaint => "CHIEF COMPLAINT",
        SectionRole::Hpi => "HISTORY OF PRESENT ILLNESS",
        SectionRole::Pmh => "PROBLEM LIST",
        SectionRole::Psh => "PAST SURGICAL HISTORY",
        SectionRole::Fh => "FAMILY HISTORY",
        SectionRole::Sh => "SOCIAL HISTORY",
        SectionRole::Medications => "MEDICATIONS",
        SectionRole::Allergies => "ALLERGIES",
        SectionRole::Ros => "REVIEW OF SYSTEMS",
        SectionRole::Vitals => "VITAL SIGNS",
        SectionRole::Exam => "PHYSICAL EXAM",
        SectionRole::Results => "RESULTS",
        SectionRole::Procedure => "PROCEDURES",
        SectionRole::Assessment => "ASSESSMENT",
        SectionRole::AssessmentPlan => "ASSESSMENT AND PLAN",
        SectionRole::Plan => "PLAN",
        SectionRole::Instructions => "INSTRUCTIONS",
        SectionRole::Other => "NOTES",
    }
}

/// Where a section stands in a note. Notes of which only the words can tell come first, as they are whole.
const fn place(role: Option<SectionRole>) -> u8 {
    match role {
        None => 0,
        Some(SectionRole::ChiefComplaint) => 1,
        Some(SectionRole::Hpi) => 2,
        Some(SectionRole::Pmh) => 3,
        Some(SectionRole::Psh) => 4,
        Some(SectionRole::Fh) => 5,
        Some(SectionRole::Sh) => 6,
        Some(SectionRole::Allergies) => 7,
        Some(SectionRole::Medications) => 8,
        Some(SectionRole::Ros) => 9,
        Some(SectionRole::Vitals) => 10,
        Some(SectionRole::Exam) => 11,
        Some(SectionRole::Results) => 12,
        Some(SectionRole::Other) => 13,
        Some(SectionRole::Procedure) => 14,
        Some(SectionRole::Assessment) => 15,
        Some(SectionRole::AssessmentPlan) => 16,
        Some(SectionRole::Plan) => 17,
        Some(SectionRole::Instructions) => 18,
    }
}
