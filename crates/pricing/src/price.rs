//! From a claim and the terms of a contract to its expected payment.

use superbill_code_sets::procedures::ProcedureBook;
use superbill_domain::{Authority, Claim, ExpectedLine, ExpectedPayment, Finding, Money, WorkingStep};

use crate::contract::ContractTerms;
use crate::line::{Price, PricedLine};
use crate::problem::Problem;
use crate::reduction::{self, Units};

/// What a claim is expected to bring under the terms of a contract: for each line the allowed amount, which payer and
/// patient together owe, with every step of its working.
///
/// Each line is priced by the book as of its own day. A line that no table prices has no amount and a finding.
#[must_use]
pub fn price(claim: &Claim, terms: &ContractTerms, book: &ProcedureBook<'_>) -> ExpectedPayment {
    let mut lines: Vec<PricedLine<'_>> =
        claim.lines.iter().map(|line| PricedLine::new(claim, line, terms, book)).collect();
    reduction::yield_to_others(&mut lines);
    let units = reduction::units(&mut lines);
    let mut findings = Vec::new();
    let lines =
        lines.into_iter().zip(units).map(|(line, units)| finish(claim, line, units, terms, &mut findings));
    ExpectedPayment { claim: claim.id.clone(), lines: lines.collect(), findings }
}

fn finish(
    claim: &Claim,
    mut line: PricedLine<'_>,
    units: Option<Units>,
    terms: &ContractTerms,
    findings: &mut Vec<Finding>,
) -> ExpectedLine {
    let allowed = match (&line.price, units) {
        (Price::Bundled, _) => Some(Money::ZERO),
        (Price::Unit(_), Some(units)) => allowed(&mut line, units, terms),
        _ => None,
    };
    findings.extend(line.problems.into_iter().map(|problem| problem.finding(claim, line.line, terms)));
    ExpectedLine { number: line.line.number, allowed, working: line.working }
}

fn allowed(line: &mut PricedLine<'_>, units: Units, terms: &ContractTerms) -> Option<Money> {
    let full = line.unit()?.full;
    write_reduction(full, units, &mut line.working);
    let count = i64::from(line.line.units);
    let Some(total) = total(units, count) else {
        let authority = Authority::new(terms.name.clone(), "contract", line.line.procedure.to_string());
        line.problems.push(Problem::NoPrice("its price is out of range".to_owned(), authority));
        return None;
    };
    let how = match count {
        0 | 1 => format!("{count} × {}", units.first),
        _ if units.first == units.further => format!("{count} × {}", units.first),
        _ => format!("{} + {} × {}", units.first, count - 1, units.further),
    };
    line.working.push(WorkingStep { what: "units".to_owned(), how, value: total.to_string(), source: None });
    Some(if terms.lesser_of_charge {
        lesser(total, line.line.charge, terms, &mut line.working)
    } else {
        total
    })
}

/// The first unit and the further ones; none where the sum leaves the range of an amount.
fn total(units: Units, count: i64) -> Option<Money> {
    let first = units.first.cents().checked_mul(count.min(1))?;
    let further = units.further.cents().checked_mul((count - 1).max(0))?;
    first.checked_add(further).map(Money::from_cents)
}

fn write_reduction(full: Money, units: Units, working: &mut Vec<WorkingStep>) {
    if units.first != full {
        let how = format!("{full} reduced behind a higher procedure of the day");
        let what = "several procedures".to_owned();
        working.push(WorkingStep { what, how, value: units.first.to_string(), source: None });
    }
}

fn lesser(total: Money, charge: Money, terms: &ContractTerms, working: &mut Vec<WorkingStep>) -> Money {
    if charge >= total {
        return total;
    }
    working.push(WorkingStep {
        what: "lesser of charge and fee".to_owned(),
        how: format!("{charge} < {total}"),
        value: charge.to_string(),
        source: Some(Authority::new(terms.name.clone(), "contract", "lesser of charge")),
    });
    charge
}
