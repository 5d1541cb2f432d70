//! PROVIDER-NPI: one number for the organisation and the clinician.

use superbill_domain::{Explanation, Finding, RuleId, Severity};

use crate::review::ClaimUnderReview;
use crate::rule::{Rule, professional_claim};

pub(crate) static RULE: Rule = Rule {
    explanation: Explanation {
        id: RuleId::new("PROVIDER-NPI"),
        title: "Billing and rendering provider with one NPI",
        what: "An organisation and the clinician who saw the patient have an NPI each, and the rendering provider is named \
               apart only where it is another one than the billing provider. A clinician who bills alone has one number, and \
               nothing is wrong.",
        why: "A payer that looks for a clinician and finds an organisation denies the service as given by somebody not \
              enrolled.",
        example: "The group's NPI entered in both fields.",
        remedy: "Where a group bills, enter the clinician's own NPI as rendering provider.",
        authority: professional_claim("2310B NM1*82"),
        severity: Severity::Advise,
        likely_denial: Some("208"),
        from: None,
        to: None,
    },
    fails: &["dx I10 | 99213 | npi 1234567893", "dx I10 | 99213 | npi 1245319599"],
    passes: &["dx I10 | 99213"],
    check,
};

fn check(review: &ClaimUnderReview<'_>, findings: &mut Vec<Finding>) {
    let claim = review.claim;
    if claim.billing.npi == claim.rendering.npi {
        let message = format!("{} is both the billing and the rendering provider.", claim.billing.npi);
        findings.push(RULE.found(review, None, message));
    }
}
