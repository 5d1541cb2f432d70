//! The indexes and tables of ICD-10-CM as their publisher brings them out, and how well the walk knows its way.
//!
//! Runs where those files lie beside the checkout (`../shared/official`, or `SUPERBILL_OFFICIAL`).
#![expect(clippy::unwrap_used, reason = "a test stops where an expectation fails")]

use std::collections::HashSet;
use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use superbill_code_set_import::{Added, Context, Shelf, add};
use superbill_code_sets::index::{Index, IndexTerm, Walker};
use superbill_code_sets::search::{Question, Search};
use superbill_code_sets::{CodeSets, System};

const FULL_2017: &str = "icd10cm/ICD10CM_FY2017_Full_XML.zip";

fn official(name: &str) -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/official");
    let path = std::env::var_os("SUPERBILL_OFFICIAL").map_or_else(beside, PathBuf::from).join(name);
    if !path.exists() {
        let _ = writeln!(std::io::stderr(), "SKIPPED: no second opinion, {} is not at hand", path.display());
    }
    path.exists().then_some(path)
}

/// The code sets with these files added.
fn with(files: &[PathBuf]) -> (CodeSets, Vec<Added>) {
    let folder = tempfile::tempdir().unwrap();
    let shelf = Shelf::at(folder.path());
    let at_hand = CodeSets::with_shelf(Vec::new()).unwrap();
    let context = Context { at_hand: &at_hand, edition: None, from: None };
    let added = add(files, &shelf, &context, &|file: File| Box::new(file)).unwrap();
    (CodeSets::with_shelf(shelf.open().unwrap()).unwrap(), added)
}

fn index(sets: &CodeSets, system: System) -> Index<'_> {
    Index::of(sets.on_shelf(system).next().unwrap())
}

#[test]
fn every_member_of_the_full_release_is_read_with_the_counts_of_its_readme() {
    let Some(zip) = official(FULL_2017) else { return };
    let (sets, added) = with(&[zip]);
    for (system, main_terms, terms) in [
        (System::Icd10CmIndex, 7_973, 69_226),
        (System::NeoplasmTable, 1, 1_929),
        (System::DrugTable, 5_170, 2_246),
        (System::ExternalCauseIndex, 314, 7_258),
    ] {
        let index = index(&sets, system);
        assert_eq!(index.main_terms().count(), main_terms, "{system}");
        assert_eq!(index.terms().count(), main_terms + terms, "{system}");
        assert_eq!(index.manifest().edition, "FY2017");
        assert_eq!(index.manifest().effective.from, "2016-10-01".parse().unwrap());
    }
    assert!(added.iter().all(|added| added.rows > 0));
}

#[test]
fn the_tables_of_april_2026_have_the_terms_that_their_publisher_counts() {
    let names = ["neoplasm", "drug", "eindex"].map(|table| format!("icd10cm/icd10cm-{table}-2026-04.xml.xz"));
    let Some(files) = names.iter().map(|name| official(name)).collect::<Option<Vec<_>>>() else { return };
    let (sets, _) = with(&files);
    for (system, terms, in_columns) in [
        (System::NeoplasmTable, 1_940, 1_823),
        (System::DrugTable, 7_430, 7_204),
        (System::ExternalCauseIndex, 8_090, 0),
    ] {
        let index = index(&sets, system);
        assert_eq!(index.terms().count(), terms, "{system}");
        assert_eq!(index.terms().filter(IndexTerm::has_cells).count(), in_columns, "{system}");
        assert_eq!(index.manifest().edition, "2026-04", "{system}");
    }
}

/// Every coded path of an index, walked by its own words without the nonessential ones, leads to its own code.
fn share_found(index: Index<'_>, most_shown: usize) -> (usize, usize) {
    let mut walker = Walker::new(index);
    let (mut found, mut all) = (0, 0);
    for term in index.terms().filter(|term| term.code().is_some()) {
        let path: Vec<String> = term.path().iter().map(|title| without_parentheses(title)).collect();
        let phrase = path.join(", ");
        let hits = walker.walk(&phrase, 1);
        all += 1;
        let code = hits.first().and_then(|hit| hit.term.code());
        if code == term.code() {
            found += 1;
        } else if all - found <= most_shown {
            let _ = writeln!(std::io::stderr(), "{phrase} {:?}: {:?}", term.code(), hits.first());
        }
    }
    (found, all)
}

fn without_parentheses(title: &str) -> String {
    let mut depth = 0_u32;
    let kept: String = title
        .chars()
        .filter(|letter| {
            depth += u32::from(*letter == '(');
            let outside = depth == 0;
            depth = depth.saturating_sub(u32::from(*letter == ')'));
            outside
        })
        .collect();
    kept.trim().to_owned()
}

#[test]
fn the_paths_of_the_alphabetic_index_lead_to_their_own_codes() {
    let Some(zip) = official(FULL_2017) else { return };
    let (sets, _) = with(&[zip]);
    let (found, all) = share_found(index(&sets, System::Icd10CmIndex), 0);
    let _ = writeln!(std::io::stderr(), "index paths: {found} of {all}");
    assert!(found * 1000 >= all * 995, "{found} of {all}");
}

#[test]
fn inclusion_terms_that_the_search_was_not_told_are_found_by_the_rest() {
    let Some(zip) = official(FULL_2017) else { return };
    let (sets, _) = with(&[zip]);
    let book = sets.on("2026-06-15".parse().unwrap());
    let all =
        book.diagnoses().flat_map(|diagnosis| diagnosis.inclusion_terms().map(move |term| (diagnosis, term)));
    let held_out: Vec<_> =
        all.enumerate().filter(|(at, _)| at % 5 == 0).map(|(_, held_out)| held_out).collect();
    let hidden: HashSet<&str> = held_out.iter().map(|(_, term)| *term).collect();
    let search = Search::without(book, [], &|term| hidden.contains(term));
    let (mut first, mut within_ten) = (0, 0);
    for (diagnosis, term) in &held_out {
        let hits = search.ask(&Question::new(term, 10));
        // A term at a header is found where a code below the header is.
        let below =
            |code: &str| code.parse().is_ok_and(|code| diagnosis.code() == code || diagnosis.contains(&code));
        let place = hits.iter().position(|hit| below(&hit.found.code()));
        first += usize::from(place == Some(0));
        within_ten += usize::from(place.is_some());
    }
    let all = held_out.len();
    let _ = writeln!(
        std::io::stderr(),
        "held-out inclusion terms: first {first}, within ten {within_ten}, of {all}"
    );
    assert!(first * 100 >= all * 45 && within_ten * 100 >= all * 80, "{first}, {within_ten} of {all}");
}
