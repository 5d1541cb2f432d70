//! How medicines are taken, what tests and vital signs showed, what was ordered, and details of injuries.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use std::sync::LazyLock;

use superbill_chart_reading::Reader;
use superbill_code_sets::CodeSets;
use superbill_domain::*;

static READER: LazyLock<Reader> =
    LazyLock::new(|| Reader::new(CodeSets::embedded().unwrap().on("2026-06-15".parse().unwrap())));

fn read(text: &str) -> Chart {
    READER.read(Document { id: DocumentId::new("note"), text: text.to_owned() }).0
}

/// Dose, route, frequency, as needed, long-term of the first medicine; a dash for what is not told.
fn regimen(text: &str) -> String {
    let chart = read(text);
    let Regimen { dose, route, frequency, as_needed, long_term } = chart.medications[0].regimen;
    let parts = [dose, route, frequency, as_needed, long_term];
    parts.map(|part| part.map_or("-", |span| chart.words(span)).to_owned()).join(" | ")
}

#[test]
fn a_medicine_is_taken_in_some_way() {
    for (text, expected) in [
        ("PLAN: Continue metformin 500 mg by mouth twice a day.", "500 mg | by mouth | twice a day | - | -"),
        ("PLAN: Lisinopril 20mg PO daily.", "20mg | PO | daily | - | -"),
        (
            "PLAN: Start ibuprofen 600 mg every 6 hours as needed for pain.",
            "600 mg | - | every 6 hours | as needed | -",
        ),
        (
            "MEDICATIONS: insulin glargine 20 units subcutaneously at bedtime",
            "20 units | subcutaneously | at bedtime | - | -",
        ),
        ("PLAN: He is on long-term prednisone.", "- | - | - | - | long-term"),
        ("PLAN: Stop aspirin; start clopidogrel 75 mg daily.", "- | - | - | - | -"),
    ] {
        assert_eq!(regimen(text), expected, "{text}");
    }
}

/// The results of a note: the test, its value and how it stands.
fn results(text: &str) -> Vec<(String, String, Option<Abnormality>)> {
    let chart = read(text);
    let words = |span: Span| chart.words(span).to_owned();
    chart
        .results
        .iter()
        .map(|r| (words(r.test), r.value.map(words).unwrap_or_default(), r.abnormality))
        .collect()
}

#[test]
fn a_result_stands_high_or_low_by_its_value_or_by_words() {
    let one = |text: &str| {
        let (_, value, abnormality) = results(text).remove(0);
        (value, abnormality)
    };
    let told = |value: &str, abnormality| (value.to_owned(), Some(abnormality));
    assert_eq!(one("RESULTS: Hemoglobin A1c 8.1."), told("8.1", Abnormality::High));
    assert_eq!(one("RESULTS: Potassium is 3.1 today."), told("3.1", Abnormality::Low));
    assert_eq!(one("RESULTS: Sodium 140."), told("140", Abnormality::Normal));
    assert_eq!(one("VITALS: BP 152/84."), told("152/84", Abnormality::High));
    assert_eq!(one("VITALS: Blood pressure: 128/96."), told("128/96", Abnormality::High));
    assert_eq!(one("RESULTS: Liver enzymes are mildly elevated."), told("", Abnormality::High));
    assert_eq!(one("RESULTS: TSH is within normal limits."), told("", Abnormality::Normal));
    assert_eq!(one("RESULTS: X-ray of the right knee is unremarkable."), told("", Abnormality::Normal));
    assert_eq!(
        one("RESULTS: The echocardiogram demonstrates a low ejection fraction."),
        told("", Abnormality::Abnormal)
    );
    assert!(results("PLAN: Order CBC and CMP.").is_empty());
}

#[test]
fn each_test_of_a_list_has_its_own_value() {
    let found = results("LABS: Na 138, potassium 5.9, creatinine 1.8, glucose 92.");
    let stands: Vec<_> =
        found.iter().map(|(test, value, how)| (test.as_str(), value.as_str(), *how)).collect();
    assert_eq!(
        stands,
        [
            ("potassium", "5.9", Some(Abnormality::High)),
            ("creatinine", "1.8", Some(Abnormality::High)),
            ("glucose", "92", Some(Abnormality::Normal)),
        ]
    );
}

#[test]
fn what_is_ordered_is_told_by_kind() {
    let chart = read(
        "PLAN\n- Order CBC.\n- Order MRI of the lumbar spine.\n- Start meloxicam 15 mg daily.\n- Referral to physical therapy.\n",
    );
    let kinds: Vec<OrderKind> = chart.orders().iter().map(|order| order.kind).collect();
    assert!(kinds.contains(&OrderKind::Laboratory) && kinds.contains(&OrderKind::Imaging), "{kinds:?}");
    assert!(kinds.contains(&OrderKind::Medicine), "{kinds:?}");
}

/// The slots of the first mention whose words begin so, with their words.
fn slots(text: &str, words: &str) -> Vec<(SlotValue, String)> {
    let chart = read(text);
    let begins = |mention: &&Mention| chart.words(mention.span).to_lowercase().contains(words);
    let mention = chart.mentions.iter().find(begins).unwrap();
    mention.slots.iter().map(|slot| (slot.value, chart.words(slot.evidence).to_owned())).collect()
}

#[test]
fn a_fracture_is_open_apart_and_healing_where_the_note_says_so() {
    let has = |text: &str, value: SlotValue| slots(text, "fracture").iter().any(|(slot, _)| *slot == value);
    let text = "ASSESSMENT: Open displaced fracture of the right tibia.";
    assert!(has(text, SlotValue::Wound(FractureWound::Open)));
    assert!(has(text, SlotValue::Displacement(Displacement::Displaced)));
    assert!(has(
        "ASSESSMENT: Nondisplaced fracture of the left clavicle.",
        SlotValue::Displacement(Displacement::Nondisplaced)
    ));
    assert!(has(
        "ASSESSMENT: Fracture of the right radius with nonunion.",
        SlotValue::Healing(FractureHealing::Nonunion)
    ));
}

#[test]
fn the_hand_that_leads_holds_for_the_whole_note() {
    let text = "HPI: She is right-handed.\n\nASSESSMENT: Stroke with left hemiparesis.";
    assert!(
        slots(text, "hemiparesis")
            .iter()
            .any(|(slot, _)| *slot == SlotValue::Dominance(Dominance::RightHanded))
    );
}

#[test]
fn an_organism_has_its_code() {
    let code = SlotValue::Organism("B96.20".parse().unwrap());
    let found = slots("ASSESSMENT: Urinary tract infection due to E. coli.", "urinary");
    assert!(found.contains(&(code, "E. coli".to_owned())), "{found:?}");
}

#[test]
fn a_word_with_one_letter_wrong_is_known_and_marked() {
    let named = |text: &str| {
        let chart = read(text);
        chart.mentions.iter().map(|m| (chart.words(m.span).to_owned(), m.misspelled)).collect::<Vec<_>>()
    };
    assert_eq!(named("ASSESSMENT: acute bronchtis."), [("acute bronchtis".to_owned(), true)]);
    assert_eq!(named("ASSESSMENT: Hx of hypertnesion."), [("hypertnesion".to_owned(), true)]);
    assert_eq!(named("ASSESSMENT: acute bronchitis."), [("acute bronchitis".to_owned(), false)]);
    // An everyday word near to a short one is no condition.
    assert!(named("HPI: There were fewer falls than that.").iter().all(|(words, _)| words != "fewer"));
}
