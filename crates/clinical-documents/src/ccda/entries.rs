//! Entries: what a section states in codes.

use superbill_domain::{Coding, SectionRole, Span};

use crate::draft::{Claimed, Draft, Line, State};
use crate::rules::{Findings, NOT_READ};
use crate::traced::Traced;
use crate::vocabulary::abnormality_word;

use super::header::first_day;
use super::sections::Written;
use super::statements;
use super::xml::Element;

/// The templates of C-CDA R2.1 by which a statement is known, all under one root.
const ROOT: &str = "2.16.840.1.113883.10.20.22.4.";
const PROBLEM: &[&str] = &["4"];
const ALLERGY: &[&str] = &["7"];
const FAMILY: &[&str] = &["46"];
const RESULT: &[&str] = &["2", "27", "38", "78", "85", "69", "67", "74"];
const PROCEDURE: &[&str] = &["12", "13", "14", "39", "41", "44", "40"];
const MEDICINE: &[&str] = &["16", "42"];
const VACCINE: &[&str] = &["52", "120"];
const ENCOUNTER_DIAGNOSIS: &str = "2.16.840.1.113883.10.20.22.4.80";
const ENCOUNTER: &str = "2.16.840.1.113883.10.20.22.4.49";
/// Hospital Discharge Diagnosis, Postprocedure Diagnosis.
const VISIT_DIAGNOSES: &[&str] = &["2.16.840.1.113883.10.20.22.4.33", "2.16.840.1.113883.10.20.22.4.51"];

/// What a statement is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Problem,
    Allergy,
    Family,
    Result,
    Procedure,
    Medicine,
    Vaccine,
}

/// Writes the statements of an entry.
pub(crate) fn write(entry: &Element<'_>, written: &mut Written, draft: &mut Draft, findings: &mut Findings) {
    let mut read = false;
    for statement in entry.all() {
        let Some(kind) = kind(&statement, written.section.role()) else { continue };
        read = true;
        match kind {
            Kind::Problem => problem(&statement, written, draft),
            Kind::Family => family(&statement, written),
            Kind::Allergy => {
                let state = statements::is_negated(&statement).then_some("not allergic");
                let agent = statement.descendants("playingEntity").find_map(|entity| entity.child("code"));
                let coded = agent.or_else(|| statement.child("value"));
                let state = state.map(|words| Traced::standing_for(words, statement.source()));
                state_of(&statement, coded, Claimed::Allergy, state, written);
            }
            Kind::Result => result(&statement, written),
            Kind::Procedure => {
                let (act, state) = statements::procedure(&statement, draft.told.on);
                state_of(&statement, statement.child("code"), Claimed::Procedure(act), state, written);
            }
            Kind::Medicine => {
                let (act, state) = statements::medicine(&statement);
                state_of(&statement, product(&statement), Claimed::Medicine(act), state, written);
            }
            Kind::Vaccine => {
                let (act, state) = statements::procedure(&statement, draft.told.on);
                state_of(&statement, product(&statement), Claimed::Procedure(act), state, written);
            }
        }
    }
    if !read && entry.descendants("observation").next().is_some() {
        findings.report(
            &NOT_READ,
            Some(entry.source()),
            "an entry is of a kind that is not read; its narrative is",
        );
    }
}

/// The kind of a statement: by its template, else by its element and the section it stands in.
fn kind(statement: &Element<'_>, role: Option<SectionRole>) -> Option<Kind> {
    let name = statement.name();
    if !matches!(name, "observation" | "procedure" | "act" | "substanceAdministration" | "encounter") {
        return None;
    }
    let templates: Vec<&str> = statement
        .children()
        .filter(|child| child.name() == "templateId")
        .filter_map(|template| template.attribute("root"))
        .collect();
    let is = |known: &[&str]| {
        templates.iter().any(|root| root.strip_prefix(ROOT).is_some_and(|end| known.contains(&end)))
    };
    let by_template = [
        (PROBLEM, Kind::Problem),
        (ALLERGY, Kind::Allergy),
        (FAMILY, Kind::Family),
        (RESULT, Kind::Result),
        (PROCEDURE, Kind::Procedure),
        (MEDICINE, Kind::Medicine),
        (VACCINE, Kind::Vaccine),
    ];
    if let Some((_, kind)) = by_template.into_iter().find(|(known, _)| is(known)) {
        return Some(kind);
    }
    if !templates.is_empty() {
        return None;
    }
    match (name, role?) {
        ("observation", SectionRole::Pmh | SectionRole::Assessment | SectionRole::AssessmentPlan) => {
            Some(Kind::Problem)
        }
        ("observation", SectionRole::Results | SectionRole::Vitals | SectionRole::Sh) => Some(Kind::Result),
        ("observation", SectionRole::Fh) => Some(Kind::Family),
        ("procedure", _) => Some(Kind::Procedure),
        ("substanceAdministration", SectionRole::Medications) => Some(Kind::Medicine),
        _ => None,
    }
}

/// A problem. One that is the diagnosis of the encounter is written under the assessment too.
fn problem(observation: &Element<'_>, written: &mut Written, draft: &mut Draft) {
    let (state, words) = statements::problem(observation);
    let Some(value) = observation.child("value") else { return };
    let claimed = Claimed::Problem(state);
    let assessed = written.section.role().is_some_and(SectionRole::is_assessment);
    if !assessed && is_of_visit(observation, draft) {
        let name = words_of(observation, Some(value), written).map(|span| written.words(span));
        let Some(name) = name.or_else(|| value.display()) else { return };
        let line = Line { state: words, ..Line::naming(name, value.codings(), claimed) };
        draft.section(SectionRole::Assessment, observation.source()).line(&line);
        return;
    }
    state_of(observation, Some(value), claimed, words, written);
}

/// True for the diagnosis of the encounter that the document tells of: of its day, or the only one told.
fn is_of_visit(observation: &Element<'_>, draft: &Draft) -> bool {
    if observation.around(|element| VISIT_DIAGNOSES.iter().any(|root| element.has_template(root))).is_some() {
        return true;
    }
    let diagnosis = observation.around(|element| element.has_template(ENCOUNTER_DIAGNOSIS));
    let Some(encounter) =
        diagnosis.and_then(|diagnosis| diagnosis.around(|element| element.has_template(ENCOUNTER)))
    else {
        return false;
    };
    match (first_day(&encounter), draft.told.on) {
        (Some(day), Some(on)) => day == on,
        _ => true,
    }
}

fn family(observation: &Element<'_>, written: &mut Written) {
    let organizer = observation.around(|element| element.name() == "organizer");
    let member = organizer.and_then(|organizer| {
        let code = organizer.descendants("relatedSubject").next()?.child("code")?;
        code.display()
    });
    let member = member.or_else(|| Some(Traced::standing_for("family", observation.source())));
    state_of(observation, observation.child("value"), Claimed::Problem(State::Family), member, written);
}

fn result(observation: &Element<'_>, written: &mut Written) {
    let flag = statements::flag(observation);
    let claimed = Claimed::Result(flag.map(|(abnormality, _)| abnormality));
    let state = flag.map(|(meant, by)| Traced::standing_for(abnormality_word(meant), by.source()));
    let code = observation.child("code");
    if let Some(span) = words_of(observation, code, written) {
        lay(span, &claimed, codings(code), written);
        return;
    }
    let Some(mut name) = code.and_then(|code| code.display()) else { return };
    if let Some(value) = observation.child("value").and_then(|value| value_words(&value)) {
        name.push_sign(": ");
        name.push(&value);
    }
    written.section.line(&Line { state, ..Line::naming(name, codings(code), claimed) });
}

/// A value in words: a quantity, a range, a name or a text.
fn value_words(value: &Element<'_>) -> Option<Traced> {
    let quantity = |element: &Element<'_>| {
        let mut words = element.value("value")?;
        if let Some(unit) = element.value("unit").filter(|unit| unit.text() != "1") {
            words.push_sign(" ");
            words.push(&unit);
        }
        Some(words)
    };
    let bound = |name: &str, sign: &str| {
        let bound = value.child(name)?;
        let mut words = Traced::standing_for(sign, bound.source());
        words.push(&quantity(&bound)?);
        Some(words)
    };
    let plain = || Some(value.words()).filter(|words| !words.is_blank());
    quantity(value)
        .or_else(|| bound("low", "> "))
        .or_else(|| bound("high", "< "))
        .or_else(|| value.display())
        .or_else(plain)
}

/// The medicine of a substance administration.
fn product<'x>(statement: &Element<'x>) -> Option<Element<'x>> {
    statement.descendants("manufacturedMaterial").find_map(|material| material.child("code"))
}

fn codings(coded: Option<Element<'_>>) -> Vec<Coding> {
    coded.map(|coded| coded.codings()).unwrap_or_default()
}

/// States something of the words of the narrative that a statement refers to; where it refers to none, of a line.
fn state_of(
    statement: &Element<'_>,
    coded: Option<Element<'_>>,
    claimed: Claimed,
    state: Option<Traced>,
    written: &mut Written,
) {
    if let Some(span) = words_of(statement, coded, written) {
        lay(span, &claimed, codings(coded), written);
        return;
    }
    let Some(name) = coded.and_then(|coded| coded.display()) else { return };
    written.section.line(&Line { state, ..Line::naming(name, codings(coded), claimed) });
}

/// Lays a statement over words of the narrative, once.
fn lay(span: Span, claimed: &Claimed, codings: Vec<Coding>, written: &mut Written) {
    if !written.section.states(span) {
        written.section.state(span, None, claimed, codings);
    }
}

/// The words of the narrative that name what a statement is about: those its code refers to, else those the
/// statement does. Of a longer passage the display name alone, where it stands there.
fn words_of(statement: &Element<'_>, coded: Option<Element<'_>>, written: &Written) -> Option<Span> {
    let of_code = coded.and_then(|coded| coded.reference());
    let of_statement = || statement.child("text").and_then(|text| text.reference());
    let span = of_code.into_iter().chain(of_statement()).find_map(|name| written.marked(name))?;
    let passage = written.words(span);
    let lower = passage.text().to_ascii_lowercase();
    let displays = coded.into_iter().flat_map(|coded| {
        let translations = coded.children().filter(|child| child.name() == "translation");
        std::iter::once(coded).chain(translations).filter_map(|element| element.attribute("displayName"))
    });
    let found = displays.filter(|display| !display.is_empty()).find_map(|display| {
        let at = lower.find(&display.to_ascii_lowercase())?;
        Some(Span::new(span.start + at, span.start + at + display.len()))
    });
    Some(found.unwrap_or(span))
}
