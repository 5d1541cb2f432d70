//! What the practice charges, and what its payers have agreed to pay.

use superbill_claims::FeeSchedule;
use superbill_code_sets::CodeSets;
use superbill_code_sets::procedures::{ProcedureBook, ProcedureKind};
use superbill_domain::{ClaimFiling, Money, Payer, PayerId, Procedure};
use superbill_payer_simulator::Plan;
use superbill_pricing::{ContractTerms, Fee, LocalityOfPayment, Percent, Rate};

use super::file::{FeesFile, LocalityFile, PayerFile};

/// Parts of a dollar in a product of relative units (hundredths), dollars per unit (ten-thousandths) and percent.
const PARTS_OF_A_DOLLAR: u64 = 100 * 10_000 * 100;

impl FeesFile {
    /// The practice's own fee for every procedure that it can price; a fee of its own goes before Medicare's share.
    pub fn schedule(&self, sets: &CodeSets) -> FeeSchedule {
        let book = sets.on(self.as_of).procedures();
        let shares =
            book.procedures().filter_map(|fact| Some((fact.code, self.share_of_medicare(book, fact.code)?)));
        let own = self.own.iter().map(|(code, fee)| (*code, *fee));
        FeeSchedule::new(shares.chain(own))
    }

    /// A share of the national Medicare amount outside a facility, rounded up to the dollar.
    fn share_of_medicare(&self, book: ProcedureBook<'_>, code: Procedure) -> Option<Money> {
        let units = u64::from(book.rvu(code, None)?.fact.total(false).parts());
        let per_unit = u64::from(book.conversion_factor()?.fact.parts());
        let parts = units.checked_mul(per_unit)?.checked_mul(u64::from(self.percent_of_medicare))?;
        let dollars = i64::try_from(parts.div_ceil(PARTS_OF_A_DOLLAR)).ok()?;
        (dollars > 0).then(|| Money::from_cents(dollars * 100))
    }
}

impl PayerFile {
    /// What it leaves to its patients, and how often it denies what nobody could foresee.
    pub fn plan(&self) -> Plan {
        let base =
            if self.filing == ClaimFiling::MedicareB { Plan::medicare_b() } else { Plan::commercial() };
        Plan {
            deductible: self.deductible,
            coinsurance: Percent::from_hundredths(self.coinsurance_percent * 100),
            visit_copay: Some(self.copay).filter(|copay| !copay.is_zero()),
            unforeseen: Percent::from_hundredths(self.unforeseen_denials_percent * 100),
            ..base
        }
    }

    /// The payer as the claim names it.
    pub fn payer(&self) -> Payer {
        Payer { id: PayerId::new(&self.id), name: self.name.clone(), filing: self.filing }
    }

    /// What the practice has agreed with it.
    pub fn terms(&self, fees: &FeesFile, locality: &LocalityFile, sets: &CodeSets) -> ContractTerms {
        let percent = Percent::from_hundredths(self.percent_of_medicare * 100);
        let agreed = match self.filing {
            ClaimFiling::MedicareB => ContractTerms::medicare(fees.as_of, None),
            _ => ContractTerms::percent_of_medicare(&self.name, fees.as_of, percent),
        };
        let place =
            LocalityOfPayment { contractor: locality.carrier.clone(), number: locality.number.clone() };
        let rate = Rate::FeesThenMedicare(self.other_fees(fees, sets), percent);
        ContractTerms { locality: Some(place), rate, ..agreed }
    }

    /// What it pays for laboratory tests, drugs, vaccines and supplies, which the physician fee schedule leaves out.
    fn other_fees(&self, fees: &FeesFile, sets: &CodeSets) -> superbill_pricing::FeeSchedule {
        let book = sets.on(fees.as_of).procedures();
        let share = Percent::from_hundredths(self.percent_of_other_fees * 100);
        let elsewhere = fees.own.iter().filter(|(code, _)| is_left_out(book, **code));
        let fee = |(code, fee): (&Procedure, &Money)| {
            Some(Fee { procedure: *code, part: None, amount: share.of(*fee)? })
        };
        superbill_pricing::FeeSchedule {
            name: format!("{} fees for tests, drugs, vaccines and supplies", self.name),
            edition: fees.as_of.year().to_string(),
            fees: elsewhere.filter_map(fee).collect(),
        }
    }
}

fn is_left_out(book: ProcedureBook<'_>, code: Procedure) -> bool {
    let kinds = [
        ProcedureKind::Lab,
        ProcedureKind::Drug,
        ProcedureKind::Vaccine,
        ProcedureKind::VaccineAdmin,
        ProcedureKind::Supply,
    ];
    book.procedure(code).is_some_and(|fact| kinds.contains(&fact.kind))
}
