//! Measures of a chart: how a medicine is taken, what a test or a vital sign showed, and what was ordered.

use serde::{Deserialize, Serialize};

use crate::chart::{Act, Chart, MedicineAct, VisitFactKind};
use crate::evidence::Span;
use crate::statement::Abnormality;

/// How a medicine is taken, each part in the note's own words; a part that the note does not tell is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Regimen {
    /// How much at a time: "500 mg", "2 puffs".
    pub dose: Option<Span>,
    /// The way into the body: "by mouth", "IV".
    pub route: Option<Span>,
    /// How often: "twice a day", "qhs".
    pub frequency: Option<Span>,
    /// That it is taken only when needed: "prn".
    pub as_needed: Option<Span>,
    /// That it is taken for long: "long-term", "chronic".
    pub long_term: Option<Span>,
}

/// What kind of thing was measured or looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeasureKind {
    /// A test of the laboratory.
    Laboratory,
    /// A vital sign.
    VitalSign,
    /// An image or a tracing.
    Imaging,
}

/// A result that the note tells. Whether an abnormal one matters, only the provider says: it is never a diagnosis
/// (Official Guidelines III.B).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TestResult {
    /// What was measured, in the note's own words.
    pub test: Span,
    /// What kind of thing it is.
    pub kind: MeasureKind,
    /// The value, where one stands with it.
    pub value: Option<Span>,
    /// How it stands to what is usual, as words or the value tell it; none where neither does.
    pub abnormality: Option<Abnormality>,
    /// The words or the value that tell it.
    pub told_by: Option<Span>,
    /// The section it stands in, by index.
    pub section: usize,
    /// The problem it belongs to, by index.
    pub problem: Option<usize>,
}

/// What kind of thing was ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderKind {
    /// A test of the laboratory (codes 80000 to 89999).
    Laboratory,
    /// An image (codes 70000 to 79999).
    Imaging,
    /// Another test or procedure.
    Procedure,
    /// A medicine begun, changed or continued by decision.
    Medicine,
    /// Another clinician called in.
    Referral,
    /// Physical or occupational therapy.
    Therapy,
}

/// Something ordered in the visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// What kind of thing it is.
    pub kind: OrderKind,
    /// Its words.
    pub span: Span,
    /// The problem it belongs to, by index.
    pub problem: Option<usize>,
}

impl Chart {
    /// What was ordered in the visit, in the order of the note.
    #[must_use]
    pub fn orders(&self) -> Vec<Order> {
        let tests = self.procedures.iter().filter(|test| test.act == Act::Ordered).map(|test| Order {
            kind: match test.code.as_str().as_bytes().first() {
                Some(b'7') => OrderKind::Imaging,
                Some(b'8') => OrderKind::Laboratory,
                _ => OrderKind::Procedure,
            },
            span: test.span,
            problem: test.problem,
        });
        let decided = [MedicineAct::Started, MedicineAct::Changed, MedicineAct::Continued];
        let medicines = self.medications.iter().filter(|medicine| decided.contains(&medicine.act));
        let medicines = medicines.map(|medicine| Order {
            kind: OrderKind::Medicine,
            span: medicine.span,
            problem: medicine.problem,
        });
        let others = self.facts.iter().filter_map(|fact| {
            let kind = match fact.kind {
                VisitFactKind::Referral => OrderKind::Referral,
                VisitFactKind::TherapyPrescribed => OrderKind::Therapy,
                _ => return None,
            };
            Some(Order { kind, span: fact.span, problem: fact.problem })
        });
        let mut orders: Vec<Order> = tests.chain(medicines).chain(others).collect();
        orders.sort_by_key(|order| order.span);
        orders
    }

    /// What is said of a problem under its title, sentence by sentence, and is not its plan.
    pub fn body(&self, problem: usize) -> impl Iterator<Item = Span> {
        self.said_of(problem, false)
    }

    /// What is to be done about a problem, sentence by sentence, wherever in the note it stands.
    pub fn plan(&self, problem: usize) -> impl Iterator<Item = Span> {
        self.said_of(problem, true)
    }

    fn said_of(&self, problem: usize, plan: bool) -> impl Iterator<Item = Span> {
        let title = self.problems.get(problem).map(|problem| problem.title);
        self.sentences
            .iter()
            .filter(move |sentence| sentence.problem == Some(problem) && sentence.is_plan == plan)
            .map(|sentence| sentence.span)
            .filter(move |span| {
                title.is_none_or(|title| !(span.contains(&title) && span.len() <= title.len() + 1))
            })
    }
}
