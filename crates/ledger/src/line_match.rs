//! Which of our lines a payment line is about.

use superbill_domain::{Claim, ClaimLine, LinePayment};

/// The number of our line: by the number echoed (REF*6R), else by procedure, day and charge, else by procedure and
/// charge, else by day and charge (the payer may have changed the procedure). Several lines that fit equally well are
/// no match: nothing is guessed.
pub(crate) fn matching_line(claim: &Claim, payment: &LinePayment) -> Option<u16> {
    let echoed = payment.line.and_then(|number| claim.line(number));
    if let Some(line) = echoed {
        return Some(line.number);
    }
    let charge = payment.charge.abs();
    let same_charge = |line: &ClaimLine| line.charge == charge;
    let same_procedure = |line: &ClaimLine| line.procedure == payment.procedure;
    let same_day = |line: &ClaimLine| payment.on.is_none_or(|day| day == line.on);
    only(claim, |line| same_charge(line) && same_procedure(line) && same_day(line))
        .or_else(|| only(claim, |line| same_charge(line) && same_procedure(line)))
        .or_else(|| only(claim, |line| same_charge(line) && same_day(line)))
}

fn only(claim: &Claim, fits: impl Fn(&ClaimLine) -> bool) -> Option<u16> {
    let mut fitting = claim.lines.iter().filter(|line| fits(line));
    let first = fitting.next()?;
    fitting.next().is_none().then_some(first.number)
}
