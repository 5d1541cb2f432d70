//! A chart as the contract writes it: `superbill read --format json`.

use serde::Serialize;
use superbill_clinical_documents::{ClinicalDocument, SourceMap};
use superbill_domain::{
    Abnormality, Act, Assertion, Chart, Coding, Denotation, Finding, MeasureKind, MedicineAct, OrderKind,
    Procedure, SectionRole, Slot, Span, Stated, VisitFactKind,
};

use super::evidence::{SectionJson, WordsJson, sections};
use super::finding::FindingJson;
use super::in_file::{assertion_in_file, slots_in_file};

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
    results: Vec<ResultJson<'a>>,
    orders: Vec<OrderJson<'a>>,
    facts: Vec<FactJson<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    statements: Vec<StatementJson<'a>>,
    minutes: Option<u16>,
    age: Option<u8>,
    findings: Vec<FindingJson<'a>>,
}

#[derive(Serialize)]
struct ProblemJson<'a> {
    title: &'a str,
    body: Vec<&'a str>,
    plan: Vec<&'a str>,
    #[serde(flatten)]
    words: WordsJson<'a>,
}

#[derive(Serialize)]
struct MentionJson<'a> {
    #[serde(flatten)]
    words: WordsJson<'a>,
    role: SectionRole,
    denotes: &'a [Denotation],
    assertion: Assertion,
    slots: Vec<Slot>,
    problem: Option<usize>,
    misspelled: bool,
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
    dose: Option<&'a str>,
    route: Option<&'a str>,
    frequency: Option<&'a str>,
    as_needed: bool,
    long_term: bool,
}

#[derive(Serialize)]
struct ResultJson<'a> {
    #[serde(flatten)]
    words: WordsJson<'a>,
    kind: MeasureKind,
    value: Option<&'a str>,
    abnormality: Option<Abnormality>,
}

#[derive(Serialize)]
struct OrderJson<'a> {
    #[serde(flatten)]
    words: WordsJson<'a>,
    kind: OrderKind,
    problem: Option<usize>,
}

/// What a structured source states of words beside them: its codes, and the state by name.
#[derive(Serialize)]
struct StatementJson<'a> {
    #[serde(flatten)]
    words: WordsJson<'a>,
    codings: &'a [Coding],
    #[serde(flatten)]
    stated: StatedJson,
}

#[derive(Serialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
enum StatedJson {
    Problem { assertion: Box<Assertion> },
    Procedure { act: Act },
    Medicine { act: MedicineAct },
    Result { abnormality: Option<Abnormality> },
    Allergy,
}

impl StatedJson {
    fn new(stated: &Stated, source: &SourceMap) -> Self {
        match stated {
            Stated::Problem { assertion } => {
                Self::Problem { assertion: Box::new(assertion_in_file(assertion, source)) }
            }
            Stated::Procedure { act, .. } => Self::Procedure { act: *act },
            Stated::Medicine { act } => Self::Medicine { act: *act },
            Stated::Result { abnormality } => Self::Result { abnormality: *abnormality },
            Stated::Allergy => Self::Allergy,
        }
    }
}

#[derive(Serialize)]
struct FactJson<'a> {
    #[serde(flatten)]
    words: WordsJson<'a>,
    kind: VisitFactKind,
}

impl<'a> ChartJson<'a> {
    /// A chart and what reading it found, the evidence of which is ranges of the file already.
    pub fn new(chart: &'a Chart, read: &'a ClinicalDocument, findings: &'a [Finding]) -> Self {
        let source = &read.source;
        let words = |span: Span| WordsJson::of(chart, source, span);
        let say = |span: Span| chart.words(span);
        let problems = chart.problems.iter().enumerate().map(|(at, problem)| ProblemJson {
            title: say(problem.title),
            body: chart.body(at).map(say).collect(),
            plan: chart.plan(at).map(say).collect(),
            words: words(problem.span),
        });
        let mentions = chart.mentions.iter().map(|mention| MentionJson {
            words: words(mention.span),
            role: chart.role(mention.section),
            denotes: &mention.denotes,
            assertion: assertion_in_file(&mention.assertion, source),
            slots: slots_in_file(&mention.slots, source),
            problem: mention.problem,
            misspelled: mention.misspelled,
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
            dose: medication.regimen.dose.map(say),
            route: medication.regimen.route.map(say),
            frequency: medication.regimen.frequency.map(say),
            as_needed: medication.regimen.as_needed.is_some(),
            long_term: medication.regimen.long_term.is_some(),
        });
        let results = chart.results.iter().map(|result| ResultJson {
            words: words(result.test),
            kind: result.kind,
            value: result.value.map(say),
            abnormality: result.abnormality,
        });
        let orders = chart.orders().into_iter().map(|order| OrderJson {
            words: words(order.span),
            kind: order.kind,
            problem: order.problem,
        });
        let facts = chart.facts.iter().map(|fact| FactJson { words: words(fact.span), kind: fact.kind });
        let statements = read.outline.statements.iter().map(|statement| StatementJson {
            words: words(statement.span),
            codings: &statement.codings,
            stated: StatedJson::new(&statement.stated, source),
        });
        Self {
            note: chart.document.id.as_str(),
            sections: sections(chart, source),
            sentences: chart.sentences.iter().map(|sentence| words(sentence.span)).collect(),
            problems: problems.collect(),
            mentions: mentions.collect(),
            procedures: procedures.collect(),
            medications: medications.collect(),
            results: results.collect(),
            orders: orders.collect(),
            facts: facts.collect(),
            statements: statements.collect(),
            minutes: chart.time.map(|time| time.minutes),
            age: chart.age.map(|(age, _)| age),
            findings: findings.iter().map(FindingJson::from).collect(),
        }
    }
}
