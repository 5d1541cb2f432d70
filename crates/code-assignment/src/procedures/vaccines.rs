//! Vaccines given: each with its administration, and all for the encounter for immunization (Official Guidelines
//! I.C.21.c.2).

use superbill_code_sets::procedures::{ProcedureBook, ProcedureKind};
use superbill_domain::{ProcedureMention, ProcedureSuggestion, Tier};

use super::documentation::sentence;
use crate::case::{Case, Place};
use crate::guidelines::IMMUNIZATION;

/// The oldest age at which counselling makes an administration code of its own.
const COUNSELLED_AGE: u8 = 18;

/// How a vaccine is given, as its administration is coded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Route {
    Shot,
    MouthOrNose,
    Covid,
}

/// Adds the administration of every vaccine among the lines and points all of them to the immunization.
pub(super) fn administer(
    case: &mut Case<'_>,
    book: &ProcedureBook<'_>,
    given: &[(&ProcedureMention, usize)],
    lines: &mut Vec<ProcedureSuggestion>,
) {
    let is =
        |line: &ProcedureSuggestion, kind| book.procedure(line.code).is_some_and(|fact| fact.kind == kind);
    let Some((first, _)) = given.first() else { return };
    let Some(pointer) = immunization(case, first) else { return };
    let counselled = is_counselled(case, given);
    let stated = lines.iter().any(|line| is(line, ProcedureKind::VaccineAdmin));
    for line in lines.iter_mut() {
        if is(line, ProcedureKind::Vaccine) || is(line, ProcedureKind::VaccineAdmin) {
            line.diagnoses = vec![pointer];
        }
    }
    if stated {
        return;
    }
    let mut added: Vec<ProcedureSuggestion> = Vec::new();
    for line in given.iter().filter_map(|(_, at)| lines.get(*at)) {
        let route = route(line.code.as_str());
        let further = added.iter().any(|line| line.code.as_str().starts_with("9047"));
        let code = match route {
            Route::Covid => "90480",
            _ if counselled => "90460",
            Route::Shot if further => "90472",
            Route::Shot => "90471",
            Route::MouthOrNose if further => "90474",
            Route::MouthOrNose => "90473",
        };
        let Some(code) = code.parse().ok().filter(|code| book.procedure(*code).is_some()) else { continue };
        match added.iter_mut().find(|known| known.code == code) {
            Some(known) => {
                known.units = known.units.saturating_add(1);
                known.evidence.extend(line.evidence.iter().cloned());
            }
            None => added.push(ProcedureSuggestion {
                code,
                modifiers: Vec::new(),
                units: 1,
                diagnoses: vec![pointer],
                tier: Tier::Auto,
                evidence: line.evidence.clone(),
                why: "The vaccine was given in this visit.".to_owned(),
            }),
        }
    }
    lines.extend(added);
}

/// The place, from 1, of the encounter for immunization among the diagnoses, where it is added if it is missing.
fn immunization(case: &mut Case<'_>, given: &ProcedureMention) -> Option<u8> {
    if !case.has(&["Z23"]) {
        let words = sentence(case, given.span);
        let last = case.diagnoses.len();
        let added = case.add(last, "Z23", &[words], given.problem)?;
        added.place = Place::Elsewhere;
        added.by(&IMMUNIZATION.id, "A vaccine was given in this visit.");
    }
    u8::try_from(case.position(&["Z23"])? + 1).ok()
}

fn route(code: &str) -> Route {
    match code {
        "90660" | "90672" | "90680" | "90681" => Route::MouthOrNose,
        code if code.starts_with("913") => Route::Covid,
        _ => Route::Shot,
    }
}

/// True for a child whose family was counselled about the vaccine.
fn is_counselled(case: &Case<'_>, given: &[(&ProcedureMention, usize)]) -> bool {
    let age = case.age();
    let told = |(given, _): &(&ProcedureMention, usize)| {
        case.chart.words(sentence(case, given.span)).to_lowercase().contains("counsel")
    };
    age.is_some_and(|age| age <= COUNSELLED_AGE) && given.iter().any(told)
}
