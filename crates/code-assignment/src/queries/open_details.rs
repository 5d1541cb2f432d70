//! Details on which the codes differ and which the note leaves open (Official Guidelines I.B.18).

use superbill_domain::RuleId;

use crate::case::{Case, Diagnosis, Place};
use crate::queries::ask;
use crate::symptom::is_symptom_code;
use crate::tabular::Axis;

/// Most answers that a query about the kind of a condition offers; a longer list is no help.
const MOST_KINDS: usize = 8;

pub(crate) fn raise(case: &mut Case<'_>, rule: &RuleId) {
    for diagnosis in case.diagnoses.clone() {
        if diagnosis.place == Place::Elsewhere || diagnosis.traits.status {
            continue;
        }
        for (axis, titles) in &diagnosis.open {
            put(case, &diagnosis, *axis, titles, rule);
        }
    }
}

fn put(case: &mut Case<'_>, diagnosis: &Diagnosis, axis: Axis, titles: &[String], rule: &RuleId) {
    let name = name(case, diagnosis);
    let (what, choices): (&str, Vec<String>) = match axis {
        Axis::Side => ("side", owned(&["Right", "Left", "Both sides"])),
        Axis::Acuity => ("acuity", owned(&["Acute", "Chronic", "Acute on chronic"])),
        Axis::Severity => ("severity", owned(&["Mild", "Moderate", "Severe"])),
        Axis::Trimester => ("trimester", owned(&["First trimester", "Second trimester", "Third trimester"])),
        Axis::Stage => ("stage", specified(titles)),
        Axis::Kind => ("type", specified(titles)),
    };
    let symptom = diagnosis.traits.symptom || is_symptom_code(diagnosis.code);
    let few = matches!(axis, Axis::Kind | Axis::Stage) && !(2..=MOST_KINDS).contains(&choices.len());
    if few || symptom && axis != Axis::Side {
        return;
    }
    let text = format!("The note names “{name}”. Please document its {what}, if it is known.");
    let words: Vec<_> = case.mentions_of(diagnosis).map(|mention| mention.span).collect();
    ask::provider(case, format!("{what} of {name}"), text, &choices, &words, &[diagnosis.code], Some(rule));
}

fn name(case: &Case<'_>, diagnosis: &Diagnosis) -> String {
    let mention = diagnosis.mentions.first().and_then(|mention| case.mention(*mention));
    mention
        .map_or_else(|| diagnosis.code.to_string(), |mention| case.chart.words(mention.span).to_lowercase())
}

fn owned(choices: &[&str]) -> Vec<String> {
    choices.iter().map(|choice| (*choice).to_owned()).collect()
}

/// The titles that specify something.
fn specified(titles: &[String]) -> Vec<String> {
    let vague = |title: &&String| {
        let lower = title.to_lowercase();
        !lower.contains("unspecified") && !lower.starts_with("other")
    };
    titles.iter().filter(vague).cloned().collect()
}
