//! Procedures: what was done in this visit and is documented, never what was recommended, planned or ordered.

mod documentation;
mod pointers;

use superbill_code_sets::procedures::{Flag, GlobalPeriod, ProcedureBook, ProcedureFact, ProcedureKind};
use superbill_domain::{
    Act, Modifier, ProcedureMention, ProcedureSuggestion, Side, SlotValue, Subject, Tier,
};

use crate::case::Case;
use crate::rules::{SEPARATE_VISIT, finding};
use documentation::Gap;

/// The procedures of the visit.
pub(crate) fn procedures(case: &mut Case<'_>) -> Vec<ProcedureSuggestion> {
    let book = ProcedureBook::on(case.context.on);
    let mut lines: Vec<ProcedureSuggestion> = Vec::new();
    for done in case.chart.procedures.iter().filter(|done| done.act == Act::Performed) {
        let Some(fact) = book.procedure(done.code).filter(is_service) else { continue };
        let gaps = documentation::gaps(case, done, &fact);
        documentation::ask(case, done, &gaps);
        let line = line(case, done, &fact, &gaps);
        match lines.iter_mut().find(|known| known.code == line.code && known.modifiers == line.modifiers) {
            Some(known) => known.evidence.extend(line.evidence),
            None => lines.push(line),
        }
    }
    documentation::ask_whether_done(case, &book);
    advise_separate_visit(case, &book, &lines);
    lines
}

/// True for what is billed as a line of its own; the visit has its own level.
fn is_service(fact: &ProcedureFact) -> bool {
    !matches!(fact.kind, ProcedureKind::Visit | ProcedureKind::CareManagement)
}

fn line(case: &Case<'_>, done: &ProcedureMention, fact: &ProcedureFact, gaps: &[Gap]) -> ProcedureSuggestion {
    let mut evidence = vec![case.chart.evidence(documentation::sentence(case, done.span))];
    if let Some(cue) = done.cue.filter(|cue| !documentation::sentence(case, done.span).contains(cue)) {
        evidence.push(case.chart.evidence(cue));
    }
    let why = match gaps {
        [] => "Done in this visit and documented.".to_owned(),
        gaps => {
            let missing: Vec<&str> = gaps.iter().map(|gap| gap.words()).collect();
            format!("Done in this visit; not documented: {}.", missing.join(", "))
        }
    };
    ProcedureSuggestion {
        code: done.code,
        modifiers: side_modifier(case, done, fact).into_iter().collect(),
        units: units(done, fact),
        diagnoses: pointers::of(case, done),
        tier: if gaps.is_empty() { Tier::Auto } else { Tier::Review },
        evidence,
        why,
    }
}

/// A stated number is a number of units only where the code counts units: drugs, vaccines given and lesions.
fn units(done: &ProcedureMention, fact: &ProcedureFact) -> u16 {
    let counted = matches!(fact.kind, ProcedureKind::Drug | ProcedureKind::Therapy);
    done.count.filter(|count| counted && *count > 0).unwrap_or(1)
}

fn side_modifier(case: &Case<'_>, done: &ProcedureMention, fact: &ProcedureFact) -> Option<Modifier> {
    let side = side(case, done).filter(|_| fact.flags.has(Flag::Sided))?;
    let modifier = match side {
        Side::Right => "RT",
        Side::Left => "LT",
        Side::Bilateral => "50",
    };
    modifier.parse().ok()
}

/// The side of the procedure itself, else that of the diagnosis it was done for.
fn side(case: &Case<'_>, done: &ProcedureMention) -> Option<Side> {
    let pick = |value| if let SlotValue::Side(side) = value { Some(side) } else { None };
    let own = done.slots.iter().find_map(|slot| pick(slot.value));
    own.or_else(|| {
        let pointed = pointers::of(case, done);
        let diagnosis = case.diagnoses.get(usize::from(*pointed.first()?).checked_sub(1)?)?;
        let mentions = diagnosis.mentions.iter().filter_map(|mention| case.mention(*mention));
        mentions.filter_map(|mention| mention.slot(pick)).map(|(side, _)| side).next()
    })
}

/// A small procedure includes the visit that decides on it; a visit beyond that is told apart by modifier 25.
fn advise_separate_visit(case: &mut Case<'_>, book: &ProcedureBook, lines: &[ProcedureSuggestion]) {
    let small = |line: &&ProcedureSuggestion| {
        book.rvu(line.code, None)
            .is_some_and(|values| matches!(values.fact.global, GlobalPeriod::Days(0..=10)))
    };
    let Some(line) = lines.iter().find(small) else { return };
    let subject = Subject::Document(case.chart.document.id.clone());
    let message = format!("{} is done in the visit that is billed as well.", line.code);
    case.findings.push(finding(&SEPARATE_VISIT, subject, line.evidence.clone(), message));
}

#[cfg(test)]
mod tests;
