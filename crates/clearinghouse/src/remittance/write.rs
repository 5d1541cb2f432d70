//! Writes an 835: the payment, its parties and its provider adjustments.

use std::collections::BTreeMap;

use superbill_domain::{Address, BillingProvider, Claim, ClaimId, Finding, Remittance};
use superbill_x12::{Fault, InterchangeWriter};

use super::write_claim::REMARKS_OF_AN_MOA;
use super::{CONTENT, write_claim};
use crate::dispatch::Dispatch;
use crate::elements::{amount, d8};
use crate::rules;
use crate::writing::{Checking, plain, refused};

/// The payer's side of a remittance: what the guide requires and a remittance does not say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remitter {
    /// The envelope, from the payer to the provider.
    pub dispatch: Dispatch,
    /// The payer's address.
    pub address: Address,
    /// The payer's tax number, nine digits (TRN03 and BPR10, after a 1).
    pub tax_id: String,
    /// The telephone number for questions about the file, ten digits (PER*BL).
    pub contact_phone: String,
    /// The accounts, for payments by ACH; a check or no payment needs none.
    pub transfer: Option<BankTransfer>,
}

/// The accounts between which a payment by ACH goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BankTransfer {
    /// The payer's bank, nine digits.
    pub payer_routing: String,
    /// The payer's account.
    pub payer_account: String,
    /// The payee's bank, nine digits.
    pub payee_routing: String,
    /// The payee's account.
    pub payee_account: String,
}

/// Writes remittances in answer to these claims, as one interchange with a transaction set for each.
///
/// # Errors
/// The findings that stop it: a remittance that does not add up, a payment for a claim that is not among the
/// claims, an ACH payment without accounts, or what does not fit.
pub fn write_835(
    remittances: &[Remittance],
    claims: &[Claim],
    remitter: &Remitter,
) -> Result<Vec<u8>, Vec<Finding>> {
    let claims: Claims<'_> = claims.iter().map(|claim| (&claim.id, claim)).collect();
    let findings: Vec<Finding> = remittances.iter().flat_map(|r| check(r, &claims, remitter)).collect();
    if !findings.is_empty() {
        return Err(findings);
    }
    write(remittances, &claims, remitter).map_err(|fault| refused(&fault, &remitter.dispatch.interchange()))
}

/// The claims that a remittance answers, by number.
pub(super) type Claims<'a> = BTreeMap<&'a ClaimId, &'a Claim>;

/// The provider who is paid: the one who billed.
fn payee<'a>(remittance: &Remittance, claims: &Claims<'a>) -> Option<&'a BillingProvider> {
    remittance.claims.iter().find_map(|payment| claims.get(&payment.claim)).map(|claim| &claim.billing)
}

fn check(remittance: &Remittance, claims: &Claims<'_>, remitter: &Remitter) -> Vec<Finding> {
    let mut check = Checking::interchange(remitter.dispatch.interchange());
    for imbalance in remittance.imbalances() {
        let claim = imbalance.claim.map(|claim| format!(" of claim {claim}")).unwrap_or_default();
        let message = format!(
            "{}{claim}: {} is stated, {} computed",
            imbalance.identity, imbalance.stated, imbalance.computed
        );
        check.find(&rules::BALANCE, message);
    }
    if remittance.paid.cents() < 0 {
        check.find(&rules::AMOUNT, "the payment is negative; carry the balance forward with PLB FB");
    }
    for payment in remittance.claims.iter().filter(|payment| !claims.contains_key(&payment.claim)) {
        check.find(&rules::CLAIM, format!("claim {} was not received", payment.claim));
    }
    for payment in remittance.claims.iter().filter(|payment| payment.remarks.len() > REMARKS_OF_AN_MOA) {
        check.find(&rules::LENGTH, format!("claim {} has more than five remarks", payment.claim));
    }
    if payee(remittance, claims).is_none() {
        check.find(&rules::CLAIM, "no claim names the provider who is paid");
    }
    match (&remitter.transfer, remittance.method.as_str()) {
        (None, "ACH") => check.find(&rules::BANK, "an ACH payment without the accounts"),
        (_, "ACH" | "CHK" | "NON") => {}
        (_, other) => check.find(&rules::CODE, format!("payment method {other} is not ACH, CHK or NON")),
    }
    check.text("the payer's name", &remittance.payer_name, 60);
    check.identifier("the payer's identifier", remittance.payer.as_str(), 50);
    check.identifier("the trace number", &remittance.trace_number, 50);
    check.digits("the payer's tax number", &remitter.tax_id, &[9]);
    check.digits("the payer's telephone number", &remitter.contact_phone, &[10]);
    check.text("the payer's street", &remitter.address.street, 55);
    check.into_findings()
}

fn write(remittances: &[Remittance], claims: &Claims<'_>, remitter: &Remitter) -> Result<Vec<u8>, Fault> {
    let mut writer = remitter.dispatch.open(CONTENT)?;
    for (number, remittance) in (1..).zip(remittances) {
        writer.begin_set(&CONTENT.set(number))?;
        payment(&mut writer, remittance, remitter)?;
        payer(&mut writer, remittance, remitter)?;
        let Some(payee) = payee(remittance, claims) else { continue };
        let n1 = writer.segment("N1").element("PE").element(&plain(&payee.name)).element("XX");
        n1.element(remittance.payee.unwrap_or(payee.npi).as_str()).end()?;
        address(&mut writer, &payee.address)?;
        writer.segment("REF").element("TJ").element(&payee.tax_id).end()?;
        if !remittance.claims.is_empty() {
            writer.segment("LX").element("1").end()?;
        }
        for payment in &remittance.claims {
            if let Some(claim) = claims.get(&payment.claim) {
                write_claim::payment(&mut writer, payment, claim)?;
            }
        }
        provider_adjustments(&mut writer, remittance, payee)?;
    }
    Ok(writer.finish())
}

/// BPR, TRN and DTM*405.
fn payment(
    writer: &mut InterchangeWriter,
    remittance: &Remittance,
    remitter: &Remitter,
) -> Result<(), Fault> {
    let company = format!("1{}", remitter.tax_id);
    let handling = if remittance.method == "NON" { "H" } else { "I" };
    let bpr = writer.segment("BPR").element(handling).element(&amount(remittance.paid)).element("C");
    let bpr = bpr.element(&remittance.method);
    let bpr = match &remitter.transfer {
        Some(transfer) if remittance.method == "ACH" => {
            let from = bpr.element("CCP").element("01").element(&transfer.payer_routing).element("DA");
            let from = from.element(&transfer.payer_account).element(&company).skip(1);
            let to = from.element("01").element(&transfer.payee_routing).element("DA");
            to.element(&transfer.payee_account)
        }
        _ => bpr.skip(11),
    };
    bpr.element(&d8(remittance.paid_on)).end()?;
    let trn = writer.segment("TRN").element("1").element(&remittance.trace_number);
    trn.element(&company).end()?;
    writer.segment("DTM").element("405").element(&remitter.dispatch.date()).end()
}

/// Loop 1000A.
fn payer(writer: &mut InterchangeWriter, remittance: &Remittance, remitter: &Remitter) -> Result<(), Fault> {
    writer.segment("N1").element("PR").element(&plain(&remittance.payer_name)).end()?;
    address(writer, &remitter.address)?;
    writer.segment("REF").element("2U").element(remittance.payer.as_str()).end()?;
    let per = writer.segment("PER").element("BL").element("REMITTANCE SUPPORT").element("TE");
    per.element(&remitter.contact_phone).end()
}

fn address(writer: &mut InterchangeWriter, address: &Address) -> Result<(), Fault> {
    writer.segment("N3").element(&plain(&address.street)).end()?;
    let n4 = writer.segment("N4").element(&plain(&address.city)).element(&plain(&address.state));
    n4.element(&address.zip).end()
}

/// PLB: six pairs to a segment, for the provider's fiscal year that holds the payment.
fn provider_adjustments(
    writer: &mut InterchangeWriter,
    remittance: &Remittance,
    payee: &BillingProvider,
) -> Result<(), Fault> {
    let year_end = format!("{:04}1231", remittance.paid_on.year());
    for pairs in remittance.provider_adjustments.chunks(6) {
        let npi = remittance.payee.unwrap_or(payee.npi);
        let mut plb = writer.segment("PLB").element(npi.as_str()).element(&year_end);
        for pair in pairs {
            let reference = pair.reference.as_deref().unwrap_or_default();
            plb = plb.composite(&[&pair.reason, reference]).element(&amount(pair.amount));
        }
        plb.end()?;
    }
    Ok(())
}
