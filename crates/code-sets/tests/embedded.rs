//! The ICD-10-CM that ships: what it holds, and what it says of codes that coders know by heart.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops where an expectation fails")]

use superbill_code_sets::{Book, CodeSets, CodeStatus, Diagnosis, NoteKind, StandsAt};
use superbill_domain::{Icd10Cm, Side};

fn on(date: &str) -> Book<'static> {
    CodeSets::embedded().unwrap().on(date.parse().unwrap())
}

fn code(text: &str) -> Icd10Cm {
    text.parse().unwrap()
}

fn found(date: &str, text: &str) -> Diagnosis<'static> {
    on(date).diagnosis(&code(text)).unwrap_or_else(|| panic!("{text} on {date}"))
}

const SUMMER_2026: &str = "2026-06-15";
const AUTUMN_2026: &str = "2026-10-01";

#[test]
fn holds_exactly_the_billable_codes_of_each_year() {
    for (date, edition, codes) in [
        ("2023-10-01", "FY2024", 74_044),
        ("2024-10-01", "2025-04", 74_260),
        ("2025-09-30", "2025-04", 74_260),
        ("2025-10-01", "2026-04", 74_719),
        (SUMMER_2026, "2026-04", 74_719),
        (AUTUMN_2026, "FY2027", 74_879),
    ] {
        assert_eq!(on(date).diagnoses().filter(Diagnosis::is_billable).count(), codes, "{date}");
        assert_eq!(on(date).releases().next().unwrap().edition, edition, "{date}");
    }
    assert_eq!(on("2023-09-30").diagnoses().count(), 0, "no release governs that day");
    assert!(on("2023-09-30").releases().next().is_none());
}

#[test]
fn every_release_reads() {
    assert_eq!(CodeSets::embedded().unwrap().prove(), Ok(()));
    let of = |name: &str| {
        let releases = CodeSets::embedded().unwrap().releases().filter(|release| release.name == name);
        releases.map(|release| &*release.edition).collect::<Vec<_>>()
    };
    assert_eq!(of("icd10cm"), ["FY2024", "2025-04", "2026-04", "FY2027"]);
    assert_eq!(of("icd10pcs"), ["FY2025", "FY2026"]);
    assert_eq!(of("icd10pcs-definitions"), ["FY2025", "FY2026"]);
    assert_eq!((of("icd10pcs-index"), of("mce-procedures")), (vec!["FY2025"], vec!["V44.0"]));
}

#[test]
fn knows_codes_by_their_titles() {
    for (text, title) in [
        ("E11.65", "Type 2 diabetes mellitus with hyperglycemia"),
        ("I10", "Essential (primary) hypertension"),
        ("S93.401A", "Sprain of unspecified ligament of right ankle, initial encounter"),
        ("M17.11", "Unilateral primary osteoarthritis, right knee"),
        ("Z3A.10", "10 weeks gestation of pregnancy"),
        ("C4A.0", "Merkel cell carcinoma of lip"),
        ("J45.909", "Unspecified asthma, uncomplicated"),
        ("N18.30", "Chronic kidney disease, stage 3 unspecified"),
        ("U07.1", "COVID-19"),
        ("M1A.0110", "Idiopathic chronic gout, right shoulder, without tophus (tophi)"),
        ("C44.1021", "Unspecified malignant neoplasm of skin of right upper eyelid, including canthus"),
    ] {
        let diagnosis = found(SUMMER_2026, text);
        assert_eq!(diagnosis.title(), title);
        assert!(diagnosis.is_billable(), "{text}");
    }
}

#[test]
fn stands_in_its_chapter_section_and_family() {
    let sprain = found(SUMMER_2026, "S93.401A");
    assert_eq!(sprain.chapter().unwrap().number(), "19");
    assert_eq!(sprain.section().unwrap().name(), "S90-S99");
    assert_eq!(sprain.section().unwrap().range(), Some((code("S90"), code("S99"))));
    let ancestors: Vec<Icd10Cm> = sprain.ancestors().map(|above| above.code()).collect();
    assert_eq!(ancestors, ["S93.401", "S93.40", "S93.4", "S93"].map(code));
    let children: Vec<Icd10Cm> = found(SUMMER_2026, "S93.40").children().map(|below| below.code()).collect();
    assert_eq!(children, ["S93.401", "S93.402", "S93.409"].map(code));
    assert!(found(SUMMER_2026, "S93").contains(&code("S93.401A")));
    let hip = found(SUMMER_2026, "M16.0").section().unwrap();
    assert_eq!((hip.name(), hip.gathered_by().unwrap().name()), ("M15-M19", "M00-M25"));
}

#[test]
fn the_outline_has_every_chapter_and_section() {
    let book = on(SUMMER_2026);
    assert_eq!(book.chapters().count(), 22);
    assert_eq!(book.chapters().map(|chapter| chapter.sections().count()).sum::<usize>(), 297);
    let circulation = book.chapters().nth(8).unwrap();
    assert_eq!((circulation.number(), circulation.title()), ("9", "Diseases of the circulatory system"));
    assert_eq!(circulation.range(), Some((code("I00"), code("I99"))));
    assert_eq!(circulation.sections().nth(2).unwrap().title(), "Hypertensive diseases");
}

#[test]
fn tabular_order_is_not_the_order_of_characters() {
    let all: Vec<Icd10Cm> = on(SUMMER_2026).diagnoses().map(|diagnosis| diagnosis.code()).collect();
    let place = |text| all.iter().position(|found| *found == code(text)).unwrap();
    assert!(place("C43") < place("C4A") && place("C4A") < place("C44"));
    assert!(place("M1A") < place("M10"));
}

#[test]
fn excludes1_holds_in_both_directions_and_downwards() {
    let book = on(SUMMER_2026);
    for (a, b) in [("E11.65", "E10.9"), ("E10.9", "E11.65")] {
        let hit = book.excludes1(&code(a), &code(b)).unwrap();
        assert_eq!(hit.note.kind(), NoteKind::Excludes1);
        assert!(matches!(hit.note.stands_at(), Some(StandsAt::Code(at)) if at == hit.bearer.category()));
    }
    // At I10 itself: hypertension complicating pregnancy.
    assert!(book.excludes1(&code("I10"), &code("O10.011")).is_some());
    assert!(book.excludes1(&code("I10"), &code("E11.9")).is_none());
    assert!(book.excludes1(&code("I10"), &code("I10")).is_none());
    // A digest of older years says Excludes1; the list in force says Excludes2.
    assert!(book.excludes1(&code("J45.909"), &code("J44.9")).is_none());
    assert!(book.excludes2(&code("J45.909"), &code("J44.89")).is_some());
    assert!(
        found(SUMMER_2026, "J44.9")
            .notes_in_force(NoteKind::CodeAlso)
            .any(|note| note.covers(&code("J45.909")))
    );
}

#[test]
fn notes_of_sections_and_chapters_hold_for_their_codes() {
    let hypertension = found(SUMMER_2026, "I10");
    let places: Vec<&str> = hypertension
        .notes_in_force(NoteKind::Excludes1)
        .filter_map(|note| match note.stands_at()? {
            StandsAt::Code(_) => Some("code"),
            StandsAt::Section(section) => Some(section.name()),
            StandsAt::Chapter(_) => Some("chapter"),
        })
        .collect();
    assert_eq!(places.first(), Some(&"code"));
    assert!(places.contains(&"I10-I1A"));
    let tobacco =
        hypertension.notes_in_force(NoteKind::UseAdditionalCode).find(|note| note.covers(&code("F17.210")));
    assert!(matches!(tobacco.unwrap().stands_at(), Some(StandsAt::Section(_))));
    // M00-M25 only gathers sections; its note still holds for a hip.
    let hip = found(SUMMER_2026, "M16.0");
    assert!(
        hip.notes_in_force(NoteKind::Includes).any(|note| note.text().contains("peripheral (limb) joints"))
    );
}

#[test]
fn pairs_of_cause_and_consequence() {
    let kidney = found(SUMMER_2026, "N18.6");
    let first: Vec<_> = kidney.notes_in_force(NoteKind::CodeFirst).collect();
    assert!(first.iter().any(|note| note.covers(&code("E11.22"))));
    assert!(first.iter().any(|note| note.covers(&code("I12.0"))));
    let dialysis =
        kidney.notes_in_force(NoteKind::UseAdditionalCode).find(|note| note.covers(&code("Z99.2")));
    assert!(dialysis.is_some());
    let diabetes = found(SUMMER_2026, "E11.65");
    assert!(diabetes.notes_in_force(NoteKind::UseAdditionalCode).any(|note| note.covers(&code("Z79.4"))));
    assert!(found(SUMMER_2026, "F02.80").is_manifestation());
    assert!(found(SUMMER_2026, "E08").is_manifestation() && found(SUMMER_2026, "D63.1").is_manifestation());
    assert!(!found(SUMMER_2026, "I10").is_manifestation());
}

#[test]
fn qualified_notes_cover_only_what_they_say() {
    // E08-E13 with .43 at gastroparesis; an adverse effect is told by the fifth or sixth character.
    let gastroparesis = found(SUMMER_2026, "K31.84");
    assert!(gastroparesis.notes(NoteKind::CodeFirst).any(|note| note.covers(&code("E11.43"))));
    let drug_gout = found(SUMMER_2026, "M10.2");
    let effect =
        |text| drug_gout.notes_in_force(NoteKind::UseAdditionalCode).any(|note| note.covers(&code(text)));
    assert!(effect("T36.0X5A") && effect("T36.95XA"));
    assert!(!effect("T36.0X1A") && !effect("T36.91XA") && !effect("T51.0X1A"));
}

#[test]
fn seventh_characters_are_padded_and_confirmed() {
    let book = on(SUMMER_2026);
    let ankle = found(SUMMER_2026, "S93.401");
    let defined: Vec<(char, &str)> = ankle.seventh_characters().unwrap().iter().collect();
    assert_eq!(defined, [('A', "initial encounter"), ('D', "subsequent encounter"), ('S', "sequela")]);
    assert!(ankle.awaits_seventh() && !ankle.is_billable());
    assert_eq!(book.with_seventh(&code("S93.401"), 'D'), Some(code("S93.401D")));
    assert_eq!(book.with_seventh(&code("T36.0X1"), 'A'), Some(code("T36.0X1A")));
    assert_eq!(book.with_seventh(&code("W00.0"), 'A'), Some(code("W00.0XXA")));
    assert_eq!(book.with_seventh(&code("S93.401"), 'Z'), None);
    assert_eq!(book.with_seventh(&code("S06.1X7"), 'D'), None, "defined by the letter, and no code");
    assert_eq!(book.with_seventh(&code("I10"), 'A'), None);
    assert!(found(SUMMER_2026, "C44.1021").seventh_characters().is_none());
}

#[test]
fn finds_the_codes_of_the_other_sides() {
    let by_side = |text| {
        let sides = found(SUMMER_2026, text).sides().unwrap_or_else(|| panic!("{text} has sides"));
        [sides.right, sides.left, sides.bilateral, sides.unspecified]
            .map(|found| found.map_or_else(String::new, |found| found.code().to_string()))
    };
    assert_eq!(by_side("M25.561"), ["M25.561", "M25.562", "", "M25.569"]);
    assert_eq!(by_side("M25.56"), ["M25.561", "M25.562", "", "M25.569"], "asked of the header");
    assert_eq!(by_side("S93.402D"), ["S93.401D", "S93.402D", "", "S93.409D"]);
    assert_eq!(by_side("H65.03"), ["H65.01", "H65.02", "H65.03", "H65.00"]);
    assert_eq!(by_side("M17.12"), ["M17.11", "M17.12", "M17.0", "M17.10"]);
    assert_eq!(by_side("L97.118"), ["L97.118", "L97.128", "", "L97.108"]);
    assert_eq!(by_side("E11.3211"), ["E11.3211", "E11.3212", "E11.3213", "E11.3219"]);
    assert_eq!(by_side("G56.01"), ["G56.01", "G56.02", "G56.03", "G56.00"]);
    assert!(found(SUMMER_2026, "I10").sides().is_none());
    assert_eq!(found(SUMMER_2026, "M17.11").side(), Some(Side::Right));
    assert_eq!(found(SUMMER_2026, "M17.0").side(), Some(Side::Bilateral));
    assert_eq!(found(SUMMER_2026, "M25.569").side(), None);
}

#[test]
fn nearly_every_code_with_a_side_knows_the_other_side() {
    let right =
        || on(SUMMER_2026).diagnoses().filter(|code| code.is_billable() && code.side() == Some(Side::Right));
    let (all, with_left) = (right().count(), right().filter(|code| code.sides().is_some()).count());
    assert!(with_left * 100 >= all * 99, "{with_left} of {all}");
}

#[test]
fn tells_why_a_code_is_not_valid_and_what_is() {
    let (summer, autumn) = (on(SUMMER_2026), on(AUTUMN_2026));
    assert_eq!(summer.check(&code("E11")), CodeStatus::NotBillable);
    assert_eq!(summer.check(&code("I42.0")), CodeStatus::Valid);
    assert_eq!(autumn.check(&code("I42.0")), CodeStatus::NotBillable);
    assert_eq!(summer.check(&code("I42.00")), CodeStatus::NotYet { from: "2026-10-01".parse().unwrap() });
    assert_eq!(autumn.check(&code("S23.420A")), CodeStatus::Expired { to: "2026-09-30".parse().unwrap() });
    assert_eq!(summer.check(&code("E11.66")), CodeStatus::Unknown);
    assert_eq!(on("2031-01-01").check(&code("I10")), CodeStatus::Unknown);
    let suggested = |book: Book<'_>, text| -> Vec<String> {
        book.suggestions(&code(text), 3).iter().map(|found| found.code().to_string()).collect()
    };
    assert_eq!(suggested(autumn, "I42.0"), ["I42.00", "I42.01", "I42.09"]);
    assert_eq!(suggested(summer, "I42.00"), ["I42.0"]);
    assert_eq!(suggested(summer, "S93.40"), ["S93.409A", "S93.409D", "S93.409S"]);
    assert_eq!(suggested(summer, "I10"), [""; 0]);
}

#[test]
fn effective_dates_follow_a_code_through_the_releases() {
    let day = |text: &str| text.parse().unwrap();
    let lasting = found(SUMMER_2026, "I10").effective();
    assert_eq!((lasting.from, lasting.to), (day("2023-10-01"), None));
    assert_eq!(found(AUTUMN_2026, "I10").effective(), lasting);
    assert_eq!(found(SUMMER_2026, "I42.0").effective().to, Some(day("2026-09-30")));
    assert_eq!(found(AUTUMN_2026, "I42.0").effective().from, day("2026-10-01"));
    assert_eq!(found(AUTUMN_2026, "I42.00").effective().from, day("2026-10-01"));
}

#[test]
fn next_year_changes_what_its_addenda_say_and_nothing_else() {
    assert!(found(SUMMER_2026, "L02.232").title().ends_with("except buttock]"));
    assert!(found(AUTUMN_2026, "L02.232").title().ends_with("except buttock and flank]"));
    let cause = found(AUTUMN_2026, "T52.811A");
    assert_eq!(cause.parent().unwrap().title(), "Toxic effect of alkenes, accidental (unintentional)");
    assert!(!cause.parent().unwrap().title_is_published());
    assert_eq!(cause.seventh_characters().unwrap().meaning('S'), Some("sequela"));
    assert_eq!(found(AUTUMN_2026, "K6A.01").section().unwrap().name(), "K65-K68");
    assert_eq!(found(AUTUMN_2026, "QA1.71").chapter().unwrap().number(), "17");
    assert_eq!(on(AUTUMN_2026).diagnosis(&code("S23.420")).map(|found| found.code()), None);
    assert!(found(AUTUMN_2026, "M86.8X1").children().all(|child| child.is_billable()));
}

#[test]
fn a_header_suggests_first_the_code_that_says_least() {
    let book = on("2026-06-15");
    let first = |text: &str| book.suggestions(&code(text), 3).first().map(|found| found.code().to_string());
    for (header, expected) in [("E11", "E11.9"), ("M17", "M17.9"), ("M54.5", "M54.50"), ("I50", "I50.9")] {
        assert_eq!(first(header).as_deref(), Some(expected), "{header}");
    }
}
