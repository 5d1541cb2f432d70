//! Charts for tests, written as notes that a coder can read.
//!
//! A note is a run of parts, each opened by its name and a colon: `CC`, `HPI`, `PMH`, `MEDS`, `EXAM`, `RESULTS`, `PROC`,
//! `TEXT` (assessment in running text) and `A` (one problem; its title ends at the first full stop). In it stand
//! `[words|CODE details]` for a condition, `{words|CODE act details}` for a procedure and
//! `<words|class act Z79>` for a medicine.

use superbill_code_sets::CodeSets;
use superbill_domain::*;

use crate::{Profile, assign};

/// The text of the note and what the marks in it said.
struct Marked {
    text: String,
    marks: Vec<(Span, char, String)>,
}

fn unmark(part: &str, offset: usize) -> Marked {
    let mut marked = Marked { text: String::new(), marks: Vec::new() };
    let mut rest = part;
    while let Some(open) = rest.find(['[', '{', '<']) {
        let kind = rest[open..].chars().next().unwrap();
        let close = match kind {
            '[' => ']',
            '{' => '}',
            _ => '>',
        };
        marked.text.push_str(&rest[..open]);
        let end = open + rest[open..].find(close).unwrap();
        let (words, details) = rest[open + 1..end].split_once('|').unwrap();
        let start = offset + marked.text.len();
        marked.marks.push((Span::new(start, start + words.len()), kind, details.to_owned()));
        marked.text.push_str(words);
        rest = &rest[end + 1..];
    }
    marked.text.push_str(rest);
    marked
}

const PARTS: [(&str, SectionRole); 13] = [
    ("CC:", SectionRole::ChiefComplaint),
    ("HPI:", SectionRole::Hpi),
    ("PMH:", SectionRole::Pmh),
    ("MEDS:", SectionRole::Medications),
    ("EXAM:", SectionRole::Exam),
    ("RESULTS:", SectionRole::Results),
    ("PROC:", SectionRole::Procedure),
    ("PLAN:", SectionRole::Plan),
    ("TEXT:", SectionRole::Assessment),
    ("A:", SectionRole::AssessmentPlan),
    ("FH:", SectionRole::Fh),
    ("SH:", SectionRole::Sh),
    ("ROS:", SectionRole::Ros),
];

/// Reads a marked note into a chart.
pub(crate) fn chart(note: &str) -> Chart {
    let note = note.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut chart = Chart {
        document: Document { id: DocumentId::new("note.txt"), text: String::new() },
        sections: vec![],
        sentences: vec![],
        problems: vec![],
        mentions: vec![],
        procedures: vec![],
        medications: vec![],
        results: vec![],
        facts: vec![],
        time: None,
        age: None,
    };
    let mut starts: Vec<(usize, &str, SectionRole)> = Vec::new();
    for (name, role) in PARTS {
        for (at, _) in note.match_indices(name) {
            if at == 0 || note[..at].ends_with(' ') {
                starts.push((at, name, role));
            }
        }
    }
    starts.sort();
    for (index, (at, name, role)) in starts.iter().enumerate() {
        let end = starts.get(index + 1).map_or(note.len(), |next| next.0);
        add_part(&mut chart, note[at + name.len()..end].trim(), *role);
    }
    let text = chart.document.text.clone();
    if let Some(at) = text.find("-year-old") {
        let digits = text[..at].rfind(' ').map_or(0, |space| space + 1);
        chart.age = text[digits..at].parse().ok().map(|age| (age, Span::new(digits, at)));
    }
    chart
}

fn add_part(chart: &mut Chart, part: &str, role: SectionRole) {
    let start = chart.document.text.len();
    let marked = unmark(part, start);
    chart.document.text.push_str(&marked.text);
    let span = Span::new(start, chart.document.text.len());
    chart.document.text.push('\n');
    let section = chart.sections.len();
    chart.sections.push(Section { role, header: None, span });
    let first_sentence = chart.sentences.len();
    let mut from = start;
    let problem = (role == SectionRole::AssessmentPlan).then_some(chart.problems.len());
    for piece in marked.text.split_inclusive(". ") {
        chart.sentences.push(Sentence {
            span: Span::new(from, from + piece.trim_end().len()),
            section,
            problem,
            is_plan: false,
        });
        from += piece.len();
    }
    let title = chart.sentences[first_sentence].span;
    if problem.is_some() {
        chart.problems.push(Problem { title, span, section });
    }
    for (span, kind, details) in marked.marks {
        let sentence =
            chart.sentences.iter().rposition(|sentence| sentence.span.start <= span.start).unwrap();
        let place = (section, problem, sentence, problem.is_some() && title.contains(&span));
        match kind {
            '[' => chart.mentions.push(mention(span, &details, place)),
            '{' => chart.procedures.push(procedure(span, &details, section, problem)),
            _ => chart.medications.push(medication(span, &details, section, problem)),
        }
    }
}

fn mention(
    span: Span,
    details: &str,
    (section, problem, sentence, in_title): (usize, Option<usize>, usize, bool),
) -> Mention {
    let mut words = details.split(' ');
    let code = words.next().unwrap().parse().unwrap();
    let mut mention = Mention {
        span,
        denotes: vec![Denotation { code, source: TermSource::Lexicon }],
        traits: TermTraits::default(),
        assertion: Assertion::default(),
        slots: vec![],
        sentence,
        section,
        problem,
        in_title,
        misspelled: false,
    };
    for word in words {
        detail(&mut mention, word);
    }
    mention
}

fn detail(mention: &mut Mention, word: &str) {
    let here = Some(mention.span);
    let (traits, said) = (&mut mention.traits, &mut mention.assertion);
    match word {
        "symptom" => traits.symptom = true,
        "status" => traits.status = true,
        "chronic" => traits.chronic = true,
        "acute" => traits.acute = true,
        "minor" => traits.minor = true,
        "injury" => traits.injury = true,
        "threat" => traits.threat = true,
        "finding" => traits.finding = true,
        "ambiguous" => traits.ambiguous = true,
        "negated" => said.negated = here,
        "uncertain" => said.uncertain = here,
        "historical" => said.historical = here,
        "family" => said.family = here,
        "resolved" => said.resolved = here,
        "hypothetical" => said.hypothetical = here,
        "screening" => said.screening = here,
        _ => {
            let value = slot(word);
            mention.slots.push(Slot { value, evidence: mention.span });
        }
    }
}

fn slot(word: &str) -> SlotValue {
    match word {
        "right" => SlotValue::Side(Side::Right),
        "left" => SlotValue::Side(Side::Left),
        "bilateral" => SlotValue::Side(Side::Bilateral),
        "flare" => SlotValue::Acuity(Acuity::AcuteOnChronic),
        "uncontrolled" => SlotValue::Control(Control::Uncontrolled),
        "worsening" => SlotValue::Control(Control::Worsening),
        "controlled" => SlotValue::Control(Control::Controlled),
        "subsequent" => SlotValue::Encounter(EncounterPhase::Subsequent),
        "sequela" => SlotValue::Encounter(EncounterPhase::Sequela),
        "severe" => SlotValue::Severity(Gravity::Severe),
        "moderate" => SlotValue::Severity(Gravity::Moderate),
        "mild" => SlotValue::Severity(Gravity::Mild),
        "recurrent" => SlotValue::Acuity(Acuity::Recurrent),
        _ => match word.split_once('=').unwrap_or_else(|| panic!("no detail: {word}")) {
            ("weeks", weeks) => SlotValue::WeeksOfGestation(weeks.parse().unwrap()),
            ("trimester", trimester) => SlotValue::Trimester(trimester.parse().unwrap()),
            ("stage", stage) => SlotValue::Stage(stage.parse().unwrap()),
            _ => panic!("no detail: {word}"),
        },
    }
}

fn procedure(span: Span, details: &str, section: usize, problem: Option<usize>) -> ProcedureMention {
    let mut words = details.split(' ');
    let code = words.next().unwrap().parse().unwrap();
    let act = match words.next().unwrap() {
        "performed" => Act::Performed,
        "reviewed" => Act::Reviewed,
        "ordered" => Act::Ordered,
        "planned" => Act::Planned,
        "past" => Act::Past,
        other => panic!("no act: {other}"),
    };
    let slots = words.map(|word| Slot { value: slot(word), evidence: span }).collect();
    ProcedureMention { span, code, act, cue: None, slots, count: None, section, problem }
}

fn medication(span: Span, details: &str, section: usize, problem: Option<usize>) -> Medication {
    let mut words = details.split(' ');
    let class = words.next().unwrap().to_owned();
    let act = match words.next().unwrap() {
        "started" => MedicineAct::Started,
        "continued" => MedicineAct::Continued,
        "changed" => MedicineAct::Changed,
        "stopped" => MedicineAct::Stopped,
        "listed" => MedicineAct::Listed,
        other => panic!("no act: {other}"),
    };
    let long_term_use = words.next().map(|code| code.parse().unwrap());
    Medication {
        span,
        prescription: class != "otc",
        class,
        long_term_use,
        act,
        regimen: Regimen::default(),
        section,
        problem,
    }
}

/// The context of an office visit of an established patient.
pub(crate) fn office() -> VisitContext {
    let on = "2026-06-15".parse().unwrap();
    VisitContext { on, setting: Setting::Office, age: None, sex: None, new_patient: Some(false) }
}

/// Everything the note leads to in the context that it opens with: `@inpatient`, `@F34`, `@M`; else in the office.
pub(crate) fn suggested(note: &str) -> Suggestions {
    let mut context = office();
    let mut rest = note.trim();
    while let Some(marked) = rest.strip_prefix('@') {
        let (word, after) = marked.split_once(' ').unwrap();
        match word {
            "inpatient" => context.setting = Setting::Inpatient,
            "emergency" => context.setting = Setting::Emergency,
            "outpatient" => context.setting = Setting::Outpatient,
            _ => {
                context.sex = Some(if word.starts_with('F') { Sex::Female } else { Sex::Male });
                context.age = word[1..].parse().ok();
            }
        }
        rest = after.trim_start();
    }
    assigned(&chart(rest), &context)
}

/// Everything the note leads to in a context.
pub(crate) fn assigned(chart: &Chart, context: &VisitContext) -> Suggestions {
    assign(chart, context, Profile::Visit, CodeSets::embedded().unwrap().on(context.on))
}

/// Everything the note leads to in the office.
pub(crate) fn in_office(note: &str) -> Suggestions {
    assigned(&chart(note), &office())
}

/// The codes of the note in the office, in order.
pub(crate) fn codes(note: &str) -> Vec<String> {
    in_office(note).diagnoses.iter().map(|diagnosis| diagnosis.code.to_string()).collect()
}

/// What is not coded, and why.
pub(crate) fn not_coded(note: &str) -> Vec<(String, String)> {
    let reason = |not_coded: &NotCoded| format!("{:?}", not_coded.reason).to_lowercase();
    in_office(note).not_coded.iter().map(|left| (left.code.to_string(), reason(left))).collect()
}

/// The rules that found something.
pub(crate) fn findings(note: &str) -> Vec<String> {
    in_office(note).findings.iter().map(|finding| finding.rule.to_string()).collect()
}
