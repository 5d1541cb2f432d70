//! Finding codes by words, with what ships and nothing handed in but a few everyday terms.
#![expect(clippy::unwrap_used, reason = "a test stops where an expectation fails")]

use superbill_code_sets::search::{Question, Search, Source, Synonym};
use superbill_code_sets::{CodeSets, System};

fn on(date: &str) -> Search<'static> {
    let book = CodeSets::embedded().unwrap().on(date.parse().unwrap());
    let everyday =
        [("heart attack", "I21.9"), ("knee pain", "M25.56"), ("htn", "I10"), ("diabetes", "E11.9")];
    let everyday = everyday.map(|(words, code)| Synonym { words: words.into(), code: code.parse().unwrap() });
    Search::over(book, everyday)
}

fn first(search: &Search<'_>, words: &str) -> String {
    search.ask(&Question::new(words, 1)).first().map_or_else(String::new, |hit| hit.found.code())
}

#[test]
fn finds_codes_by_words() {
    let search = on("2026-06-15");
    for (words, code, why) in [
        ("type 2 diabetes with hyperglycemia", "E11.65", "a title"),
        ("hyperglycemia diabetes type 2", "E11.65", "in any order"),
        ("high blood pressure", "I10", "an includes note"),
        ("pain in the right knee", "M25.561", "a side"),
        ("rt knee pain", "M25.561", "shorthand"),
        ("knee pain", "M25.569", "a header's own default"),
        ("heart attack", "I21.9", "everyday language"),
        ("heart atack", "I21.9", "a slip of the finger"),
        ("pnuemonia unspecified organism", "J18.9", "letters that changed places"),
        ("sezary disease", "C84.10", "accents are free"),
        ("migraines without aura intractable", "G43.01", "plurals are free, and no code is guessed"),
        ("hypothyroidism", "E03.9", "what says no more is unspecified"),
        ("pneumonia unspecified org", "J18.9", "the last word may be unfinished"),
        ("acute appendicitis with perforation", "K35.32", "what is denied is not said"),
        ("acetaminophen poisoning self-harm", "T39.1X2", "the table of drugs"),
        ("malignant neoplasm of heart", "C38.0", "the table of neoplasms"),
        ("e11.65", "E11.65", "a code"),
        ("99213", "99213", "a procedure"),
        ("xyzzy", "", "nothing"),
    ] {
        assert_eq!(first(&search, words), code, "{words}: {why}");
    }
}

#[test]
fn a_code_brings_what_stands_below_and_a_beginning_what_begins_so() {
    let search = on("2026-06-15");
    let codes = |words| -> Vec<String> {
        search.ask(&Question::new(words, 5)).iter().map(|hit| hit.found.code()).collect()
    };
    assert_eq!(codes("E11"), ["E11", "E11.0", "E11.1", "E11.2", "E11.3"]);
    assert_eq!(codes("E1"), ["E10", "E11", "E13", "E15", "E16"]);
    assert_eq!(codes("e11.6"), ["E11.6", "E11.61", "E11.62", "E11.63", "E11.64"]);
}

#[test]
fn hits_are_ordered_filtered_and_say_why() {
    let search = on("2026-06-15");
    let hits = search.ask(&Question::new("asthma", 20));
    assert_eq!(hits.len(), 20);
    assert!(hits.is_sorted_by(|a, b| a.score >= b.score));
    let htn = search.ask(&Question::new("htn", 1));
    assert_eq!(htn[0].source, Source::Everyday);
    assert_eq!(htn[0].why(), "everyday term “htn”");
    let question = Question { billable: true, ..Question::new("fracture of femur", 10) };
    assert!(search.ask(&question).iter().all(|hit| hit.found.is_billable()));
    let question = Question { chapter: Some("9"), ..Question::new("pain", 10) };
    assert!(search.ask(&question).iter().all(|hit| hit.found.code().starts_with('I')));
    let question = Question { system: Some(System::Cpt), ..Question::new("colonoscopy", 10) };
    let procedures = search.ask(&question);
    assert!(!procedures.is_empty() && procedures.iter().all(|hit| hit.found.system() == System::Cpt));
}

#[test]
fn a_day_without_a_release_has_no_diagnoses() {
    let question = Question { system: Some(System::Icd10Cm), ..Question::new("asthma", 20) };
    assert!(on("2022-01-01").ask(&question).is_empty());
}
