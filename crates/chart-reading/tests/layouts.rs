//! The habits in which notes are written: headings, lists and problems of many shapes.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use std::sync::LazyLock;

use superbill_chart_reading::Reader;
use superbill_code_sets::CodeSets;
use superbill_domain::{Chart, Document, DocumentId, SectionRole};

static READER: LazyLock<Reader> =
    LazyLock::new(|| Reader::new(CodeSets::embedded().unwrap().on("2026-06-15".parse().unwrap())));

fn read(text: &str) -> Chart {
    READER.read(Document { id: DocumentId::new("note"), text: text.to_owned() }).0
}

/// The headings of a note with their roles.
fn sections(text: &str) -> Vec<(String, SectionRole)> {
    let chart = read(text);
    let named =
        chart.sections.iter().filter_map(|section| section.header.map(|header| (header, section.role)));
    named.map(|(header, role)| (chart.words(header).to_owned(), role)).collect()
}

/// The titles of the problems of a note, each with the sentences of its body.
fn problems(text: &str) -> Vec<(String, Vec<String>)> {
    let chart = read(text);
    let body = |index: usize, title: superbill_domain::Span| {
        let sentences = chart.sentences.iter().filter(|sentence| sentence.problem == Some(index));
        sentences
            .map(|s| s.span)
            .filter(|span| !title.contains(span) && span.start > title.end)
            .collect::<Vec<_>>()
    };
    chart
        .problems
        .iter()
        .enumerate()
        .map(|(index, problem)| {
            let said =
                body(index, problem.title).into_iter().map(|span| chart.words(span).to_owned()).collect();
            (chart.words(problem.title).to_owned(), said)
        })
        .collect()
}

fn titles(text: &str) -> Vec<String> {
    problems(text).into_iter().map(|(title, _)| title).collect()
}

#[test]
fn headings_in_capitals_on_lines_of_their_own() {
    let text =
        "CHIEF COMPLAINT\n\nCough.\n\nREVIEW OF SYSTEMS\n\nDenies fever.\n\nASSESSMENT AND PLAN\n\nCough.\n";
    let roles = [SectionRole::ChiefComplaint, SectionRole::Ros, SectionRole::AssessmentPlan];
    assert_eq!(sections(text).into_iter().map(|(_, role)| role).collect::<Vec<_>>(), roles);
}

#[test]
fn headings_within_a_line() {
    let text = "CC: Cough.\nHPI: He coughs.\nPMH: Gout.\nO: Lungs clear.\nA: Cough.\nP: Rest.\n";
    use SectionRole::{Assessment, ChiefComplaint, Exam, Hpi, Plan, Pmh};
    let roles = [ChiefComplaint, Hpi, Pmh, Exam, Assessment, Plan];
    assert_eq!(sections(text).into_iter().map(|(_, role)| role).collect::<Vec<_>>(), roles);
}

#[test]
fn headings_in_title_case_with_and_without_a_colon() {
    let text = "Chief Complaint:\nCough\n\nPast Medical History\nGout\n\nFamily History: Diabetes in mother.\n\nAssessment & Plan\nCough\n";
    use SectionRole::{AssessmentPlan, ChiefComplaint, Fh, Pmh};
    let found: Vec<SectionRole> = sections(text).into_iter().map(|(_, role)| role).collect();
    assert_eq!(found, [ChiefComplaint, Pmh, Fh, AssessmentPlan]);
}

#[test]
fn headings_with_decoration() {
    let text = "**HISTORY OF PRESENT ILLNESS:**\nCough.\n\n## Assessment\nCough.\n\n== PLAN ==\nRest.\n";
    let found: Vec<SectionRole> = sections(text).into_iter().map(|(_, role)| role).collect();
    assert_eq!(found, [SectionRole::Hpi, SectionRole::Assessment, SectionRole::Plan]);
}

#[test]
fn headings_within_an_examination_stay_with_it() {
    let text =
        "PHYSICAL EXAM\n\nRespiratory\nLungs clear.\n\nNEURO: No weakness.\nSkin: Rash.\n\nPLAN\n\nRest.\n";
    let found = sections(text);
    assert_eq!(found[1], ("Respiratory".to_owned(), SectionRole::Exam));
    assert_eq!(found.last().unwrap().1, SectionRole::Plan);
    assert!(found[..found.len() - 1].iter().all(|(_, role)| *role == SectionRole::Exam));
}

#[test]
fn words_of_a_sentence_are_no_heading() {
    assert!(sections("The assessment was done.\nHer plan is to rest.\nTime: 3 pm we met.\n").is_empty());
}

#[test]
fn problems_as_lines_with_bullets() {
    let text = "ASSESSMENT AND PLAN\n\nHypertension.\n• Medical Reasoning: Not at goal.\n• Medical Treatment: Increase lisinopril.\n\nGout.\n• Medical Treatment: Allopurinol.\n\nPatient Agreements: The patient agrees.\n";
    let found = problems(text);
    assert_eq!(found.iter().map(|(title, _)| title.as_str()).collect::<Vec<_>>(), ["Hypertension", "Gout"]);
    assert_eq!(found[0].1.len(), 2);
    assert_eq!(found[1].1, ["Medical Treatment: Allopurinol."]);
}

#[test]
fn problems_by_number() {
    let text = "ASSESSMENT AND PLAN:\n1. Hypertension: well controlled. Continue lisinopril.\n2) Diabetes, type 2 - A1c at goal.\n3. Gout.\n   - Allopurinol daily.\n";
    let found = problems(text);
    assert_eq!(
        found.iter().map(|(title, _)| title.as_str()).collect::<Vec<_>>(),
        ["Hypertension", "Diabetes, type 2", "Gout"]
    );
    assert_eq!(found[2].1, ["Allopurinol daily."]);
}

#[test]
fn problems_by_number_in_one_line() {
    assert_eq!(
        titles("ASSESSMENT: 1. Hypertension. 2. Diabetes. 3. Gout."),
        ["Hypertension", "Diabetes", "Gout"]
    );
}

#[test]
fn problems_by_hash_and_by_name() {
    assert_eq!(titles("A/P:\n#HTN\ncontinue lisinopril\n#DM2: increase metformin\n"), ["HTN", "DM2"]);
    assert_eq!(titles("ASSESSMENT\n\nProblem #1: Gout\nProblem #2: Asthma\n"), ["Gout", "Asthma"]);
}

#[test]
fn problems_as_bullets() {
    let text = "ASSESSMENT\n\n• Hypothyroidism.\n• Acne vulgaris\n\nPLAN\n\nHypothyroidism\nContinue levothyroxine.\n";
    let found = problems(text);
    assert_eq!(
        found.iter().map(|(title, _)| title.as_str()).collect::<Vec<_>>(),
        ["Hypothyroidism", "Acne vulgaris"]
    );
    // The plan repeats the title: what it says belongs to the problem of the assessment.
    assert!(found[0].1.contains(&"Continue levothyroxine.".to_owned()));
}

#[test]
fn a_paragraph_is_no_problem_and_a_plan_item_neither() {
    let text = "ASSESSMENT AND PLAN\n\nThe patient is doing well. We will continue lisinopril for her hypertension.\n";
    assert!(problems(text).is_empty());
    assert!(problems("PLAN\n\n- Start lisinopril\n- Return in 2 weeks\n").is_empty());
    assert!(problems("PLAN:\n1. Continue lisinopril.\n2. Check labs.\n").is_empty());
}

#[test]
fn a_line_broken_by_its_width_is_one_sentence() {
    let chart = read(
        "HPI: The patient denies any fever, chills, nausea, vomiting, or any other\nsymptoms such as cough. He is well.\n",
    );
    assert_eq!(chart.sentences.len(), 2);
    assert!(chart.mentions.iter().all(|mention| mention.assertion.negated.is_some()));
}

#[test]
fn a_section_sets_the_sense_and_a_title_affirms() {
    let chart = read(
        "PAST MEDICAL HISTORY\n\nPneumonia.\n\nFAMILY HISTORY\n\nDiabetes.\n\nASSESSMENT\n\n1. Pneumonia.\n",
    );
    let [past, family, now] = &chart.mentions[..] else { panic!("{:?}", chart.mentions) };
    assert!(past.assertion.historical.is_some() && family.assertion.family.is_some());
    assert!(now.assertion.is_affirmed() && now.in_title);
}

/// The plan of each problem, by its title.
fn plans(text: &str) -> Vec<(String, Vec<String>)> {
    let chart = read(text);
    let plan = |at| chart.plan(at).map(|span| chart.words(span).to_owned()).collect();
    let titled = chart.problems.iter().enumerate();
    titled.map(|(at, problem)| (chart.words(problem.title).to_owned(), plan(at))).collect()
}

#[test]
fn a_problem_has_a_body_and_a_plan() {
    let text = "ASSESSMENT AND PLAN\n\nHypertension.\n• Medical Reasoning: Her pressure is high at home.\n• Medical Treatment: Increase lisinopril to 20 mg.\n";
    assert_eq!(plans(text)[0].1, ["Medical Treatment: Increase lisinopril to 20 mg."]);
    let chart = read(text);
    let body: Vec<&str> = chart.body(0).map(|span| chart.words(span)).collect();
    assert_eq!(body, ["Medical Reasoning: Her pressure is high at home."]);
}

#[test]
fn a_numbered_plan_answers_a_numbered_assessment() {
    let text = "ASSESSMENT:\n1. Hypertension\n2. Gout\n\nPLAN:\n1. Lisinopril 20 mg daily.\n2. Allopurinol 100 mg daily.\n";
    let found = plans(text);
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!(found[0].1, ["Lisinopril 20 mg daily."]);
    assert_eq!(found[1].1, ["Allopurinol 100 mg daily."]);
}

#[test]
fn a_plan_in_other_words_is_tied_by_what_they_share() {
    let text = "ASSESSMENT:\n- Type 2 diabetes mellitus\n- Hypertension\n\nPLAN:\n- Continue metformin for his diabetes.\n- Recheck labs.\n";
    let found = plans(text);
    assert_eq!(found[0].1, ["Continue metformin for his diabetes."]);
    assert!(found[1].1.is_empty());
}
