//! Procedures: what was done in this visit and is documented, never what was recommended, planned or ordered.

mod documentation;
mod dose;
mod lesions;
mod pointers;
mod reported;
mod tobacco;
mod urinalysis;
mod vaccines;

use superbill_code_sets::procedures::{Flag, GlobalPeriod, ProcedureBook, ProcedureFact, ProcedureKind};
use superbill_domain::{
    Act, Modifier, ProcedureMention, ProcedureSuggestion, Side, SlotValue, Subject, Tier,
};

use crate::case::Case;
use crate::rules::SEPARATE_VISIT;
use documentation::Gap;
use reported::reported;

/// The procedures of the visit.
pub(crate) fn procedures(case: &mut Case<'_>) -> Vec<ProcedureSuggestion> {
    let book = case.tabular.procedures();
    let mut lines: Vec<ProcedureSuggestion> = Vec::new();
    let mut vaccines: Vec<(&ProcedureMention, usize)> = Vec::new();
    let chart = case.chart;
    for done in chart.procedures.iter().filter(|done| done.act == Act::Performed) {
        let Some(fact) = book.procedure(done.code).filter(is_service) else { continue };
        let reported = reported(case, done, &fact);
        if reported.gap.is_some() && is_told_in_full(case, done, &fact) {
            continue;
        }
        let mut gaps = documentation::gaps(case, done, &fact);
        gaps.extend(reported.gap);
        documentation::ask(case, done, &gaps);
        for (code, units) in reported.codes {
            let line = ProcedureSuggestion { code, units, ..line(case, done, &fact, &gaps) };
            match lines.iter_mut().find(|known| known.code == code && known.modifiers == line.modifiers) {
                Some(known) => known.evidence.extend(line.evidence),
                None => {
                    if fact.kind == ProcedureKind::Vaccine {
                        vaccines.push((done, lines.len()));
                    }
                    lines.push(line);
                }
            }
        }
    }
    vaccines::administer(case, &book, &vaccines, &mut lines);
    documentation::ask_whether_done(case, &book);
    advise_separate_visit(case, &book, &lines);
    lines
}

/// True for what is billed as a line of its own; the visit has its own level.
fn is_service(fact: &ProcedureFact<'_>) -> bool {
    let own = ["99406", "99407"].contains(&fact.code.as_str());
    own || !matches!(fact.kind, ProcedureKind::Visit | ProcedureKind::CareManagement)
}

/// True where another mention of the same procedure tells what this one leaves open.
fn is_told_in_full(case: &Case<'_>, done: &ProcedureMention, fact: &ProcedureFact<'_>) -> bool {
    let same = |other: &&ProcedureMention| other.act == Act::Performed && other.code == done.code;
    let mut others = case.chart.procedures.iter().filter(same).map(|other| reported(case, other, fact));
    others.any(|other| other.gap.is_none() && !other.codes.is_empty())
}

fn line(
    case: &Case<'_>,
    done: &ProcedureMention,
    fact: &ProcedureFact<'_>,
    gaps: &[Gap],
) -> ProcedureSuggestion {
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
        units: 1,
        diagnoses: pointers::of(case, done),
        tier: if gaps.is_empty() { Tier::Auto } else { Tier::Review },
        evidence,
        why,
    }
}

fn side_modifier(case: &Case<'_>, done: &ProcedureMention, fact: &ProcedureFact<'_>) -> Option<Modifier> {
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
fn advise_separate_visit(case: &mut Case<'_>, book: &ProcedureBook<'_>, lines: &[ProcedureSuggestion]) {
    let small = |line: &&ProcedureSuggestion| {
        book.rvu(line.code, None)
            .is_some_and(|values| matches!(values.fact.global, GlobalPeriod::Days(0..=10)))
    };
    let Some(line) = lines.iter().find(small) else { return };
    let subject = Subject::Document(case.chart.document.id.clone());
    let message = format!("{} is done in the visit that is billed as well.", line.code);
    case.findings.push(SEPARATE_VISIT.finding(subject, line.evidence.clone(), message));
}

#[cfg(test)]
mod tests;
