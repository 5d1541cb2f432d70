//! The XML layout of the Alphabetic Index and its tables: its quirks, and what is refused.
#![expect(clippy::unwrap_used, reason = "a test stops where an expectation fails")]

use std::fs;

use superbill_code_set_import::{Context, read_file};
use superbill_code_sets::index::{Behaviour, Destination, Index, IndexTerm, Intent};
use superbill_code_sets::release::ReleaseFile;
use superbill_code_sets::{CodeSets, System};
use superbill_domain::Date;

const INDEX: &str = r#"<?xml version="1.0"?>
<ICD10CM.index>
  <version>2026</version>
  <title>ICD-10-CM INDEX TO DISEASES and INJURIES</title>
  <letter><title>F</title>
    <mainTerm>
      <title>Fever<nemod>(inanition) (of unknown origin)</nemod> NEC</title>
      <seeAlso>Heat</seeAlso>
      <code>R50.9</code>
      <term level="1"><title>femur</title><code>S72.0-</code></term>
      <term level="1"><title>of the heart</title><code>E85.4</code><manif>I43</manif></term>
      <term level="1"><title>with</title>
        <term level="2"><title>mercury</title><subcat>T56.1</subcat></term>
      </term>
    </mainTerm>
    <mainTerm><title>Heat</title><see>Fever, with mercury</see></mainTerm>
    <mainTerm><title>Growth</title><see>Neoplasm, benign, by site</see></mainTerm>
    <mainTerm><title>Poison</title><see>Table of Drugs and Chemicals, by drug, poisoning</see></mainTerm>
    <mainTerm><title>Hot</title><see>condition</see></mainTerm>
  </letter>
</ICD10CM.index>"#;

const TABLE: &str = r#"<?xml version="1.0"?>
<ICD10CM.index>
  <version>2026</version>
  <indexHeading><head col="1">Neoplasm</head><head col="2">Malignant Primary</head></indexHeading>
  <letter><title>N</title>
    <mainTerm><title>Neoplasm, neoplastic</title>
      <cell col="2">C80.1</cell><cell col="3">C79.8-</cell><cell col="4">-</cell>
      <term level="1"><title>book-leaf<nemod>(mouth)</nemod></title>
        <manif>underside of the tongue</manif>
        <cell col="5">D10.39</cell>
      </term>
    </mainTerm>
  </letter>
</ICD10CM.index>"#;

/// The release of a file with this name and text; the error, where it is refused.
fn read(name: &str, xml: &str, from: Option<Date>) -> Result<ReleaseFile, String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, xml).unwrap();
    let at_hand = CodeSets::embedded().unwrap();
    let context = Context { at_hand, edition: None, from };
    let mut releases = read_file(&path, "here", &context).map_err(|error| error.to_string())?;
    let mut bytes = Vec::new();
    releases.remove(0).write(&mut bytes).unwrap();
    Ok(ReleaseFile::open(bytes).unwrap())
}

#[test]
fn every_part_of_a_term_is_read() {
    let file = read("index.xml", INDEX, None).unwrap();
    assert_eq!(file.system(), System::Icd10CmIndex);
    let terms: Vec<IndexTerm<'_>> = Index::of(&file).terms().collect();
    assert_eq!(terms[0].title(), "Fever (inanition) (of unknown origin) NEC");
    assert_eq!(terms[0].see_also().unwrap().target().unwrap().title(), "Heat");
    assert!(terms[1].has_dash() && terms[1].code().unwrap().to_string() == "S72.0");
    assert_eq!(terms[2].manifestation().unwrap().to_string(), "I43");
    assert!(terms[3].is_mere_relation());
    assert!(terms[4].has_dash(), "a subcategory is a slot");
    assert_eq!(terms[4].path(), ["Fever (inanition) (of unknown origin) NEC", "with", "mercury"]);
    assert_eq!(terms[5].see().unwrap().target().unwrap().title(), "mercury", "with and its word in one part");
    let growth = terms[6].see().unwrap();
    assert_eq!(growth.destination(), Destination::Neoplasms);
    assert_eq!(growth.column(), Some(Behaviour::Benign.column()));
    let poison = terms[7].see().unwrap();
    assert_eq!(
        (poison.destination(), poison.column()),
        (Destination::Drugs, Some(Intent::Accident.column()))
    );
    assert_eq!(terms[8].see().unwrap().destination(), Destination::Condition);
}

#[test]
fn cells_of_a_table_may_have_a_dash_or_nothing_and_prose_may_stand_for_a_code() {
    let file = read("table.xml", TABLE, None).unwrap();
    assert_eq!(file.system(), System::NeoplasmTable);
    let terms: Vec<IndexTerm<'_>> = Index::of(&file).terms().collect();
    let secondary = terms[0].neoplasm(Behaviour::MalignantSecondary).unwrap();
    assert!(secondary.has_dash() && secondary.code().unwrap().to_string() == "C79.8");
    assert_eq!(terms[0].neoplasm(Behaviour::InSitu), None, "a dash alone is no code");
    assert_eq!(terms[1].neoplasm(Behaviour::MalignantPrimary), None);
    assert_eq!(terms[1].title(), "book-leaf (mouth) (underside of the tongue)");
}

#[test]
fn the_edition_is_the_fiscal_year_or_the_month_that_the_name_says() {
    let edition = |name, from| {
        let file = read(name, INDEX, from).unwrap();
        let manifest = file.manifest();
        format!("{} {} {}", manifest.edition, manifest.effective.from, manifest.effective.to.unwrap())
    };
    assert_eq!(edition("index.xml", None), "FY2026 2025-10-01 2026-09-30");
    assert_eq!(edition("icd10cm_index_2026.xml", None), "FY2026 2025-10-01 2026-09-30");
    assert_eq!(edition("index-2026-04.xml", None), "2026-04 2026-04-01 2026-09-30");
    let wrong_year = read("index.xml", INDEX, Some("2024-10-01".parse().unwrap())).unwrap_err();
    assert!(wrong_year.contains("it is of fiscal year 2026, which 2024-10-01 is not in"), "{wrong_year}");
}

#[test]
fn damage_is_refused_whole_and_the_line_is_named() {
    let refused = |from: &str, to: &str| read("index.xml", &INDEX.replacen(from, to, 1), None).unwrap_err();
    assert_eq!(refused("R50.9", "R5?"), "Alphabetic Index, line 9: “R5?” is no code");
    assert!(refused("level=\"2\"", "level=\"3\"").contains("line 13"));
    assert!(refused("<version>2026", "<version>soon").contains("“soon” is no year"));
    assert!(refused("<manif>I43</manif>", "<dose>1</dose>").contains("line 11: “dose”"));
    assert!(refused("<title>Heat</title>", "").contains("line 16: a term has no title"));
    let cut = INDEX.get(..INDEX.len() - 40).unwrap();
    assert!(read("index.xml", cut, None).unwrap_err().contains("well-formed"));
    assert!(read("index.xml", &INDEX.replace("DISEASES", "PROCEDURES"), None).is_err(), "another index");
    let column = TABLE.replace("col=\"5\"", "col=\"9\"");
    assert!(read("table.xml", &column, None).unwrap_err().contains("columns 2 to 7"));
}
