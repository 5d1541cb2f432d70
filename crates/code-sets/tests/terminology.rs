//! The code sets under the operations of a terminology service.
#![expect(clippy::unwrap_used, reason = "a test stops where an expectation fails")]

use superbill_code_sets::CodeSets;
use superbill_code_sets::terminology::{
    CodeSystem, ConceptMap, Equivalence, Filter, PropertyValue, Subsumption, Terminology,
};

fn terminology(date: &str) -> Terminology<'static> {
    CodeSets::embedded().unwrap().on(date.parse().unwrap()).terminology()
}

const ICD10CM: CodeSystem = CodeSystem::Icd10Cm;

#[test]
fn looks_up_what_a_code_is() {
    let found = terminology("2026-06-15").lookup(ICD10CM, "E1165").unwrap();
    assert_eq!((found.coding.code.as_str(), found.version.as_str()), ("E11.65", "2026-04"));
    assert_eq!(found.coding.display, "Type 2 diabetes mellitus with hyperglycemia");
    let property = |name: &str| {
        found.properties.iter().find(|known| known.code == name).map(|known| known.value.clone())
    };
    assert_eq!(property("parent"), Some(PropertyValue::Code("E11.6".to_owned())));
    assert_eq!(property("notSelectable"), Some(PropertyValue::Truth(false)));
    assert!(property("excludes1").is_some());
    assert!(terminology("2026-06-15").lookup(ICD10CM, "E11.66").is_none());
    let visit = terminology("2026-06-15").lookup(CodeSystem::Procedures, "99213").unwrap();
    assert!(!visit.coding.display.is_empty());
}

#[test]
fn validates_and_says_why_not() {
    let summer = terminology("2026-06-15");
    assert!(summer.validate_code(ICD10CM, "I42.0", None).result);
    let told = |date: &str, code: &str, display| {
        let answer = terminology(date).validate_code(ICD10CM, code, display);
        assert!(!answer.result);
        answer.message.unwrap()
    };
    assert_eq!(told("2026-06-15", "E11", None), "E11 is a header: more characters are needed");
    assert_eq!(told("2026-06-15", "I42.00", None), "I42.00 is a code from 2026-10-01 on");
    assert_eq!(told("2026-10-01", "S23.420A", None), "S23.420A was a code until 2026-09-30");
    assert!(told("2026-06-15", "I10", Some("Asthma")).contains("is not the display of I10"));
    assert!(told("2026-06-15", "hello there", None).contains("shape"));
    assert!(summer.validate_code(ICD10CM, "I10", Some("essential (primary) hypertension")).result);
}

#[test]
fn expands_by_words_and_beginning_page_by_page() {
    let summer = terminology("2026-06-15");
    let all = Filter { prefix: "E11.", billable: true, ..Filter::default() };
    let whole = summer.expand(ICD10CM, &all);
    assert_eq!(whole.total, whole.contains.len());
    let page = summer.expand(ICD10CM, &Filter { offset: 2, count: Some(3), ..all });
    assert_eq!((page.total, page.contains.as_slice()), (whole.total, &whole.contains[2..5]));
    let asthma =
        summer.expand(ICD10CM, &Filter { words: "asthma", prefix: "J", count: Some(5), ..Filter::default() });
    assert!(asthma.contains.len() == 5 && asthma.contains.iter().all(|found| found.code.starts_with('J')));
    assert_eq!(summer.expand(ICD10CM, &Filter { offset: 1_000_000, ..Filter::default() }).contains, []);
}

#[test]
fn tells_how_two_codes_stand_to_each_other() {
    let summer = terminology("2026-06-15");
    let stand = |a: &str, b: &str| summer.subsumes(&a.parse().unwrap(), &b.parse().unwrap());
    for (a, b, expected) in [
        ("E11", "E11.65", Subsumption::Subsumes),
        ("E11.65", "E11", Subsumption::SubsumedBy),
        ("I10", "I10", Subsumption::Equivalent),
        ("I10", "E11", Subsumption::NotSubsumed),
    ] {
        assert_eq!(stand(a, b), Some(expected));
    }
    assert_eq!(stand("I10", "E11.66"), None);
    assert_eq!(Subsumption::SubsumedBy.as_str(), "subsumed-by");
}

#[test]
fn translates_by_the_conversion_table() {
    let summer = terminology("2026-06-15");
    let found = summer.translate(ConceptMap::Successors, "A04.7");
    assert_eq!(found[0].concept.as_ref().unwrap().code, "A04.71");
    assert_eq!(found[0].equivalence, Equivalence::Inexact);
    let divided = summer.translate(ConceptMap::Predecessors, "I42.00");
    assert_eq!(
        (divided[0].equivalence, divided[0].concept.as_ref().unwrap().code.as_str()),
        (Equivalence::Wider, "I42.0")
    );
    assert!(summer.translate(ConceptMap::FromIcd9Cm, "250.00").is_empty(), "no mappings are at hand");
    assert!(summer.translate(ConceptMap::Successors, "hello").is_empty());
}
