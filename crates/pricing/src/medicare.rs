//! The Medicare Physician Fee Schedule: the fee of one unit.
//!
//! Fee = (work × work index + expense × expense index + malpractice × malpractice index) × dollars per unit, brought to
//! the cent once, at the end (42 CFR 414.20; Medicare Claims Processing Manual, chapter 12, section 20).

use superbill_code_sets::procedures::{
    CostIndex, Dated, Fit, FixedPoint, PaymentStatus, ProcedureBook, RelativeValues,
};
use superbill_domain::{Authority, Modifier, Money, Procedure, Rounding, WorkingStep};

use crate::contract::LocalityOfPayment;
use crate::problem::Problem;

/// The fee of a unit, with what is needed to reduce it.
pub(crate) struct MedicareFee<'a> {
    /// The fee.
    pub(crate) amount: Money,
    /// The fee with half of the practice expense: a therapy unit after the first.
    pub(crate) half_expense: Money,
    /// The relative values it was worked out from.
    pub(crate) values: Dated<'a, RelativeValues>,
}

/// Where and how the schedule is read.
pub(crate) struct Setting<'a> {
    /// The book of the day of service.
    pub(crate) book: ProcedureBook<'a>,
    /// The locality; none for national amounts.
    pub(crate) locality: Option<&'a LocalityOfPayment>,
    /// True where the facility rate applies.
    pub(crate) facility: bool,
    /// True where what Medicare does not cover is priced by its published values.
    pub(crate) beyond_medicare: bool,
}

/// The cost indices of work, expense and malpractice.
struct Indices {
    name: String,
    work: CostIndex,
    expense: CostIndex,
    malpractice: CostIndex,
    source: Option<Authority>,
}

impl<'a> Setting<'a> {
    /// The fee of one unit of a code or its part, with the working; or why there is none.
    pub(crate) fn fee(
        &self,
        code: Procedure,
        part: Option<Modifier>,
        working: &mut Vec<WorkingStep>,
        problems: &mut Vec<Problem>,
    ) -> Result<MedicareFee<'a>, Problem> {
        let values = self.values(code, part)?;
        self.check_status(&values)?;
        let indices = self.indices(problems)?;
        let dollars = self.book.conversion_factor().ok_or_else(|| {
            no_price("no conversion factor is known for the day", values.authority(row(code, part)))
        })?;
        if values.fit != Fit::InForce {
            let authority = values.authority(row(code, part));
            problems.push(Problem::Carried("relative values", values.edition.from, authority));
        }
        if dollars.fit != Fit::InForce {
            let authority = dollars.authority("conversion factor");
            problems.push(Problem::Carried("a conversion factor", dollars.edition.from, authority));
        }
        self.check_setting(&values, part, problems);
        let adjusted = self.write_units(&values, part, &indices, working);
        let too_large = || no_price("its fee is out of range", values.authority(row(code, part)));
        let per_unit = i128::from(dollars.fact.parts());
        let to_cents = |hundred_thousandths: i128| {
            // Relative units in 1/100,000 times dollars in 1/10,000 are 10,000,000 to the cent.
            Money::from_fraction(hundred_thousandths * per_unit, 10_000_000, Rounding::HalfUp)
        };
        let amount = to_cents(i128::from(adjusted.parts())).ok_or_else(too_large)?;
        let half = i128::from(adjusted.parts()) * 2 - self.expense(&values.fact, &indices);
        let half_expense =
            Money::from_fraction(half * per_unit, 20_000_000, Rounding::HalfUp).ok_or_else(too_large)?;
        working.push(WorkingStep {
            what: "fee of one unit".to_owned(),
            how: format!("{adjusted} × {}", dollars.fact),
            value: amount.to_string(),
            source: Some(dollars.authority("conversion factor")),
        });
        Ok(MedicareFee { amount, half_expense, values })
    }

    fn values(&self, code: Procedure, part: Option<Modifier>) -> Result<Dated<'a, RelativeValues>, Problem> {
        let found = self.book.rvu(code, part);
        found.ok_or_else(|| match (part, self.book.rvu(code, None)) {
            (Some(part), Some(whole)) => no_price(
                &format!("the fee schedule does not divide it by modifier {part}"),
                whole.authority(row(code, None)),
            ),
            _ => no_price(
                "it is not in the fee schedule at hand for the day",
                Authority::new("Medicare Physician Fee Schedule, relative values", "RVU25D", row(code, part)),
            ),
        })
    }

    fn check_status(&self, values: &Dated<'_, RelativeValues>) -> Result<(), Problem> {
        let status = values.fact.status;
        let authority = values.authority(row(values.fact.code, values.fact.part));
        let has_values = values.fact.total(self.facility).parts() > 0;
        match status {
            PaymentStatus::Bundled | PaymentStatus::BundledOrExcluded => Err(Problem::Bundled(
                "it is paid within other services (status B or P)".to_owned(),
                authority,
            )),
            _ if status.is_paid_by_relative_values() && has_values => Ok(()),
            PaymentStatus::NotCovered | PaymentStatus::Invalid if self.beyond_medicare && has_values => {
                Ok(())
            }
            PaymentStatus::NotCovered => Err(no_price("Medicare does not cover it (status N)", authority)),
            PaymentStatus::Invalid => {
                Err(no_price("Medicare takes another code for it (status I)", authority))
            }
            PaymentStatus::ContractorPriced => {
                Err(no_price("the contractor prices it (status C)", authority))
            }
            PaymentStatus::Excluded => {
                Err(no_price("it is paid by another schedule, if at all (status E)", authority))
            }
            PaymentStatus::StatutoryExclusion => Err(no_price(
                "it is paid by another schedule, such as the laboratory's (status X)",
                authority,
            )),
            PaymentStatus::Anesthesia => {
                Err(no_price("it is priced by base units and time (status J)", authority))
            }
            _ => Err(no_price("the fee schedule has no values for it", authority)),
        }
    }

    fn check_setting(
        &self,
        values: &Dated<'_, RelativeValues>,
        part: Option<Modifier>,
        problems: &mut Vec<Problem>,
    ) {
        let unusual = match self.facility {
            true if values.fact.unusual_in_facility => "rarely paid to a physician in a facility",
            false if values.fact.unusual_outside_facility => "rarely done outside a facility",
            _ => return,
        };
        problems.push(Problem::UnusualSetting(unusual, values.authority(row(values.fact.code, part))));
    }

    fn indices(&self, problems: &mut Vec<Problem>) -> Result<Indices, Problem> {
        let Some(locality) = self.locality else {
            let one = CostIndex::ONE;
            return Ok(Indices {
                name: "the nation".to_owned(),
                work: one,
                expense: one,
                malpractice: one,
                source: None,
            });
        };
        let key = format!("{}-{:0>2}", locality.contractor, locality.number);
        let Some(found) = self.book.gpci(&locality.contractor, &locality.number) else {
            let authority = Authority::new(
                "Medicare Physician Fee Schedule, GPCI (Addendum E)",
                "CY 2025 and CY 2026",
                key,
            );
            return Err(no_price("its locality is not known for the day", authority));
        };
        if found.fit != Fit::InForce {
            problems.push(Problem::Carried("cost indices", found.edition.from, found.authority(key.clone())));
        }
        Ok(Indices {
            name: format!("{} ({key})", found.fact.name),
            work: found.fact.work,
            expense: found.fact.expense,
            malpractice: found.fact.malpractice,
            source: Some(found.authority(key)),
        })
    }

    /// The practice expense by its index, in hundred-thousandths of a unit.
    fn expense(&self, values: &RelativeValues, indices: &Indices) -> i128 {
        let expense = if self.facility { values.facility_expense } else { values.nonfacility_expense };
        i128::from(expense.parts()) * i128::from(indices.expense.parts())
    }

    /// Writes the relative values and their indices down, and gives their sum in hundred-thousandths of a unit.
    fn write_units(
        &self,
        values: &Dated<'_, RelativeValues>,
        part: Option<Modifier>,
        indices: &Indices,
        working: &mut Vec<WorkingStep>,
    ) -> FixedPoint<5> {
        let of = &values.fact;
        let (expense, place) = match self.facility {
            true => (of.facility_expense, "in a facility"),
            false => (of.nonfacility_expense, "outside a facility"),
        };
        working.push(WorkingStep {
            what: format!("relative values, {place}"),
            how: format!("{} work + {expense} expense + {} malpractice", of.work, of.malpractice),
            value: of.total(self.facility).to_string(),
            source: Some(values.authority(row(of.code, part))),
        });
        let product = |units: FixedPoint<2>, index: CostIndex| units.parts() * index.parts();
        let sum = FixedPoint::<5>::from_parts(
            product(of.work, indices.work)
                + product(expense, indices.expense)
                + product(of.malpractice, indices.malpractice),
        );
        working.push(WorkingStep {
            what: format!("units by the cost indices of {}", indices.name),
            how: format!(
                "{} × {} + {expense} × {} + {} × {}",
                of.work, indices.work, indices.expense, of.malpractice, indices.malpractice
            ),
            value: sum.to_string(),
            source: indices.source.clone(),
        });
        sum
    }
}

/// The row of a code or its part, as the file writes it.
fn row(code: Procedure, part: Option<Modifier>) -> String {
    part.map_or_else(|| code.to_string(), |part| format!("{code}-{part}"))
}

fn no_price(why: &str, authority: Authority) -> Problem {
    Problem::NoPrice(why.to_owned(), authority)
}
