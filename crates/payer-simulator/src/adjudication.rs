//! Adjudication: what is paid of a claim, what is the contract's, the patient's, or denied, line by line.

use std::collections::BTreeSet;

use superbill_code_sets::CodeSets;
use superbill_code_sets::procedures::{Flag, ProcedureFact, ProcedureKind};
use superbill_domain::{
    Adjustment, AdjustmentGroup, Claim, ClaimLine, ClaimPayment, Date, ExpectedPayment, Finding, LinePayment,
    Money, Severity, Subject,
};
use superbill_edits::scrub;
use superbill_pricing::price;

use crate::benefits::{Benefits, Sharing};
use crate::chance::Chance;
use crate::log::LogEntry;
use crate::reason::{Reason, adjustment};
use crate::simulator::Simulator;

/// Adjudicates the claims of a batch one after the other.
pub(crate) struct Adjudicator<'s> {
    simulator: &'s Simulator,
    codes: &'s CodeSets,
    received_on: Date,
    benefits: Benefits<'s>,
    seen: BTreeSet<String>,
    /// What was decided, and why.
    pub(crate) log: Vec<LogEntry>,
}

/// What becomes of a line.
enum Decision {
    Denied(Reason),
    Allowed(Money),
}

impl<'s> Adjudicator<'s> {
    pub(crate) fn new(simulator: &'s Simulator, codes: &'s CodeSets, received_on: Date) -> Self {
        let benefits = Benefits::new(&simulator.plan, Chance(simulator.seed));
        Self { simulator, codes, received_on, benefits, seen: BTreeSet::new(), log: Vec::new() }
    }

    /// The payment of a claim, by the edits, the contract and the plan.
    pub(crate) fn adjudicate(&mut self, claim: &Claim, payer_claim_number: String) -> ClaimPayment {
        let day = claim.first_day().unwrap_or(self.received_on);
        let findings = scrub(claim, self.codes.on(day), self.received_on);
        let expected = price(claim, &self.simulator.terms, &self.codes.on(day).procedures());
        let whole = self.denial_of_claim(claim, day, &findings);
        let visit = claim.lines.iter().find(|line| is_visit(self.fact(line))).map(|line| line.number);
        let mut lines = Vec::with_capacity(claim.lines.len());
        for line in &claim.lines {
            let decision = match &whole {
                Some(reason) => Decision::Denied(reason.clone()),
                None => self.decide(claim, line, &findings, &expected),
            };
            lines.push(self.line_payment(claim, line, decision, visit));
        }
        claim_payment(claim, payer_claim_number, lines)
    }

    /// Why the claim as a whole is denied: late, a duplicate, an edit on the whole claim, or out of the blue.
    fn denial_of_claim(&mut self, claim: &Claim, day: Date, findings: &[Finding]) -> Option<Reason> {
        let days = (self.received_on - day).get_days();
        let (reason, why) = if days > self.simulator.plan.filing_days {
            (Reason::of("29", &[]), format!("received {days} days after the service"))
        } else if !self.seen.insert(services(claim)) {
            (Reason::of("18", &[]), "the same services stand on an earlier claim of the batch".to_owned())
        } else if let Some((reason, why)) = self.edit_on(claim, None, findings) {
            (reason, why)
        } else {
            (self.unforeseen(claim)?, "drawn by lot: a reason that no provider could foresee".to_owned())
        };
        self.note(claim, None, format!("denied {reason}: {why}"));
        Some(reason)
    }

    /// The first edit for which the payer denies a line, or with none the claim as a whole.
    fn edit_on(&self, claim: &Claim, line: Option<u16>, findings: &[Finding]) -> Option<(Reason, String)> {
        let about =
            |finding: &&Finding| matches!(&finding.subject, Subject::Claim { line: of, .. } if *of == line);
        let denies = |finding: &&Finding| self.denies(claim, line, finding);
        let reason = |finding: &Finding| {
            Reason::of_finding(finding)
                .map(|reason| (reason, format!("{}: {}", finding.rule, finding.message)))
        };
        findings.iter().filter(about).filter(denies).find_map(reason)
    }

    /// For a plain fault a payer always denies, and for units beyond an MUE whatever their indicator; for what may be
    /// wrong, now and then.
    fn denies(&self, claim: &Claim, line: Option<u16>, finding: &Finding) -> bool {
        match finding.severity {
            Severity::Stop => true,
            Severity::Warn if finding.rule.as_str() == "NCCI-MUE" => true,
            Severity::Warn => {
                let what = format!("{} {} {}", claim.id, line.unwrap_or_default(), finding.rule);
                Chance(self.simulator.seed).meets(self.simulator.plan.doubtful, "doubtful", &what)
            }
            Severity::Advise => false,
        }
    }

    /// The small share of claims that meet a rule which only the payer knows.
    fn unforeseen(&self, claim: &Claim) -> Option<Reason> {
        let chance = Chance(self.simulator.seed);
        if !chance.meets(self.simulator.plan.unforeseen, "unforeseen", claim.id.as_str()) {
            return None;
        }
        Some(match chance.draw("unforeseen reason", claim.id.as_str(), 3) {
            0 => Reason::of("197", &[]),
            1 => Reason::of("16", &["N706"]),
            _ => Reason::of("252", &["M127"]),
        })
    }

    fn decide(
        &mut self,
        claim: &Claim,
        line: &ClaimLine,
        findings: &[Finding],
        expected: &ExpectedPayment,
    ) -> Decision {
        if let Some((reason, why)) = self.edit_on(claim, Some(line.number), findings) {
            self.note(claim, Some(line.number), format!("denied {reason}: {why}"));
            return Decision::Denied(reason);
        }
        let priced = expected.lines.iter().find(|priced| priced.number == line.number);
        match priced.and_then(|priced| priced.allowed) {
            Some(Money::ZERO) if line.charge > Money::ZERO => {
                let reason = Reason::of("97", &["N19"]);
                let why = "the contract pays it within other services";
                self.note(claim, Some(line.number), format!("denied {reason}: {why}"));
                Decision::Denied(reason)
            }
            Some(allowed) => Decision::Allowed(allowed),
            None => {
                let share = self.simulator.plan.unpriced;
                self.note(claim, Some(line.number), format!("no table prices it: {share} of the charge"));
                Decision::Allowed(share.of(line.charge).unwrap_or_default())
            }
        }
    }

    fn line_payment(
        &mut self,
        claim: &Claim,
        line: &ClaimLine,
        decision: Decision,
        visit: Option<u16>,
    ) -> LinePayment {
        let (allowed, adjustments, remarks) = match decision {
            Decision::Denied(reason) => (None, vec![reason.adjustment(line.charge)], reason.remarks),
            Decision::Allowed(allowed) => {
                (Some(allowed), self.shared(claim, line, allowed, visit), Vec::new())
            }
        };
        let adjusted: Money = adjustments.iter().map(|adjustment| adjustment.amount).sum();
        let paid = line.charge - adjusted;
        if let Some(allowed) = allowed {
            self.note(claim, Some(line.number), format!("allowed {allowed} of {}, paid {paid}", line.charge));
        }
        LinePayment {
            line: Some(line.number),
            procedure: line.procedure,
            modifiers: line.modifiers.clone(),
            charge: line.charge,
            paid,
            units: if allowed.is_some() { line.units } else { 0 },
            on: Some(line.on),
            allowed,
            adjustments: adjustments.into_iter().filter(|adjustment| !adjustment.amount.is_zero()).collect(),
            remarks,
        }
    }

    /// What stands between the charge of an allowed line and its payment: contract, patient, sequestration.
    fn shared(
        &mut self,
        claim: &Claim,
        line: &ClaimLine,
        allowed: Money,
        visit: Option<u16>,
    ) -> Vec<Adjustment> {
        let sharing = sharing(self.fact(line), line, visit);
        let contract = match line.charge - allowed {
            above if above < Money::ZERO => adjustment(AdjustmentGroup::Co, "94", above),
            above => adjustment(AdjustmentGroup::Co, "45", above),
        };
        let patient = self.benefits.share(claim, sharing, allowed);
        let owed: Money = patient.iter().map(|adjustment| adjustment.amount).sum();
        let withheld = self.simulator.plan.sequestration.of(allowed - owed).unwrap_or_default();
        let sequestration = adjustment(AdjustmentGroup::Co, "253", withheld);
        std::iter::once(contract).chain(patient).chain([sequestration]).collect()
    }

    /// What is known of a line's procedure on its day.
    fn fact(&self, line: &ClaimLine) -> Option<ProcedureFact<'s>> {
        self.codes.on(line.on).procedures().procedure(line.procedure)
    }

    fn note(&mut self, claim: &Claim, line: Option<u16>, what: String) {
        self.log.push(LogEntry { claim: claim.id.clone(), line, what });
    }
}

fn is_visit(fact: Option<ProcedureFact<'_>>) -> bool {
    fact.is_some_and(|fact| fact.kind == ProcedureKind::Visit && !fact.flags.has(Flag::Preventive))
}

/// Preventive services and vaccines are free (also by modifier 33); a claim's first visit takes the copay.
fn sharing(fact: Option<ProcedureFact<'_>>, line: &ClaimLine, visit: Option<u16>) -> Sharing {
    let preventive = fact.is_some_and(|fact| {
        let kinds = [ProcedureKind::Screening, ProcedureKind::Vaccine, ProcedureKind::VaccineAdmin];
        fact.flags.has(Flag::Preventive) || kinds.contains(&fact.kind)
    });
    if preventive || line.modifiers.iter().any(|modifier| modifier.as_str() == "33") {
        Sharing::Free
    } else if visit == Some(line.number) {
        Sharing::Visit
    } else {
        Sharing::Ordinary
    }
}

/// What was done to whom, by whom and when: alike for an exact duplicate, in whatever order of lines.
fn services(claim: &Claim) -> String {
    let mut lines: Vec<String> = claim
        .lines
        .iter()
        .map(|line| format!("{} {} {:?} ×{}", line.on, line.procedure, line.modifiers, line.units))
        .collect();
    lines.sort_unstable();
    let (member, birth) = (claim.coverage.member_id.reveal(), claim.patient.birth_date.reveal());
    format!("{member} {birth} {} {:?} {}", claim.rendering.npi, claim.frequency, lines.join(", "))
}

fn claim_payment(claim: &Claim, payer_claim_number: String, lines: Vec<LinePayment>) -> ClaimPayment {
    let patients = |adjustment: &&Adjustment| adjustment.group == AdjustmentGroup::Pr;
    let adjustments = lines.iter().flat_map(|line| &line.adjustments);
    let denied = lines.iter().all(|line| line.allowed.is_none());
    ClaimPayment {
        claim: claim.id.clone(),
        status: if denied { "4" } else { "1" }.to_owned(),
        charge: claim.total_charge(),
        paid: lines.iter().map(|line| line.paid).sum(),
        patient_responsibility: adjustments.filter(patients).map(|adjustment| adjustment.amount).sum(),
        payer_claim_number,
        adjustments: Vec::new(),
        remarks: Vec::new(),
        lines,
    }
}

/// The payment taken back: status 22, every amount negative. What the patient owes is not stated for a reversal
/// (005010X221A1, CLP05); the adjustments say it.
pub(crate) fn reversal(of: &ClaimPayment) -> ClaimPayment {
    let negative = |adjustments: &[Adjustment]| {
        let negated = adjustments.iter().map(|a| Adjustment { amount: -a.amount, ..a.clone() });
        negated.collect::<Vec<_>>()
    };
    let lines = of.lines.iter().map(|line| LinePayment {
        charge: -line.charge,
        paid: -line.paid,
        allowed: line.allowed.map(|allowed| -allowed),
        adjustments: negative(&line.adjustments),
        ..line.clone()
    });
    ClaimPayment {
        status: "22".to_owned(),
        charge: -of.charge,
        paid: -of.paid,
        patient_responsibility: Money::ZERO,
        adjustments: negative(&of.adjustments),
        lines: lines.collect(),
        ..of.clone()
    }
}
