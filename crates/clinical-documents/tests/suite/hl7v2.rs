//! HL7 v2: messages of our own making.

use superbill_domain::{Abnormality, Act, SectionRole, Setting, Sex, Stated};

use super::{against, behind, only, read_text, role_of, rules, stated};

const CHARGE: &str = "\u{B}MSH|^~\\&|A|B|C|D|20260616||DFT^P03|7|P|2.5.1\r\
PID|1||77||DOE^JANE||19800202|F\rPV1|1|E||||||||||||||||||||||||||||||||||||||||||20260615\r\
DG1|1||E11.9^Type 2 diabetes mellitus^I10C||20260615|F\rDG1|2||J18.9^Pneumonia^I10C|||W\rDG1|3||R07.9^Chest pain^I10C|||A\r\
PR1|1||20610^Knee injection^C4||20260615\rFT1|1|||20260615||CG|20610\rAL1|1|DA|^Penicillin||Hives\rZPI|1\r\u{1C}\r";

#[test]
fn a_charge_tells_diagnoses_procedures_and_the_visit() {
    let document = only(CHARGE);
    let told = &document.told;
    assert_eq!((told.setting, told.sex), (Some(Setting::Emergency), Some(Sex::Female)));
    assert_eq!(told.on.unwrap().to_string(), "2026-06-15");
    assert_eq!(role_of(&document, "Type 2 diabetes mellitus"), Some(SectionRole::Assessment));
    assert_eq!(role_of(&document, "Chest pain"), Some(SectionRole::Other), "of the admission");
    assert_eq!(against(&document, CHARGE, "Pneumonia"), ["W"], "a working diagnosis is not established");
    assert_eq!(behind(&document, CHARGE, "Type 2 diabetes"), "Type 2 diabetes");
    let injection = stated(&document, "Knee injection");
    assert!(matches!(injection.stated, Stated::Procedure { act: Act::Performed, .. }));
    assert_eq!(injection.codings[0].code, "20610");
    assert_eq!(rules(&read_text(CHARGE).1), ["FILE-PART-NOT-READ"], "ZPI");
}

#[test]
fn the_lines_of_a_note_are_joined_and_lead_back() {
    for end in ["\r", "\n", "\r\n"] {
        let lines = [
            "MSH|^~\\&|A|B|C|D|20260616||MDM^T02|7|P|2.5.1",
            "TXA|1|PN|TX|20260615",
            "OBX|1|TX|||ASSESSMENT:||||||F",
            "OBX|2|FT|||Asthma \\T\\ gout\\.br\\Stable.||||||F",
        ];
        let file = lines.join(end);
        let document = only(&file);
        assert_eq!(document.document.text, "ASSESSMENT:\nAsthma & gout\nStable.");
        assert_eq!(behind(&document, &file, "Asthma & gout"), "Asthma \\T\\ gout");
        assert_eq!(role_of(&document, "Asthma"), None, "its own words tell its parts");
    }
}

#[test]
fn results_are_results_and_keep_their_flags() {
    let file = "MSH|^~\\&|A|B|C|D|20260616||ORU^R01|7|P|2.5.1\rPID|1\rOBR|1|||24323-8^Metabolic panel^LN|||20260615\r\
        OBX|1|NM|2345-7^Glucose^LN||190|mg/dL|70-99|H|||F\rOBX|2|FT|^Comment||Diabetes is likely.||||||F\rNTE|1||fasting";
    let document = only(file);
    assert_eq!(
        document.document.text,
        "Metabolic panel:\n- Glucose: 190 mg/dL, high\nDiabetes is likely.\nfasting"
    );
    assert_eq!(role_of(&document, "Diabetes"), Some(SectionRole::Results));
    let glucose = &stated(&document, "Glucose: 190 mg/dL").stated;
    assert_eq!(*glucose, Stated::Result { abnormality: Some(Abnormality::High) });
}

#[test]
fn several_messages_are_several_documents_and_a_stray_line_is_told() {
    let message =
        "MSH|^~\\&|A|B|C|D|20260616||ADT^A01|ID|P|2.5.1\nDG1|1||I10^Hypertension^I10C\nwrapped here\n";
    let (documents, findings) = read_text(&message.replace("ID", "1").repeat(2).replacen("|1|P", "|2|P", 1));
    let names: Vec<&str> = documents.iter().map(|document| document.document.id.as_str()).collect();
    assert_eq!(names, ["file#2", "file#1"]);
    assert!(rules(&findings).contains(&"FILE-VALUE"));
}
