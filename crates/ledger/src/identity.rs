//! What makes two files, or two remittances, the same: so that nothing posts twice, however often it is received.

use superbill_domain::{Adjustment, ClaimPayment, Digest, LinePayment, ProviderAdjustment, Remittance};

use crate::canonical::{Hashing, Sink, date};

/// The SHA-256 digest of a file's bytes: by it a second receipt of the same file is known.
#[must_use]
pub fn content_digest(bytes: &[u8]) -> Digest {
    let mut hashing = Hashing::default();
    hashing.bytes(bytes);
    hashing.digest()
}

/// The identity of a remittance: what it says of the money, without its envelope and in no order.
///
/// The same 835 in a new envelope, or with its claims, lines or adjustments in another order, has the same identity.
#[must_use]
pub fn remittance_identity(remittance: &Remittance) -> Digest {
    let mut hashing = Hashing::default();
    hashing.bytes(b"superbill remittance, version 1\n");
    hashing.text(remittance.payer.as_str());
    hashing.text(&remittance.trace_number);
    date(remittance.paid_on, &mut hashing);
    hashing.bytes(&remittance.paid.cents().to_be_bytes());
    in_no_order(&remittance.claims, claim_payment, &mut hashing);
    in_no_order(&remittance.provider_adjustments, provider_adjustment, &mut hashing);
    hashing.digest()
}

/// Takes the digests of parts, sorted, so that the order of the parts does not show.
fn in_no_order<T>(parts: &[T], write: impl Fn(&T, &mut Hashing), hashing: &mut Hashing) {
    let digest_of = |part: &T| {
        let mut of_part = Hashing::default();
        write(part, &mut of_part);
        of_part.digest()
    };
    let mut digests: Vec<Digest> = parts.iter().map(digest_of).collect();
    digests.sort_unstable();
    hashing.number(digests.len() as u64);
    digests.iter().for_each(|digest| hashing.bytes(&digest.0));
}

fn claim_payment(payment: &ClaimPayment, hashing: &mut Hashing) {
    for text in [payment.claim.as_str(), &payment.status, &payment.payer_claim_number] {
        hashing.text(text);
    }
    for amount in [payment.charge, payment.paid, payment.patient_responsibility] {
        hashing.bytes(&amount.cents().to_be_bytes());
    }
    in_no_order(&payment.adjustments, adjustment, hashing);
    in_no_order(&payment.lines, line_payment, hashing);
}

fn line_payment(line: &LinePayment, hashing: &mut Hashing) {
    hashing.option(line.line, |hashing, number| hashing.bytes(&number.to_be_bytes()));
    hashing.text(line.procedure.as_str());
    hashing.bytes(&line.charge.cents().to_be_bytes());
    hashing.bytes(&line.paid.cents().to_be_bytes());
    in_no_order(&line.adjustments, adjustment, hashing);
}

fn adjustment(adjustment: &Adjustment, hashing: &mut Hashing) {
    hashing.text(adjustment.group.as_str());
    hashing.text(adjustment.reason.as_str());
    hashing.bytes(&adjustment.amount.cents().to_be_bytes());
}

fn provider_adjustment(adjustment: &ProviderAdjustment, hashing: &mut Hashing) {
    hashing.text(&adjustment.reason);
    hashing.option(adjustment.reference.as_deref(), |hashing, reference| hashing.text(reference));
    hashing.bytes(&adjustment.amount.cents().to_be_bytes());
}
