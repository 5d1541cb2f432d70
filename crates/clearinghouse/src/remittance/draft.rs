//! What has been read of a claim payment so far, and the claim payment that it becomes.

use superbill_domain::{
    Adjustment, AdjustmentGroup, Carc, ClaimId, ClaimPayment, Date, LinePayment, Modifier, Money, Procedure,
    Rarc,
};
use superbill_x12::Segment;

use crate::reading::Reading;
use crate::rules;

/// Loop 2100.
#[derive(Debug)]
pub(super) struct ClaimDraft {
    pub(super) payment: ClaimPayment,
    pub(super) lines: Vec<LineDraft>,
}

/// Loop 2110. Without a procedure it is a line that our records have no place for.
#[derive(Debug)]
pub(super) struct LineDraft {
    pub(super) line: Option<u16>,
    pub(super) procedure: Option<(Procedure, Vec<Modifier>)>,
    pub(super) charge: Money,
    pub(super) paid: Money,
    pub(super) units: u16,
    pub(super) on: Option<Date>,
    pub(super) allowed: Option<Money>,
    pub(super) adjustments: Vec<Adjustment>,
    pub(super) remarks: Vec<Rarc>,
}

impl ClaimDraft {
    /// CLP: the payment of a claim begins.
    pub(super) fn clp(clp: &Segment<'_>, reading: &mut Reading) -> Self {
        let patient_responsibility =
            if clp.text(5).is_empty() { Some(Money::ZERO) } else { reading.amount(clp, 5) };
        let payment = ClaimPayment {
            claim: ClaimId::new(clp.text(1)),
            status: clp.text(2).to_owned(),
            charge: reading.amount(clp, 3).unwrap_or_default(),
            paid: reading.amount(clp, 4).unwrap_or_default(),
            patient_responsibility: patient_responsibility.unwrap_or_default(),
            payer_claim_number: clp.text(7).to_owned(),
            adjustments: Vec::new(),
            remarks: Vec::new(),
            lines: Vec::new(),
        };
        Self { payment, lines: Vec::new() }
    }

    /// The claim payment. When one line has no place in our records, the adjustments of all stand at the
    /// claim: the money is whole, and nothing is altered.
    pub(super) fn finish(self, reading: &mut Reading) -> ClaimPayment {
        let Self { mut payment, lines } = self;
        let unitemised = lines.iter().any(|line| line.procedure.is_none());
        if unitemised {
            reading.line = None;
            let message = "a line is no procedure; the adjustments of all lines are kept at the claim";
            reading.missing(&rules::UNITEMISED, message);
        }
        for draft in lines {
            match draft.procedure {
                Some((procedure, modifiers)) if !unitemised => payment.lines.push(LinePayment {
                    line: draft.line,
                    procedure,
                    modifiers,
                    charge: draft.charge,
                    paid: draft.paid,
                    units: draft.units,
                    on: draft.on,
                    allowed: draft.allowed,
                    adjustments: draft.adjustments,
                    remarks: draft.remarks,
                }),
                _ => {
                    payment.adjustments.extend(draft.adjustments);
                    payment.remarks.extend(draft.remarks);
                }
            }
        }
        payment
    }
}

impl LineDraft {
    /// SVC: the payment of a line begins.
    pub(super) fn svc(svc: &Segment<'_>, reading: &mut Reading) -> Self {
        // A reversal carries its units with a minus; the money says already that it is one.
        let units =
            reading.whole(svc, 5, 1).map(i64::unsigned_abs).and_then(|units| u16::try_from(units).ok());
        Self {
            line: None,
            procedure: procedure(svc, reading),
            charge: reading.amount(svc, 2).unwrap_or_default(),
            paid: if svc.text(3).is_empty() { None } else { reading.amount(svc, 3) }.unwrap_or_default(),
            units: units.unwrap_or_default(),
            on: None,
            allowed: None,
            adjustments: Vec::new(),
            remarks: Vec::new(),
        }
    }
}

/// The procedure and modifiers of SVC01; nothing for revenue codes, drugs and other lists.
fn procedure(svc: &Segment<'_>, reading: &mut Reading) -> Option<(Procedure, Vec<Modifier>)> {
    if !matches!(svc.component(1, 1), "HC" | "AD") {
        return None;
    }
    let procedure = reading.code(svc, 1, svc.component(1, 2), "a procedure code")?;
    let modifiers = (3..=6).map(|part| svc.component(1, part)).filter(|text| !text.is_empty());
    let modifiers = modifiers.map(|text| reading.code(svc, 1, text, "a modifier")).collect::<Option<_>>()?;
    Some((procedure, modifiers))
}

/// CAS: a group and up to six reasons, each with its amount and its units.
pub(super) fn adjustments(cas: &Segment<'_>, reading: &mut Reading) -> Vec<Adjustment> {
    let group = match cas.text(1) {
        "CO" => AdjustmentGroup::Co,
        "OA" => AdjustmentGroup::Oa,
        "PI" => AdjustmentGroup::Pi,
        "PR" => AdjustmentGroup::Pr,
        other => {
            let message = format!("adjustment group {other} is not one of CO, OA, PI and PR; read as OA");
            reading.find(&rules::UNKNOWN_CODE, cas, 1, message);
            AdjustmentGroup::Oa
        }
    };
    let mut adjustments = Vec::new();
    for at in (2..=17).step_by(3) {
        if cas.text(at).is_empty() && cas.text(at + 1).is_empty() {
            continue;
        }
        let reason = reading.code::<Carc>(cas, at, cas.text(at), "a claim adjustment reason code");
        let amount = reading.amount(cas, at + 1);
        let quantity = if cas.text(at + 2).is_empty() { None } else { reading.whole(cas, at + 2, 0) };
        if let (Some(reason), Some(amount)) = (reason, amount) {
            adjustments.push(Adjustment { group, reason, amount, quantity });
        }
    }
    adjustments
}

/// Remark codes at some elements of a segment, all of them.
pub(super) fn remarks(segment: &Segment<'_>, elements: &[usize], reading: &mut Reading) -> Vec<Rarc> {
    let present = elements.iter().filter(|element| !segment.text(**element).is_empty());
    present
        .filter_map(|element| {
            reading.code(segment, *element, segment.text(*element), "a remittance advice remark code")
        })
        .collect()
}
