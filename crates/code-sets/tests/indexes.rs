//! The walk through an index, on a small one written here, and the tables that ship.
#![expect(clippy::unwrap_used, reason = "a test stops where an expectation fails")]

use superbill_code_sets::index::{
    Behaviour, Confirmation, Index, IndexAnswer, Intent, PrintedCode, TermEntry, TitlePart, Walker, compile,
};
use superbill_code_sets::release::ReleaseFile;
use superbill_code_sets::{Book, CodeSets, Effective, System};

/// A small index: two blanks a level; title (its parentheses apart); code, [manifestation], see or see also.
const SMALL: &str = "
Acute | see also: condition
Abscess (acute) (metastatic) | L02.91
  abdominal
    wall | L02.211
  liver (cholangitic) | K75.0
    amebic | A06.4
Diabetes, diabetic (mellitus) (sugar) | E11.9
  type 1 | E10.9
    with
      hyperglycemia | E10.65
  with
    hyperglycemia | E11.65
    cataract | E11.36
Amyloidosis (generalized) | E85.9
  heart | E85.4 [I43]
Fracture, traumatic | T14.8
  femur, femoral | S72.9-
Anemia | D64.9
  due to (in)
    blood loss | D50.0
Cirrhosis | see: Abscess, liver
Wen | see also: Abscess
Tumor | see: Neoplasm, unspecified behavior, by site
Melanosis | J12.8199
";

fn small() -> ReleaseFile {
    let effective = Effective { from: "2025-10-01".parse().unwrap(), to: None };
    let mut lines = SMALL.lines().filter(|line| !line.trim().is_empty()).peekable();
    let release = compile(System::Icd10CmIndex, "small", effective, terms(&mut lines, 0));
    let mut bytes = Vec::new();
    release.write(&mut bytes).unwrap();
    ReleaseFile::open(bytes).unwrap()
}

fn terms<'l>(lines: &mut std::iter::Peekable<impl Iterator<Item = &'l str>>, level: usize) -> Vec<TermEntry> {
    let level_of = |line: &str| (line.len() - line.trim_start().len()) / 2;
    let mut all = Vec::new();
    while let Some(line) = lines.next_if(|line| level_of(line) == level) {
        let mut entry = term(line.trim());
        entry.subterms = terms(lines, level + 1);
        all.push(entry);
    }
    all
}

fn term(line: &str) -> TermEntry {
    let (title, rest) = line.split_once('|').unwrap_or((line, ""));
    let (plain, nonessential) = title.split_once('(').unwrap_or((title, ""));
    let mut entry =
        TermEntry { title: vec![TitlePart::Plain(plain.trim().to_owned())], ..TermEntry::default() };
    if !nonessential.is_empty() {
        entry.title.push(TitlePart::Nonessential(format!("({}", nonessential.trim())));
    }
    let rest = rest.trim();
    let printed = |text: &str| {
        let code = text.trim_matches(['[', ']', '-', ' ']).parse().unwrap();
        PrintedCode::new(&code, text.ends_with('-'))
    };
    if let Some(see) = rest.strip_prefix("see: ") {
        entry.see = Some(see.to_owned());
    } else if let Some(also) = rest.strip_prefix("see also: ") {
        entry.see_also = Some(also.to_owned());
    } else if let Some((code, manifestation)) = rest.split_once(' ') {
        (entry.code, entry.manifestation) = (printed(code), printed(manifestation));
    } else if !rest.is_empty() {
        entry.code = printed(rest);
    }
    entry
}

/// The way and code that a phrase leads to in the small index.
fn walk(phrase: &str) -> String {
    let file = small();
    let mut walker = Walker::new(Index::of(&file));
    let Some(found) = walker.walk(phrase, 1).into_iter().next() else { return String::new() };
    let code = found.term.code().map_or_else(|| "none".to_owned(), |code| code.to_string());
    let dash = if found.term.has_dash() { "-" } else { "" };
    let second = found.term.manifestation().map_or_else(String::new, |code| format!(" {code}"));
    let typo = if found.by_typo { " (typo)" } else { "" };
    format!("{code}{dash}{second}{typo}")
}

#[test]
fn a_default_is_left_only_for_words_that_are_said() {
    assert_eq!(walk("abscess"), "L02.91");
    assert_eq!(
        walk("acute abscess"),
        "L02.91",
        "a nonessential modifier changes nothing, and a quality is no term"
    );
    assert_eq!(walk("abscess of the liver"), "K75.0");
    assert_eq!(walk("liver abscess, cholangitic"), "K75.0");
    assert_eq!(walk("amebic liver abscess"), "A06.4");
    assert_eq!(walk("wall abscess"), "L02.91", "a wall of what is not said");
    assert_eq!(walk("abscess of abdominal wall"), "L02.211");
}

#[test]
fn relations_are_presumed_or_stated_and_never_words() {
    assert_eq!(walk("diabetes with hyperglycemia"), "E11.65");
    assert_eq!(
        walk("diabetic hyperglycemia"),
        "E11.65",
        "with is presumed, and both forms of the word lead there"
    );
    assert_eq!(walk("type 1 diabetes with hyperglycemia"), "E10.65");
    assert_eq!(walk("diabetes and cataract"), "E11.36");
    assert_eq!(walk("anemia due to blood loss"), "D50.0");
}

#[test]
fn dashes_pairs_references_and_slips_are_told() {
    assert_eq!(walk("femoral fracture"), "S72.9-");
    assert_eq!(walk("amyloidosis of heart"), "E85.4 I43");
    assert_eq!(walk("cirrhosis"), "K75.0", "see");
    assert_eq!(walk("amebic cirrhosis"), "A06.4", "see, and on from there");
    assert_eq!(walk("wen of liver"), "K75.0", "see also, where the term has no code");
    assert_eq!(walk("amylodosis"), "E85.9 (typo)");
    assert_eq!(walk("acute"), "", "see condition");
    assert_eq!(walk("of the"), "");
}

#[test]
fn a_walk_through_the_book_goes_on_in_the_tables_and_is_confirmed() {
    let sets = CodeSets::with_shelf(vec![small()]).unwrap();
    let mut indexes = sets.on("2026-06-15".parse().unwrap()).indexes();
    let tumor = indexes.look_up("tumor of lung", 1).remove(0);
    assert_eq!(tumor.code.unwrap().diagnosis.code().to_string(), "D49.1");
    assert_eq!(tumor.path.first(), Some(&"Tumor"));
    assert!(tumor.unexplained.is_empty(), "{:?}", tumor.unexplained);
    let moved = indexes.look_up("melanosis", 1).remove(0).code.unwrap();
    assert_eq!(moved.diagnosis.code().to_string(), "J12.81");
    assert_eq!(moved.confirmation, Confirmation::NearestAbove);
    let asked = indexes.look_up("amebic liver abscess in the morning", 1).remove(0);
    assert_eq!(asked.unexplained, ["morning"]);
}

fn book() -> Book<'static> {
    CodeSets::embedded().unwrap().on("2026-06-15".parse().unwrap())
}

fn code(answer: Option<IndexAnswer<'_>>) -> String {
    let code = answer.and_then(|answer| answer.code);
    code.map_or_else(String::new, |code| code.diagnosis.code().to_string())
}

#[test]
fn neoplasm_is_a_function_of_site_and_behaviour() {
    let neoplasm = |site, behaviour| code(book().neoplasm(site, behaviour));
    assert_eq!(neoplasm("lung", Behaviour::MalignantPrimary), "C34.9");
    assert_eq!(neoplasm("upper lobe of lung", Behaviour::MalignantPrimary), "C34.1");
    assert_eq!(neoplasm("liver", Behaviour::MalignantSecondary), "C78.7");
    assert_eq!(neoplasm("breast upper outer quadrant", Behaviour::MalignantPrimary), "C50.4");
    assert_eq!(neoplasm("colon", Behaviour::Benign), "D12.6", "colon: see intestine, large");
    assert_eq!(neoplasm("brain", Behaviour::InSitu), "", "the table has none");
    assert_eq!(neoplasm("xyzzy", Behaviour::Benign), "");
    assert_eq!(neoplasm("", Behaviour::MalignantPrimary), "C80.1");
    assert_eq!(neoplasm("", Behaviour::MalignantSecondary), "C79.9");
}

#[test]
fn drug_is_a_function_of_substance_and_intent() {
    let drug = |substance, intent| code(book().drug(substance, intent));
    assert_eq!(drug("acetaminophen", Intent::Accident), "T39.1X1");
    assert_eq!(drug("acetaminophen", Intent::SelfHarm), "T39.1X2");
    assert_eq!(drug("penicillin", Intent::AdverseEffect), "T36.0X5");
    assert_eq!(drug("insulin", Intent::Underdosing), "T38.3X6");
    assert_eq!(drug("1-propanol", Intent::AdverseEffect), "", "no medicine, no adverse effect");
    assert_eq!(drug("xyzzy", Intent::Accident), "");
}

#[test]
fn external_causes_are_found_by_words() {
    let first = |words| code(book().external_cause(words, 1).into_iter().next());
    assert_eq!(first("bitten by dog"), "W54.0");
    assert_eq!(first("fall from ladder"), "W11");
    assert_eq!(first("struck by lightning"), "T75.0");
}

#[test]
fn the_tables_that_ship_are_carried_forward_and_say_of_which_day_they_are() {
    let later = CodeSets::embedded().unwrap().on("2027-06-15".parse().unwrap());
    let table = later.index(System::NeoplasmTable).unwrap();
    assert_eq!(table.manifest().edition, "2026-04");
    assert!(!table.manifest().effective.covers(later.date()));
    assert!(later.index(System::Icd10CmIndex).is_none());
}
