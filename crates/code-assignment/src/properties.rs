//! Properties that hold for every chart.

use proptest::prelude::*;
use superbill_code_sets::{Book, CodeSets};
use superbill_domain::{Chart, Icd10Cm, NotCodedReason, Setting, Suggestions, VisitContext};

use crate::testing::{assigned, chart, office};

fn book() -> Book<'static> {
    CodeSets::embedded().unwrap().on(office().on)
}

/// Any code or header of the list, billable or not.
fn any_code() -> impl Strategy<Value = Icd10Cm> {
    static CODES: std::sync::LazyLock<Vec<Icd10Cm>> =
        std::sync::LazyLock::new(|| book().diagnoses().map(|diagnosis| diagnosis.code()).collect());
    // Half of the time a code of everyday families, which have the rules.
    let everyday = [
        "E11.9", "I10", "I50.9", "N18.30", "R05.9", "J18.9", "J44.9", "I25.10", "L97.509", "M25.569",
        "S83.90XA", "Z95.5",
    ];
    prop_oneof![
        any::<prop::sample::Index>().prop_map(|index| *index.get(&CODES)),
        prop::sample::select(everyday.to_vec()).prop_map(|code| code.parse().unwrap()),
    ]
}

fn any_mention() -> impl Strategy<Value = String> {
    let detail = prop::sample::select(vec![
        "",
        " chronic",
        " symptom",
        " injury right",
        " bilateral",
        " uncertain",
        " negated",
        " historical",
        " family",
        " uncontrolled",
        " flare",
        " subsequent",
        " finding",
        " status",
        " stage=3",
        " weeks=20",
    ]);
    let part =
        prop::sample::select(vec!["A:", "A:", "A:", "HPI:", "PMH:", "EXAM:", "TEXT:", "PLAN:", "PROC:"]);
    (part, any_code(), detail).prop_map(|(part, code, detail)| {
        let title = book().diagnosis(&code).map_or("", |diagnosis| diagnosis.title());
        let words: String = title.chars().filter(|c| c.is_alphanumeric() || *c == ' ').collect();
        format!("{part} [{words}|{code}{detail}] today. Continue <metformin|biguanide continued Z79.84> and {{X-ray|73560 performed}}. ")
    })
}

fn any_chart() -> impl Strategy<Value = Chart> {
    prop::collection::vec(any_mention(), 0..8).prop_map(|parts| chart(&parts.concat()))
}

fn contexts() -> [VisitContext; 3] {
    let office = office();
    [
        office,
        VisitContext { setting: Setting::Inpatient, ..office },
        VisitContext { setting: Setting::Emergency, new_patient: None, ..office },
    ]
}

fn check(chart: &Chart, suggestions: &Suggestions) -> Result<(), TestCaseError> {
    let book = book();
    for (at, one) in suggestions.diagnoses.iter().enumerate() {
        let found = book.diagnosis(&one.code);
        prop_assert!(found.is_some_and(|found| found.is_billable()), "{} is not billable", one.code);
        prop_assert!(!one.why.is_empty() && !one.path.is_empty());
        for two in &suggestions.diagnoses[at + 1..] {
            prop_assert!(one.code != two.code, "{} twice", one.code);
            prop_assert!(
                book.excludes1(&one.code, &two.code).is_none(),
                "{} excludes {}",
                one.code,
                two.code
            );
        }
    }
    for left in &suggestions.not_coded {
        prop_assert!(suggestions.diagnoses.iter().all(|diagnosis| diagnosis.code != left.code));
        prop_assert!(
            left.reason != NotCodedReason::Negated || left.evidence.len() == 2 || chart.mentions.is_empty()
        );
    }
    for line in &suggestions.procedures {
        let most = suggestions.diagnoses.len();
        prop_assert!(line.diagnoses.iter().all(|pointer| (1..=most).contains(&usize::from(*pointer))));
    }
    for query in &suggestions.queries {
        prop_assert_eq!(crate::queries::lint::objection(query), None, "{}", query.text);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn what_comes_out_is_valid_and_free_of_conflict(chart in any_chart()) {
        for context in contexts() {
            check(&chart, &assigned(&chart, &context))?;
        }
    }

    #[test]
    fn the_same_chart_gives_the_same_suggestions(chart in any_chart()) {
        prop_assert_eq!(assigned(&chart, &office()), assigned(&chart, &office()));
    }

    #[test]
    fn a_day_without_a_release_gives_no_codes(chart in any_chart()) {
        let before = VisitContext { on: "1999-01-01".parse().unwrap(), ..office() };
        prop_assert!(assigned(&chart, &before).diagnoses.is_empty());
    }
}
