//! Editions of ICD-10-CM and the lists about diagnoses on the shelf, with files of our own in their publishers' layouts.
#![expect(clippy::unwrap_used, reason = "a test stops where an expectation fails")]

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use superbill_code_set_import::{Added, Context, ImportError, Shelf, add};
use superbill_code_sets::{Book, CodeSets, Diagnosis, System};

fn whole(file: File) -> Box<dyn Read> {
    Box::new(file)
}

/// A folder with a shelf.
struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn shelf(&self) -> Shelf {
        Shelf::at(self.folder.path().join("code-sets"))
    }

    fn sets(&self) -> CodeSets {
        CodeSets::with_shelf(self.shelf().open().unwrap()).unwrap()
    }

    fn add(&self, name: &str, bytes: &[u8]) -> Result<Vec<Added>, ImportError> {
        let path = file(self.folder.path(), name, bytes);
        let at_hand = self.sets();
        add(&[path], &self.shelf(), &Context { at_hand: &at_hand, edition: None, from: None }, &whole)
    }

    fn refused(&self, name: &str, bytes: &[u8]) -> String {
        let error = self.add(name, bytes).unwrap_err().to_string();
        assert!(self.shelf().open().unwrap().is_empty(), "nothing of it is kept");
        error
    }
}

fn file(folder: &Path, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, bytes).unwrap();
    path
}

/// The order file of an edition at hand, changed line by line.
fn order_file(book: Book<'_>, change: impl Fn(&Diagnosis<'_>) -> Option<String>) -> String {
    let letter = |c| match c {
        'é' | 'è' => 'e',
        'ö' | 'ô' | 'ó' => 'o',
        'ü' => 'u',
        'ä' => 'a',
        'ç' => 'c',
        other => other,
    };
    let plain = |title: &str| title.chars().map(letter).collect::<String>();
    let kept = book
        .diagnoses()
        .filter_map(|found| change(&found).map(|title| (found.code(), found.is_billable(), title)));
    let lines = (1..).zip(kept).map(|(number, (code, billable, title))| {
        let title = plain(&title);
        let short: String = title.chars().take(60).collect();
        format!("{number:05} {:<7} {} {short:<60} {title}\r\n", code.undotted(), u8::from(billable))
    });
    lines.collect()
}

fn on<'a>(sets: &'a CodeSets, date: &str) -> Book<'a> {
    sets.on(date.parse().unwrap())
}

#[test]
fn an_order_file_makes_an_edition_with_the_notes_at_hand() {
    let desk = Desk::new();
    let embedded = CodeSets::embedded().unwrap();
    let i10 = |found: &Diagnosis<'_>| found.code().undotted() == "I10";
    let text = order_file(on(embedded, "2026-10-01"), |found| {
        let title = if i10(found) { "High blood pressure, of our own" } else { found.title() };
        (found.code().undotted() != "J4520").then(|| title.to_owned())
    });
    let added = desk.add("icd10cm_order_2028.txt", text.as_bytes()).unwrap();
    assert_eq!((added[0].layout, added[0].manifest.edition.as_str()), ("ICD-10-CM order file", "FY2028"));
    assert!(added[0].manifest.remark.contains("notes, inclusion terms and sections of the edition FY2027"));
    assert_eq!(added[0].rows, text.lines().count());
    let sets = desk.sets();
    sets.prove().unwrap();
    let next = on(&sets, "2027-10-01");
    let hypertension = next.diagnosis(&"I10".parse().unwrap()).unwrap();
    assert_eq!(hypertension.title(), "High blood pressure, of our own");
    assert!(next.diagnosis(&"J45.20".parse().unwrap()).is_none());
    assert!(
        next.excludes1(&"E11.65".parse().unwrap(), &"E10.9".parse().unwrap()).is_some(),
        "the notes are there"
    );
    assert!(next.diagnosis(&"F02.80".parse().unwrap()).unwrap().is_manifestation());
    // One line of editions: the code of the year before ends, and is told as ended.
    let before = on(&sets, "2026-10-01").diagnosis(&"J45.20".parse().unwrap()).unwrap();
    assert_eq!(before.effective().to, Some("2027-09-30".parse().unwrap()));
    assert_eq!(format!("{:?}", next.check(&"J45.20".parse().unwrap())), "Expired { to: 2027-09-30 }");
    assert_eq!(sets.releases().filter(|release| release.name == "icd10cm").count(), 5);
}

#[test]
fn an_edition_of_a_shipped_year_takes_its_place_and_no_others() {
    let desk = Desk::new();
    let text =
        order_file(on(CodeSets::embedded().unwrap(), "2026-06-15"), |found| Some(found.title().to_owned()));
    desk.add("icd10cm_order_2026.txt", text.as_bytes()).unwrap();
    let sets = desk.sets();
    let editions: Vec<&str> = sets
        .releases()
        .filter(|release| release.name == "icd10cm")
        .map(|release| release.edition.as_str())
        .collect();
    assert_eq!(editions, ["FY2024", "2025-04", "FY2026", "FY2027"]);
    let (ours, theirs) = (on(&sets, "2026-06-15"), on(CodeSets::embedded().unwrap(), "2026-06-15"));
    assert!(
        ours.diagnoses().map(|found| found.title()).eq(theirs.diagnoses().map(|found| found.title())),
        "accents stay"
    );
    for (a, b) in ours.diagnoses().zip(theirs.diagnoses()).step_by(31) {
        let notes = |found: &Diagnosis<'_>| {
            format!(
                "{:?}",
                found.notes_in_force(superbill_code_sets::NoteKind::Excludes1).collect::<Vec<_>>()
            )
        };
        assert_eq!(notes(&a), notes(&b));
        assert_eq!(
            a.seventh_characters().map(|set| set.iter().count()),
            b.seventh_characters().map(|set| set.iter().count())
        );
        assert_eq!(a.section().map(|section| section.name()), b.section().map(|section| section.name()));
    }
}

#[test]
fn order_files_that_are_not_whole_are_refused() {
    let desk = Desk::new();
    let book = on(CodeSets::embedded().unwrap(), "2026-06-15");
    let text = order_file(book, |found| Some(found.title().to_owned()));
    let lines: Vec<&str> = text.split_inclusive("\r\n").collect();
    let cut = desk.refused("icd10cm_order_2026.txt", lines[..90_000].concat().as_bytes());
    assert!(cut.contains("the order file is not whole") || cut.contains("a header without codes"), "{cut}");
    let hole =
        desk.refused("icd10cm_order_2026.txt", [&lines[..500], &lines[501..]].concat().concat().as_bytes());
    assert!(hole.contains("line 501: it is numbered “00502”"), "{hole}");
    let open = desk.refused("icd10cm_order_2026.txt", text.trim_end().as_bytes());
    assert!(open.contains("its last line does not end"), "{open}");
    let nameless = desk.refused("order.txt", text.as_bytes());
    assert!(nameless.contains("does not say of which edition it is"), "{nameless}");
}

const TABULAR: &str = include_str!("../src/icd10cm/fixtures/tabular.xml");

#[test]
fn a_tabular_list_of_another_year_than_its_codes_is_refused() {
    let desk = Desk::new();
    let error = desk.refused("icd10cm-tabular-2026-04.xml", TABULAR.as_bytes());
    assert!(error.contains("exists and the tabular list lacks it"), "{error}");
    let error = desk.refused("icd10cm-tabular-2025-04.xml", TABULAR.as_bytes());
    assert!(error.contains("its name says 2025"), "{error}");
}

#[test]
fn a_tabular_list_without_an_order_file_says_what_it_rests_on() {
    let desk = Desk::new();
    let list = TABULAR.replace("<version>2026</version>", "<version>2030</version>");
    let added = desk.add("icd10cm-tabular-2030.xml", list.as_bytes()).unwrap();
    assert!(added[0].manifest.remark.contains("No order file of the year is at hand"));
    let sets = desk.sets();
    let book = on(&sets, "2029-10-01");
    assert!(book.diagnosis(&"S93.401A".parse().unwrap()).is_some_and(|found| found.is_billable()));
    assert!(on(&sets, "2026-10-01").diagnosis(&"I10".parse().unwrap()).is_some(), "other years stay");
}

#[test]
fn files_added_together_build_on_each_other() {
    let desk = Desk::new();
    let embedded = CodeSets::embedded().unwrap();
    let order = order_file(on(embedded, "2026-10-01"), |found| Some(found.title().to_owned()));
    let changes = ADDENDA.replace("2028", "2029").replace("2027", "2028");
    let paths = [("icd10cm_order_2028.txt", order), ("icd10cm_codes_addenda_2029.txt", changes)]
        .map(|(name, text)| file(desk.folder.path(), name, text.as_bytes()));
    let context = Context { at_hand: embedded, edition: None, from: None };
    let added = add(&paths, &desk.shelf(), &context, &whole).unwrap();
    assert_eq!(added[1].manifest.remark, "The edition FY2028 with the changes of codes of the year.");
    assert_eq!(
        on(&desk.sets(), "2028-10-01").diagnosis(&"I10".parse().unwrap()).unwrap().title(),
        "Hypertension of our own"
    );
}

const ADDENDA: &str = "Delete:      J4520   Mild intermittent asthma, uncomplicated\r\n\
                       Add:         J45201  Asthma of our own\r\n\
                       Revise from: I10     Essential (primary) hypertension\r\n\
                       Revise to:   I10     Hypertension of our own\r\n\r\nCodes\r\n\
                       \x20 74879 codes in icd10cm_order_2027.txt\r\n  74879 codes in icd10cm_order_2028.txt\r\n\
                       \x20   1 additions\r\n    1 deletions\r\n    1 revisions\r\n";

#[test]
fn changes_are_applied_to_the_edition_before() {
    let desk = Desk::new();
    let added = desk.add("icd10cm_codes_addenda_2028.txt", ADDENDA.as_bytes()).unwrap();
    assert_eq!(added[0].manifest.remark, "The edition FY2027 with the changes of codes of the year.");
    let sets = desk.sets();
    let book = on(&sets, "2027-10-01");
    assert_eq!(book.diagnosis(&"I10".parse().unwrap()).unwrap().title(), "Hypertension of our own");
    assert!(!book.diagnosis(&"J45.20".parse().unwrap()).unwrap().is_billable());
}

#[test]
fn changes_that_do_not_fit_are_refused() {
    let desk = Desk::new();
    let refused = |name: &str, text: &str| desk.refused(name, text.as_bytes());
    let far = refused("icd10cm_codes_addenda_2031.txt", ADDENDA);
    assert!(far.contains("changes the edition before it, which is not at hand"), "{far}");
    let wrong_year = refused("icd10cm_codes_addenda_2027.txt", ADDENDA);
    assert!(wrong_year.contains("the addenda count 74879 codes before, and 74719 are there"), "{wrong_year}");
    let cut = refused("icd10cm_codes_addenda_2028.txt", ADDENDA.split("Codes").next().unwrap());
    assert!(cut.contains("its footer, which counts the codes, is missing"), "{cut}");
    let miscounted =
        refused("icd10cm_codes_addenda_2028.txt", &ADDENDA.replace("1 additions", "2 additions"));
    assert!(miscounted.contains("line 9: it counts 2 additions, and 1 were read"), "{miscounted}");
}

#[test]
fn changes_beside_an_order_file_are_passed_over() {
    let desk = Desk::new();
    let text =
        order_file(on(CodeSets::embedded().unwrap(), "2026-10-01"), |found| Some(found.title().to_owned()));
    let path = desk.folder.path().join("icd10cm_order_2028.zip");
    let mut zip = zip::ZipWriter::new(File::create(&path).unwrap());
    for (name, text) in
        [("icd10cm_codes_addenda_2028.txt", ADDENDA), ("icd10cm_order_2028.txt", text.as_str())]
    {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap();
    let bytes = fs::read(&path).unwrap();
    let added = desk.add("icd10cm_order_2028.zip", &bytes).unwrap();
    assert_eq!(added.iter().map(|added| added.file.as_str()).collect::<Vec<_>>(), ["icd10cm_order_2028.txt"]);
}

const EXEMPT: &str = "Order28\tPOAexemptCode\tDescription\r\n00001\tI10\tOf our own\r\n00002\tZ99.3\t\"A wheelchair, of our own\"\r\n";

#[test]
fn the_list_of_exempt_diagnoses_of_a_later_year_answers_from_then_on() {
    let desk = Desk::new();
    desk.add("POAexemptCodesFY28.txt", EXEMPT.as_bytes()).unwrap();
    let sets = desk.sets();
    let exempt = |date: &str, code: &str| on(&sets, date).is_poa_exempt(&code.parse().unwrap());
    assert!(exempt("2027-10-01", "I10") && !exempt("2026-10-01", "I10"));
    assert!(!exempt("2027-10-01", "B90.0") && exempt("2026-10-01", "B90.0"));
    assert_eq!(sets.on_shelf(System::PoaExempt).count(), 1);
}

#[test]
fn a_damaged_list_of_exempt_diagnoses_is_refused_by_its_line() {
    let desk = Desk::new();
    let refused = |text: &str| desk.refused("POAexemptCodesFY28.txt", text.as_bytes());
    assert!(refused(EXEMPT.trim_end()).contains("line 3: the file is cut"));
    assert!(
        refused(&EXEMPT.replace("00002", "00001")).contains("line 3: 1 follows 1: the list is out of order")
    );
    assert!(refused(&EXEMPT.replace("\tI10\t", "\t!!\t")).contains("line 2:"));
    assert!(refused(&EXEMPT.replace("\tOf our own", "")).contains("line 2: it has not three columns"));
}

const GEM: &str = "0010  A000    00000\r\n25000 E119    10000\r\n9999  NoDx    11000\r\n";
const GEM_BACK: &str = "A000    0010  00000\r\nE119    25000 10000\r\n";

#[test]
fn mappings_lead_both_ways_and_say_how_well() {
    let desk = Desk::new();
    desk.add("2018_I9gem.txt", GEM.as_bytes()).unwrap();
    desk.add("2018_I10gem.txt", GEM_BACK.as_bytes()).unwrap();
    let sets = desk.sets();
    let book = on(&sets, "2026-06-15");
    let icd9 = |text: &str| superbill_code_sets::groupings::Icd9Key::read(text).unwrap();
    let diabetes: Vec<_> = book.gem(icd9("250.00")).collect();
    assert_eq!(diabetes[0].icd10, Some("E11.9".parse().unwrap()));
    assert!(diabetes[0].flags.approximate && !diabetes[0].flags.combination);
    assert!(book.gem(icd9("9999")).next().unwrap().flags.no_map);
    assert_eq!(book.gem_back(&"A00.0".parse().unwrap()).next().unwrap().icd9, Some(icd9("001.0")));
    let one_way = Desk::new();
    let error = one_way
        .refused("2018_I9gem.txt", GEM.replace("9999  NoDx    11000", "9999  A000    1100").as_bytes());
    assert!(
        error.contains("line 3: “1100” are not five flags") || error.contains("no publisher's file"),
        "{error}"
    );
}
