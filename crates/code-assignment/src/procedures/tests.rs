use crate::testing::{codes, findings, in_office};

fn lines(note: &str) -> Vec<String> {
    let lines = in_office(note).procedures;
    let modifiers = |line: &superbill_domain::ProcedureSuggestion| {
        line.modifiers.iter().map(|modifier| format!("-{modifier}")).collect::<String>()
    };
    lines
        .iter()
        .map(|line| format!("{}{} for {:?} {:?}", line.code, modifiers(line), line.diagnoses, line.tier))
        .collect()
}

#[test]
fn an_x_ray_taken_in_the_office_is_billed_with_its_side() {
    let note = "RESULTS: Two views: {X-ray of the right knee|73560 performed right}. A: [Knee sprain|S83.90XA injury right]. Ice.";
    assert_eq!(lines(note), ["73560-RT for [1] Auto"]);
}

#[test]
fn where_the_views_are_not_stated_a_coder_looks_and_the_provider_is_asked() {
    let note = "RESULTS: {X-ray of the right knee|73560 performed right}. A: [Knee sprain|S83.90XA injury right]. Ice.";
    assert_eq!(lines(note), ["73560-RT for [1] Review"]);
    assert!(in_office(note).queries.iter().any(|query| query.topic.contains("number of views")));
}

#[test]
fn what_is_ordered_reviewed_or_planned_is_not_billed() {
    let note = "A: [Knee sprain|S83.90XA injury right]. {MRI|73721 ordered}. {injection|20610 planned} later. {X-ray|73560 reviewed}.";
    assert!(lines(note).is_empty());
}

#[test]
fn a_recommended_procedure_of_today_is_asked_about() {
    let note = "A: [Foot ulcer|L97.509 chronic right]. I recommended {debridement|97597 planned} today.";
    assert!(lines(note).is_empty());
    assert!(in_office(note).queries.iter().any(|query| query.topic == "debridement: done in this visit?"));
}

#[test]
fn an_injection_points_to_its_joint_and_raises_the_question_of_modifier_25() {
    let note = "A: [Hypertension|I10 chronic]. Stable. A: [Osteoarthritis of the knee|M17.11 chronic right]. Injection.
        PROC: The right knee: {joint injected|20610 performed right}.";
    assert_eq!(codes(note), ["I10", "M17.11"]);
    assert_eq!(lines(note), ["20610-RT for [2] Auto"]);
    assert_eq!(findings(note), ["ASSIGN-SEPARATE-VISIT"]);
}
