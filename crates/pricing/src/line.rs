//! A line on its own: the price of its unit, before the other lines of the day and the units are looked at.

use superbill_code_sets::procedures::{
    Dated, MultipleProcedures, PaymentStatus, ProcedureBook, RelativeValues,
};
use superbill_domain::{Authority, Claim, ClaimLine, Modifier, Money, WorkingStep};

use crate::adjustment::{self, Adjustment};
use crate::contract::{ContractTerms, FeeSchedule, Rate};
use crate::medicare::Setting;
use crate::percent::Percent;
use crate::problem::Problem;

/// A line with its working, so far.
pub(crate) struct PricedLine<'c> {
    /// The line.
    pub(crate) line: &'c ClaimLine,
    /// What the price rests on.
    pub(crate) price: Price,
    /// The steps taken.
    pub(crate) working: Vec<WorkingStep>,
    /// What is to be said.
    pub(crate) problems: Vec<Problem>,
}

/// What a line is worth.
pub(crate) enum Price {
    /// So much for each unit.
    Unit(UnitPrice),
    /// Nothing of its own.
    Bundled,
    /// Not known.
    None,
}

/// The price of a unit, and of a unit that comes after the first of its day.
pub(crate) struct UnitPrice {
    /// In full.
    pub(crate) full: Money,
    /// Who says that it is paid only where nothing else is paid that day (status T); none where it is paid beside others.
    pub(crate) only_alone: Option<Authority>,
    /// What several procedures of a day do to it, where something is known of it.
    pub(crate) among_others: Option<AmongOthers>,
}

/// How a line stands among others of its day.
pub(crate) struct AmongOthers {
    /// The rule.
    pub(crate) rule: MultipleProcedures,
    /// Lines are ranked by this, the highest first.
    pub(crate) rank_by: i64,
    /// The price of a unit after the first, where the rule is worked out.
    pub(crate) reduced: Option<Money>,
    /// Who says so.
    pub(crate) authority: Authority,
}

/// The fee of a unit before adjustments, from whatever table.
struct UnitFee<'a> {
    amount: Money,
    half_expense: Option<Money>,
    values: Option<Dated<'a, RelativeValues>>,
    share: Percent,
}

impl<'c> PricedLine<'c> {
    /// Prices one unit of a line.
    pub(crate) fn new(
        claim: &Claim,
        line: &'c ClaimLine,
        terms: &ContractTerms,
        book: &ProcedureBook<'_>,
    ) -> Self {
        let book = book.as_of(line.on);
        let part = part_of(line, &book);
        let mut desk = Desk { claim, line, part, terms, book, working: Vec::new(), problems: Vec::new() };
        let price = match desk.unit_price() {
            Ok(unit) => Price::Unit(unit),
            Err(problem) => {
                let bundled = matches!(problem, Problem::Bundled(..));
                desk.problems.push(problem);
                if bundled { Price::Bundled } else { Price::None }
            }
        };
        Self { line, price, working: desk.working, problems: desk.problems }
    }

    /// The price of its unit, where it has one.
    pub(crate) const fn unit(&self) -> Option<&UnitPrice> {
        match &self.price {
            Price::Unit(unit) => Some(unit),
            Price::Bundled | Price::None => None,
        }
    }
}

/// What lies on the desk while a line is priced: the line and its contract, the book of its day, and what is written.
struct Desk<'a> {
    claim: &'a Claim,
    line: &'a ClaimLine,
    part: Option<Modifier>,
    terms: &'a ContractTerms,
    book: ProcedureBook<'a>,
    working: Vec<WorkingStep>,
    problems: Vec<Problem>,
}

impl<'a> Desk<'a> {
    fn unit_price(&mut self) -> Result<UnitPrice, Problem> {
        if !self.terms.governs(self.line.on) {
            return Err(Problem::OutsideContract);
        }
        let fee = self.fee()?;
        let mut adjustments: Vec<Adjustment> = Vec::new();
        adjustments.extend(adjustment::of_contract(fee.share, self.terms));
        adjustments.extend(adjustment::of_practitioner(self.claim.rendering.taxonomy, self.terms));
        adjustments.extend(adjustment::of_modifiers(self.line, fee.values.as_ref(), &mut self.problems)?);
        adjustment::write(fee.amount, &adjustments, &mut self.working);
        let full = adjustment::apply(fee.amount, &adjustments).ok_or_else(|| {
            let authority =
                Authority::new(self.terms.name.clone(), "contract", self.line.procedure.to_string());
            Problem::NoPrice("its price is out of range".to_owned(), authority)
        })?;
        Ok(UnitPrice {
            full,
            only_alone: only_alone(&fee),
            among_others: among_others(&fee, full, &adjustments),
        })
    }

    fn fee(&mut self) -> Result<UnitFee<'a>, Problem> {
        let terms = self.terms;
        match &terms.rate {
            Rate::Medicare(share) => self.medicare_fee(*share),
            Rate::Fees(schedule) => self.own_fee(schedule).ok_or_else(|| {
                let why = "it is not in the contract's fees".to_owned();
                Problem::NoPrice(why, row_of(schedule, self.line))
            }),
            Rate::FeesThenMedicare(schedule, share) => match self.own_fee(schedule) {
                Some(fee) => Ok(fee),
                None => self.medicare_fee(*share),
            },
        }
    }

    fn medicare_fee(&mut self, share: Percent) -> Result<UnitFee<'a>, Problem> {
        let code = self.claim.place_of_service;
        let place = self.book.place_of_service(code).ok_or_else(|| {
            let authority = Authority::new("CMS place of service codes", "2024", code.to_string());
            Problem::NoPrice(format!("place of service {code} is not known"), authority)
        })?;
        let setting = Setting {
            book: self.book,
            locality: self.terms.locality.as_ref(),
            facility: place.fact.facility,
            beyond_medicare: self.terms.pays_beyond_medicare,
        };
        let fee = setting.fee(self.line.procedure, self.part, &mut self.working, &mut self.problems)?;
        Ok(UnitFee {
            amount: fee.amount,
            half_expense: Some(fee.half_expense),
            values: Some(fee.values),
            share,
        })
    }

    /// The fee of the contract's own schedule; the indicators of Medicare's still say what modifiers do.
    fn own_fee(&mut self, schedule: &FeeSchedule) -> Option<UnitFee<'a>> {
        let code = self.line.procedure;
        let amount = schedule.fee(code, self.part)?;
        self.working.push(WorkingStep {
            what: "fee of one unit, by the contract".to_owned(),
            how: self.part.map_or_else(|| code.to_string(), |part| format!("{code}-{part}")),
            value: amount.to_string(),
            source: Some(row_of(schedule, self.line)),
        });
        let values = self.book.rvu(code, self.part).or_else(|| self.book.rvu(code, None));
        Some(UnitFee { amount, half_expense: None, values, share: Percent::FULL })
    }
}

/// The part that a line bills: professional, technical, or (where it has values of its own) discontinued.
fn part_of(line: &ClaimLine, book: &ProcedureBook<'_>) -> Option<Modifier> {
    line.modifiers.iter().copied().find(|modifier| match modifier.as_str() {
        "26" | "TC" => true,
        "53" => book.rvu(line.procedure, Some(*modifier)).is_some(),
        _ => false,
    })
}

fn row_of(schedule: &FeeSchedule, line: &ClaimLine) -> Authority {
    Authority::new(schedule.name.clone(), schedule.edition.clone(), line.procedure.to_string())
}

/// Status T under the fee schedule; a contract's own fee is due beside others.
fn only_alone(fee: &UnitFee<'_>) -> Option<Authority> {
    let values = fee.values.as_ref().filter(|_| fee.half_expense.is_some())?;
    let is_t = values.fact.status == PaymentStatus::InjectionRule;
    is_t.then(|| values.authority(format!("{} status T", values.fact.code)))
}

/// A line that stands alone under its rule is paid in full, so only the rules that reduce are kept.
fn among_others(fee: &UnitFee<'_>, full: Money, adjustments: &[Adjustment]) -> Option<AmongOthers> {
    let values = fee.values.as_ref()?;
    let rule = values.fact.multiple;
    let (rank_by, reduced) = match rule {
        MultipleProcedures::None | MultipleProcedures::NotApplicable => return None,
        MultipleProcedures::Half => (full.cents(), Percent::from_hundredths(5_000).of(full)),
        // Therapy is ranked by its practice expense: what halving it takes away.
        MultipleProcedures::Therapy => {
            let half = fee.half_expense?;
            ((fee.amount - half).cents(), adjustment::apply(half, adjustments))
        }
        _ => (full.cents(), None),
    };
    let authority = values.authority(format!("{} multiple procedure indicator", values.fact.code));
    Some(AmongOthers { rule, rank_by, reduced, authority })
}
