//! The layouts of ICD-10-PCS on small files of our own: what is read, and what is refused with the line it stands on.
#![expect(clippy::unwrap_used, reason = "a test stops where an expectation fails")]

use superbill_code_set_import::icd10pcs::{Phrasing, tables};
use superbill_code_set_import::{Context, Publication, read};
use superbill_code_sets::CodeSets;
use superbill_code_sets::inpatient_procedures::{Axis, Definitions, Index, Tables};
use superbill_code_sets::release::ReleaseFile;

const TABLES: &str = include_str!("fixtures/icd10pcs_tables.xml");
const DEFINITIONS: &str = include_str!("fixtures/icd10pcs_definitions.xml");
const INDEX: &str = include_str!("fixtures/icd10pcs_index.xml");
fn context() -> Context<'static> {
    Context { at_hand: CodeSets::embedded().unwrap(), edition: None, from: None }
}

/// The release that a file is read into, or why it is refused.
fn opened(name: &str, text: &str) -> Result<ReleaseFile, String> {
    let publication = Publication::new(name, text.as_bytes()).unwrap();
    let mut read = read(publication, &context()).map_err(|error| error.to_string())?;
    let mut bytes = Vec::new();
    read.pop().ok_or("no layout recognises it")?.write(&mut bytes).unwrap();
    Ok(ReleaseFile::open(bytes).unwrap())
}

/// Why a file is refused.
fn refused(name: &str, text: &str) -> String {
    opened(name, text).unwrap_err()
}

#[test]
fn tables_are_read_and_titles_phrased_as_those_at_hand() {
    let release = opened("tables.xml", TABLES).unwrap();
    assert_eq!(
        (release.manifest().edition.as_str(), release.manifest().effective.from.to_string().as_str()),
        ("FY2028", "2027-10-01")
    );
    let tables = Tables::of(&release);
    let codes: Vec<String> = tables.codes().map(|code| code.to_string()).collect();
    assert_eq!(codes, ["0QT10ZZ", "0QT1XZZ", "0QT20ZZ", "0QT2XZZ", "0QT20JZ"]);
    let title = |text: &str| tables.title(&text.parse().unwrap()).map(|title| title.to_string());
    assert_eq!(title("0QT10ZZ").as_deref(), Some("Resection of Left Fin, Open Approach"));
    assert_eq!(title("0QT1XZZ").as_deref(), Some("Resection of Left Fin, External Approach"));
    let code = "0QT20JZ".parse().unwrap();
    assert_eq!(
        tables.value(&code, Axis::BodyPart).map(|value| value.label),
        Some("Tail"),
        "not the fin of the row above"
    );
}

#[test]
fn a_phrasing_gives_back_the_titles_it_was_learned_from() {
    let published = [
        ("0QT10ZZ", "Resection of the whole Left Fin, Open Approach"),
        ("0QT1XZZ", "Resection of the whole Left Fin, External Approach"),
        ("0QT20ZZ", "Resection of the whole Right Fin, Open Approach"),
        ("0QT2XZZ", "Something else entirely, Open"),
        ("0QT20JZ", "Resection of the whole Tail with Netting, Open Approach"),
    ];
    let titles = published.iter().map(|(code, title)| (code.parse().unwrap(), (*title).to_owned())).collect();
    let release = tables(TABLES, &context(), |tables| Phrasing::learn(tables, &titles)).unwrap();
    let mut bytes = Vec::new();
    release.write(&mut bytes).unwrap();
    let release = ReleaseFile::open(bytes).unwrap();
    for (code, title) in published {
        assert_eq!(Tables::of(&release).title(&code.parse().unwrap()).unwrap().to_string(), title);
    }
}

#[test]
fn damaged_tables_are_refused_with_their_line() {
    let damaged = |from: &str, to: &str| {
        assert!(TABLES.contains(from), "{from}");
        refused("tables.xml", &TABLES.replacen(from, to, 1))
    };
    assert_eq!(
        damaged("codes=\"4\"", "codes=\"5\""),
        "ICD-10-PCS tables, line 19: it says “Some(\"5\")” codes and gives 4"
    );
    assert!(
        damaged("values=\"2\"", "values=\"3\"").contains("line 20: it has 2 different values of Some(3)")
    );
    assert!(damaged("code=\"X\"", "code=\"I\"").contains("“I” is no character of a code"));
    assert!(damaged("<label code=\"X\">", "<label code=\"0\">").contains("different values"));
    assert!(damaged("pos=\"5\"", "pos=\"6\"").contains("its position is not 5"));
    assert!(damaged("<version>2028", "<version>two").contains("“two” is no fiscal year"));
    assert!(damaged("External</label>", "</label>").contains("the label is empty"));
    let cut = TABLES.get(..TABLES.len() - 40).unwrap();
    assert!(refused("tables.xml", cut).contains("not well-formed XML"));
}

#[test]
fn definitions_and_keys_are_read_for_every_value_they_name() {
    let release = opened("definitions.xml", DEFINITIONS).unwrap();
    let definitions = Definitions::of(&release);
    let resection = definitions.definition('0', Axis::Operation, "Resection").unwrap();
    assert_eq!((resection.definition, resection.explanation), ("Taking all of it", ""));
    let found = definitions.key(Axis::BodyPart, "RAY, pectoral");
    assert_eq!(found.iter().map(|entry| entry.label).collect::<Vec<_>>(), ["Fin, Left", "Fin, Right"]);
    assert_eq!(definitions.broader_device("Netting, Fine", "System of a Fixture"), Some(('J', "Netting")));
    let told = refused("definitions.xml", &DEFINITIONS.replace("<parent value=\"J\">", "<parent>"));
    assert!(told.contains("line 19: its value is None"), "{told}");
}

#[test]
fn the_index_keeps_its_levels_and_where_each_term_leads() {
    let release = opened("index.xml", INDEX).unwrap();
    let index = Index::of(&release);
    let docking = index.main_term("docking").unwrap();
    assert_eq!((docking.see(), docking.code()), (Some("Resection, Tail"), Some("0QT")));
    assert_eq!(docking.follow().and_then(|entry| entry.code()), Some("0QT20"));
    assert_eq!(index.find("resect tail", 3).first().and_then(|entry| entry.code()), Some("0QT20"));
    let told = refused("index.xml", &INDEX.replace("level=\"1\"", "level=\"2\""));
    assert!(told.contains("it stands at level 1 and says Some(2)"), "{told}");
    assert!(refused("index.xml", &INDEX.replace("0QT20<", "0Q<")).contains("“0Q” is neither a code nor"));
}

#[test]
fn an_order_file_that_is_cut_is_told_by_a_code_that_it_lacks() {
    let heading = format!("{:<16}{:<60} {}", "00001 001     0", "System, Bypass", "System, Bypass");
    let told = refused("icd10pcs_order_2026.txt", &format!("{heading}\r\n"));
    assert!(
        told.contains("it ends without 0016070, which is valid on 2025-10-01: the file is cut"),
        "{told}"
    );
}
