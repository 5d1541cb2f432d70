use crate::testing::{codes, not_coded};

#[test]
fn only_what_is_addressed_is_coded() {
    let note = "HPI: He has [gout|M10.9 chronic]. EXAM: A [murmur|R01.1 finding]. A: [Hypertension|I10 chronic]. Continue.";
    assert_eq!(codes(note), ["I10"]);
    let reasons = not_coded(note);
    assert_eq!(
        reasons,
        [("M10.9".to_owned(), "notaddressed".to_owned()), ("R01.1".to_owned(), "notaddressed".to_owned())]
    );
}

#[test]
fn diseases_dictated_in_one_line_are_each_stated() {
    assert_eq!(codes("A: [Obesity|E66.9 chronic]. [Hypertension|I10 chronic]. Continue."), ["E66.9", "I10"]);
    let note = "A: [Pneumonia|J18.9 acute]. He was told of [gout|M10.9 chronic] by a friend years ago. Rest.";
    assert_eq!(codes(note), ["J18.9"], "a sentence that says more states nothing");
}

#[test]
fn a_finding_that_is_worked_up_under_another_problem_is_coded() {
    let note = "A: [Hypertension|I10 chronic]. Stable. An {echocardiogram|93306 ordered} to evaluate his [murmur|R01.1 finding].";
    assert_eq!(codes(note), ["I10", "R01.1"]);
}

#[test]
fn what_is_only_taught_is_not() {
    let note = "A: [Hypertension|I10 chronic]. We discussed that it can cause a [stroke|I63.9 acute]. Start <lisinopril|ace started>.";
    assert_eq!(codes(note), ["I10"]);
}

#[test]
fn an_assessment_in_running_text_is_coded() {
    let note =
        "TEXT: The patient has [gout|M10.9 chronic] in his toe. PLAN: Start <colchicine|gout started>.";
    assert_eq!(codes(note), ["M10.9"]);
}

#[test]
fn a_note_without_an_assessment_falls_back_to_the_reason_of_the_visit() {
    assert_eq!(codes("CC: [Cough|R05.9 symptom]. HPI: For two days. EXAM: Clear."), ["R05.9"]);
}

#[test]
fn a_treated_chronic_condition_is_no_history() {
    let note = "A: History of [hypertension|I10 chronic historical]. Continue <lisinopril|ace continued>.";
    assert_eq!(codes(note), ["I10"]);
}

#[test]
fn a_past_condition_is_coded_as_history() {
    let note = "A: Status post [basal cell carcinoma|C44.91 chronic historical] removal. Well healed.";
    assert_eq!(codes(note), ["Z85.828"]);
}

#[test]
fn an_abbreviation_with_two_meanings_needs_the_words() {
    assert!(codes("A: [MS|G35.D chronic ambiguous]. Stable.").is_empty());
    assert_eq!(
        codes("HPI: Has [multiple sclerosis|G35.D chronic]. A: [MS|G35.D chronic ambiguous]. Stable."),
        ["G35.D"]
    );
}

#[test]
fn the_postoperative_diagnosis_is_coded() {
    let note = "PROC: Preoperative diagnosis: [lump|R22.9 symptom]. Postoperative diagnosis: [lipoma|D17.9 chronic].";
    assert_eq!(codes(note), ["D17.9"]);
}

#[test]
fn a_chief_complaint_that_the_assessment_takes_up_and_nothing_explains_is_coded() {
    let note = "CC: [Diarrhea|R19.7 symptom]. A: [Constipation|K59.00 chronic]. He has [diarrhea|R19.7 symptom] as well.";
    assert_eq!(codes(note), ["K59.00", "R19.7"]);
    let explained =
        "CC: [Cough|R05.9 symptom]. A: [Pneumonia|J18.9 acute]. The [cough|R05.9 symptom] is dry.";
    assert_eq!(codes(explained), ["J18.9"]);
}

#[test]
fn a_symptom_whose_causes_are_weighed_is_coded() {
    let note = "TEXT: Possible causes of her [dysphagia|R13.10 symptom] include [esophagitis|K20.90 acute uncertain].
        A: [Non-cardiac chest pain|R07.89 symptom]. Observe.";
    assert_eq!(codes(note), ["R07.89", "R13.10"]);
}

#[test]
fn a_statement_may_list_several_conditions() {
    let note = "TEXT: Chronic [sinusitis|J32.9 chronic], [asthma|J45.909 chronic], and [gout|M10.9 chronic].";
    assert_eq!(codes(note), ["J32.9", "J45.909", "M10.9"]);
}

#[test]
fn a_symptom_of_running_text_needs_something_done_about_it() {
    let note = "TEXT: The patient has [asthma|J45.909 chronic] and reports some [fatigue|R53.83 symptom].";
    assert_eq!(codes(note), ["J45.909"]);
}

#[test]
fn a_finding_whose_test_is_repeated_is_coded() {
    let note = "A: [Constipation|K59.00 chronic]. He had [elevated liver enzymes|R74.01 finding] last year. Repeat liver enzyme labs today.";
    assert_eq!(codes(note), ["K59.00", "R74.01"]);
}
