//! The remittance: what a payer paid and why not more (835).

use serde::{Deserialize, Serialize};
use std::fmt;

use crate::Date;
use crate::codes::{Carc, Modifier, Procedure, Rarc};
use crate::identifiers::{ClaimId, InterchangeId, PayerId};
use crate::money::Money;
use crate::npi::Npi;

/// Who bears an adjustment (CAS01).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum AdjustmentGroup {
    /// Contractual obligation: the provider may not bill it to the patient.
    Co,
    /// Other adjustment.
    Oa,
    /// Payer initiated.
    Pi,
    /// Patient responsibility.
    Pr,
}

impl AdjustmentGroup {
    /// The code of the group.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Co => "CO",
            Self::Oa => "OA",
            Self::Pi => "PI",
            Self::Pr => "PR",
        }
    }
}

impl fmt::Display for AdjustmentGroup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// An amount by which a payment differs from its charge (CAS). Positive lowers the payment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adjustment {
    /// Who bears it.
    pub group: AdjustmentGroup,
    /// Why.
    pub reason: Carc,
    /// How much.
    pub amount: Money,
    /// Units not paid, where given.
    pub quantity: Option<i64>,
}

/// The payment of a service line (SVC).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinePayment {
    /// Our line number, as echoed (REF*6R).
    pub line: Option<u16>,
    /// The procedure as adjudicated.
    pub procedure: Procedure,
    /// Its modifiers.
    pub modifiers: Vec<Modifier>,
    /// The charge (SVC02).
    pub charge: Money,
    /// The payment (SVC03).
    pub paid: Money,
    /// Units paid.
    pub units: u16,
    /// The day of the service.
    pub on: Option<Date>,
    /// The allowed amount (AMT*B6), where given.
    pub allowed: Option<Money>,
    /// Why the payment differs from the charge.
    pub adjustments: Vec<Adjustment>,
    /// Remarks (LQ*HE), all of them.
    pub remarks: Vec<Rarc>,
}

/// The payment of a claim (CLP).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimPayment {
    /// The claim, as its CLM01 was echoed (CLP01).
    pub claim: ClaimId,
    /// The claim status code (CLP02): 1 primary, 2 secondary, 4 denied, 22 reversal.
    pub status: String,
    /// The charge (CLP03).
    pub charge: Money,
    /// The payment (CLP04).
    pub paid: Money,
    /// What the patient owes (CLP05).
    pub patient_responsibility: Money,
    /// The payer's number of the claim (CLP07).
    pub payer_claim_number: String,
    /// Adjustments of the claim as a whole.
    pub adjustments: Vec<Adjustment>,
    /// Remarks on the claim as a whole (MOA).
    pub remarks: Vec<Rarc>,
    /// The lines.
    pub lines: Vec<LinePayment>,
}

impl ClaimPayment {
    /// True for a reversal of an earlier payment.
    #[must_use]
    pub fn is_reversal(&self) -> bool {
        self.status == "22"
    }

    /// All adjustments, of the claim and of its lines, with the line each stands at.
    pub fn all_adjustments(&self) -> impl Iterator<Item = (Option<&LinePayment>, &Adjustment)> {
        let of_claim = self.adjustments.iter().map(|adjustment| (None, adjustment));
        let of_lines = self
            .lines
            .iter()
            .flat_map(|line| line.adjustments.iter().map(move |adjustment| (Some(line), adjustment)));
        of_claim.chain(of_lines)
    }
}

/// An adjustment of the payment as a whole, tied to no claim (PLB). Positive lowers the payment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProviderAdjustment {
    /// The reason code: WO overpayment recovery, FB forwarding balance, L6 interest.
    pub reason: String,
    /// The payer's reference.
    pub reference: Option<String>,
    /// How much.
    pub amount: Money,
}

/// A remittance advice: one payment and what it is for (one 835 transaction set).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remittance {
    /// The interchange that brought it.
    pub interchange: InterchangeId,
    /// The payer's identifier, as given.
    pub payer: PayerId,
    /// The payer's name.
    pub payer_name: String,
    /// Who is paid.
    pub payee: Option<Npi>,
    /// The number of the check or electronic transfer (TRN02).
    pub trace_number: String,
    /// How it was paid (BPR04): ACH, CHK, NON.
    pub method: String,
    /// The day of payment (BPR16).
    pub paid_on: Date,
    /// The amount paid (BPR02).
    pub paid: Money,
    /// The claims.
    pub claims: Vec<ClaimPayment>,
    /// Adjustments tied to no claim.
    pub provider_adjustments: Vec<ProviderAdjustment>,
}

/// Where a remittance does not add up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imbalance {
    /// What should be equal: "SVC02 − Σ CAS = SVC03".
    pub identity: &'static str,
    /// The claim; none for the remittance as a whole.
    pub claim: Option<ClaimId>,
    /// The line's place in the claim, from 1.
    pub line: Option<usize>,
    /// What the remittance states.
    pub stated: Money,
    /// What its parts add up to.
    pub computed: Money,
}

impl Remittance {
    /// Every place at which the remittance does not add up; empty for one that balances.
    ///
    /// The three identities of the 005010X221A1 balancing section: service, claim, transaction.
    #[must_use]
    pub fn imbalances(&self) -> Vec<Imbalance> {
        let mut found: Vec<Imbalance> = self.claims.iter().flat_map(claim_imbalances).collect();
        let claims: Money = self.claims.iter().map(|claim| claim.paid).sum();
        let adjusted: Money = self.provider_adjustments.iter().map(|adjustment| adjustment.amount).sum();
        let identity = "BPR02 = Σ CLP04 − Σ PLB";
        found.extend(imbalance(identity, None, None, self.paid, claims - adjusted));
        found
    }
}

fn claim_imbalances(claim: &ClaimPayment) -> Vec<Imbalance> {
    let id = || Some(claim.claim.clone());
    let sum = |adjustments: &[Adjustment]| adjustments.iter().map(|a| a.amount).sum::<Money>();
    let mut found = Vec::new();
    for (place, line) in (1..).zip(&claim.lines) {
        let computed = line.charge - sum(&line.adjustments);
        found.extend(imbalance("SVC03 = SVC02 − Σ CAS", id(), Some(place), line.paid, computed));
    }
    let all: Money = claim.all_adjustments().map(|(_, adjustment)| adjustment.amount).sum();
    found.extend(imbalance("CLP04 = CLP03 − Σ CAS", id(), None, claim.paid, claim.charge - all));
    if !claim.lines.is_empty() {
        let lines = claim.lines.iter().map(|line| line.charge).sum();
        found.extend(imbalance("CLP03 = Σ SVC02", id(), None, claim.charge, lines));
    }
    found
}

fn imbalance(
    identity: &'static str,
    claim: Option<ClaimId>,
    line: Option<usize>,
    stated: Money,
    computed: Money,
) -> Option<Imbalance> {
    (stated != computed).then_some(Imbalance { identity, claim, line, stated, computed })
}
