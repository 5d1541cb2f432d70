//! From suggestions to a coded visit, by a standing policy.
//!
//! A person accepts code by code at the screen; this is the other way, for what may go out unseen. It accepts what
//! the policy lets pass, records a decision for each code under the policy's name, and tells as findings what it left
//! for a person. Positions of diagnoses are renumbered, since those left behind leave gaps.

mod fee_schedule;
mod policy;

pub use fee_schedule::FeeSchedule;
pub use policy::AcceptancePolicy;

use superbill_domain::{
    Charge, CodedVisit, Decider, Decision, Evidence, Finding, Modifier, Procedure, Subject, Suggestions,
    Timestamp, Verdict, Visit,
};

use crate::rules::{FEE_MISSING, QUERY_OPEN, REVIEW_WAITING};

/// How many diagnoses a service points to.
const POINTERS: u8 = 4;

/// Accepts what the policy lets pass, charges it from the practice's fee schedule, and tells what it left.
///
/// The findings hold the visit back where one of them stops: a code that waits for a coder, a service without a fee.
/// `at` is the time of the decisions.
#[must_use]
pub fn accept(
    visit: &Visit,
    suggestions: &Suggestions,
    policy: &AcceptancePolicy,
    fees: &FeeSchedule,
    at: Timestamp,
) -> (CodedVisit, Vec<Finding>) {
    let coded = CodedVisit {
        visit: visit.id.clone(),
        diagnoses: Vec::new(),
        charges: Vec::new(),
        decisions: Vec::new(),
    };
    let mut acceptance =
        Acceptance { visit, policy, fees, at, coded, places: Vec::new(), findings: Vec::new() };
    acceptance.diagnoses(suggestions);
    acceptance.visit_level(suggestions);
    acceptance.procedures(suggestions);
    acceptance.queries(suggestions);
    (acceptance.coded, acceptance.findings)
}

/// An acceptance on its way.
struct Acceptance<'a> {
    visit: &'a Visit,
    policy: &'a AcceptancePolicy,
    fees: &'a FeeSchedule,
    at: Timestamp,
    coded: CodedVisit,
    /// For each suggested diagnosis its position among the accepted ones, from 1; none for one left behind.
    places: Vec<Option<u8>>,
    findings: Vec<Finding>,
}

impl Acceptance<'_> {
    fn diagnoses(&mut self, suggestions: &Suggestions) {
        for suggestion in &suggestions.diagnoses {
            if self.policy.accepts(suggestion.tier) {
                self.coded.diagnoses.push(suggestion.code);
                self.places.push(u8::try_from(self.coded.diagnoses.len()).ok());
                self.decide(suggestion.code.to_string(), suggestion.why.clone());
            } else {
                self.places.push(None);
                let message = format!("{} ({}) waits for a coder.", suggestion.code, suggestion.title);
                self.tell_waiting(message, &suggestion.evidence);
            }
        }
    }

    fn procedures(&mut self, suggestions: &Suggestions) {
        for suggestion in &suggestions.procedures {
            if !self.policy.accepts(suggestion.tier) {
                let message = format!("{} waits for a coder.", suggestion.code);
                self.tell_waiting(message, &suggestion.evidence);
                continue;
            }
            let diagnoses =
                suggestion.diagnoses.iter().filter_map(|position| self.accepted_place(*position)).collect();
            let service = Service {
                procedure: suggestion.code,
                modifiers: &suggestion.modifiers,
                units: suggestion.units,
                diagnoses,
            };
            if self.charge(service, &suggestion.evidence) {
                self.decide(suggestion.code.to_string(), suggestion.why.clone());
            }
        }
    }

    /// The visit level, for the first diagnoses of the billing sequence: a visit is for all that it dealt with.
    fn visit_level(&mut self, suggestions: &Suggestions) {
        let Some(level) = &suggestions.visit_level else { return };
        let last = u8::try_from(self.coded.diagnoses.len()).unwrap_or(u8::MAX).min(POINTERS);
        let service =
            Service { procedure: level.code, modifiers: &[], units: 1, diagnoses: (1..=last).collect() };
        let evidence: Vec<Evidence> =
            level.elements.iter().flat_map(|element| element.evidence.clone()).collect();
        if !self.charge(service, &evidence) {
            return;
        }
        let counted: Vec<&str> = level.elements.iter().map(|element| element.what.as_str()).collect();
        self.decide(level.code.to_string(), counted.join("; "));
        if let Some(separate) = self.diagnosis_of_the_visit_alone(suggestions, last) {
            let reason =
                format!("should a minor procedure be billed too: the visit dealt with {separate} besides");
            self.decide(format!("{}-25", level.code), reason);
        }
    }

    /// The first diagnosis of the visit that no procedure was done for, where the policy lets it part the two.
    fn diagnosis_of_the_visit_alone(&self, suggestions: &Suggestions, last: u8) -> Option<String> {
        let of_a_procedure = |place: u8| {
            let mut positions = suggestions.procedures.iter().flat_map(|procedure| &procedure.diagnoses);
            positions.any(|position| self.accepted_place(*position) == Some(place))
        };
        let alone =
            (1..=last).find(|place| !of_a_procedure(*place)).filter(|_| self.policy.separates_visits)?;
        self.coded.diagnoses.get(usize::from(alone) - 1).map(ToString::to_string)
    }

    fn queries(&mut self, suggestions: &Suggestions) {
        if !self.policy.holds_for_queries {
            return;
        }
        for query in &suggestions.queries {
            let message = format!("A question about {} has no answer yet.", query.topic);
            let finding = QUERY_OPEN.finding(self.subject(), Vec::new(), message);
            self.findings.push(Finding { evidence: query.evidence.clone(), ..finding });
        }
    }

    /// Charges a service; false, with a finding, where the schedule has no fee for it.
    fn charge(&mut self, service: Service<'_>, evidence: &[Evidence]) -> bool {
        let Service { procedure, modifiers, units, diagnoses } = service;
        let Some(amount) = self.fees.charge(procedure, modifiers, units) else {
            let message = format!("The fee schedule has no fee for {procedure}, so it is not charged.");
            let finding = FEE_MISSING.finding(self.subject(), Vec::new(), message);
            self.findings.push(Finding { evidence: evidence.to_vec(), ..finding });
            return false;
        };
        self.coded.charges.push(Charge {
            procedure,
            modifiers: modifiers.to_vec(),
            units,
            diagnoses,
            amount,
        });
        true
    }

    fn accepted_place(&self, position: u8) -> Option<u8> {
        let index = usize::from(position).checked_sub(1)?;
        self.places.get(index).copied().flatten()
    }

    fn decide(&mut self, code: String, reason: String) {
        let by = Decider::Policy(self.policy.name.clone());
        self.coded.decisions.push(Decision { code, verdict: Verdict::Accepted, by, at: self.at, reason });
    }

    fn tell_waiting(&mut self, message: String, evidence: &[Evidence]) {
        let finding = REVIEW_WAITING.finding(self.subject(), Vec::new(), message);
        self.findings.push(Finding { evidence: evidence.to_vec(), ..finding });
    }

    fn subject(&self) -> Subject {
        Subject::Visit(self.visit.id.clone())
    }
}

/// A service to be charged.
struct Service<'a> {
    procedure: Procedure,
    modifiers: &'a [Modifier],
    units: u16,
    diagnoses: Vec<u8>,
}

#[cfg(test)]
mod tests;
