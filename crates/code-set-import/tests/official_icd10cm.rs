//! The publishers' own files of ICD-10-CM and its groupings, added to a shelf: the counts they state themselves.
//!
//! They run where those files lie beside the checkout (`../shared/official`, or `SUPERBILL_OFFICIAL`).
#![expect(clippy::unwrap_used, reason = "a test stops where an expectation fails")]

use std::fs::File;
use std::io::{Read, Write as _};
use std::path::{Path, PathBuf};

use superbill_code_set_import::{Added, Context, ImportError, Shelf, add};
use superbill_code_sets::groupings::{Icd9Key, IsDefault};
use superbill_code_sets::{CodeSets, ConversionRow, Diagnosis, PoaExemptRow, System, diff};

/// Files of the publishers; none, told loudly, where one is not at hand.
fn official(names: &[&str]) -> Option<Vec<PathBuf>> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/official");
    let folder = std::env::var_os("SUPERBILL_OFFICIAL").map_or_else(beside, PathBuf::from);
    let paths: Vec<PathBuf> = names.iter().map(|name| folder.join(name)).collect();
    if let Some(missing) = paths.iter().find(|path| !path.exists()) {
        // Past the capture of the test harness: a skip is told aloud.
        let _ = writeln!(std::io::stderr(), "SKIPPED: {} is not at hand", missing.display());
        return None;
    }
    Some(paths)
}

fn whole(file: File) -> Box<dyn Read> {
    Box::new(file)
}

fn add_one(shelf: &Shelf, path: &Path) -> Result<Vec<Added>, ImportError> {
    let at_hand = CodeSets::with_shelf(shelf.open().unwrap()).unwrap();
    add(&[path], shelf, &Context { at_hand: &at_hand, edition: None, from: None }, &whole)
}

/// The code sets with these files added, one after the other, and what was added.
fn with(names: &[&str]) -> Option<(tempfile::TempDir, CodeSets, Vec<Added>)> {
    let paths = official(names)?;
    let folder = tempfile::tempdir().unwrap();
    let shelf = Shelf::at(folder.path());
    let added = paths.iter().flat_map(|path| add_one(&shelf, path).unwrap()).collect();
    let sets = CodeSets::with_shelf(shelf.open().unwrap()).unwrap();
    sets.prove().unwrap();
    Some((folder, sets, added))
}

fn billable(sets: &CodeSets, date: &str) -> usize {
    sets.on(date.parse().unwrap()).diagnoses().filter(Diagnosis::is_billable).count()
}

#[test]
fn order_files_give_their_counts_and_differ_by_their_footers() {
    let names = ["2024", "2025", "2026"].map(|year| format!("icd10cm/order/icd10cm_order_{year}.zip"));
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let Some((_folder, sets, added)) = with(&names) else { return };
    assert_eq!(added.len(), 3, "the other files of each zip say nothing more");
    let days = ["2023-10-01", "2024-10-01", "2025-10-01", "2026-10-01"];
    assert_eq!(days.map(|day| billable(&sets, day)), [74_044, 74_260, 74_719, 74_879]);
    let counted = |before: usize, after: usize| {
        let diff = diff(sets.on(days[before].parse().unwrap()), sets.on(days[after].parse().unwrap()));
        (diff.added.len(), diff.deleted.len(), diff.revised.len())
    };
    assert_eq!((counted(0, 1), counted(1, 2), counted(2, 3)), ((252, 36, 13), (487, 28, 38), (190, 30, 4)));
}

#[test]
fn tabular_lists_are_confirmed_by_the_codes_at_hand() {
    let Some((_folder, sets, added)) =
        with(&["icd10cm/icd10cm-tabular-2025-04.xml.xz", "icd10cm/icd10cm-tabular-2026-04.xml.xz"])
    else {
        return;
    };
    assert_eq!(added[1].manifest.remark, "The tabular list; its codes confirmed by the edition 2026-04.");
    assert_eq!(["2024-10-01", "2025-10-01"].map(|day| billable(&sets, day)), [74_260, 74_719]);
}

#[test]
fn the_tabular_list_of_another_year_is_refused() {
    let Some(paths) = official(&["icd10cm/icd10cm-tabular-2026-04.xml.xz"]) else { return };
    let folder = tempfile::tempdir().unwrap();
    let other = folder.path().join("icd10cm-tabular-2025-04.xml.xz");
    std::fs::copy(&paths[0], &other).unwrap();
    let error = add_one(&Shelf::at(folder.path().join("shelf")), &other).unwrap_err().to_string();
    assert!(error.contains("of fiscal year 2026, and its name says 2025"), "{error}");
}

#[test]
fn a_tabular_list_long_past_is_read_without_its_order_file() {
    let Some((_folder, sets, added)) = with(&["icd10cm/ICD10CM_FY2017_Full_XML.zip"]) else { return };
    let tabular = added.iter().find(|added| added.layout == "ICD-10-CM tabular XML").unwrap();
    assert!(tabular.manifest.remark.contains("No order file of the year is at hand"));
    // The year had 71,486 codes; what no source confirms is left out.
    let codes = billable(&sets, "2016-10-01");
    assert!((70_500..=71_486).contains(&codes), "{codes}");
}

#[test]
fn changes_of_codes_lead_to_the_counts_of_their_footer() {
    let Some((_folder, sets, added)) = with(&["icd10cm/icd10cm_codes_addenda_2027.txt"]) else { return };
    assert_eq!(added[0].layout, "ICD-10-CM codes addenda");
    assert_eq!(billable(&sets, "2026-10-01"), 74_879);
    let cause = sets.on("2026-10-01".parse().unwrap()).diagnosis(&"QA1".parse().unwrap()).unwrap().title();
    assert_eq!(cause, "Inherited predisposition to neoplasms", "the headers keep the names they ship with");
}

#[test]
fn lists_about_diagnoses_have_all_their_rows() {
    let Some((_folder, sets, added)) =
        with(&["icd10cm/POAexemptCodesFY26.zip", "icd10cm/ICD-10-CM-CONVERSION-TABLE-FY2026.xlsx"])
    else {
        return;
    };
    assert_eq!(added.len(), 2, "the lists of what changed say nothing more: {added:?}");
    let rows = |system| sets.on_shelf(system).next().unwrap();
    assert_eq!(rows(System::PoaExempt).rows::<PoaExemptRow>().len(), 38_349);
    let conversions = rows(System::DiagnosisConversion).rows::<ConversionRow>();
    let codes: std::collections::BTreeSet<_> = conversions.iter().map(|row| row.code).collect();
    assert_eq!(codes.len(), 5_633, "those with a previous code");
}

#[test]
fn groupings_answer_for_a_code() {
    let Some((_folder, sets, _)) = with(&[
        "ccsr/DXCCSR-Reference-File-v2023-1.xlsx",
        "elixhauser/CMR_v2025.1.zip",
        "gems/Dxgem_2018.zip",
    ]) else {
        return;
    };
    let book = sets.on("2026-06-15".parse().unwrap());
    let code = |text: &str| text.parse().unwrap();
    let cholera: Vec<_> = book.ccsr(&code("A00.0")).map(|found| (found.category, found.inpatient)).collect();
    assert_eq!(cholera, [("DIG001", IsDefault::Yes), ("INF003", IsDefault::No)]);
    assert_eq!(book.ccsr(&code("A00.0")).next().unwrap().title, "Intestinal infection");
    assert_eq!(book.ccsr(&code("Z99.3")).next().unwrap().inpatient, IsDefault::NeverFirst);
    let kidney: Vec<_> = book.elixhauser(&code("Z99.2")).map(|found| found.name).collect();
    assert_eq!(kidney, ["RENLFL_SEV"]);
    let rows = |system| sets.on_shelf(system).map(|release| release.rows_in_all()).collect::<Vec<_>>();
    assert_eq!(rows(System::Elixhauser), [4_542 + 39]);
    let mut mappings = rows(System::Gems);
    mappings.sort_unstable();
    assert_eq!(mappings, [24_860, 81_593]);
    let diabetes: Vec<_> =
        book.gem(Icd9Key::read("250.00").unwrap()).filter_map(|found| found.icd10).collect();
    assert_eq!(diabetes, [code("E11.9")]);
    assert_eq!(book.gem_back(&code("E11.9")).count(), 1);
}
