//! Modifier 25: a visit beside a procedure that includes the visit of its day.
//!
//! A compliant product does not put the modifier on because it opens a payment. It puts it on where somebody (or a
//! policy that somebody signed) accepted it in a decision that is on record, and only where it has a meaning: beside a
//! procedure that takes the visit in. In all other cases it tells what it sees and leaves the line alone. What it
//! sees is whether the visit dealt with a diagnosis that the procedure was not done for. That is not required (NCCI
//! Policy Manual, chapter I, section D), but where it is so the claim itself shows the separate work, and where it is
//! not only the note can.

use superbill_code_sets::procedures::{Bypass, Edition, GlobalPeriod, ProcedureBook};
use superbill_domain::{
    Authority, Claim, ClaimLine, Decision, Evidence, Finding, Modifier, Procedure, Subject, Verdict,
};

use super::order::is_visit;
use crate::rules::{MODIFIER_25_PROPOSED, MODIFIER_25_UNSUPPORTED};

/// Modifiers that already part the visit from a procedure of its day: 24, 25, 27 and 57.
const PARTING: [&str; 4] = ["24", "25", "27", "57"];

/// Puts modifier 25 on a visit where a decision says so, or tells what speaks for and against it.
pub(super) fn settle(
    claim: &mut Claim,
    decisions: &[Decision],
    procedures: ProcedureBook<'_>,
    findings: &mut Vec<Finding>,
) {
    let Some(visit) = claim.lines.iter().position(|line| is_visit(line.procedure, procedures)) else {
        return;
    };
    let Some(line) = claim.lines.get(visit) else { return };
    if line.modifiers.iter().any(|modifier| PARTING.contains(&modifier.as_str())) {
        return;
    }
    let Some(taking_in) = claim.lines.iter().find_map(|other| takes_in(other, line, procedures)) else {
        return;
    };
    if is_decided(line.procedure, decisions) {
        let twenty_five = "25".parse::<Modifier>().ok();
        if let Some(line) = claim.lines.get_mut(visit) {
            line.modifiers.splice(0..0, twenty_five);
        }
        return;
    }
    findings.push(proposal(claim, line, &taking_in));
}

/// A procedure that includes the visit of its day.
struct TakingIn {
    procedure: Procedure,
    /// The row that says so.
    row: Evidence,
    edition: Authority,
}

/// Whether a line's procedure takes in the visit: by an NCCI pair, or as a minor procedure (000, 010 days).
fn takes_in(other: &ClaimLine, visit: &ClaimLine, procedures: ProcedureBook<'_>) -> Option<TakingIn> {
    if other.number == visit.number || is_visit(other.procedure, procedures) {
        return None;
    }
    let procedure = other.procedure;
    if let Some(pair) = procedures.ptp(procedure, visit.procedure) {
        let row = format!("{procedure}/{}", visit.procedure);
        return (pair.fact.bypass == Bypass::WithModifier).then(|| TakingIn {
            procedure,
            row: Evidence::Row { release: edition_name(&pair.edition), row: row.clone() },
            edition: pair.authority(row),
        });
    }
    let values = procedures.rvu(procedure, None)?;
    matches!(values.fact.global, GlobalPeriod::Days(0 | 10)).then(|| {
        let row = procedure.to_string();
        TakingIn {
            procedure,
            row: Evidence::Row { release: edition_name(&values.edition), row: row.clone() },
            edition: values.authority(row),
        }
    })
}

fn edition_name(edition: &Edition<'_>) -> String {
    format!("{} {}", edition.publication, edition.name)
}

/// True where an accepted decision names the visit with the modifier, and no later one takes it back.
fn is_decided(visit: Procedure, decisions: &[Decision]) -> bool {
    let name = format!("{visit}-25");
    let last = decisions.iter().rfind(|decision| decision.code == name);
    last.is_some_and(|decision| decision.verdict == Verdict::Accepted)
}

fn proposal(claim: &Claim, visit: &ClaimLine, taking_in: &TakingIn) -> Finding {
    let of_procedure = |pointer: &u8| {
        let mut same = claim.lines.iter().filter(|line| line.procedure == taking_in.procedure);
        same.any(|line| line.pointers.contains(pointer))
    };
    let alone: Vec<String> = visit
        .pointers
        .iter()
        .filter(|pointer| !of_procedure(pointer))
        .filter_map(|pointer| claim.diagnoses.get(usize::from(*pointer).checked_sub(1)?))
        .map(ToString::to_string)
        .collect();
    let (procedure, code) = (taking_in.procedure, visit.procedure);
    let (rule, message) = if alone.is_empty() {
        let message =
            format!("{procedure} includes the visit {code} of its day, and both are for the same diagnoses.");
        (&MODIFIER_25_UNSUPPORTED, message)
    } else {
        let besides = alone.join(", ");
        let message = format!(
            "{procedure} includes the visit {code} of its day, but the visit also dealt with {besides}."
        );
        (&MODIFIER_25_PROPOSED, message)
    };
    let subject = Subject::Claim { claim: claim.id.clone(), line: Some(visit.number) };
    let finding = rule.finding(subject, Vec::new(), message);
    Finding { evidence: vec![taking_in.row.clone()], authority: taking_in.edition.clone(), ..finding }
}
