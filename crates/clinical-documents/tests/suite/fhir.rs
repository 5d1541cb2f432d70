//! FHIR R4: resources of our own making.

use superbill_domain::{Abnormality, Act, MedicineAct, SectionRole, Setting, Sex, Stated};

use super::{against, behind, only, read_text, role_of, rules, stated};

const VISIT: &str = r##"{"resourceType":"Bundle","type":"collection","entry":[
{"resource":{"resourceType":"Patient","id":"p","birthDate":"1960-07-01","gender":"female"}},
{"resource":{"resourceType":"Encounter","id":"e","status":"finished","class":{"code":"EMER"},"subject":{"reference":"Patient/p"},
 "period":{"start":"2026-06-15T09:00:00-05:00"},"reasonCode":[{"text":"Chest pain"}],
 "diagnosis":[{"condition":{"reference":"Condition/named"}}]}},
{"resource":{"resourceType":"Condition","id":"c1","subject":{"reference":"Patient/p"},"encounter":{"reference":"Encounter/e"},
 "category":[{"coding":[{"code":"encounter-diagnosis"}]}],"clinicalStatus":{"coding":[{"code":"active"}]},
 "code":{"coding":[{"system":"http://snomed.info/sct","code":"38341003"},{"system":"http://hl7.org/fhir/sid/icd-10-cm","code":"I10"}],"text":"Essential hypertension"}}},
{"resource":{"resourceType":"Condition","id":"c2","subject":{"reference":"Patient/p"},"verificationStatus":{"coding":[{"code":"refuted"}]},
 "category":[{"coding":[{"code":"encounter-diagnosis"}]}],"code":{"text":"Pulmonary embolism"}}},
{"resource":{"resourceType":"Condition","id":"c3","subject":{"reference":"Patient/p"},"clinicalStatus":{"coding":[{"code":"resolved"}]},
 "category":[{"coding":[{"code":"problem-list-item"}]}],"code":{"text":"Gout"}}},
{"resource":{"resourceType":"Condition","id":"named","subject":{"reference":"Patient/p"},
 "category":[{"coding":[{"code":"problem-list-item"}]}],"verificationStatus":{"coding":[{"code":"provisional"}]},"code":{"text":"Angina"}}},
{"resource":{"resourceType":"Procedure","status":"not-done","subject":{"reference":"Patient/p"},"code":{"text":"Stress test"}}},
{"resource":{"resourceType":"Procedure","status":"completed","performedDateTime":"2026-06-15","subject":{"reference":"Patient/p"},
 "code":{"coding":[{"system":"http://www.ama-assn.org/go/cpt","code":"93000"}],"text":"ECG"}}},
{"resource":{"resourceType":"Procedure","status":"completed","performedDateTime":"2001","subject":{"reference":"Patient/p"},"code":{"text":"Appendectomy"}}},
{"resource":{"resourceType":"Observation","status":"final","category":[{"coding":[{"code":"laboratory"}]}],"subject":{"reference":"Patient/p"},
 "code":{"text":"Troponin"},"valueQuantity":{"value":0.40,"unit":"ng/mL"},"interpretation":[{"coding":[{"code":"HH"}]}]}},
{"resource":{"resourceType":"MedicationRequest","status":"active","intent":"order","authoredOn":"2026-06-15","encounter":{"reference":"Encounter/e"},
 "subject":{"reference":"Patient/p"},"medicationCodeableConcept":{"text":"Lisinopril 10 mg"}}},
{"resource":{"resourceType":"MedicationStatement","status":"stopped","subject":{"reference":"Patient/p"},"medicationReference":{"reference":"#m"},
 "contained":[{"resourceType":"Medication","id":"m","code":{"text":"Warfarin"}}]}},
{"resource":{"resourceType":"AllergyIntolerance","patient":{"reference":"Patient/p"},"code":{"text":"Penicillin"},"reaction":[{"manifestation":[{"text":"Hives"}]}]}},
{"resource":{"resourceType":"FamilyMemberHistory","patient":{"reference":"Patient/p"},"relationship":{"text":"Father"},"condition":[{"code":{"text":"Stroke"}}]}},
{"resource":{"resourceType":"Coverage"}}]}"##;

#[test]
fn a_visit_is_one_document_and_says_when_where_and_whose_it_is() {
    let document = only(VISIT);
    let told = &document.told;
    assert_eq!(told.on.unwrap().to_string(), "2026-06-15");
    assert_eq!((told.setting, told.sex), (Some(Setting::Emergency), Some(Sex::Female)));
    assert_eq!(told.age_on(told.on.unwrap()), Some(65));
    assert_eq!(rules(&read_text(VISIT).1), ["FILE-PART-NOT-READ"], "the coverage is told");
}

#[test]
fn every_thing_stands_in_its_part_of_the_note() {
    let document = only(VISIT);
    for (words, role) in [
        ("Chest pain", SectionRole::ChiefComplaint),
        ("Essential hypertension", SectionRole::Assessment),
        ("Angina", SectionRole::Assessment),
        ("Gout", SectionRole::Pmh),
        ("ECG", SectionRole::Procedure),
        ("Appendectomy", SectionRole::Psh),
        ("Troponin", SectionRole::Results),
        ("Lisinopril", SectionRole::Medications),
        ("Penicillin", SectionRole::Allergies),
        ("Stroke", SectionRole::Fh),
    ] {
        assert_eq!(role_of(&document, words), Some(role), "{words}");
    }
}

#[test]
fn the_state_of_a_condition_is_told_by_the_code_that_says_it() {
    let document = only(VISIT);
    for (words, said) in [
        ("Essential hypertension", vec![]),
        ("Pulmonary embolism", vec!["refuted"]),
        ("Gout", vec!["resolved"]),
        ("Angina", vec!["provisional"]),
        ("Stroke", vec!["Father"]),
    ] {
        assert_eq!(against(&document, VISIT, words), said, "{words}");
    }
    let codes: Vec<&str> =
        stated(&document, "Essential hypertension").codings.iter().map(|c| c.code.as_str()).collect();
    assert_eq!(codes, ["I10", "38341003"], "the code that a coder bills comes first");
}

#[test]
fn what_was_done_is_not_what_was_not() {
    let document = only(VISIT);
    let act = |words: &str| match &stated(&document, words).stated {
        Stated::Procedure { act, .. } => *act,
        other => panic!("{other:?}"),
    };
    assert_eq!(
        (act("Stress test"), act("ECG"), act("Appendectomy")),
        (Act::Negated, Act::Performed, Act::Past)
    );
    let medicine = |words: &str| stated(&document, words).stated.clone();
    assert_eq!(medicine("Lisinopril 10 mg"), Stated::Medicine { act: MedicineAct::Started });
    assert_eq!(medicine("Warfarin"), Stated::Medicine { act: MedicineAct::Stopped });
    assert_eq!(medicine("Troponin: 0.40 ng/mL"), Stated::Result { abnormality: Some(Abnormality::Critical) });
}

#[test]
fn a_note_in_base64_leads_back_to_the_characters_that_encode_it() {
    // "HPI: Cough.\nASSESSMENT:\nAsthma."
    let file = r#"{"resourceType":"DocumentReference","status":"current","content":[{"attachment":
        {"contentType":"text/plain","data":"SFBJOiBDb3VnaC4KQVNTRVNTTUVOVDoKQXN0aG1hLg=="}}]}"#;
    let document = only(file);
    assert_eq!(document.document.text, "HPI: Cough.\nASSESSMENT:\nAsthma.");
    assert_eq!(document.outline.sections[0].role, None, "its own words tell its parts");
    assert_eq!(behind(&document, file, "HPI"), "SFBJ");
    assert_eq!(behind(&document, file, "Asthma"), "QXN0aG1h");
}

#[test]
fn the_sections_of_a_composition_keep_titles_roles_and_places() {
    let file = r#"{"resourceType":"Bundle","type":"document","entry":[{"resource":{"resourceType":"Composition","date":"2026-06-15",
      "section":[{"title":"What I think","code":{"coding":[{"system":"http://loinc.org","code":"51848-0"}]},
        "text":{"div":"<div xmlns=\"http://www.w3.org/1999/xhtml\"><ul><li>Asthma &amp; gout</li></ul></div>"},
        "section":[{"title":"More","text":{"div":"<div>Rest \u00e9tc</div>"}}]}]}}]}"#;
    let document = only(file);
    assert_eq!(document.document.text, "What I think:\n- Asthma & gout\n\nMore:\nRest étc");
    assert_eq!(role_of(&document, "Asthma"), Some(SectionRole::Assessment));
    assert_eq!(role_of(&document, "Rest"), Some(SectionRole::Assessment), "nested in it");
    assert_eq!(behind(&document, file, "Asthma & gout"), "Asthma &amp; gout");
    assert_eq!(behind(&document, file, "étc"), "\\u00e9tc");
}

#[test]
fn an_attachment_that_cannot_be_read_is_told() {
    let file = r#"{"resourceType":"DocumentReference","status":"current","content":[{"attachment":{"contentType":"application/pdf","data":"JVBERg=="}}]}"#;
    assert_eq!(rules(&read_text(file).1), ["FILE-ATTACHMENT", "FILE-EMPTY"]);
}

#[test]
fn encounters_of_a_file_are_documents_of_their_own() {
    let line = |id: &str, words: &str| {
        format!(
            r#"{{"resourceType":"Condition","encounter":{{"reference":"Encounter/{id}"}},"code":{{"text":"{words}"}}}}"#
        )
    };
    let (documents, findings) =
        read_text(&format!("{}\n{}\n{{\"cut\":", line("a", "Gout"), line("b", "Asthma")));
    let names: Vec<&str> = documents.iter().map(|document| document.document.id.as_str()).collect();
    assert_eq!(names, ["file#Encounter/a", "file#Encounter/b"]);
    assert_eq!(rules(&findings), ["FILE-BROKEN"]);
    assert!(findings[0].stops());
}
