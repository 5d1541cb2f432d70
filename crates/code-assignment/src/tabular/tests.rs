use superbill_code_sets::CodeSets;
use superbill_domain::{Acuity, EncounterPhase, Gravity, Side, SlotValue};

use super::{Axis, Clues, Resolved, Tabular, resolve};

fn walk(code: &str, words: &str, slots: &[SlotValue]) -> Option<Resolved> {
    let book = CodeSets::embedded().unwrap().on("2026-06-15".parse().unwrap());
    let mut clues = Clues::default();
    clues.name(words);
    slots.iter().for_each(|slot| clues.slot(*slot));
    resolve(Tabular::new(book), code.parse().unwrap(), &clues)
}

fn reached(code: &str, words: &str, slots: &[SlotValue]) -> String {
    walk(code, words, slots).map_or("none".to_owned(), |found| found.code.to_string())
}

const RIGHT: SlotValue = SlotValue::Side(Side::Right);

#[test]
fn a_side_leads_to_the_code_of_that_side_and_none_to_the_unspecified() {
    assert_eq!(reached("M25.51", "shoulder pain", &[RIGHT]), "M25.511");
    assert_eq!(reached("M25.519", "shoulder pain", &[RIGHT]), "M25.511");
    assert_eq!(reached("M25.51", "shoulder pain", &[]), "M25.519");
    assert_eq!(walk("M25.51", "shoulder pain", &[]).unwrap().open[0].0, Axis::Side);
}

#[test]
fn an_injury_is_extended_by_its_encounter_with_placeholders() {
    assert_eq!(reached("S16.1", "neck strain", &[]), "S16.1XXA");
    assert_eq!(
        reached("S16.1", "neck strain", &[SlotValue::Encounter(EncounterPhase::Subsequent)]),
        "S16.1XXD"
    );
    assert_eq!(
        reached("S16.1XXA", "neck strain", &[SlotValue::Encounter(EncounterPhase::Sequela)]),
        "S16.1XXS"
    );
}

#[test]
fn a_fracture_is_closed_and_displaced_unless_said_otherwise() {
    assert_eq!(reached("S52.61", "ulnar styloid fracture", &[RIGHT]), "S52.611A");
    assert_eq!(reached("S52.61", "nondisplaced ulnar styloid fracture", &[RIGHT]), "S52.614A");
    assert_eq!(reached("S52.61", "open ulnar styloid fracture", &[RIGHT]), "S52.611B");
}

#[test]
fn a_stage_and_its_letter_lead_down() {
    assert_eq!(reached("N18.9", "chronic kidney disease stage 3a", &[SlotValue::Stage(3)]), "N18.31");
    assert_eq!(reached("N18.9", "chronic kidney disease", &[SlotValue::Stage(4)]), "N18.4");
    assert_eq!(reached("N18.9", "chronic kidney disease", &[]), "N18.9");
}

#[test]
fn type_and_acuity_lead_down_together() {
    let chronic = [SlotValue::Acuity(Acuity::Chronic)];
    assert_eq!(reached("I50.9", "diastolic heart failure", &chronic), "I50.32");
    assert_eq!(reached("I50.9", "diastolic heart failure", &[]), "I50.30");
    assert_eq!(reached("I50.9", "heart failure", &chronic), "I50.9");
}

#[test]
fn severity_and_exacerbation_lead_down() {
    let words = "moderate persistent asthma with exacerbation";
    assert_eq!(reached("J45.909", words, &[SlotValue::Severity(Gravity::Moderate)]), "J45.41");
    assert_eq!(reached("J45", "asthma", &[]), "J45.909");
}

#[test]
fn a_dependence_is_uncomplicated_and_a_poisoning_accidental_where_nothing_is_said() {
    assert_eq!(reached("F17.21", "cigarettes", &[]), "F17.210");
    assert_eq!(reached("T39.1X", "acetaminophen overdose", &[]), "T39.1X1A");
}

#[test]
fn where_every_child_commits_to_something_unsaid_there_is_no_code() {
    assert_eq!(reached("L03.0", "cellulitis", &[]), "none");
    assert_eq!(reached("L03.0", "cellulitis of the toe", &[RIGHT]), "L03.031");
}

#[test]
fn a_code_that_is_not_in_the_list_leads_nowhere() {
    assert_eq!(reached("E11.999", "diabetes", &[]), "none");
}
