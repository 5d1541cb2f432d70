//! The risk model's tables.

use superbill_code_sets::CodeStatus;
use superbill_code_sets::hcc::{
    CategoryRow, CoefficientRow, Family, HierarchyRow, MappingRow, Model, RiskEditRow,
};
use superbill_domain::Icd10Cm;

use super::desk::{self, Desk};

const MAPPING: &str = "diagnosis_code,cc,model_name\n\
                       E1122,37,CMS-HCC Model V28\nE1122,18,CMS-HCC Model V24\nE1122,30,RxHCC Model V08\nD66,46,CMS-HCC Model V24\n";
const HIERARCHY: &str = "cc_parent,cc_child,model_domain,model_version,model_fullname\n35,37,CMS-HCC,V28,V28115H1\n17,18,CMS-HCC,V24,V24H86H1\n";
const COEFFICIENTS: &str = "coefficient,value,model_domain,model_version\nCNA_HCC37,0.166,CMS-HCC,C28\nCNA_D1,-0.05,CMS-HCC,C28\nCNA_HCC18,1,CMS-HCC,C24\n";
/// Without a line break at the end, as published.
const LABELS: &str = "cc,label,model_domain,model_version,model_fullname\nHCC37,\"Sugar, long\",CMS-HCC,V28,V28115L3\nRXHCC30,Sugar,RxHCC,R08,R08X84L1";
const RISK_EDITS: &str = "icd10,edit_type,sex,age_min,age_max,action,cc_override,model_name,description\n\
                          D66,sex,2,,,override,48,CMS-HCC Model V24,of women\nP0700,age,,2,,invalid,,CMS-HCC Model V24,\n";
const CHRONIC: &str = "hcc,is_chronic,model_version,model_domain\nHCC37,Y,V28,CMS-HCC\nHCC18HCC19,,V24,CMS-HCC\nHCC203,\"1,981,142\",V24,CMS-HCC\n";

#[test]
fn the_files_of_a_payment_year_make_its_release() {
    let desk = Desk::new();
    let files = [
        desk.file("ra_dx_to_cc_2026.csv", MAPPING),
        desk.file("ra_hierarchies_2026.csv", HIERARCHY),
        desk.file("ra_coefficients_2026.csv", COEFFICIENTS),
        desk.file("ra_labels_2026.csv", LABELS),
        desk.file("ra_dx_edits.csv", RISK_EDITS),
        desk.file("hcc_is_chronic.csv", CHRONIC),
        desk.file("ra_dx_to_cc_2027.csv", &MAPPING.replace("E1122,18,CMS-HCC Model V24\n", "")),
    ];
    let added = desk.add(&files).unwrap();
    let remarks: Vec<_> = added
        .iter()
        .map(|added| (added.manifest.edition.as_str(), added.manifest.remark.is_empty()))
        .collect();
    assert_eq!(remarks, [("2026", true), ("2027", false)]);
    let sets = desk.sets();
    // Diagnoses of 2025 are paid in 2026.
    let year = sets.on("2025-06-15".parse().unwrap()).risk_year().unwrap();
    let v28 = Model::new(Family::CmsHcc, 28);
    let categories: Vec<String> = year
        .categories(&"E11.22".parse().unwrap())
        .map(|category| format!("{} {} {}", category.model, category.number, category.label))
        .collect();
    assert_eq!(categories, ["CMS-HCC V24 18 ", "CMS-HCC V28 37 Sugar, long", "RxHCC V08 30 Sugar"]);
    assert!(year.silences(v28, 35, 37) && !year.silences(v28, 37, 35));
    let release = year.release();
    let negative = release.rows::<CoefficientRow>().iter().map(|row| row.thousandths.get()).min();
    assert_eq!(negative, Some(-50));
    assert_eq!(release.find::<CategoryRow>(&(v28, 37)).unwrap().chronic, 1);
    assert_eq!(release.find::<CategoryRow>(&(Model::new(Family::CmsHcc, 24), 18)).unwrap().chronic, 0);
    // V24 ends with 2026.
    let next = sets.on("2026-06-15".parse().unwrap()).risk_year().unwrap();
    assert_eq!((next.year, next.categories(&"E11.22".parse().unwrap()).count()), (2027, 2));
    assert!(sets.on("2027-06-15".parse().unwrap()).risk_year().is_none());
}

#[test]
fn what_is_no_table_of_the_risk_model_is_refused() {
    let desk = Desk::new();
    for (name, text, error) in [
        (
            "map_2026.csv",
            MAPPING.replace("Model V28", "Modell V28"),
            "line 2: “CMS-HCC Modell V28” is no model",
        ),
        (
            "coefficients_2026.csv",
            COEFFICIENTS.replace("0.166", "0.1666"),
            "line 2: “0.1666” is no coefficient",
        ),
        (
            "coefficients_2026.csv",
            COEFFICIENTS.to_owned(),
            "the files of 2026: no mapping of diagnoses is among them",
        ),
        (
            "labels_2026.csv",
            LABELS.trim_end_matches("4L1").to_owned(),
            "line 3: it ends within a line: the file is cut short",
        ),
        (
            "edits.csv",
            RISK_EDITS.replace(",override,", ",invalid,"),
            "line 2: an override names its category, and nothing else does",
        ),
    ] {
        assert_eq!(desk.refused(name, &text), format!("CMS-HCC risk model, {error}"));
    }
}

#[test]
fn every_row_of_the_risk_model_is_counted() {
    let names = [
        "ra_dx_to_cc_2025.csv.xz",
        "ra_dx_to_cc_2026.csv.xz",
        "ra_dx_to_cc_2027.csv.xz",
        "ra_coefficients_2025.csv",
        "ra_coefficients_2026.csv",
        "ra_proposed_coefficients_2027.csv",
        "ra_hierarchies_2025.csv",
        "ra_hierarchies_2026.csv",
        "ra_labels_2026.csv",
        "ra_dx_edits.csv",
        "hcc_is_chronic.csv",
        "hcc_is_chronic_without_esrd_model.csv",
    ];
    let names: Vec<String> = names.iter().map(|name| format!("hcc/{name}")).collect();
    let Some(files) = desk::official(&names.iter().map(String::as_str).collect::<Vec<_>>()) else { return };
    let desk = Desk::new();
    desk.add(&files).unwrap();
    let sets = desk.sets();
    let counts: Vec<_> = sets
        .risk_years()
        .map(|year| {
            let release = year.release();
            (
                year.year,
                release.rows::<MappingRow>().len(),
                release.rows::<CoefficientRow>().len(),
                release.rows::<HierarchyRow>().len(),
                release.rows::<RiskEditRow>().len(),
            )
        })
        .collect();
    assert_eq!(
        counts,
        [(2025, 53_951, 6_351, 486, 486), (2026, 55_297, 8_413, 734, 486), (2027, 44_860, 3_721, 0, 486)]
    );
    // The map of 2026 holds 21 codes that are no longer valid: the book of the day knows.
    let v28 = Model::new(Family::CmsHcc, 28);
    let book = sets.on("2026-06-15".parse().unwrap());
    let map = sets.risk_years().find(|year| year.year == 2026).unwrap().release().rows::<MappingRow>();
    let of_v28 = map.iter().filter(|row| row.model == v28);
    let gone = of_v28.filter(|row| {
        let code: Icd10Cm = std::str::from_utf8(&row.code).unwrap().trim_end().parse().unwrap();
        book.check(&code) != CodeStatus::Valid
    });
    assert_eq!(gone.count(), 21);
    let v24 = |year: i16| {
        let map = sets.risk_years().find(|found| found.year == year).unwrap().release().rows::<MappingRow>();
        map.iter().filter(|row| row.model == Model::new(Family::CmsHcc, 24)).count()
    };
    assert_eq!((v24(2026), v24(2027)), (10_354, 0));
}
