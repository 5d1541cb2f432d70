//! 835: service, claim and transaction balance.

use superbill_domain::Money;
use superbill_x12::{Position, Segment};

use super::coordination::adjustments;
use super::{SituationRule as Rule, Telling};
use crate::elements::{minus, plus, read_amount};
use crate::guide::Place;

/// The open claim payment.
#[derive(Debug)]
struct ClaimPayment {
    at: Position,
    charge: Option<Money>,
    paid: Option<Money>,
    patient: Option<Money>,
    /// A reversal gives what it takes back with its sign turned, and no patient responsibility to compare.
    is_reversal: bool,
    adjusted: Money,
    of_patient: Money,
    services: Money,
    has_services: bool,
}

/// The open service payment.
#[derive(Debug)]
struct ServicePayment {
    at: Position,
    charge: Option<Money>,
    paid: Option<Money>,
    adjusted: Money,
}

/// Follows the payments of a transaction set.
#[derive(Debug, Default)]
pub(crate) struct Payments {
    payment: Option<(Position, Option<Money>)>,
    claims_paid: Money,
    provider_adjusted: Money,
    /// True once an amount was none: sums are then left alone, the amount itself is told.
    is_unsure: bool,
    claim: Option<ClaimPayment>,
    service: Option<ServicePayment>,
}

impl Payments {
    pub(super) fn take(&mut self, segment: &Segment<'_>, _place: Place, telling: &mut Telling) {
        match segment.id() {
            b"BPR" => self.payment = Some((segment.position(), read_amount(segment.text(2)))),
            b"LX" => self.end_claim(telling),
            b"CLP" => self.begin_claim(segment, telling),
            b"SVC" => self.begin_service(segment, telling),
            b"CAS" => self.adjust(segment),
            b"PLB" => self.provider_adjustment(segment, telling),
            _ => {}
        }
    }

    pub(super) fn finish(&mut self, telling: &mut Telling) {
        self.end_claim(telling);
        let Some((at, paid)) = self.payment.take() else { return };
        let expected = minus(self.claims_paid, self.provider_adjusted);
        if let Some(paid) = paid.filter(|paid| *paid != expected && !self.is_unsure) {
            let message =
                format!("the payment is {paid}, claims less provider adjustments come to {expected}");
            telling.tell_at(Rule::TransactionBalance, at, "BPR02", message);
        }
    }

    fn begin_claim(&mut self, segment: &Segment<'_>, telling: &mut Telling) {
        self.end_claim(telling);
        let amount = |element: usize| read_amount(segment.text(element));
        let paid = amount(4);
        self.claims_paid = self.plus(self.claims_paid, paid);
        self.claim = Some(ClaimPayment {
            at: segment.position(),
            charge: amount(3),
            paid,
            patient: if segment.text(5).is_empty() { Some(Money::ZERO) } else { amount(5) },
            is_reversal: segment.text(2) == "22",
            adjusted: Money::ZERO,
            of_patient: Money::ZERO,
            services: Money::ZERO,
            has_services: false,
        });
    }

    fn begin_service(&mut self, segment: &Segment<'_>, telling: &mut Telling) {
        self.end_service(telling);
        let (charge, paid) = (read_amount(segment.text(2)), read_amount(segment.text(3)));
        if let Some(mut claim) = self.claim.take() {
            claim.services = self.plus(claim.services, charge);
            claim.has_services = true;
            self.claim = Some(claim);
        }
        self.service = Some(ServicePayment { at: segment.position(), charge, paid, adjusted: Money::ZERO });
    }

    fn adjust(&mut self, segment: &Segment<'_>) {
        let adjusted = adjustments(segment);
        if let Some(mut claim) = self.claim.take() {
            claim.adjusted = self.plus(claim.adjusted, adjusted);
            if segment.text(1) == "PR" {
                claim.of_patient = self.plus(claim.of_patient, adjusted);
            }
            self.claim = Some(claim);
        }
        if let Some(mut service) = self.service.take() {
            service.adjusted = self.plus(service.adjusted, adjusted);
            self.service = Some(service);
        }
    }

    fn provider_adjustment(&mut self, segment: &Segment<'_>, telling: &mut Telling) {
        self.end_claim(telling);
        for element in (4..=14).step_by(2).filter(|element| !segment.text(*element).is_empty()) {
            self.provider_adjusted = self.plus(self.provider_adjusted, read_amount(segment.text(element)));
        }
    }

    fn end_service(&mut self, telling: &mut Telling) {
        let Some(service) = self.service.take() else { return };
        let expected = service.charge.map(|charge| minus(charge, service.adjusted));
        if let Some((paid, expected)) = service.paid.zip(expected).filter(|(paid, expected)| paid != expected)
        {
            let message = format!("charge less adjustments is {expected}, the payment {paid}");
            telling.tell_at(Rule::ServiceBalance, service.at, "SVC03", message);
        }
    }

    fn end_claim(&mut self, telling: &mut Telling) {
        self.end_service(telling);
        let Some(claim) = self.claim.take() else { return };
        let expected = claim.charge.map(|charge| minus(charge, claim.adjusted));
        if let Some((paid, expected)) = claim.paid.zip(expected).filter(|(paid, expected)| paid != expected) {
            let message = format!("charge less adjustments is {expected}, the payment {paid}");
            telling.tell_at(Rule::ClaimBalance, claim.at, "CLP04", message);
        }
        let charge = claim.charge.filter(|charge| claim.has_services && *charge != claim.services);
        if let Some(charge) = charge {
            let message = format!("the services come to {}, the claim's charge is {charge}", claim.services);
            telling.tell_at(Rule::ServiceCharges, claim.at, "CLP03", message);
        }
        if let Some(patient) =
            claim.patient.filter(|patient| !claim.is_reversal && *patient != claim.of_patient)
        {
            let message =
                format!("CLP05 is {patient}, the adjustments of group PR come to {}", claim.of_patient);
            telling.tell_at(Rule::PatientResponsibility, claim.at, "CLP05", message);
        }
    }

    fn plus(&mut self, sum: Money, amount: Option<Money>) -> Money {
        self.is_unsure |= amount.is_none();
        plus(sum, amount.unwrap_or(Money::ZERO))
    }
}
