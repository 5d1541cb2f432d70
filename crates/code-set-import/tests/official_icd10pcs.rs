//! Second opinions: the shipped ICD-10-PCS against its publisher's order files and the code editor's lists.
//!
//! They run where those files lie beside the checkout (`../shared/official`, or `SUPERBILL_OFFICIAL`).
#![expect(clippy::unwrap_used, reason = "a test stops where an expectation fails")]

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{Read, Write as _};
use std::path::{Path, PathBuf};

use superbill_code_set_import::icd10pcs::Phrasing;
use superbill_code_set_import::{Context, ImportError, Shelf, add, for_each_publication, icd10pcs};
use superbill_code_sets::inpatient_procedures::{Icd10PcsBook, Tables};
use superbill_code_sets::release::ReleaseFile;
use superbill_code_sets::{CodeSets, CodeStatus, System};
use superbill_domain::Icd10Pcs;

/// A file of the publisher; none, told loudly, where it is not at hand.
fn official(name: &str) -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/official");
    let path = std::env::var_os("SUPERBILL_OFFICIAL").map_or_else(beside, PathBuf::from).join(name);
    if !path.exists() {
        // Past the capture of the test harness: a skip is told aloud.
        let _ = writeln!(std::io::stderr(), "SKIPPED: no second opinion, {} is not at hand", path.display());
    }
    path.exists().then_some(path)
}

fn plain(file: File) -> Box<dyn Read> {
    Box::new(file)
}

fn on(date: &str) -> Icd10PcsBook<'static> {
    CodeSets::embedded().unwrap().on(date.parse().unwrap()).pcs()
}

/// Every code of an order file with its long title.
fn order_file(path: &Path) -> BTreeMap<Icd10Pcs, String> {
    let mut titles = BTreeMap::new();
    for_each_publication(path, &plain, &mut |publication| {
        if !publication.name().starts_with("icd10pcs_order_") {
            return Ok::<(), ImportError>(());
        }
        publication.for_each_line(|number, line| {
            titles.extend(
                icd10pcs::order_line(number, line)?.map(|found| (found.code, found.title.to_owned())),
            );
            Ok(())
        })
    })
    .unwrap();
    titles
}

#[test]
fn the_tables_give_the_codes_and_the_titles_of_the_order_file_and_no_other() {
    for (day, file, count) in [
        ("2025-01-15", "icd10pcs/icd10pcs_order_2025.zip", 78_948),
        ("2026-01-15", "icd10pcs/icd10pcs_order_2026.zip", 79_115),
    ] {
        let Some(path) = official(file) else { return };
        let theirs = order_file(&path);
        assert_eq!(theirs.len(), count);
        let tables = on(day).tables().unwrap();
        let ours: BTreeMap<Icd10Pcs, String> =
            tables.codes().map(|code| (code, tables.title(&code).unwrap().to_string())).collect();
        let differing: Vec<_> = theirs.iter().filter(|(code, title)| ours.get(code) != Some(title)).collect();
        assert!(differing.is_empty(), "{} differ: {:?}", differing.len(), differing.first());
        assert_eq!(ours.len(), count);
        let valid = |code: &Icd10Pcs| on(day).check(code) == CodeStatus::Valid;
        assert!(theirs.keys().all(valid));
    }
}

#[test]
fn an_edition_phrases_most_new_titles_of_the_next_before_they_are_published() {
    let (Some(tables), Some(order)) =
        (official("icd10pcs/icd10pcs_tables_2026.xml.xz"), official("icd10pcs/icd10pcs_order_2026.zip"))
    else {
        return;
    };
    let known = on("2025-01-15").tables().unwrap();
    let context = Context { at_hand: CodeSets::embedded().unwrap(), edition: None, from: None };
    let mut release = Vec::new();
    for_each_publication(&tables, &plain, &mut |publication| {
        let written = icd10pcs::tables(&publication.into_text()?, &context, |_| Phrasing::of(known))?;
        Ok::<(), ImportError>(written.write(&mut release)?)
    })
    .unwrap();
    let release = ReleaseFile::open(release).unwrap();
    let next = Tables::of(&release);
    let theirs = order_file(&order);
    let is_right = |(code, title): &(&Icd10Pcs, &String)| {
        next.title(code).is_some_and(|composed| composed.to_string() == **title)
    };
    let (old, new): (Vec<_>, Vec<_>) = theirs.iter().partition(|(code, _)| known.contains(code));
    let share =
        |codes: &[(&Icd10Pcs, &String)]| (codes.iter().filter(|code| is_right(code)).count(), codes.len());
    let _ = writeln!(std::io::stderr(), "titles phrased right: old {:?}, new {:?}", share(&old), share(&new));
    assert_eq!(share(&old), (78_909, 78_909));
    assert!(share(&new).0 * 100 >= share(&new).1 * 60, "{:?}", share(&new));
}

#[test]
fn validity_follows_the_code_editor_through_the_half_years() {
    for (day, count) in [
        ("2024-10-01", 78_948),
        ("2025-04-01", 78_986),
        ("2025-10-01", 79_115),
        ("2026-03-31", 79_115),
        ("2026-04-01", 79_193),
        ("2026-09-30", 79_193),
        ("2026-10-01", 79_256),
    ] {
        assert_eq!(on(day).codes().len(), count, "{day}");
    }
}

#[test]
fn the_older_lists_agree_on_the_days_that_both_serve() {
    let Some(path) = official("mce/mce_v43.1_i10pcs.csv.xz") else { return };
    let folder = tempfile::tempdir().unwrap();
    let shelf = Shelf::at(folder.path());
    let context = Context { at_hand: CodeSets::embedded().unwrap(), edition: None, from: None };
    add(&[path], &shelf, &context, &plain).unwrap();
    let sets = CodeSets::with_shelf(shelf.open().unwrap()).unwrap();
    let own = sets.on("2026-06-15".parse().unwrap()).pcs();
    assert_eq!(own.codes(), on("2026-06-15").codes());
}

#[test]
fn the_publishers_files_are_added_to_the_shelf() {
    let names = [
        "icd10pcs/icd10pcs_definitions_2025.xml.xz",
        "icd10pcs/icd10pcs_index_2025.xml.xz",
        "icd10pcs/icd10pcs_order_2025.zip",
        "icd10pcs/icd10pcs_order_2026.zip",
    ];
    let Some(files) = names.iter().map(|name| official(name)).collect::<Option<Vec<PathBuf>>>() else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let shelf = Shelf::at(folder.path());
    let context = Context { at_hand: CodeSets::embedded().unwrap(), edition: None, from: None };
    let added = add(&files, &shelf, &context, &plain).unwrap();
    let rows: Vec<(&str, usize)> =
        added.iter().map(|added| (added.manifest.name.as_str(), added.rows)).collect();
    assert_eq!(
        rows,
        [
            ("icd10pcs-definitions", 3_581),
            ("icd10pcs-index", 24_484),
            ("icd10pcs-order", 78_948),
            ("icd10pcs-order", 79_115),
        ]
    );
    let sets = CodeSets::with_shelf(shelf.open().unwrap()).unwrap();
    sets.prove().unwrap();
    assert_eq!(sets.on_shelf(System::Icd10PcsOrder).count(), 2);
    let book = sets.on("2025-01-15".parse().unwrap()).pcs();
    let title = book.title(&"0DTJ4ZZ".parse().unwrap()).unwrap();
    assert_eq!(title.to_string(), "Resection of Appendix, Percutaneous Endoscopic Approach");
}
