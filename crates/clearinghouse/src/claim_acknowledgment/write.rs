//! Writes a 277CA.

use std::collections::BTreeMap;

use superbill_domain::{
    BillingProvider, Claim, ClaimAcknowledgment, ClaimId, ClaimStatus, Finding, Money, Payer,
};
use superbill_x12::{Fault, InterchangeWriter};

use super::CONTENT;
use crate::dispatch::Dispatch;
use crate::elements::{amount, d8};
use crate::rules;
use crate::writing::{Checking, plain, refused};

/// Writes a claim acknowledgment in answer to these claims, as one interchange of the payer to the submitter.
///
/// # Errors
/// The findings that stop it: a status for a claim that is not among the claims, or what does not fit.
pub fn write_277ca(
    acknowledgment: &ClaimAcknowledgment,
    claims: &[Claim],
    payer: &Payer,
    submitter_name: &str,
    dispatch: &Dispatch,
) -> Result<Vec<u8>, Vec<Finding>> {
    let by_id: BTreeMap<&ClaimId, &Claim> = claims.iter().map(|claim| (&claim.id, claim)).collect();
    let mut check = Checking::interchange(dispatch.interchange());
    check.text("the payer's name", &payer.name, 60);
    check.identifier("the payer's identifier", payer.id.as_str(), 80);
    check.text("the submitter's name", submitter_name, 60);
    check.identifier("the submission's reference", &acknowledgment.submission, 50);
    let mut answers: Vec<(&BillingProvider, Vec<Answer<'_>>)> = Vec::new();
    for status in &acknowledgment.claims {
        let Some(claim) = by_id.get(&status.claim) else {
            check.find(&rules::CLAIM, format!("claim {} was not received", status.claim));
            continue;
        };
        match answers.iter_mut().find(|(provider, _)| **provider == claim.billing) {
            Some((_, answers)) => answers.push(Answer { claim, status }),
            None => answers.push((&claim.billing, vec![Answer { claim, status }])),
        }
    }
    let findings = check.into_findings();
    if !findings.is_empty() {
        return Err(findings);
    }
    let writing = Writing { acknowledgment, payer, submitter_name, dispatch };
    writing.write(&answers).map_err(|fault| refused(&fault, &dispatch.interchange()))
}

/// A claim and its status.
struct Answer<'a> {
    claim: &'a Claim,
    status: &'a ClaimStatus,
}

impl Answer<'_> {
    /// STC03: whether the claim goes on.
    fn action(&self) -> &'static str {
        if self.status.is_accepted() { "WQ" } else { "U" }
    }
}

struct Writing<'a> {
    acknowledgment: &'a ClaimAcknowledgment,
    payer: &'a Payer,
    submitter_name: &'a str,
    dispatch: &'a Dispatch,
}

impl Writing<'_> {
    fn write(&self, answers: &[(&BillingProvider, Vec<Answer<'_>>)]) -> Result<Vec<u8>, Fault> {
        let mut writer = self.dispatch.open(CONTENT)?;
        writer.begin_set(&CONTENT.set(1))?;
        let all: Vec<&Answer<'_>> = answers.iter().flat_map(|(_, answers)| answers).collect();
        self.source(&mut writer, !answers.is_empty())?;
        self.receiver(&mut writer, &all)?;
        let mut level = 2;
        for (provider, answers) in answers {
            level += 1;
            let of_provider = level;
            self.provider(&mut writer, of_provider, provider, answers)?;
            for answer in answers {
                level += 1;
                hl(&mut writer, level, Some(of_provider), "PT", None)?;
                self.claim(&mut writer, answer)?;
            }
        }
        Ok(writer.finish())
    }

    /// BHT and loop 2000A.
    fn source(&self, writer: &mut InterchangeWriter, has_children: bool) -> Result<(), Fault> {
        let trace = self.dispatch.control_number.to_string();
        let (date, time) = (self.dispatch.date(), self.dispatch.time());
        let bht = writer.segment("BHT").element("0085").element("08").element(&trace);
        bht.element(&date).element(&time).element("TH").end()?;
        hl(writer, 1, None, "20", Some(has_children))?;
        let name = writer.segment("NM1").element("PR").element("2").element(&plain(&self.payer.name)).skip(4);
        name.element("PI").element(self.payer.id.as_str()).end()?;
        writer.segment("TRN").element("1").element(&trace).end()?;
        let received = self.acknowledgment.received_on.unwrap_or(self.dispatch.at.date());
        writer.segment("DTP").element("050").element("D8").element(&d8(received)).end()?;
        writer.segment("DTP").element("009").element("D8").element(&date).end()
    }

    /// Loop 2000B, with the counts and sums of the submission.
    fn receiver(&self, writer: &mut InterchangeWriter, all: &[&Answer<'_>]) -> Result<(), Fault> {
        hl(writer, 2, Some(1), "21", Some(!all.is_empty()))?;
        let name =
            writer.segment("NM1").element("41").element("2").element(&plain(self.submitter_name)).skip(4);
        name.element("46").element(&self.dispatch.receiver).end()?;
        writer.segment("TRN").element("2").element(&self.acknowledgment.submission).end()?;
        totals(writer, all, Some(&self.dispatch.date()), ["90", "AA"])
    }

    /// Loop 2000C of one provider, without the patients.
    fn provider(
        &self,
        writer: &mut InterchangeWriter,
        level: u64,
        provider: &BillingProvider,
        answers: &[Answer<'_>],
    ) -> Result<(), Fault> {
        hl(writer, level, Some(2), "19", Some(true))?;
        let name = writer.segment("NM1").element("85").element("2").element(&plain(&provider.name)).skip(4);
        name.element("XX").element(provider.npi.as_str()).end()?;
        // The provider gave no trace number of its own: the guide has a zero for that.
        writer.segment("TRN").element("1").element("0").end()?;
        totals(writer, &answers.iter().collect::<Vec<_>>(), None, ["QA", "QC"])
    }

    /// Loop 2100D and 2200D.
    fn claim(&self, writer: &mut InterchangeWriter, answer: &Answer<'_>) -> Result<(), Fault> {
        let Answer { claim, status } = answer;
        let name = claim.patient.name.reveal();
        let nm1 = writer.segment("NM1").element("QC").element("1").element(&plain(&name.last));
        let nm1 = nm1.element(&plain(&name.first)).skip(3);
        nm1.element("MI").element(claim.coverage.member_id.reveal()).end()?;
        writer.segment("TRN").element("2").element(status.claim.as_str()).end()?;
        let entity = status.entity.as_deref().unwrap_or_default();
        let stc = writer.segment("STC").composite(&[&status.category, &status.status, entity]);
        let stc = stc.element(&self.dispatch.date()).element(answer.action());
        stc.element(&amount(status.charge)).end()?;
        if let Some(number) = &status.payer_claim_number {
            writer.segment("REF").element("1K").element(number).end()?;
        }
        let days = claim.lines.iter().map(|line| line.on);
        match (days.clone().min(), days.max()) {
            (Some(first), Some(last)) if first != last => {
                let span = format!("{}-{}", d8(first), d8(last));
                writer.segment("DTP").element("472").element("RD8").element(&span).end()
            }
            (Some(day), _) => writer.segment("DTP").element("472").element("D8").element(&d8(day)).end(),
            _ => Ok(()),
        }
    }
}

/// STC, QTY and AMT: that claims were received, how many of them go on, and their charges. The guide dates
/// the status of a submission, and not that of a provider.
fn totals(
    writer: &mut InterchangeWriter,
    answers: &[&Answer<'_>],
    on: Option<&str>,
    [accepted_count, rejected_count]: [&str; 2],
) -> Result<(), Fault> {
    let (accepted, rejected): (Vec<_>, Vec<_>) = answers.iter().partition(|a| a.status.is_accepted());
    let sum = |answers: &[&&Answer<'_>]| answers.iter().map(|a| a.status.charge).sum::<Money>();
    let total = sum(&accepted) + sum(&rejected);
    let stc = writer.segment("STC").composite(&["A1", "19", "PR"]).optional(on);
    stc.element("WQ").element(&amount(total)).end()?;
    let kinds = [(&accepted, accepted_count, "YU"), (&rejected, rejected_count, "YY")];
    for (answers, count, _) in kinds.iter().filter(|(answers, ..)| !answers.is_empty()) {
        let number = u64::try_from(answers.len()).unwrap_or(u64::MAX);
        writer.segment("QTY").element(count).number(number).end()?;
    }
    for (answers, _, charges) in kinds.iter().filter(|(answers, ..)| !answers.is_empty()) {
        writer.segment("AMT").element(charges).element(&amount(sum(answers))).end()?;
    }
    Ok(())
}

fn hl(
    writer: &mut InterchangeWriter,
    number: u64,
    parent: Option<u64>,
    code: &str,
    has_children: Option<bool>,
) -> Result<(), Fault> {
    let parent = parent.map(|parent| parent.to_string());
    let hl = writer.segment("HL").number(number).optional(parent.as_deref()).element(code);
    hl.optional(has_children.map(|has| if has { "1" } else { "0" })).end()
}
