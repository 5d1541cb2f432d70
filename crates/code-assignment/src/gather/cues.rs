//! Cues: the words and acts of a sentence that tell whether its conditions are managed or only talked of.

use superbill_domain::{Act, MedicineAct, Mention, Span, VisitFactKind};

use crate::case::Case;
use crate::tabular::stem::Stem;
use crate::tabular::words::{Stems, is_filler, stems, words};

/// Words by which a provider states a diagnosis in running text.
const STATES: [&str; 11] = [
    "i believe",
    "diagnosed with",
    "diagnosis of",
    "found to have",
    "revealed",
    "reveals",
    "demonstrates",
    "confirms",
    "confirmed",
    "due to",
    "secondary to",
];

/// Words of teaching, advice and precaution: what they name is not the patient's condition of today.
const TEACHES: [&str; 24] = [
    "discussed",
    "educat",
    "counsel",
    "explained",
    "advised",
    "instructed",
    "precaution",
    "side effect",
    "reassured",
    "should call",
    "return to",
    "return for",
    "if he",
    "if she",
    "if symptoms",
    "literature",
    "can cause",
    "risk of",
    "risks of",
    "risk include",
    "risks include",
    "possibility of",
    "principles",
    "guidelines",
];

/// Words by which a finding is followed up.
const FOLLOWS_UP: [&str; 6] =
    ["evaluate", "evaluation", "follow up on", "work up", "workup", "concerned about"];

/// Verbs with which a plan directs what is done.
const DIRECTS: [&str; 11] = [
    "continue",
    "start",
    "begin",
    "increase",
    "decrease",
    "monitor",
    "treat",
    "refill",
    "prescribe",
    "resume",
    "stop",
];

/// True where the sentence of a plan opens with what is to be done: "Continue CPAP for sleep apnea."
pub(super) fn directs(case: &Case<'_>, sentence: Span) -> bool {
    opens_with(case.chart.words(sentence), &DIRECTS)
}

fn opens_with(sentence: &str, verbs: &[&str]) -> bool {
    words(sentence).next().is_some_and(|first| verbs.iter().any(|verb| first.eq_ignore_ascii_case(verb)))
}

/// Verbs with which a plan orders a test.
const ORDERS: [&str; 7] = ["repeat", "recheck", "order", "ordered", "obtain", "check", "schedule"];

/// True where the assessment orders a test that bears the name of the finding: "Repeat liver enzymes", for elevated
/// liver enzymes.
pub(super) fn tests_it(case: &Case<'_>, mention: &Mention) -> bool {
    let name = words(case.chart.words(mention.span)).map(Stem::of);
    let name: Stems = name.filter(|stem| !is_filler(*stem)).collect();
    let shares =
        |text: &str, least: usize| stems(text).iter().filter(|stem| name.contains(*stem)).count() >= least;
    let ordered = case.chart.procedures.iter().any(|test| {
        let ordered = matches!(test.act, Act::Ordered | Act::Performed);
        let assessed = test.problem.is_some() || case.chart.role(test.section).is_assessment();
        ordered && assessed && shares(case.chart.words(test.span), 1)
    });
    let mut sentences = case.chart.sentences.iter();
    ordered
        || sentences.any(|sentence| {
            let text = case.chart.words(sentence.span);
            let assessed = sentence.problem.is_some() || case.chart.role(sentence.section).is_assessment();
            assessed && opens_with(text, &ORDERS) && shares(text, 2)
        })
}

/// True where a sentence teaches or warns.
pub(super) fn teaches(case: &Case<'_>, sentence: Span) -> bool {
    contains_any(case, sentence, &TEACHES)
}

/// Words with which a sentence that seems to state a diagnosis only weighs it.
const WEIGHS: [&str; 6] = ["concern", "worri", "could be", "may be", "might be", "possible"];

/// True where a provider states a diagnosis in the sentence.
pub(super) fn states(case: &Case<'_>, sentence: Span) -> bool {
    contains_any(case, sentence, &STATES) && !contains_any(case, sentence, &WEIGHS)
}

/// True where the sentence orders a test or refers, or says that something is followed up. A medicine "as needed for
/// pain" follows up nothing.
pub(super) fn acts(case: &Case<'_>, sentence: Span) -> bool {
    orders(case, sentence) || contains_any(case, sentence, &FOLLOWS_UP)
}

/// True where a test is ordered or done, or a specialist called in, in the sentence.
pub(super) fn orders(case: &Case<'_>, sentence: Span) -> bool {
    let chart = case.chart;
    let test = |act| matches!(act, Act::Ordered | Act::Performed | Act::Planned);
    chart.procedures.iter().any(|done| test(done.act) && sentence.contains(&done.span))
        || chart
            .facts
            .iter()
            .any(|fact| fact.kind == VisitFactKind::Referral && sentence.contains(&fact.span))
}

/// True where a medicine is begun, continued, changed or stopped in the sentence.
pub(super) fn prescribes(case: &Case<'_>, sentence: Span) -> bool {
    case.chart
        .medications
        .iter()
        .any(|medicine| is_decided(medicine.act) && sentence.contains(&medicine.span))
}

/// True where what is done about a medicine is a decision of this visit.
pub(crate) const fn is_decided(act: MedicineAct) -> bool {
    matches!(act, MedicineAct::Started | MedicineAct::Continued | MedicineAct::Changed | MedicineAct::Stopped)
}

fn contains_any(case: &Case<'_>, sentence: Span, cues: &[&str]) -> bool {
    let text = case.lower(sentence);
    cues.iter().any(|cue| text.contains(cue))
}
