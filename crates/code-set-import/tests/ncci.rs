//! NCCI files in the layouts of CMS, written by us: what is read, and what is refused at which line.
#![expect(clippy::unwrap_used, reason = "a test stops where an expectation fails")]

mod desk;

use desk::Desk;
use superbill_code_sets::procedures::{Bypass, Fit, LimitBasis, ServiceSetting};

const HEADER: &str = "Notice of the owner\t\t\t\t\t\t\nColumn1/Column2 Edits\t\t\t\t\t\t\n\
    Column 1\tColumn 2\t*=in existence\tEffective\tDeletion\tModifier\tPTP Edit Rationale\n\
    \t\tprior to 1996\tDate\tDate\t0=not allowed\t\n\t\t\t\t*=no data\t1=allowed\t\n\t\t\t\t\t9=not applicable\t\n";
const PAIRS: &str = "20610\t20550\t*\t19960101\t*\t1\tOne takes in the other\n\
    20610\t76942\t\t20150101\t20191231\t1\tOne takes in the other\n\
    20610\t76942\t\t20210101\t*\t0\tOne takes in the other\n\
    20611\t76942\t\t20150101\t20150101\t9\tBoth exclude each other\n";
const TABLE: &str = "column1\tcolumn2\tdeletion_date\tmodifier_indicator\trationale\n20610\t76942\t*\t1\tOne takes in the other\n";

#[test]
fn a_pair_holds_from_its_first_day_to_its_last() {
    let desk = Desk::new();
    let path = desk.file("ccipra-v322r0-f1.txt", &format!("{HEADER}{PAIRS}"));
    desk.add(&[path]).unwrap();
    let sets = desk.sets();
    let find = |one: &str, two: &str, day: &str| {
        let book = sets.on(day.parse().unwrap()).procedures();
        book.ptp(one.parse().unwrap(), two.parse().unwrap()).map(|found| found.fact.bypass)
    };
    assert_eq!(find("20610", "76942", "2026-07-01"), Some(Bypass::Never));
    assert_eq!(find("20610", "20550", "2026-07-01"), Some(Bypass::WithModifier));
    assert_eq!(find("20611", "76942", "2026-07-01"), None, "indicator 9: never in force");
    assert_eq!(find("20550", "20610", "2026-07-01"), None);
    let book = sets.on("2026-12-01".parse().unwrap()).procedures();
    let (edition, fit) = book.ptp_edits(ServiceSetting::Practitioner).unwrap().edition();
    assert_eq!((edition.name, fit), ("v322r0-f1", Fit::CarriedForward));
    let pair = book.ptp("20610".parse().unwrap(), "76942".parse().unwrap()).unwrap().fact;
    assert_eq!(pair.validity.from, Some("2021-01-01".parse().unwrap()));
    let partners =
        book.ptp_edits(ServiceSetting::Practitioner).unwrap().with_column2("76942".parse().unwrap());
    assert_eq!(partners.map(|pair| pair.column1.to_string()).collect::<Vec<_>>(), ["20610"]);
}

#[test]
fn the_files_of_a_quarter_answer_together() {
    let desk = Desk::new();
    let second = PAIRS.replace("20610", "30610").replace("20611", "30611");
    let paths = [
        desk.file("ccipra-v322r0-f1.txt", &format!("{HEADER}{PAIRS}")),
        desk.file("ccipra-v322r0-f2.txt", &format!("{HEADER}{second}")),
        desk.file("ncci_ptp_outpatient_hospital_2026-07-01.tsv", TABLE),
    ];
    assert_eq!(desk.add(&paths).unwrap().len(), 3);
    let sets = desk.sets();
    let book = sets.on("2026-07-15".parse().unwrap()).procedures();
    let edits = |setting| book.ptp_edits(setting).unwrap();
    for column1 in ["20610", "30610"] {
        assert!(
            edits(ServiceSetting::Practitioner)
                .find(column1.parse().unwrap(), "20550".parse().unwrap())
                .is_some()
        );
    }
    let hospital = edits(ServiceSetting::OutpatientHospital);
    assert!(hospital.find("20610".parse().unwrap(), "76942".parse().unwrap()).is_some());
    assert!(hospital.find("20610".parse().unwrap(), "20550".parse().unwrap()).is_none());
}

#[test]
fn damaged_pairs_name_their_line() {
    let cms = |rows: &str| Desk::new().refused("ccipra-v322r0-f1.txt", &format!("{HEADER}{rows}"));
    let table = |name: &str, text: &str| Desk::new().refused(name, text);
    for (told, expected) in [
        (cms("20610\t20550\t*\t19960101\n"), "line 7: 4 columns stand where 7 should"),
        (cms("2061\t20550\t*\t19960101\t*\t1\tx\n"), "line 7: “2061” is no procedure code"),
        (cms(&format!("{PAIRS}20610\t20550\t\t19961301\t*\t1\tx\n")), "line 11: “19961301” is no date"),
        (cms("20610\t20550\t\t19960101\t*\t2\tx\n"), "line 7: “2” is no modifier indicator (0, 1 or 9)"),
        (cms(PAIRS.trim_end()), "line 10: it ends within a line: the file is cut short"),
        (cms(""), "line 6: nothing follows the header"),
        (
            table("ptp_hospital_2024.tsv", &TABLE.replace("\t1\t", "\t\t")),
            "line 2: “” is no modifier indicator (0, 1 or 9)",
        ),
    ] {
        assert_eq!(told, format!("NCCI PTP edits, {expected}"));
    }
    assert!(
        table("pairs_2024.tsv", TABLE).contains("the file itself does not say whose services it is about")
    );
    assert!(table("practitioner_pairs.tsv", TABLE).contains("does not say of which edition it is"));
}

const LIMITS: &str = "\"A notice of several lines\n\nof its owner.\",,,\n\
    \"HCPCS/\nCPT Code\",DME Supplier Services MUE Values,MUE Adjudication Indicator,MUE Rationale\n\
    A4206,0,3 Date of Service Edit: Clinical,CMS Policy\nA4216,300,1 Line Edit,CMS Policy\n";

#[test]
fn unit_limits_stand_below_a_notice_of_several_lines() {
    let desk = Desk::new();
    let path = desk.file("MCR_MUE_DMESupplierServices_Eff_07-01-2026.csv", LIMITS);
    desk.add(&[path]).unwrap();
    let sets = desk.sets();
    let book = sets.on("2026-08-01".parse().unwrap()).procedures();
    let limit = book.mue_of(ServiceSetting::Supplier, "A4216".parse().unwrap()).unwrap();
    assert_eq!((limit.fact.units, limit.fact.basis, limit.fit), (300, LimitBasis::Line, Fit::InForce));
    assert_eq!(limit.authority("A4216").to_string(), "NCCI MUE, supplier 2026-07-01, A4216");
    let practitioner = book.mue("99213".parse().unwrap()).unwrap();
    assert_eq!(
        practitioner.edition.name, "2024-07-01",
        "another setting still answers from inside the binary"
    );
}

#[test]
fn damaged_unit_limits_name_their_line() {
    let refused = |text: &str| Desk::new().refused("MUE_Eff_07-01-2026.csv", text);
    for (told, expected) in [
        (
            refused(&LIMITS.replace("DME Supplier", "Veterinary")),
            "line 4: “Veterinary Services MUE Values” is no setting of unit limits",
        ),
        (refused(&LIMITS.replace(",300,", ",many,")), "line 7: “many” is no number of units"),
        (
            refused(&LIMITS.replace("1 Line Edit", "Line Edit")),
            "line 7: “Line Edit” is no adjudication indicator",
        ),
        (refused(LIMITS.trim_end()), "line 7: it ends within a line: the file is cut short"),
    ] {
        assert_eq!(told, format!("NCCI MUE, {expected}"));
    }
}

const ADD_ONS: &str =
    "primary_code,add_on_code,aoc_edit_type\n11042,11045,1\nCCCCC,0054T,2\n99202,99417,3\nCCCCC,99417,3\n";

#[test]
fn an_add_on_names_its_primaries_or_leaves_them_to_the_contractor() {
    let desk = Desk::new();
    let path = desk.file("ncci_aoc_2026-07-01.csv", ADD_ONS);
    desk.add(&[path]).unwrap();
    let sets = desk.sets();
    let book = sets.on("2026-07-15".parse().unwrap()).procedures();
    let found = |code: &str| book.add_on_primaries(code.parse().unwrap()).map(|found| found.fact);
    let surgery = found("11045").unwrap();
    assert!(surgery.names("11042".parse().unwrap()) && !surgery.contractor_may_name_more);
    let contractor = found("0054T").unwrap();
    assert!(contractor.contractor_may_name_more && contractor.primaries().next().is_none());
    let some = found("99417").unwrap();
    assert!(some.contractor_may_name_more && some.primaries().eq(["99202".parse().unwrap()]));
    assert!(found("90472").is_none(), "the shelf answers for all of it");
    let refused = |text: &str| Desk::new().refused("aoc_2026.csv", text);
    assert_eq!(
        refused(&ADD_ONS.replace(",0054T,2", ",0054T,4")),
        "NCCI add-on codes, line 3: “4” is no type of edit (1, 2 or 3)"
    );
    assert_eq!(
        refused(&ADD_ONS.replace("11042,", "")),
        "NCCI add-on codes, line 2: 2 cells stand where 3 should"
    );
}
