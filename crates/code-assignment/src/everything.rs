//! The profile that codes everything: each condition that a note mentions, in whatever sense.
//!
//! Research corpora are labelled so (CodiEsp: every code that a phrase names, be it denied or past). Such a list is no
//! claim: it follows no guideline, knows no setting and no sequence, and every code of it waits for a person.

use superbill_code_sets::Book;
use superbill_domain::{Chart, DiagnosisSuggestion, Mention, Suggestions, Tier, VisitContext};

use crate::case::Case;
use crate::diagnose::named;
use crate::tabular::{Resolved, resolve};

/// Every condition that the chart mentions, once, in the order of the note.
pub(crate) fn assign(chart: &Chart, context: &VisitContext, book: Book<'_>) -> Suggestions {
    let case = Case::new(chart, context, book);
    let mut diagnoses: Vec<DiagnosisSuggestion> = Vec::new();
    for mention in &chart.mentions {
        let Some(found) = code_of(&case, mention) else { continue };
        match diagnoses.iter_mut().find(|known| known.code == found.code) {
            Some(known) => known.evidence.push(chart.evidence(mention.span)),
            None => diagnoses.push(suggestion(&case, mention, found)),
        }
    }
    Suggestions { diagnoses, ..Suggestions::default() }
}

/// The code of a phrase by its own words and details, whatever the rest of the note says.
fn code_of(case: &Case<'_>, mention: &Mention) -> Option<Resolved> {
    mention.denotes.iter().find_map(|denotation| {
        let (code, clues) = named(case, mention, denotation.code);
        resolve(case.tabular, code, &clues)
    })
}

fn suggestion(case: &Case<'_>, mention: &Mention, found: Resolved) -> DiagnosisSuggestion {
    let phrase = case.chart.words(mention.span);
    DiagnosisSuggestion {
        code: found.code,
        title: case.tabular.title(found.code).to_owned(),
        tier: Tier::Review,
        evidence: vec![case.chart.evidence(mention.span)],
        path: found.path,
        rules: Vec::new(),
        why: format!("“{phrase}” is mentioned; nothing says that it is for a claim."),
        alternatives: Vec::new(),
        present_on_admission: None,
    }
}

#[cfg(test)]
mod tests {
    use superbill_code_sets::CodeSets;

    use crate::testing::{chart, office};
    use crate::{Profile, assign};

    fn everything(note: &str) -> Vec<String> {
        let context = office();
        let book = CodeSets::embedded().unwrap().on(context.on);
        let found = assign(&chart(note), &context, Profile::Everything, book);
        assert!(found.queries.is_empty() && found.visit_level.is_none() && found.not_coded.is_empty());
        found.diagnoses.iter().map(|diagnosis| diagnosis.code.to_string()).collect()
    }

    #[test]
    fn what_is_denied_past_or_of_the_family_counts_too() {
        let note = "HPI: Without [fever|R50.9 symptom negated]. FH: [Gout|M10.9 chronic family]. \
                    A: [Knee pain|M25.569 symptom right]. Ice.";
        assert_eq!(everything(note), ["R50.9", "M10.9", "M25.561"]);
    }

    #[test]
    fn a_condition_named_twice_stands_once_with_both_phrases() {
        let note = "HPI: [Cough|R05.9 symptom]. A: [Cough|R05.9 symptom]. Honey.";
        assert_eq!(everything(note), ["R05.9"]);
    }

    #[test]
    fn no_rule_presumes_anything() {
        let note = "A: [Type 2 diabetes|E11.9 chronic]. Diet. A: [CKD stage 4|N18.4 chronic]. Stable.";
        assert_eq!(everything(note), ["E11.9", "N18.4"]);
    }
}
