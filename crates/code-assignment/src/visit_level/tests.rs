use superbill_domain::{LevelBasis, MdmLevel, Setting, TimeStatement, VisitContext};

use crate::testing::{assigned, chart, in_office, office};

fn level(note: &str) -> String {
    in_office(note).visit_level.unwrap().code.to_string()
}

const TWO_STABLE: &str = "A: [Hypertension|I10 chronic controlled]. Continue <lisinopril|ace continued>.
    A: [Hypothyroidism|E03.9 chronic controlled]. Stable.";

#[test]
fn two_stable_chronic_illnesses_and_a_prescription_decision_are_moderate() {
    assert_eq!(level(TWO_STABLE), "99214");
}

#[test]
fn a_listed_medicine_is_no_decision() {
    let note = "MEDS: <lisinopril|ace listed>. A: [Hypertension|I10 chronic controlled]. Stable.";
    assert_eq!(level(note), "99212");
}

#[test]
fn a_sprain_with_a_brace_and_therapy_free_advice_is_low_at_most() {
    let note = "A: [Ankle sprain|S93.409A injury right]. Take <ibuprofen|otc started>.";
    assert_eq!(level(note), "99213");
}

#[test]
fn the_same_test_counts_once() {
    let once = "A: [Fatigue|R53.83 symptom]. Order {TSH|84443 ordered}.";
    let twice = "A: [Fatigue|R53.83 symptom]. Order {TSH|84443 ordered}. Repeat {TSH|84443 ordered}.";
    let data = |note| in_office(note).visit_level.unwrap().data;
    assert_eq!(data(once), data(twice));
    assert_eq!(data(once), MdmLevel::Straightforward);
}

#[test]
fn three_unique_tests_are_moderate_data() {
    let note =
        "A: [Fatigue|R53.83 symptom]. {TSH|84443 ordered}, {CBC|85025 ordered} and {CMP|80053 ordered}.";
    assert_eq!(in_office(note).visit_level.unwrap().data, MdmLevel::Moderate);
}

#[test]
fn time_wins_where_it_is_higher_and_never_in_the_emergency_department() {
    let mut chart = chart(TWO_STABLE);
    let span = chart.sentences[0].span;
    chart.time = Some(TimeStatement { minutes: 45, span });
    let level = assigned(&chart, &office()).visit_level.unwrap();
    assert_eq!((level.code.as_str(), level.by), ("99215", LevelBasis::Time));
    let emergency = VisitContext { setting: Setting::Emergency, ..office() };
    let level = assigned(&chart, &emergency).visit_level.unwrap();
    assert_eq!((level.code.as_str(), level.by), ("99284", LevelBasis::Mdm));
}

#[test]
fn a_routine_examination_goes_by_age() {
    assert_eq!(level("HPI: A 50-year-old. A: [Annual physical|Z00.00 status]. Labs."), "99396");
}

#[test]
fn a_new_patient_has_codes_of_her_own() {
    let new = VisitContext { new_patient: Some(true), ..office() };
    assert_eq!(assigned(&chart(TWO_STABLE), &new).visit_level.unwrap().code.as_str(), "99204");
}

#[test]
fn every_counted_element_has_its_words() {
    let level = in_office(TWO_STABLE).visit_level.unwrap();
    assert!(level.elements.iter().all(|element| !element.evidence.is_empty()), "{:?}", level.elements);
}

#[test]
fn a_routine_examination_that_turns_to_problems_goes_by_the_problems() {
    let note = "CC: [Annual exam|Z00.00 status]. HPI: A 50-year-old. A: [Hypertension|I10 chronic controlled]. Continue
        <lisinopril|ace continued>. A: [Hypothyroidism|E03.9 chronic controlled]. Stable.";
    assert_eq!(level(note), "99214");
}

#[test]
fn a_test_that_the_visit_bills_is_no_data() {
    let note = "RESULTS: {Strep test|87880 performed} positive. A: [Strep throat|J02.0 acute]. {Culture|87070 ordered}.";
    assert_eq!(in_office(note).visit_level.unwrap().data, MdmLevel::Straightforward);
}
