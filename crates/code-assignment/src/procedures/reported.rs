//! How a procedure that was done is reported: its codes with their units, and what the note leaves open for them.

use superbill_code_sets::procedures::{ProcedureFact, ProcedureKind};
use superbill_domain::{Procedure, ProcedureMention};

use super::documentation::{Gap, sentence};
use super::{dose, lesions, tobacco, urinalysis};
use crate::case::Case;

/// The codes of a procedure, each with its units, and the detail that they still need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reported {
    pub(super) codes: Vec<(Procedure, u16)>,
    pub(super) gap: Option<Gap>,
}

impl Reported {
    /// Codes that are written down here and so always parse.
    pub(super) fn as_codes(codes: &[(&str, u16)], gap: Option<Gap>) -> Self {
        let codes = codes.iter().filter_map(|(code, units)| Some((code.parse().ok()?, *units))).collect();
        Self { codes, gap }
    }
}

/// How it is reported.
pub(super) fn reported(case: &Case<'_>, done: &ProcedureMention, fact: &ProcedureFact<'_>) -> Reported {
    let words = case.chart.words(sentence(case, done.span)).to_lowercase();
    match done.code.as_str() {
        "17000" => lesions::premalignant(done.count),
        "17110" => lesions::benign(done.count),
        "81000" | "81001" | "81002" | "81003" => urinalysis::reported(&words),
        "99406" | "99407" => tobacco::reported(case, done, &words),
        _ => match (fact.kind, fact.unit_dose) {
            (ProcedureKind::Drug, Some(unit)) => dose::reported(case, done, unit),
            (ProcedureKind::Drug | ProcedureKind::Therapy, _) => {
                let units = done.count.filter(|count| *count > 0).unwrap_or(1);
                Reported { codes: vec![(done.code, units)], gap: None }
            }
            // A stated number is a number of units only where the code counts units.
            _ => Reported { codes: vec![(done.code, 1)], gap: None },
        },
    }
}
