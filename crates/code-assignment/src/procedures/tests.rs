use crate::testing::{assigned, chart, codes, findings, in_office, office};

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

/// Lines with their units, and the topics of the queries.
fn units_and_queries(note: &str) -> (Vec<String>, Vec<String>) {
    let suggestions = in_office(note);
    let lines =
        suggestions.procedures.iter().map(|line| format!("{} × {} {:?}", line.code, line.units, line.tier));
    (lines.collect(), suggestions.queries.into_iter().map(|query| query.topic).collect())
}

const KNEE: &str = "A: [Osteoarthritis of the knee|M17.11 chronic right]. Injection.";

#[test]
fn the_dose_of_a_drug_gives_its_units() {
    let note = format!(
        "{KNEE} PROC: Given with 45 mg of {{triamcinolone acetonide|J3301 performed}} and lidocaine."
    );
    assert_eq!(units_and_queries(&note).0, ["J3301 × 5 Auto"]);
}

#[test]
fn a_drug_without_a_dose_is_one_unit_and_is_asked_about() {
    let note = format!("{KNEE} PROC: Given {{triamcinolone acetonide|J3301 performed}}. Well tolerated.");
    let (lines, queries) = units_and_queries(&note);
    assert_eq!(lines, ["J3301 × 1 Review"]);
    assert_eq!(queries, ["triamcinolone acetonide: the dose given"]);
    let told = format!("{note} Again 20 mg of {{triamcinolone acetonide|J3301 performed}}.");
    assert_eq!(units_and_queries(&told), (vec!["J3301 × 2 Auto".to_owned()], vec![]));
}

#[test]
fn a_vaccine_brings_its_administration_and_the_immunization() {
    let note =
        "HPI: A 45-year-old. A: [Annual physical|Z00.00 status]. {Influenza vaccine|90656 performed} given.
        {Tdap|90715 performed} given.";
    assert_eq!(codes(note), ["Z00.00", "Z23"]);
    let expected = ["90656 for [2] Auto", "90715 for [2] Auto", "90471 for [2] Auto", "90472 for [2] Auto"];
    assert_eq!(lines(note), expected);
}

#[test]
fn a_vaccine_of_a_child_with_counselling_has_a_code_of_its_own() {
    let note =
        "HPI: A 4-year-old. A: [Well child|Z00.129 status]. {MMR|90707 performed} given after counseling.
        {Varicella|90716 performed} given.";
    assert_eq!(units_and_queries(note).0, ["90707 × 1 Auto", "90716 × 1 Auto", "90460 × 2 Auto"]);
    let silent = "HPI: A 4-year-old. A: [Well child|Z00.129 status]. {Rotavirus|90681 performed} given.";
    assert_eq!(lines(silent), ["90681 for [2] Auto", "90473 for [2] Auto"]);
}

#[test]
fn a_vaccine_that_is_ordered_brings_nothing() {
    let note = "A: [Annual physical|Z00.00 status]. {Shingles vaccine|90750 planned} at the pharmacy.";
    assert_eq!((codes(note), lines(note)), (vec!["Z00.00".to_owned()], vec![]));
}

#[test]
fn tobacco_counselling_goes_by_its_minutes() {
    let told = |minutes: &str| {
        units_and_queries(&format!(
            "A: [Nicotine dependence, cigarettes|F17.210 chronic]. {{Counselled to stop|99406 performed}}{minutes}."
        ))
    };
    assert_eq!(told(" for 5 minutes").0, ["99406 × 1 Auto"]);
    assert_eq!(told(" for 12 minutes").0, ["99407 × 1 Auto"]);
    assert!(told(" for 3 minutes").0.is_empty());
    assert_eq!(told(""), (vec![], vec!["Counselled to stop: the minutes".to_owned()]));
    let other = "A: [Alcohol use|F10.10 chronic]. {Counselled to stop|99406 performed} for 5 minutes.";
    assert_eq!(units_and_queries(other), (vec![], vec![]));
}

#[test]
fn destroyed_lesions_are_counted() {
    let destroyed = |code: &str, count: Option<u16>| {
        let note =
            format!("A: [Actinic keratosis|L57.0]. Sunscreen. PROC: Frozen: {{lesions|{code} performed}}.");
        let mut chart = chart(&note);
        chart.procedures[0].count = count;
        let lines = assigned(&chart, &office()).procedures;
        lines.iter().map(|line| format!("{} × {} {:?}", line.code, line.units, line.tier)).collect::<Vec<_>>()
    };
    assert_eq!(destroyed("17000", Some(1)), ["17000 × 1 Auto"]);
    assert_eq!(destroyed("17000", Some(14)), ["17000 × 1 Auto", "17003 × 13 Auto"]);
    assert_eq!(destroyed("17000", Some(15)), ["17004 × 1 Auto"]);
    assert_eq!(destroyed("17000", None), ["17000 × 1 Review"]);
    assert_eq!(destroyed("17110", Some(14)), ["17110 × 1 Auto"]);
    assert_eq!(destroyed("17110", Some(15)), ["17111 × 1 Auto"]);
}

#[test]
fn a_urinalysis_goes_by_method_and_microscopy() {
    let done = |how: &str| {
        lines(&format!(
            "RESULTS: {{Urinalysis|81003 performed}} {how}. A: [Cystitis|N30.00 acute]. Antibiotic."
        ))
    };
    assert_eq!(done("automated, without microscopy"), ["81003 for [1] Auto"]);
    assert_eq!(done("non-automated, no microscopy"), ["81002 for [1] Auto"]);
    assert_eq!(done("automated with microscopy"), ["81001 for [1] Auto"]);
    assert_eq!(done("not automated, with microscopy"), ["81000 for [1] Auto"]);
    assert_eq!(done("negative"), ["81002 for [1] Review"]);
}
