//! The MS-DRG grouper's tables.

use superbill_code_sets::ms_drg::{DiagnosisRow, FormulaRow, Severity, TitleOf};

use super::desk::{self, Desk};

/// The tables of a grouper of our own, with two versions, by the names of their files.
fn drg_tables() -> Vec<(&'static str, String)> {
    let tables = [
        (
            "versions.csv",
            "version,fiscal_year,from_date,to_date\n430,2026,2025-10-01,2026-03-31\n431,2026,2026-04-01,2026-09-30\n",
        ),
        (
            "diagnoses.csv",
            "code,from_version,to_version,mdc,severity,attributes,dx_categories,hac_attributes\n\
             A000,430,431,6,CC,,dxc0610,\nI5020,430,431,5,CC,hf ecode,dxc0510,\nI5020,440,440,5,MCC,hf,dxc0510,\n",
        ),
        ("procedures.csv", "code,from_version,to_version,attributes\n02HK0KZ,430,431,d468 oth22\n"),
        (
            "cluster_attributes.csv",
            "cluster,from_version,to_version,attributes\nZ@0217,430,431,cardefib d468\n",
        ),
        (
            "procedure_clusters.csv",
            "cluster,from_version,to_version,suppressed_mdcs,choices\nZ@0217,430,431,5 29,02HK0KZ + 0JH609Z\n",
        ),
        (
            "drg_formulas.csv",
            "mdc,rank,tie,from_version,to_version,drg,base_drg,type,reroute_mdc,drg_severity,severity_suppression,formula\n\
             5,2,0,430,431,292,291,MEDICAL,,,,PDX:hf & CC\n5,1,0,430,431,291,291,MEDICAL,,,,PDX:hf & MCC\n0,0,0,430,431,0,0,,,,,MDC00\n",
        ),
        (
            "drgs.csv",
            "drg,from_version,to_version,base_drg,type,mdcs,title\n291,430,431,291,MEDICAL,5,Failure with MCC\n292,430,431,291,MEDICAL,5,Failure\n",
        ),
        ("drg_titles.csv", "drg,from_version,to_version,title\n291,430,431,Failure with MCC\n"),
        ("pdx_exclusions.csv", "pdx_code,from_version,to_version,group\nA000,430,431,1\n"),
        ("exclusion_groups.csv", "group,excluded_codes\n1,A000 A001 I5020\n"),
        ("gender_mdcs.csv", "code,from_version,to_version,male_mdc,female_mdc\nA510,430,431,12,13\n"),
        ("hac_formulas.csv", "hac,from_version,to_version,formula\n1,430,431,SDX:HAC01\n"),
        ("icd10pcs_conversions.csv", "newer_code,effective_date,older_code\n001607A,2019-10-01,\n"),
    ];
    tables.iter().map(|(name, text)| (*name, (*text).to_owned())).collect()
}

#[test]
fn the_groupers_tables_given_together_make_one_release() {
    let desk = Desk::new();
    let files: Vec<_> = drg_tables().iter().map(|(name, text)| desk.file(name, text)).collect();
    let added = desk.add(&files).unwrap();
    assert_eq!(added.len(), 1);
    assert_eq!(added[0].manifest.edition, "V43.0-V43.1");
    assert_eq!(
        (added[0].file.as_str(), added[0].manifest.sources.len()),
        ("versions.csv … icd10pcs_conversions.csv (13 files)", 13)
    );
    let sets = desk.sets();
    let tables = sets.on("2026-05-01".parse().unwrap()).ms_drg().unwrap();
    assert_eq!(tables.version, 431);
    assert_eq!(tables.severity(&"I50.20".parse().unwrap()), Some((5, Severity::Cc)));
    assert_eq!(tables.title(TitleOf::Drg, 291), Some("Failure with MCC"));
    let attributes = tables.diagnosis(&"I50.20".parse().unwrap()).unwrap().attributes;
    assert_eq!(tables.release.text(attributes), "hf ecode");
    // Formulas stand in the order in which they are evaluated.
    let formulas: Vec<u16> = tables.release.rows::<FormulaRow>().iter().map(|row| row.drg.get()).collect();
    assert_eq!(formulas, [0, 291, 292]);
    assert!(sets.on("2026-10-01".parse().unwrap()).ms_drg().is_none());
}

#[test]
fn a_groupers_set_with_a_gap_or_a_contradiction_is_refused() {
    for (table, old, new, error) in [
        (
            "gender_mdcs.csv",
            "",
            "",
            "the files given: gender_mdcs.csv is not among them, and the grouper needs it",
        ),
        (
            "drgs.csv",
            "292,",
            "293,",
            "the files given: drg_formulas.csv leads to group 292, which drgs.csv does not have",
        ),
        (
            "pdx_exclusions.csv",
            "431,1",
            "431,7",
            "the files given: pdx_exclusions.csv names group 7, which exclusion_groups.csv does not have",
        ),
        (
            "diagnoses.csv",
            ",430,431,",
            ",430,430,",
            "the files given: diagnoses.csv has no code of version 431",
        ),
    ] {
        let desk = Desk::new();
        let files = drg_tables().into_iter().filter(|(name, _)| *name != table || !old.is_empty());
        let files: Vec<_> = files
            .map(|(name, text)| desk.file(name, &if name == table { text.replace(old, new) } else { text }))
            .collect();
        assert_eq!(desk.add(&files).unwrap_err().to_string(), format!("MS-DRG tables, {error}"));
        assert!(desk.shelf.open().unwrap().is_empty());
    }
    let desk = Desk::new();
    for (name, text, error) in [
        ("diagnoses.csv", drg_tables()[1].1.replace(",CC,", ",C C,"), "line 2: “C C” is no severity"),
        (
            "procedures.csv",
            drg_tables()[2].1.replace("430,431", "431,430"),
            "line 2: version 430 comes before 431",
        ),
        (
            "drgs.csv",
            drg_tables()[6].1.replace("MEDICAL", "MAGICAL"),
            "line 2: “MAGICAL” is neither medical nor surgical",
        ),
    ] {
        assert_eq!(desk.refused(name, &text), format!("MS-DRG tables, {error}"));
    }
}

#[test]
fn every_row_of_the_groupers_tables_is_counted() {
    let names = [
        "base_drg_titles.csv",
        "cluster_attributes.csv",
        "diagnoses.csv.xz",
        "drg_formulas.csv",
        "drg_titles.csv",
        "drgs.csv",
        "exclusion_groups.csv.xz",
        "gender_mdcs.csv",
        "hac_formulas.csv",
        "hac_lists.csv",
        "hac_titles.csv",
        "icd10cm_conversions.csv",
        "icd10pcs_conversions.csv",
        "mdc_titles.csv",
        "pdx_exclusions.csv",
        "procedure_clusters.csv",
        "procedures.csv.xz",
        "versions.csv",
    ];
    let names: Vec<String> = names.iter().map(|name| format!("msdrg/{name}")).collect();
    let Some(files) = desk::official(&names.iter().map(String::as_str).collect::<Vec<_>>()) else { return };
    let desk = Desk::new();
    let added = desk.add(&files).unwrap();
    let titles = 680 + 1_573 + 51 + 23;
    let all = 9
        + 76_237
        + 82_138
        + 6_809
        + 5_735
        + 2_209
        + 1_573
        + titles
        + 31_661
        + 269_246
        + 74
        + 14
        + 5_339
        + 5_892
        + 15_003;
    assert_eq!((added[0].manifest.edition.as_str(), added[0].rows), ("V40.0-V44.0", all));
    let sets = desk.sets();
    for (day, version, valid) in [
        ("2022-10-01", 400, 73_639),
        ("2023-04-01", 401, 73_674),
        ("2024-01-01", 410, 74_044),
        ("2025-01-01", 420, 74_260),
        ("2026-09-30", 431, 74_719),
        ("2026-10-01", 440, 74_879),
    ] {
        let tables = sets.on(day.parse().unwrap()).ms_drg().unwrap();
        // External cause codes and headers aside, every billable code has a row.
        let rows =
            tables.release.rows::<DiagnosisRow>().iter().filter(|row| row.versions.hold(version)).count();
        assert_eq!((tables.version, rows), (version, valid), "{day}");
    }
}
