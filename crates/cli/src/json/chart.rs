//! A chart as the contract writes it: `superbill read --format json`.

use serde::Serialize;
use superbill_domain::{
    Act, Assertion, Chart, Denotation, Finding, MedicineAct, Procedure, SectionRole, Slot, Span,
    VisitFactKind,
};

use super::evidence::{SectionJson, WordsJson, sections};
use super::finding::FindingJson;

/// A chart.
#[derive(Serialize)]
pub struct ChartJson<'a> {
    note: &'a str,
    sections: Vec<SectionJson<'a>>,
    sentences: Vec<WordsJson<'a>>,
    problems: Vec<ProblemJson<'a>>,
    mentions: Vec<MentionJson<'a>>,
    procedures: Vec<ProcedureMentionJson<'a>>,
    medications: Vec<MedicationJson<'a>>,
    facts: Vec<FactJson<'a>>,
    minutes: Option<u16>,
    age: Option<u8>,
    findings: Vec<FindingJson<'a>>,
}

#[derive(Serialize)]
struct ProblemJson<'a> {
    title: &'a str,
    #[serde(flatten)]
    words: WordsJson<'a>,
}

#[derive(Serialize)]
struct MentionJson<'a> {
    #[serde(flatten)]
    words: WordsJson<'a>,
    role: SectionRole,
    denotes: &'a [Denotation],
    assertion: &'a Assertion,
    slots: &'a [Slot],
    problem: Option<usize>,
}

#[derive(Serialize)]
struct ProcedureMentionJson<'a> {
    #[serde(flatten)]
    words: WordsJson<'a>,
    role: SectionRole,
    code: Procedure,
    act: Act,
}

#[derive(Serialize)]
struct MedicationJson<'a> {
    #[serde(flatten)]
    words: WordsJson<'a>,
    role: SectionRole,
    class: &'a str,
    prescription: bool,
    act: MedicineAct,
}

#[derive(Serialize)]
struct FactJson<'a> {
    #[serde(flatten)]
    words: WordsJson<'a>,
    kind: VisitFactKind,
}

impl<'a> ChartJson<'a> {
    /// A chart and what reading it found.
    pub fn new(chart: &'a Chart, findings: &'a [Finding]) -> Self {
        let words = |span: Span| WordsJson::of(chart, span);
        let problems = chart
            .problems
            .iter()
            .map(|problem| ProblemJson { title: chart.words(problem.title), words: words(problem.span) });
        let mentions = chart.mentions.iter().map(|mention| MentionJson {
            words: words(mention.span),
            role: chart.role(mention.section),
            denotes: &mention.denotes,
            assertion: &mention.assertion,
            slots: &mention.slots,
            problem: mention.problem,
        });
        let procedures = chart.procedures.iter().map(|mention| ProcedureMentionJson {
            words: words(mention.span),
            role: chart.role(mention.section),
            code: mention.code,
            act: mention.act,
        });
        let medications = chart.medications.iter().map(|medication| MedicationJson {
            words: words(medication.span),
            role: chart.role(medication.section),
            class: &medication.class,
            prescription: medication.prescription,
            act: medication.act,
        });
        Self {
            note: chart.document.id.as_str(),
            sections: sections(chart),
            sentences: chart.sentences.iter().map(|sentence| words(sentence.span)).collect(),
            problems: problems.collect(),
            mentions: mentions.collect(),
            procedures: procedures.collect(),
            medications: medications.collect(),
            facts: chart
                .facts
                .iter()
                .map(|fact| FactJson { words: words(fact.span), kind: fact.kind })
                .collect(),
            minutes: chart.time.map(|time| time.minutes),
            age: chart.age.map(|(age, _)| age),
            findings: findings.iter().map(FindingJson::from).collect(),
        }
    }
}
