//! What modifiers and the contract make of the fee of a unit.

use superbill_code_sets::procedures::{Bilateral, Dated, RelativeValues, SecondSurgeon};
use superbill_domain::{Authority, ClaimLine, Modifier, Money, Taxonomy, WorkingStep};

use crate::contract::ContractTerms;
use crate::percent::Percent;
use crate::problem::Problem;

/// Medicare Claims Processing Manual, the chapter on physicians.
const MANUAL: &str = "Medicare Claims Processing Manual, chapter 12";
const MANUAL_EDITION: &str = "Pub. 100-04";

/// A factor that the fee of a unit is multiplied by.
pub(crate) struct Adjustment {
    what: String,
    percent: Percent,
    source: Option<Authority>,
}

impl Adjustment {
    fn new(what: impl Into<String>, hundredths: u32, source: Option<Authority>) -> Self {
        Self { what: what.into(), percent: Percent::from_hundredths(hundredths), source }
    }
}

/// What the contract makes of a Medicare fee.
pub(crate) fn of_contract(percent: Percent, terms: &ContractTerms) -> Option<Adjustment> {
    let source = Authority::new(terms.name.clone(), "contract", "terms");
    (percent != Percent::FULL).then(|| Adjustment {
        what: "the contract's share".into(),
        percent,
        source: Some(source),
    })
}

/// What practitioners who are no physicians are paid: nurse practitioners (363L), physician assistants (363A) and
/// clinical nurse specialists (364S).
pub(crate) fn of_practitioner(rendering: Taxonomy, terms: &ContractTerms) -> Option<Adjustment> {
    let is_practitioner = ["363L", "363A", "364S"].iter().any(|kind| rendering.as_str().starts_with(kind));
    let source = Authority::new(terms.name.clone(), "contract", "practitioner share");
    (is_practitioner && terms.practitioner_share != Percent::FULL).then(|| Adjustment {
        what: "practitioner, not a physician".to_owned(),
        percent: terms.practitioner_share,
        source: Some(source),
    })
}

/// What the modifiers of a line make of it. Those whose effect the payer decides by documents are told.
pub(crate) fn of_modifiers(
    line: &ClaimLine,
    values: Option<&Dated<'_, RelativeValues>>,
    problems: &mut Vec<Problem>,
) -> Result<Vec<Adjustment>, Problem> {
    let mut adjustments = Vec::new();
    for modifier in &line.modifiers {
        match modifier.as_str() {
            "50" => adjustments.extend(both_sides(values, problems)),
            "62" => {
                adjustments.push(second_surgeon(*modifier, values, |row| row.co_surgeon, 6_250, problems)?)
            }
            "80" | "81" | "82" => {
                adjustments.push(second_surgeon(*modifier, values, |row| row.assistant, 1_600, problems)?)
            }
            "AS" => {
                adjustments.push(second_surgeon(*modifier, values, |row| row.assistant, 1_360, problems)?)
            }
            "22" | "52" | "54" | "55" | "56" | "66" | "73" | "74" | "78" => {
                problems.push(Problem::ByReport(format!(
                    "modifier {modifier} lets the payer set another amount"
                )));
            }
            "53" if values.is_none_or(|found| found.fact.part.is_none()) => {
                problems.push(Problem::ByReport("modifier 53 lets the payer set another amount".to_owned()));
            }
            _ => {}
        }
    }
    Ok(adjustments)
}

fn both_sides(values: Option<&Dated<'_, RelativeValues>>, problems: &mut Vec<Problem>) -> Option<Adjustment> {
    let Some(found) = values else {
        problems.push(Problem::ByReport("no fee schedule says what both sides (50) do".to_owned()));
        return None;
    };
    let source = Some(found.authority(format!("{} bilateral indicator", found.fact.code)));
    let (what, hundredths) = match found.fact.bilateral {
        Bilateral::OneAndAHalf => ("both sides, one and a half times", 15_000),
        Bilateral::EachSide => ("both sides, each in full", 20_000),
        Bilateral::AlreadyBoth => ("both sides, already in the value", 10_000),
        Bilateral::NoAdjustment | Bilateral::NotApplicable => ("both sides, no more for the second", 10_000),
    };
    Some(Adjustment::new(what, hundredths, source))
}

/// A second clinician at the table (sections 20.4.3 and 40.8): a share, where the indicator allows one.
fn second_surgeon(
    modifier: Modifier,
    values: Option<&Dated<'_, RelativeValues>>,
    indicator: fn(&RelativeValues) -> SecondSurgeon,
    hundredths: u32,
    problems: &mut Vec<Problem>,
) -> Result<Adjustment, Problem> {
    match values.map(|found| (indicator(&found.fact), found)) {
        Some((SecondSurgeon::No | SecondSurgeon::NotApplicable, found)) => {
            let authority = found.authority(found.fact.code.to_string());
            return Err(Problem::NoPrice(
                format!("a second surgeon ({modifier}) is not paid for it"),
                authority,
            ));
        }
        Some((SecondSurgeon::WithDocuments, _)) => {
            problems.push(Problem::ByReport(format!(
                "modifier {modifier} is paid only where documents show the need"
            )));
        }
        Some((SecondSurgeon::Yes, _)) | None => {}
    }
    let source = Authority::new(MANUAL, MANUAL_EDITION, "sections 20.4.3 and 40.8");
    Ok(Adjustment::new(format!("modifier {modifier}"), hundredths, Some(source)))
}

/// Applies the adjustments one after another, each to the cent; none where the amount leaves its range.
pub(crate) fn apply(fee: Money, adjustments: &[Adjustment]) -> Option<Money> {
    adjustments.iter().try_fold(fee, |amount, adjustment| adjustment.percent.of(amount))
}

/// Writes down what [`apply`] does.
pub(crate) fn write(fee: Money, adjustments: &[Adjustment], working: &mut Vec<WorkingStep>) {
    let mut amount = fee;
    for adjustment in adjustments {
        let Some(adjusted) = adjustment.percent.of(amount) else { return };
        working.push(WorkingStep {
            what: adjustment.what.clone(),
            how: format!("{amount} × {}", adjustment.percent),
            value: adjusted.to_string(),
            source: adjustment.source.clone(),
        });
        amount = adjusted;
    }
}
