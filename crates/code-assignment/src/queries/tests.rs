use crate::testing::in_office;

fn topics(note: &str) -> Vec<String> {
    in_office(note).queries.into_iter().map(|query| query.topic).collect()
}

#[test]
fn an_open_side_is_asked_for() {
    assert_eq!(topics("A: [Shoulder pain|M25.519 symptom]. Ice."), ["side of shoulder pain"]);
    assert!(topics("A: [Shoulder pain|M25.519 symptom left]. Ice.").is_empty());
}

#[test]
fn an_uncertain_diagnosis_is_asked_about() {
    let note = "A: [Chest pain|R07.9 symptom]. I suspect [coronary artery disease|I25.10 chronic uncertain]. Stress test.";
    assert_eq!(topics(note), ["status of coronary artery disease"]);
}

#[test]
fn a_finding_that_nobody_assessed_is_asked_about() {
    let note = "EXAM: A systolic [murmur|R01.1 finding]. A: [Hypertension|I10 chronic]. Continue.";
    assert_eq!(topics(note), ["significance of murmur"]);
}

#[test]
fn a_drug_without_a_diagnosis_is_asked_about() {
    let note =
        "A: Other. Continue <warfarin|anticoagulant continued>. A: [Hypertension|I10 chronic]. Stable.";
    assert_eq!(topics(note), ["indication of warfarin"]);
}

#[test]
fn sides_that_disagree_follow_the_assessment_and_are_asked_about() {
    let note = "HPI: [Knee pain|M25.569 symptom left]. A: [Knee sprain|S83.90XA injury right]. Brace.";
    let suggestions = in_office(note);
    assert_eq!(suggestions.diagnoses[0].code.to_string(), "S83.91XA");
    assert!(suggestions.queries.iter().any(|query| query.topic.starts_with("side of")));
}

#[test]
fn every_query_offers_other_and_undetermined_and_names_no_payment() {
    let note = "EXAM: A [murmur|R01.1 finding]. A: [Shoulder pain|M25.519 symptom]. Maybe [bursitis|M75.50 uncertain].";
    for query in in_office(note).queries {
        assert!(query.choices.len() >= 2 && !query.evidence.is_empty());
        assert_eq!(query.choices.last().map(String::as_str), Some("Cannot be determined"));
        let text = query.text.to_lowercase();
        assert!(!["pay", "reimburs", "revenue", "bill"].iter().any(|word| text.contains(word)), "{text}");
    }
}
