//! `superbill price`: the expected payment of claims, with the working.

use std::io::Write;

use superbill_domain::{Claim, ExpectedPayment, Finding};
use superbill_pricing::{ContractTerms, LocalityOfPayment, Percent, Rate, price};

use super::{Outcome, tell, today};
use crate::arguments::{Format, PriceArguments};
use crate::inputs::expand;
use crate::json::{ExpectedJson, write_line};
use crate::render::{CODE, HEADING, QUIET, paint};
use crate::workplace::Workplace;

/// Prices every claim of every file.
///
/// # Errors
/// Where a file cannot be read.
pub fn run(
    arguments: &PriceArguments,
    workplace: &Workplace,
    out: &mut impl Write,
) -> anyhow::Result<Outcome> {
    let sets = workplace.code_sets()?;
    let mut stops = false;
    for input in expand(&arguments.files, &[".837", ".837p", ".edi", ".x12", ".txt"])? {
        let (submissions, reading) = superbill_clearinghouse::read_837p(&input.bytes()?);
        tell(&reading, arguments.format, out)?;
        stops |= reading.iter().any(Finding::stops);
        for claim in submissions.into_iter().flat_map(|submission| submission.claims) {
            let day = claim.first_day().unwrap_or_else(today);
            let expected = price(&claim, &terms(arguments, &claim), &sets.on(day).procedures());
            stops |= expected.findings.iter().any(Finding::stops);
            match arguments.format {
                Format::Json => write_line(out, &ExpectedJson::from(&expected))?,
                Format::Text => page(&claim, &expected, out)?,
            }
            tell(&expected.findings, arguments.format, out)?;
        }
    }
    Ok(Outcome::stopped_if(stops))
}

/// A share of Medicare in a locality, from the first day of the claim.
fn terms(arguments: &PriceArguments, claim: &Claim) -> ContractTerms {
    let contractor = arguments.carrier.clone();
    let locality = LocalityOfPayment { contractor, number: arguments.locality.clone() };
    let from = claim.first_day().unwrap_or_else(today);
    let percent = Percent::from_hundredths(arguments.percent_of_medicare.saturating_mul(100));
    ContractTerms { rate: Rate::Medicare(percent), ..ContractTerms::medicare(from, Some(locality)) }
}

fn page(claim: &Claim, expected: &ExpectedPayment, out: &mut impl Write) -> anyhow::Result<()> {
    let total = expected.total();
    writeln!(out, "{} charged {}, expected {total}", paint(HEADING, &claim.id), claim.total_charge())?;
    for priced in &expected.lines {
        let code = claim.line(priced.number).map(|line| line.procedure.to_string()).unwrap_or_default();
        let allowed = priced.allowed.map_or_else(|| "no price".to_owned(), |amount| amount.to_string());
        writeln!(out, "  {} {} {allowed}", priced.number, paint(CODE, code))?;
        for step in &priced.working {
            let source = step.source.as_ref().map(|source| format!("  [{source}]")).unwrap_or_default();
            writeln!(out, "      {}: {} = {}{}", step.what, step.how, step.value, paint(QUIET, source))?;
        }
    }
    Ok(())
}
