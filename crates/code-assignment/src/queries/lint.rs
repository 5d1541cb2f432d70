//! The linter of queries: what a compliant question may not do (AHIMA and ACDIS, Guidelines for Achieving a Compliant Query Practice,
//! 2022). A query that it objects to is never put.

use superbill_domain::Query;

use super::ask::ALWAYS;

/// Words of payment and of scores: a query never says what an answer is worth.
const WORTH: [&str; 14] = [
    "reimburs",
    "payment",
    "paid",
    "revenue",
    "drg",
    "hcc",
    "risk adjust",
    "severity of illness",
    "quality score",
    "denial",
    "denied",
    "bill",
    "profit",
    "money",
];

/// Words that put an answer into the provider's mouth.
const LEADING: [&str; 14] = [
    "please confirm that",
    "please agree",
    "do you agree",
    "don't you",
    "isn't it",
    "wouldn't you",
    "should be documented as",
    "we suggest",
    "we recommend",
    "would support",
    "in order to code",
    "so that we can code",
    "please add",
    "please document that",
];

/// What is wrong with a query; none where it is compliant.
pub(crate) fn objection(query: &Query) -> Option<&'static str> {
    let texts = [&query.text, &query.topic].into_iter().chain(&query.choices);
    let lower: Vec<String> = texts.map(|text| text.to_lowercase()).collect();
    let says = |words: &[&str]| lower.iter().any(|text| words.iter().any(|word| text.contains(word)));
    let offered = query.choices.iter().filter(|choice| !ALWAYS.contains(&choice.as_str())).count();
    if says(&WORTH) {
        Some("it speaks of payment or of a score")
    } else if says(&LEADING) {
        Some("its words lead to an answer")
    } else if !ALWAYS.iter().all(|always| query.choices.iter().any(|choice| choice == always)) {
        Some("it leaves no way out")
    } else if offered == 1 {
        Some("it offers one answer alone")
    } else if query.evidence.is_empty() {
        Some("it quotes nothing of the note")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use superbill_domain::{DocumentId, Evidence, Span};

    use super::*;

    fn query(text: &str, choices: &[&str]) -> Query {
        let choices = choices.iter().chain(&ALWAYS).map(|choice| (*choice).to_owned()).collect();
        let evidence = vec![Evidence::words(&DocumentId::new("note"), Span::new(0, 4), "CHF on furosemide")];
        Query {
            topic: "type of CHF".into(),
            text: text.into(),
            choices,
            evidence,
            affects: vec![],
            rule: None,
        }
    }

    #[test]
    fn an_open_or_balanced_question_passes() {
        assert_eq!(
            objection(&query("The note names “CHF”. Please document its type, if it is known.", &[])),
            None
        );
        assert_eq!(objection(&query("Which side is meant?", &["Right", "Left", "Both sides"])), None);
    }

    #[test]
    fn a_question_that_leads_or_names_its_worth_is_rejected() {
        for text in [
            "Please confirm that the patient has acute systolic heart failure.",
            "Do you agree that this is sepsis?",
            "Acute heart failure would raise the DRG. What is its type?",
            "Which type is it? Unspecified heart failure is not paid.",
            "Please document that the ulcer is a pressure ulcer.",
        ] {
            assert!(objection(&query(text, &[])).is_some(), "{text}");
        }
    }

    #[test]
    fn one_answer_alone_no_way_out_and_nothing_quoted_are_rejected() {
        assert_eq!(
            objection(&query("What is its type?", &["Acute systolic"])),
            Some("it offers one answer alone")
        );
        let closed = Query { choices: vec!["Acute".into(), "Chronic".into()], ..query("Which?", &[]) };
        assert_eq!(objection(&closed), Some("it leaves no way out"));
        let bare = Query { evidence: vec![], ..query("Which?", &[]) };
        assert_eq!(objection(&bare), Some("it quotes nothing of the note"));
    }
}
