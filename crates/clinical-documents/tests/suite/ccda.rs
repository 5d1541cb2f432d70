//! C-CDA: documents of our own making.

use superbill_domain::{Act, SectionRole, Setting, Sex, Stated};

use super::{against, behind, only, read_text, role_of, rules, stated};

const DOCUMENT: &str = r##"<?xml version="1.0" encoding="UTF-8"?>
<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
 <id root="1.2" extension="D1"/><effectiveTime value="20260616"/>
 <recordTarget><patientRole><patient><administrativeGenderCode code="M"/><birthTime value="19500101"/></patient></patientRole></recordTarget>
 <componentOf><encompassingEncounter><code code="99213"><translation code="AMB"/></code><effectiveTime><low value="202606150900-0500"/></effectiveTime></encompassingEncounter></componentOf>
 <component><structuredBody>
 <component><section><code code="11450-4" codeSystem="2.16.840.1.113883.6.1"/><title>PROBLEMS</title>
  <text><table><tr><th>Problem</th></tr><tr ID="p1"><td ID="n1">Diabetes type&#160;2</td><td>Active</td></tr><tr><td ID="n2">Pneumonia</td></tr></table></text>
  <entry><act classCode="ACT" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.3"/><statusCode code="active"/>
   <entryRelationship><observation negationInd="true"><templateId root="2.16.840.1.113883.10.20.22.4.4"/><text><reference value="#n2"/></text>
    <value xsi:type="CD" code="233604007" codeSystem="2.16.840.1.113883.6.96" displayName="Pneumonia"/></observation></entryRelationship></act></entry>
  <entry><act><templateId root="2.16.840.1.113883.10.20.22.4.3"/><statusCode code="completed"/>
   <entryRelationship><observation><templateId root="2.16.840.1.113883.10.20.22.4.4"/>
    <value xsi:type="CD" nullFlavor="OTH" displayName="Measles"><translation code="B05.9" codeSystem="2.16.840.1.113883.6.90"/></value></observation></entryRelationship></act></entry>
 </section></component>
 <component><section><code code="46240-8"/><title>ENCOUNTERS</title><text><paragraph>Office visit</paragraph></text>
  <entry><encounter><templateId root="2.16.840.1.113883.10.20.22.4.49"/><effectiveTime value="20260615"/>
   <entryRelationship><act><templateId root="2.16.840.1.113883.10.20.22.4.80"/><entryRelationship>
    <observation><templateId root="2.16.840.1.113883.10.20.22.4.4"/><value code="J45.909" codeSystem="2.16.840.1.113883.6.90" displayName="Asthma"/></observation>
   </entryRelationship></act></entryRelationship></encounter></entry></section></component>
 <component><section><code code="51847-2"/><title>ASSESSMENT AND PLAN</title><text><list><item>Bronchitis</item><item>Rest<br/>and fluids</item></list></text></section></component>
 <component><section><code code="47519-4"/><title>PROCEDURES</title><text/>
  <entry><procedure moodCode="INT"><templateId root="2.16.840.1.113883.10.20.22.4.41"/><code code="73761001" displayName="Colonoscopy"/></procedure></entry>
  <entry><procedure moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.14"/><code code="94640" codeSystem="2.16.840.1.113883.6.12" displayName="Nebulizer treatment"/><statusCode code="completed"/><effectiveTime value="20260615"/></procedure></entry>
 </section></component>
 </structuredBody></component></ClinicalDocument>"##;

#[test]
fn the_header_says_when_where_and_whose() {
    let told = only(DOCUMENT).told;
    assert_eq!(told.on.unwrap().to_string(), "2026-06-15");
    assert_eq!((told.setting, told.sex), (Some(Setting::Office), Some(Sex::Male)));
    assert_eq!(told.age_on(told.on.unwrap()), Some(76));
}

#[test]
fn narrative_is_read_as_it_is_and_leads_back() {
    let document = only(DOCUMENT);
    assert!(document.document.text.contains("PROBLEMS:\nProblem\nDiabetes type 2; Active\nPneumonia"));
    assert!(document.document.text.contains("- Bronchitis\n- Rest\nand fluids"));
    assert_eq!(behind(&document, DOCUMENT, "Diabetes type 2"), "Diabetes type&#160;2");
    assert_eq!(role_of(&document, "Bronchitis"), Some(SectionRole::AssessmentPlan));
}

#[test]
fn entries_state_what_the_narrative_leaves_open() {
    let document = only(DOCUMENT);
    assert_eq!(against(&document, DOCUMENT, "Pneumonia"), ["Pneumonia"], "laid over its words");
    assert_eq!(against(&document, DOCUMENT, "Measles"), [r#"<statusCode code="completed"/>"#]);
    assert_eq!(role_of(&document, "Measles"), Some(SectionRole::Pmh));
    assert_eq!(role_of(&document, "Asthma"), Some(SectionRole::Assessment), "the diagnosis of the encounter");
    assert_eq!(behind(&document, DOCUMENT, "Asthma"), "Asthma");
    let act = |words: &str| match &stated(&document, words).stated {
        Stated::Procedure { act, .. } => *act,
        other => panic!("{other:?}"),
    };
    assert_eq!((act("Colonoscopy"), act("Nebulizer treatment")), (Act::Planned, Act::Performed));
}

#[test]
fn a_section_without_declarations_and_a_text_body_are_read() {
    let part = r#"<section><code code="10154-3"/><title>CC</title><text>Cough<sup xsi:type="x">2</sup></text></section>"#;
    assert_eq!(only(part).document.text, "CC:\nCough2");
    let body = r#"<ClinicalDocument><component><nonXMLBody><text mediaType="text/plain" representation="B64">SFBJOiBDb3VnaC4=</text></nonXMLBody></component></ClinicalDocument>"#;
    let document = only(body);
    assert_eq!(document.document.text, "HPI: Cough.");
    assert_eq!(behind(&document, body, "HPI"), "SFBJ");
}

#[test]
fn what_is_cut_off_stops() {
    let (documents, findings) = read_text(&DOCUMENT[..2000]);
    assert!(documents.is_empty());
    assert_eq!(rules(&findings), ["FILE-BROKEN", "FILE-EMPTY"]);
}

#[test]
fn latin_letters_count_the_bytes_of_the_file() {
    let mut file =
        b"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><section><text>caf\xe9 gout</text></section>"
            .to_vec();
    let at = file.windows(4).position(|bytes| bytes == b"gout").unwrap();
    let name = superbill_domain::DocumentId::new("f");
    let (documents, findings) = superbill_clinical_documents::read(&name, std::mem::take(&mut file));
    let document = &documents[0];
    assert_eq!((document.document.text.as_str(), findings.len()), ("café gout", 0));
    assert_eq!(document.in_file(superbill_domain::Span::new(6, 10)), superbill_domain::Span::new(at, at + 4));
}
