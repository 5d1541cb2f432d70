//! The Medicare Code Editor.

use superbill_code_sets::code_editor::{AgeConflict, EditorEntry, EditorRow, Flag, editor_code};
use superbill_code_sets::release::run;
use superbill_code_sets::{CodeSets, System};
use superbill_domain::Icd10Cm;

use super::desk::{self, Desk};

const DIAGNOSES: &str = "code,start,end,flags\n\
                         A000,20151001,,\n\
                         O80,20151001,20200930,female|maternity\n\
                         O80,20201001,,maternity\n\
                         F17203,20151001,20260930,adult|unspecified\n\
                         S52501A,20151001,,unspecified\n";
const PROCEDURES: &str = "code,start,end,flags\n10D00Z0,20151001,,csect\n0016070,20151001,20260930,\n";
const AGES: &str = "flag,from_age,to_age,from_date,to_date\n\
                    pediatric,0,17,19840301,\nmaternity,12,55,19840301,20190930\nmaternity,9,64,20191001,\nadult,15,124,19840301,\n";
const STATUSES: &str = "status,from_date,to_date\n1,19801001,\n10,19931001,20030930\n10,20051001,20060930\n";

fn entry<'a>(sets: &'a CodeSets, code: &str, day: &str) -> Option<EditorEntry<'a>> {
    sets.on(day.parse().unwrap()).code_editor(&code.parse().unwrap())
}

#[test]
fn the_editor_answers_for_the_day_of_discharge_with_the_row_in_force() {
    let desk = Desk::new();
    let added = desk
        .add(&[
            desk.file("age_ranges.csv", AGES),
            desk.file("mce_v43.1_i10dx.csv", DIAGNOSES),
            desk.file("mce_v43.1_i10pcs.csv", PROCEDURES),
            desk.file("discharge_statuses.csv", STATUSES),
        ])
        .unwrap();
    assert_eq!(added.len(), 2);
    assert!(added.iter().all(|added| added.manifest.edition == "V43.1" && added.manifest.sources.len() == 4));
    let sets = desk.sets();
    // V43.1 is in force from April to September 2026, and knows every period before.
    let flags =
        |code: &str, day: &str| entry(&sets, code, day).map(|entry| entry.flags().iter().collect::<Vec<_>>());
    assert_eq!(flags("O80", "2018-05-01"), Some(vec![Flag::Maternity, Flag::Female]));
    assert_eq!(flags("O80", "2026-05-01"), Some(vec![Flag::Maternity]));
    assert_eq!(flags("A00.0", "2026-05-01"), Some(vec![]));
    assert_eq!((flags("A00.1", "2026-05-01"), flags("A00.0", "2015-09-30")), (None, None));
    let entry = entry(&sets, "F17.203", "2026-05-01").unwrap();
    assert_eq!(
        (entry.version(), entry.effective().unwrap().to),
        ("V43.1", Some("2026-09-30".parse().unwrap()))
    );
    let book = sets.on("2026-05-01".parse().unwrap());
    assert!(book.code_editor_procedure(b"10D00Z0").unwrap().flags().has(Flag::CesareanSection));
    assert!(book.code_editor_procedure(b"10D00Z9").is_none());
}

#[test]
fn ages_overlap_and_maternity_was_widened() {
    let desk = Desk::new();
    desk.add(&[
        desk.file("mce_v43.1_i10dx.csv", DIAGNOSES),
        desk.file("ages.csv", AGES),
        desk.file("st.csv", STATUSES),
    ])
    .unwrap();
    let sets = desk.sets();
    let conflict = |flag: Flag, age: u8, day: &str| {
        sets.on(day.parse().unwrap()).age_conflict([flag].into_iter().collect(), age)
    };
    for age in [15, 16, 17] {
        assert_eq!(conflict(Flag::Pediatric, age, "2026-05-01"), None);
        assert_eq!(conflict(Flag::Adult, age, "2026-05-01"), None);
    }
    assert_eq!(
        conflict(Flag::Maternity, 10, "2019-09-30"),
        Some(AgeConflict { flag: Flag::Maternity, from_age: 12, to_age: 55 })
    );
    assert_eq!(conflict(Flag::Maternity, 10, "2019-10-01"), None);
    assert!(conflict(Flag::Maternity, 65, "2019-10-01").is_some());
    let status = |status: u8, day: &str| sets.on(day.parse().unwrap()).is_discharge_status(status);
    assert_eq!(
        (status(10, "2004-05-01"), status(10, "2006-05-01"), status(1, "2026-05-01")),
        (Some(false), Some(true), Some(true))
    );
}

#[test]
fn what_is_no_table_of_the_editor_is_refused_with_its_line() {
    let desk = Desk::new();
    let refused = |old: &str, new: &str| desk.refused("mce_v43.1_i10dx.csv", &DIAGNOSES.replace(old, new));
    assert_eq!(refused("adult", "elderly"), "Medicare Code Editor, line 5: “elderly” is no flag");
    assert_eq!(refused(",20260930,", ",20251301,"), "Medicare Code Editor, line 5: “20251301” is no date");
    assert_eq!(
        refused(",20260930,", ",20140930,"),
        "Medicare Code Editor, line 5: the period ends before it begins, or has no beginning"
    );
    let cut = DIAGNOSES.trim_end();
    assert_eq!(
        desk.refused("mce_v43.1_i10dx.csv", cut),
        "Medicare Code Editor, line 6: it ends within a line: the file is cut short"
    );
    assert_eq!(
        refused("S52501A,20151001,,", "S52501A,201"),
        "Medicare Code Editor, line 6: 2 cells stand where 4 should"
    );
    assert!(desk.refused("mce_i10dx.csv", DIAGNOSES).contains("does not say of which edition it is"));
    assert!(desk.refused("age_ranges.csv", AGES).contains("no table of codes is among them"));
}

#[test]
fn every_code_of_the_editor_is_counted() {
    let names = [
        "mce_v43.1_i10dx.csv.xz",
        "mce_v43.1_i10pcs.csv.xz",
        "mce_v44.0_i10dx.csv.xz",
        "mce_v44.0_i10pcs.csv.xz",
    ];
    let tables = ["age_ranges.csv", "discharge_statuses.csv", "edits.csv"];
    let files: Vec<String> = names.iter().chain(&tables).map(|name| format!("mce/{name}")).collect();
    let Some(files) = desk::official(&files.iter().map(String::as_str).collect::<Vec<_>>()) else { return };
    let desk = Desk::new();
    let added = desk.add(&files).unwrap();
    let tables_beside = 5 + 45 + 19;
    let rows: Vec<usize> = added.iter().map(|added| added.rows).collect();
    assert_eq!(rows, [84_932 + tables_beside, 86_809, 85_122 + tables_beside, 86_910]);
    let sets = desk.sets();
    let on_day = |system: System, day: &str| {
        let day = day.parse().unwrap();
        let rows = sets.in_force(system, day).unwrap().rows::<EditorRow>();
        rows.iter().filter(|row| row.from.covers(row.to, day)).count()
    };
    assert_eq!(on_day(System::CodeEditorDiagnoses, "2026-05-01"), 74_719);
    assert_eq!(on_day(System::CodeEditorDiagnoses, "2026-10-01"), 74_879);
    assert_eq!(on_day(System::CodeEditorProcedures, "2026-05-01"), 79_193);
    assert_eq!(on_day(System::CodeEditorProcedures, "2026-10-01"), 79_256);
    // The older version, asked of a day that both serve, says what the newer does.
    let newer = sets.on_shelf(System::CodeEditorDiagnoses).last().unwrap();
    for day in ["2016-05-01", "2022-05-01", "2026-09-30"] {
        let book = sets.on(day.parse().unwrap());
        for code in ["A00.0", "O80", "V00.01XA", "F17.203", "Z37.0"] {
            let code: Icd10Cm = code.parse().unwrap();
            let rows = run(newer.rows::<EditorRow>(), |row| row.code, &editor_code(code.undotted()));
            let theirs = rows.iter().find(|row| row.from.covers(row.to, book.date())).map(|row| row.flags);
            assert_eq!(book.code_editor(&code).map(|entry| entry.flags()), theirs, "{code} on {day}");
        }
    }
}
