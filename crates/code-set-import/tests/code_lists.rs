//! Lists of codes, on small tables of our own in the layouts of their publishers, and on the real ones where they are at hand.
#![expect(clippy::unwrap_used, reason = "a test stops where an expectation fails")]

mod desk;

use desk::Desk;
use superbill_code_sets::code_lists::{
    AdjustmentCodeKind, AdjustmentCodeRow, CoverageDiagnosisRow, CoverageProcedureRow, InstitutionalField,
    InstitutionalValueRow,
};
use superbill_code_sets::procedures::ReasonKind;
use superbill_code_sets::{Book, CodeSets, System};

const ADJUSTMENTS: &str = "kind,code,start,last_modified,end,description\n\
                           Group,CO,,,,\n\
                           CARC,45,1995-01-01,2017-11-01,,Above the price\n\
                           CARC,5,1995-01-01,2018-03-01,2020-05-01,\n\
                           RARC,N122,1999-01-01,,,\n";
const TAXONOMIES: &str = "code,grouping,classification,specialization,section\n\
                          207Q00000X,Physicians,Family,,Individual\n\
                          261QU0200X,Places,Clinic,\"Urgent, walk-in\",Non-Individual\n";
const VALUES: &str = "variable,code,description\r\n\
                      REV_CNTR,0450,Emergency\r\n\
                      CLM_RLT_COND_CD,01 THRU 16,Insurance\r\n\
                      CLM_RLT_COND_CD,02,Work (eff. 10/16/03)\r\n\
                      CLM_RLT_COND_CD,81-99,Reserved\r\n\
                      PTNT_DSCHRG_STUS_CD,04,A facility (obsolete 3/08)\r\n\
                      PTNT_DSCHRG_STUS_CD,04,Another facility (eff. 4/08)\r\n";
const DOCUMENTS: &str = "contractor_name_type,document_display_id,document_id,document_type,document_version,effective_date,\
                         note,retirement_date,title,updated_on,updated_on_sort,url\n\
                         \"A contractor\n(MAC - Part B)\",A99999,99999,Article,3,01/01/2024,,N/A,Echoes,01/02/2024,20240102,https://\n\
                         \"A contractor\n(MAC - Part B)\",L88888,88888,LCD,3,01/01/2020,Retired,06/05/2025,Old,01/02/2024,20240102,https://\n";
const ARTICLE: &str = r#"{"policies":[{"lcd_id":"L1","associated_documents":{"related_local_coverage_documents":[
    {"id":"A99999","article_content":{"Group 1 Paragraph":{"paragraph":"For 93306, C8929 with Z01.818 and 2025.",
     "codes":[{"code":"A18.84","description":"…"},{"code":"I10","description":"…"}]}}}]}}]}"#;

fn on<'a>(sets: &'a CodeSets, day: &str) -> Book<'a> {
    sets.on(day.parse().unwrap())
}

#[test]
fn adjustment_codes_keep_their_days_and_the_users_wording() {
    let desk = Desk::new();
    desk.add(&[desk.file("carc_2024.csv", ADJUSTMENTS)]).unwrap();
    let sets = desk.sets();
    let book = on(&sets, "2026-06-15").procedures();
    let price = book.carc("45".parse().unwrap()).unwrap();
    assert_eq!((price.fact.description, price.fact.kind), ("Above the price", ReasonKind::Contractual));
    assert_eq!(price.edition.name, "2024");
    // Without wording of the user's own, ours.
    let ended = book.carc("5".parse().unwrap()).unwrap().fact;
    assert_eq!(ended.validity.last_day, Some("2020-05-01".parse().unwrap()));
    let embedded = CodeSets::embedded().unwrap().on("2026-06-15".parse().unwrap()).procedures();
    assert_eq!(ended.description, embedded.carc("5".parse().unwrap()).unwrap().fact.description);
    // A code that the user's list does not have is none.
    assert!(book.carc("197".parse().unwrap()).is_none());
    assert!(book.rarc("N122".parse().unwrap()).is_some());
    let group = AdjustmentCodeRow::key_of(AdjustmentCodeKind::Group, "CO").unwrap();
    assert!(
        sets.on_shelf(System::AdjustmentCodes).next().unwrap().find::<AdjustmentCodeRow>(&group).is_some()
    );
    assert_eq!(AdjustmentCodeRow::key_of(AdjustmentCodeKind::Remark, "N12222"), None);
}

#[test]
fn a_taxonomy_tells_whom_it_is_for() {
    let desk = Desk::new();
    let added = desk.add(&[desk.file("taxonomy_251.csv", TAXONOMIES)]).unwrap();
    assert_eq!((added[0].manifest.edition.as_str(), added[0].rows), ("25.1", 2));
    assert_eq!(added[0].manifest.effective.from, "2025-07-01".parse().unwrap());
    let sets = desk.sets();
    let clinic = on(&sets, "2026-06-15").taxonomy("261QU0200X").unwrap();
    assert_eq!((clinic.specialization(), clinic.is_individual()), ("Urgent, walk-in", false));
    assert!(on(&sets, "2026-06-15").taxonomy("207Q00000").is_none());
}

#[test]
fn institutional_values_have_ranges_and_days_within_their_wording() {
    let desk = Desk::new();
    desk.add(&[desk.file("values_2017.csv", VALUES)]).unwrap();
    let sets = desk.sets();
    let words = |field: InstitutionalField, code: &str, day: &str| -> Vec<String> {
        on(&sets, day).institutional_values(field, code).map(|value| value.wording().to_owned()).collect()
    };
    assert_eq!(words(InstitutionalField::Revenue, "0450", "2026-06-15"), ["Emergency"]);
    assert_eq!(
        words(InstitutionalField::Condition, "02", "2026-06-15"),
        ["Work (eff. 10/16/03)", "Insurance"]
    );
    assert_eq!(words(InstitutionalField::Condition, "02", "2003-10-15"), ["Insurance"]);
    assert_eq!(words(InstitutionalField::Condition, "85", "2026-06-15"), ["Reserved"]);
    assert_eq!(
        words(InstitutionalField::DischargeStatus, "04", "2026-06-15"),
        ["Another facility (eff. 4/08)"]
    );
    assert!(words(InstitutionalField::Condition, "17", "2026-06-15").is_empty());
}

#[test]
fn an_article_takes_its_days_from_the_list_and_supports_its_diagnoses() {
    let desk = Desk::new();
    let article = desk.file("article.json", ARTICLE);
    let error = desk.add(std::slice::from_ref(&article)).unwrap_err().to_string();
    assert!(error.contains("does not say of which edition it is"), "{error}");
    desk.add(&[desk.file("list_2025-08.csv", DOCUMENTS)]).unwrap();
    let added = desk.add(&[article]).unwrap();
    assert_eq!((added[0].manifest.edition.as_str(), added[0].rows), ("A99999", 4));
    let sets = desk.sets();
    let supported = |procedure: &str, diagnosis: &str, day: &str| -> Vec<(String, bool)> {
        let (procedure, diagnosis) = (procedure.parse().unwrap(), diagnosis.parse().unwrap());
        let book = on(&sets, day);
        book.coverage_of(procedure, diagnosis).map(|(article, yes)| (article.to_owned(), yes)).collect()
    };
    assert_eq!(supported("93306", "I10", "2026-06-15"), [("A99999".to_owned(), true)]);
    assert_eq!(supported("C8929", "E11.9", "2026-06-15"), [("A99999".to_owned(), false)]);
    assert!(supported("99213", "I10", "2026-06-15").is_empty());
    assert!(supported("93306", "I10", "2023-12-31").is_empty());
    let document = on(&sets, "2026-06-15").coverage_documents("A99999").next().unwrap();
    assert_eq!((document.title(), document.contractor()), ("Echoes", "A contractor (MAC - Part B)"));
    assert_eq!(on(&sets, "2026-06-15").coverage_documents("L88888").count(), 0);
}

#[test]
fn what_is_no_such_list_is_refused_with_its_line() {
    let desk = Desk::new();
    for (name, text, error) in [
        (
            "carc_2024.csv",
            ADJUSTMENTS.replace("RARC", "REMARK"),
            "adjustment codes, line 5: “REMARK” is no list of adjustment codes",
        ),
        (
            "carc_2024.csv",
            ADJUSTMENTS.replace("2020-05-01", "1990-05-01"),
            "adjustment codes, line 4: the code ends before it begins",
        ),
        (
            "taxonomy_251.csv",
            TAXONOMIES.replace("207Q00000X", "207Q00000"),
            "provider taxonomy, line 2: “207Q00000” is no taxonomy code of ten characters",
        ),
        (
            "values_2017.csv",
            VALUES.replace("81-99", "99-81"),
            "institutional values, line 5: “99-81” is no code and no range",
        ),
        (
            "values_2017.csv",
            VALUES.trim_end().to_owned(),
            "institutional values, line 7: it ends within a line: the file is cut short",
        ),
        (
            "list_2025-08.csv",
            DOCUMENTS.replace("LCD", "Letter"),
            "local coverage list, line 4: “L88888” is no Letter",
        ),
        (
            "article_2025.json",
            ARTICLE.replace("I10", "1000"),
            "local coverage articles, A99999, “Group 1 Paragraph”: “1000” is no diagnosis",
        ),
    ] {
        assert_eq!(desk.refused(name, &text), error);
    }
    let cut = desk.refused("article.json", ARTICLE.trim_end_matches('}'));
    assert!(cut.starts_with("local coverage articles, line 3: EOF"), "{cut}");
}

#[test]
fn the_publishers_lists_are_read_whole() {
    let Some(files) = desk::official(&[
        "codesets/carc_rarc_codes_2024.csv",
        "codesets/provider_taxonomy_codes_251.csv",
        "codesets/cms_place_of_service_2024.csv",
        "ub04/ccw_ffs_claims_value_sets_2017.csv",
        "coverage/mcd_lcd_article_list_2025-08.csv.xz",
    ]) else {
        return;
    };
    let Some(article) = desk::official(&["coverage/mcd_sample_L33577_A56781_TTE_WI.json"]) else { return };
    let desk = Desk::new();
    let rows: Vec<usize> = desk.add(&files).unwrap().iter().map(|added| added.rows).collect();
    assert_eq!(rows, [1_581, 883, 52, 5_473, 3_133]);
    desk.add(&article).unwrap();
    let sets = desk.sets();
    let book = on(&sets, "2026-06-15");
    let codes = sets.in_force(System::AdjustmentCodes, book.date()).unwrap().rows::<AdjustmentCodeRow>();
    let of = |kind: AdjustmentCodeKind| codes.iter().filter(|row| row.kind == kind.number()).count();
    assert_eq!(
        (of(AdjustmentCodeKind::Group), of(AdjustmentCodeKind::Reason), of(AdjustmentCodeKind::Remark)),
        (5, 405, 1_171)
    );
    let values = sets.on_shelf(System::InstitutionalValues).next().unwrap().rows::<InstitutionalValueRow>();
    assert_eq!(values.iter().filter(|row| row.first != row.last).count(), 24);
    let emergency = book.institutional_values(InstitutionalField::Revenue, "0450").next().unwrap();
    assert!(emergency.wording().starts_with("Emergency room"));
    let article =
        sets.on_shelf(System::Coverage).find(|release| release.manifest().edition == "A56781").unwrap();
    assert_eq!(article.rows::<CoverageDiagnosisRow>().len(), 121);
    assert_eq!(article.rows::<CoverageProcedureRow>().len(), 6);
    let supported = book.coverage_of("93306".parse().unwrap(), "A18.84".parse().unwrap()).next();
    assert_eq!(supported, Some(("A56781", true)));
}
