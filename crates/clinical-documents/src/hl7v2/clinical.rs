//! Diagnoses, procedures, charges, allergies, problems and medicines.

use superbill_domain::{Act, CodeSystem, Coding, MedicineAct, SectionRole};

use crate::draft::{Claimed, Draft, Line, State};
use crate::traced::Traced;
use crate::vocabulary::{by_name, day};

use super::message::{Field, Segment};

/// The codes of a coded element: its own and its alternate. `method` names the system where the element does not.
fn codings(field: &Field<'_>, method: &str) -> Vec<Coding> {
    let coding = |code: usize, system: usize| {
        let code = field.component(code).into_parts().0;
        let named = field.component(system).into_parts().0;
        let system = by_name(if named.is_empty() { method } else { &named });
        (!code.is_empty()).then_some(Coding { system, code })
    };
    [coding(1, 3), coding(4, 6)].into_iter().flatten().collect()
}

/// The words of a code, else of the field that describes it.
fn named(field: &Field<'_>, description: Traced) -> Traced {
    let text = field.component(2);
    if !text.is_blank() {
        return text;
    }
    if description.is_blank() { field.name() } else { description }
}

/// DG1: a diagnosis. One of admission is not that of the visit, and a working one is not established (Official
/// Guidelines IV.H).
pub(crate) fn diagnosis(segment: &Segment<'_>, draft: &mut Draft) {
    let code = segment.first(3);
    let name = named(&code, segment.words(4));
    let by_kind = |words: &str| Some(Traced::standing_for(words, segment.raw(6).whole_source()));
    let (role, state, words) = match segment.value(6).to_ascii_uppercase().as_str() {
        "A" | "AD" => (SectionRole::Other, State::Affirmed, by_kind("admitting diagnosis")),
        "W" | "WD" => (SectionRole::Assessment, State::Uncertain, by_kind("working diagnosis")),
        _ => (SectionRole::Assessment, State::Affirmed, None),
    };
    let state = if segment.value(21) == "D" { State::Negated } else { state };
    let line = Line {
        state: words,
        ..Line::naming(name, codings(&code, &segment.value(2)), Claimed::Problem(state))
    };
    draft.section(role, segment.source()).line(&line);
}

/// PR1: a procedure.
pub(crate) fn procedure(segment: &Segment<'_>, draft: &mut Draft) {
    let code = segment.first(3);
    let name = named(&code, segment.words(4));
    let codings = codings(&code, &segment.value(2));
    done(segment, name, codings, &segment.value(5), draft);
}

/// FT1: a charge, with the procedure it is for and the diagnoses it was done for.
pub(crate) fn charge(segment: &Segment<'_>, draft: &mut Draft) {
    let code = segment.first(25);
    let told = if code.name().is_blank() { segment.first(7) } else { code };
    let mut codings = codings(&told, "");
    for coding in codings.iter_mut().filter(|coding| coding.system == CodeSystem::Other) {
        coding.system = by_shape(&coding.code);
    }
    let name = named(&told, segment.words(8));
    done(segment, name, codings, &segment.value(4), draft);
    for diagnosis in segment.repetitions(19) {
        let line =
            Line::naming(diagnosis.name(), self::codings(&diagnosis, ""), Claimed::Problem(State::Affirmed));
        draft.section(SectionRole::Assessment, segment.source()).line(&line);
    }
}

/// FT1-25 holds CPT or HCPCS codes (table 0088) and seldom names the system.
fn by_shape(code: &str) -> CodeSystem {
    let digits = code.bytes().filter(u8::is_ascii_digit).count();
    match (code.len(), digits) {
        (5, 5) => CodeSystem::Cpt,
        (5, 4) if code.starts_with(|c: char| c.is_ascii_uppercase()) => CodeSystem::Hcpcs,
        _ => CodeSystem::Other,
    }
}

/// Writes a procedure: of this visit where its day is, or where it names none.
fn done(segment: &Segment<'_>, name: Traced, codings: Vec<Coding>, on: &str, draft: &mut Draft) {
    let this_visit = day(on).is_none_or(|day| draft.told.on.is_none_or(|on| on == day));
    let (act, role) =
        if this_visit { (Act::Performed, SectionRole::Procedure) } else { (Act::Past, SectionRole::Psh) };
    let state = this_visit.then(|| Traced::standing_for("done", segment.source()));
    let line = Line { state, ..Line::naming(name, codings, Claimed::Procedure(act)) };
    draft.section(role, segment.source()).line(&line);
}

/// AL1: an allergy with its reaction.
pub(crate) fn allergy(segment: &Segment<'_>, draft: &mut Draft) {
    let agent = segment.first(3);
    let line = Line {
        more: vec![segment.words(5)],
        ..Line::naming(agent.name(), codings(&agent, ""), Claimed::Allergy)
    };
    draft.section(SectionRole::Allergies, segment.source()).line(&line);
}

/// PRB: a problem of the problem list.
pub(crate) fn problem(segment: &Segment<'_>, draft: &mut Draft) {
    let problem = segment.first(3);
    let status = segment.first(14).name();
    let lower = status.text().to_ascii_lowercase();
    let state = if segment.value(1) == "DE" {
        State::Negated
    } else if lower.contains("resolved") {
        State::Resolved
    } else if lower.contains("inactive") {
        State::Historical
    } else {
        State::Affirmed
    };
    let line = Line {
        state: Some(status),
        ..Line::naming(problem.name(), codings(&problem, ""), Claimed::Problem(state))
    };
    draft.section(SectionRole::Pmh, segment.source()).line(&line);
}

/// RXA: a vaccine or medicine that was given, or refused (RXA-20).
pub(crate) fn vaccination(segment: &Segment<'_>, draft: &mut Draft) {
    let product = segment.first(5);
    let completion = segment.raw(20);
    let given = draft.told.on.is_none_or(|on| day(&segment.value(3)) == Some(on));
    let (act, words, role) = match completion.text().trim() {
        "RE" | "NA" => (Act::Negated, "not given", SectionRole::Procedure),
        _ if given => (Act::Performed, "given", SectionRole::Procedure),
        _ => (Act::Past, "given before", SectionRole::Psh),
    };
    let state = Some(Traced::standing_for(words, completion.whole_source()));
    let line = Line { state, ..Line::naming(product.name(), codings(&product, ""), Claimed::Procedure(act)) };
    draft.section(role, segment.source()).line(&line);
}

/// RXE, RXD, RXO: a medicine that is on order.
pub(crate) fn medicine(segment: &Segment<'_>, field: usize, draft: &mut Draft) {
    let product = segment.first(field);
    let claimed = Claimed::Medicine(MedicineAct::Listed);
    let line = Line::naming(product.name(), codings(&product, ""), claimed);
    draft.section(SectionRole::Medications, segment.source()).line(&line);
}

/// PV2-3: why the patient was admitted.
pub(crate) fn admit_reason(segment: &Segment<'_>, draft: &mut Draft) {
    let line = Line::words(segment.first(3).name());
    if !line.name.is_blank() {
        draft.section(SectionRole::ChiefComplaint, segment.source()).line(&line);
    }
}
