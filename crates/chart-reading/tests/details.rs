//! The details of a chart: slots, procedures, medicines, facts, time and age, each from a sentence of our own.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use std::sync::LazyLock;

use superbill_chart_reading::Reader;
use superbill_code_sets::CodeSets;
use superbill_domain::{
    Act, Acuity, Chart, Control, Document, DocumentId, EncounterPhase, Gravity, MedicineAct, Side, SlotValue,
    VisitFactKind,
};

static READER: LazyLock<Reader> =
    LazyLock::new(|| Reader::new(CodeSets::embedded().unwrap().on("2026-06-15".parse().unwrap())));

fn read(text: &str) -> Chart {
    READER.read(Document { id: DocumentId::new("note"), text: text.to_owned() }).0
}

/// The slots of the first mention of `words`, but for the part of the body.
fn slots(text: &str, words: &str) -> Vec<SlotValue> {
    let chart = read(text);
    let mention = chart.mentions.iter().find(|mention| chart.words(mention.span) == words);
    mention
        .unwrap_or_else(|| panic!("{words} in {text}"))
        .slots
        .iter()
        .map(|slot| slot.value)
        .filter(|value| *value != SlotValue::Site)
        .collect()
}

/// The first procedure of a text under the plan, with its act.
fn procedure(text: &str) -> (String, Act) {
    let chart = read(text);
    let first = chart.procedures.first().unwrap_or_else(|| panic!("no procedure in {text}"));
    (first.code.to_string(), first.act)
}

/// What is done about the first medicine of a text.
fn medicine(text: &str) -> MedicineAct {
    read(text).medications.first().unwrap_or_else(|| panic!("no medicine in {text}")).act
}

#[test]
fn a_side_belongs_to_what_it_stands_with() {
    let side = |side| vec![SlotValue::Side(side)];
    assert_eq!(slots("Right knee pain and left hip pain.", "knee pain"), side(Side::Right));
    assert_eq!(slots("Right knee pain and left hip pain.", "hip pain"), side(Side::Left));
    assert_eq!(slots("Knee pain, left hip pain.", "hip pain"), side(Side::Left));
    assert_eq!(slots("Carpal tunnel syndrome, bilateral.", "Carpal tunnel syndrome"), side(Side::Bilateral));
    assert_eq!(slots("L knee pain.", "knee pain"), side(Side::Left));
    assert!(slots("Knee pain began right away.", "Knee pain").is_empty());
}

#[test]
fn a_side_may_stand_in_the_title_of_the_problem() {
    let note = "ASSESSMENT AND PLAN\n\nLeft ankle pain.\n• Medical Reasoning: This is an ankle sprain.\n";
    assert_eq!(slots(note, "ankle sprain"), [SlotValue::Side(Side::Left)]);
}

#[test]
fn control_is_told_in_the_title_or_the_body() {
    let controlled = [SlotValue::Control(Control::Controlled)];
    let not = [SlotValue::Control(Control::Uncontrolled)];
    assert_eq!(slots("Hypertension, well controlled.", "Hypertension"), controlled);
    assert_eq!(slots("Her hypertension is not well controlled.", "hypertension"), not);
    let note =
        "ASSESSMENT AND PLAN\n\nHypertension.\n• Medical Reasoning: This is uncontrolled at this time.\n";
    assert_eq!(slots(note, "Hypertension"), not);
    let note = "ASSESSMENT AND PLAN\n\nDiabetes.\n• Medical Reasoning: A1c is elevated at 8.\n";
    assert!(slots(note, "Diabetes").is_empty(), "a value alone says nothing of control");
    let note = "ASSESSMENT AND PLAN\n\nGout.\n• Medical Treatment: Call if it is worsening.\n";
    assert!(slots(note, "Gout").is_empty(), "what might come is not there");
}

#[test]
fn onset_gravity_stage_and_type() {
    assert_eq!(slots("This is a flare of gout.", "gout"), [SlotValue::Acuity(Acuity::AcuteOnChronic)]);
    assert_eq!(slots("Severe low back pain.", "low back pain"), [SlotValue::Severity(Gravity::Severe)]);
    assert!(
        slots("Chronic kidney disease, stage IIIb.", "Chronic kidney disease, stage IIIb")
            .contains(&SlotValue::Stage(3))
    );
    assert!(slots("Diabetes mellitus type 2.", "Diabetes mellitus type 2").contains(&SlotValue::Type(2)));
}

#[test]
fn the_phase_of_an_injury_and_the_weeks_of_a_pregnancy() {
    let healing = slots("Left wrist fracture, healing well.", "wrist fracture");
    assert!(healing.contains(&SlotValue::Encounter(EncounterPhase::Subsequent)), "{healing:?}");
    let weeks = slots("She is 28 weeks pregnant and has heartburn.", "heartburn");
    assert!(weeks.contains(&SlotValue::WeeksOfGestation(28)), "{weeks:?}");
}

#[test]
fn what_is_done_about_a_procedure() {
    for (text, act) in [
        ("PLAN\n\nWe will order a lipid panel.", Act::Ordered),
        ("PLAN\n\nLipid panel ordered.", Act::Ordered),
        ("PLAN\n\nWe can consider an MRI of the knee if pain persists.", Act::Planned),
        ("PLAN\n\nReferral to physical therapy.", Act::Planned),
        ("PLAN\n\nShe declined a colonoscopy.", Act::Negated),
        ("RESULTS\n\nX-ray of the left knee is unremarkable.", Act::Reviewed),
        ("RESULTS\n\nX-rays of the left knee were obtained and reviewed today.", Act::Performed),
        ("RESULTS\n\nRapid strep test in the office: negative.", Act::Performed),
        ("HPI\n\nHer colonoscopy was performed in 2019.", Act::Past),
        ("PAST SURGICAL HISTORY\n\nColonoscopy.", Act::Past),
        ("PROCEDURE NOTE\n\nAfter informed consent the right knee was injected.", Act::Performed),
    ] {
        assert_eq!(procedure(text).1, act, "{text}");
    }
}

#[test]
fn a_procedure_is_named_by_its_views_its_site_and_its_side() {
    let chart = read("RESULTS\n\nX-ray of the left ankle, three views, done here today.");
    let xray = &chart.procedures[0];
    assert_eq!((xray.code.as_str(), xray.act), ("73610", Act::Performed));
    assert_eq!(xray.slots[0].value, SlotValue::Side(Side::Left));
    assert_eq!(procedure("PROCEDURE NOTE\n\nThe right knee joint was injected.").0, "20610");
    assert!(read("PLAN\n\nMMR titer today.").procedures.is_empty(), "a titer is no vaccine");
}

#[test]
fn what_is_done_about_a_medicine() {
    use MedicineAct::{Changed, Continued, Listed, Negated, Started, Stopped};
    for (text, act) in [
        ("PLAN\n\nStart lisinopril 10 mg daily.", Started),
        ("PLAN\n\nNaproxen 500 mg twice daily.", Started),
        ("PLAN\n\nContinue lisinopril.", Continued),
        ("PLAN\n\nWe will continue him on lisinopril.", Continued),
        ("PLAN\n\nIncrease lisinopril to 20 mg.", Changed),
        ("PLAN\n\nLisinopril was increased.", Changed),
        ("PLAN\n\nStop ibuprofen.", Stopped),
        ("PLAN\n\nWe could consider adding metformin.", Listed),
        ("HPI\n\nShe takes metformin.", Listed),
        ("HPI\n\nHe used to be on insulin.", Stopped),
        ("ALLERGIES\n\nPenicillin.", Negated),
        ("HPI\n\nHe does not take aspirin.", Negated),
    ] {
        assert_eq!(medicine(text), act, "{text}");
    }
    assert!(read("Iron deficiency anemia.").medications.is_empty(), "a condition is no medicine");
}

#[test]
fn facts_that_bear_on_the_visit_level() {
    let facts = |text: &str| read(text).facts.into_iter().map(|fact| fact.kind).collect::<Vec<_>>();
    assert_eq!(facts("HPI\n\nMother reports a fever."), [VisitFactKind::IndependentHistorian]);
    assert_eq!(facts("PLAN\n\nI discussed surgical intervention."), [VisitFactKind::SurgeryDecision]);
    assert!(facts("PLAN\n\nNo surgical intervention is needed.").is_empty());
    assert!(facts("PLAN\n\nHe does admit to some dietary indiscretion.").is_empty());
}

#[test]
fn time_and_age() {
    let minutes = |text: &str| read(text).time.map(|time| time.minutes);
    assert_eq!(minutes("I spent 35 minutes with the patient."), Some(35));
    assert_eq!(minutes("Total time: 40 minutes."), Some(40));
    assert_eq!(minutes("The pain began 20 minutes ago."), None);
    assert_eq!(minutes("Ice for 20 minutes at a time."), None);
    let age = |text: &str| read(text).age.map(|(years, _)| years);
    assert_eq!(age("She is a 62-year-old female."), Some(62));
    assert_eq!(age("42 y.o. male."), Some(42));
    assert_eq!(age("33 yo F with cough."), Some(33));
    assert_eq!(age("A 5 month old boy."), Some(0));
    assert_eq!(age("Cough for 5 months."), None);
}

/// The procedures of a text: code, act and how many.
fn procedures(text: &str) -> Vec<(String, Act, Option<u16>)> {
    read(text).procedures.iter().map(|found| (found.code.to_string(), found.act, found.count)).collect()
}

#[test]
fn lesions_destroyed_are_counted_wherever_the_means_stands() {
    let three = ("17000".to_owned(), Act::Performed, Some(3));
    let note = "PROCEDURE: Three actinic keratoses of the scalp were destroyed with liquid nitrogen.";
    assert_eq!(procedures(note), std::slice::from_ref(&three));
    assert_eq!(procedures("PROCEDURE: Cryotherapy applied to AKs x3."), [three]);
    let warts = ("17110".to_owned(), Act::Performed, Some(12));
    assert_eq!(procedures("PLAN: Twelve plantar warts were frozen."), [warts]);
    assert_eq!(procedures("PLAN: Cryotherapy of 2 warts at next visit.")[0].1, Act::Planned);
    assert_eq!(procedures("HPI: Had a wart frozen years ago.")[0].1, Act::Past);
    assert!(procedures("ASSESSMENT: Actinic keratoses.").is_empty());
}

#[test]
fn a_point_of_care_test_among_the_results_was_done_here() {
    assert_eq!(procedure("O: Urine pregnancy test negative."), ("81025".to_owned(), Act::Performed));
    assert_eq!(procedure("RESULTS: Rapid strep positive."), ("87880".to_owned(), Act::Performed));
    assert_eq!(procedure("RESULTS: Home pregnancy test positive.").1, Act::Reviewed);
    assert_eq!(procedure("RESULTS: Hemoglobin A1c 8.1.").1, Act::Reviewed);
    assert_ne!(procedure("RESULTS: Rapid strep ordered.").1, Act::Performed);
}

#[test]
fn counselling_is_told_as_done_by_its_own_verb() {
    let note = "ASSESSMENT & PLAN\n1) Nicotine dependence. Counselled to stop for 5 minutes.\n";
    assert_eq!(procedure(note), ("99406".to_owned(), Act::Performed));
    assert_eq!(procedure("PLAN: Smoking cessation counseling recommended.").1, Act::Planned);
}

#[test]
fn the_more_specific_name_of_a_brace_wins() {
    let code = |text| procedure(text).0;
    assert_eq!(code("PLAN: Stirrup ankle brace fitted and dispensed."), "L4350");
    assert_eq!(code("PLAN: Ankle brace fitted and dispensed."), "L1902");
}

#[test]
fn a_bare_fracture_is_a_mention_without_its_site() {
    let chart = read("RESULTS: X-ray of the ankle: no fracture.");
    let fracture = chart.mentions.iter().find(|mention| chart.words(mention.span) == "fracture");
    assert!(fracture.is_some_and(|mention| mention.assertion.negated.is_some()));
}
