//! What other payers did with the claim: loops 2320 to 2330B and 2430.

use superbill_domain::Money;
use superbill_x12::{Position, Segment};

use super::{SituationRule, Telling};
use crate::elements::{minus, plus, read_amount};

/// The adjustments of a CAS segment, added up; none where one is no amount.
pub(super) fn adjustments(segment: &Segment<'_>) -> Option<Money> {
    let mut sum = Money::ZERO;
    for element in (3..=18).step_by(3) {
        let text = segment.text(element);
        if !text.is_empty() {
            sum = plus(sum, read_amount(text)?);
        }
    }
    Some(sum)
}

/// Another payer of the open claim.
#[derive(Debug)]
struct OtherPayer {
    began: Position,
    /// NM109 of 2330B, which SVD01 must repeat.
    number: String,
    /// AMT*D: what it paid.
    paid: Option<Money>,
    /// AMT*A8: what was not covered, where it was not billed at all.
    not_covered: Option<Money>,
    /// Adjustments of the claim.
    adjusted: Money,
    /// SVD02 of its lines.
    lines_paid: Money,
    /// Adjustments of its lines.
    lines_adjusted: Money,
    /// Lines that it adjudicated.
    lines: u32,
    /// True where DTP*573 stands in 2330B.
    is_dated: bool,
    /// Lines whose 2430 has no date, which only matters where 2330B has none.
    undated_lines: u32,
}

/// A line's adjudication by another payer.
#[derive(Debug)]
struct LineAdjudication {
    at: Position,
    payer: usize,
    sum: Money,
    is_dated: bool,
}

/// All other payers of the open claim.
#[derive(Debug, Default)]
pub(super) struct Coordination {
    payers: Vec<OtherPayer>,
    line: Vec<LineAdjudication>,
    /// The charge of the open line.
    charge: Option<Money>,
}

impl Coordination {
    /// Begins loop 2320.
    pub(super) fn begin_payer(&mut self, segment: &Segment<'_>) {
        self.payers.push(OtherPayer {
            began: segment.position(),
            number: String::new(),
            paid: None,
            not_covered: None,
            adjusted: Money::ZERO,
            lines_paid: Money::ZERO,
            lines_adjusted: Money::ZERO,
            lines: 0,
            is_dated: false,
            undated_lines: 0,
        });
    }

    /// Takes a segment of 2320 or 2330B.
    pub(super) fn payer_segment(&mut self, segment: &Segment<'_>) {
        let Some(payer) = self.payers.last_mut() else { return };
        match (segment.id(), segment.text(1)) {
            (b"CAS", _) => payer.adjusted = plus(payer.adjusted, adjustments(segment).unwrap_or(Money::ZERO)),
            (b"AMT", "D") => payer.paid = read_amount(segment.text(2)),
            (b"AMT", "A8") => payer.not_covered = read_amount(segment.text(2)),
            (b"NM1", "PR") => segment.text(9).clone_into(&mut payer.number),
            (b"DTP", "573") => payer.is_dated = true,
            _ => {}
        }
    }

    /// Begins a line with its charge.
    pub(super) fn begin_line(&mut self, charge: Option<Money>, telling: &mut Telling) {
        self.end_line(telling);
        self.charge = charge;
    }

    /// Takes a segment of 2430.
    pub(super) fn line_segment(&mut self, segment: &Segment<'_>, telling: &mut Telling) {
        match segment.id() {
            b"SVD" => {
                let payer = self.payers.iter().position(|payer| payer.number == segment.text(1));
                let Some(payer) = payer else {
                    telling.tell(
                        SituationRule::UnknownPayer,
                        segment,
                        1,
                        "no other payer of the claim has this number",
                    );
                    return;
                };
                let paid = read_amount(segment.text(2)).unwrap_or(Money::ZERO);
                if let Some(payer) = self.payers.get_mut(payer) {
                    payer.lines_paid = plus(payer.lines_paid, paid);
                    payer.lines = payer.lines.saturating_add(1);
                }
                self.line.push(LineAdjudication {
                    at: segment.position(),
                    payer,
                    sum: paid,
                    is_dated: false,
                });
            }
            b"CAS" => {
                let Some(adjudication) = self.line.last_mut() else { return };
                // An amount that is none is told by the walk along the guide.
                let adjusted = adjustments(segment).unwrap_or(Money::ZERO);
                adjudication.sum = plus(adjudication.sum, adjusted);
                if let Some(payer) = self.payers.get_mut(adjudication.payer) {
                    payer.lines_adjusted = plus(payer.lines_adjusted, adjusted);
                }
            }
            b"DTP" => self.line.iter_mut().next_back().into_iter().for_each(|line| line.is_dated = true),
            _ => {}
        }
    }

    /// Ends a line: its charge is what each payer paid of it and took off, bundled or split lines taken together.
    fn end_line(&mut self, telling: &mut Telling) {
        let charge = self.charge.take();
        for payer in 0..self.payers.len() {
            let mut of_payer = self.line.iter().filter(|line| line.payer == payer).peekable();
            let Some(first) = of_payer.peek().map(|line| line.at) else { continue };
            let sum = of_payer.clone().fold(Money::ZERO, |sum, line| plus(sum, line.sum));
            if let Some(charge) = charge.filter(|charge| *charge != sum) {
                let message =
                    format!("payments and adjustments come to {sum}, the line's charge is {charge}");
                telling.tell_at(SituationRule::LineAdjudication, first, "SVD02", message);
            }
            let undated = of_payer.filter(|line| !line.is_dated).count();
            if let Some(payer) = self.payers.get_mut(payer) {
                payer.undated_lines =
                    payer.undated_lines.saturating_add(u32::try_from(undated).unwrap_or(u32::MAX));
            }
        }
        self.line.clear();
    }

    /// Ends the claim of a charge: each other payer's account is closed.
    pub(super) fn end_claim(&mut self, charge: Option<Money>, telling: &mut Telling) {
        self.end_line(telling);
        for payer in self.payers.drain(..) {
            payer.close(charge, telling);
        }
    }
}

impl OtherPayer {
    fn close(&self, charge: Option<Money>, telling: &mut Telling) {
        let paid = self.paid.unwrap_or(Money::ZERO);
        if self.lines > 0 {
            let expected = minus(self.lines_paid, self.adjusted);
            if expected != paid {
                let message =
                    format!("the payer's lines less its adjustments come to {expected}, AMT*D says {paid}");
                telling.tell_at(SituationRule::PayerPaid, self.began, "AMT02", message);
                return;
            }
        }
        let was_not_billed = self.not_covered.is_some() && self.not_covered == charge;
        let has_adjudicated = self.paid.is_some() || self.lines > 0 || self.adjusted != Money::ZERO;
        let sum = plus(plus(paid, self.adjusted), self.lines_adjusted);
        if let Some(charge) = charge.filter(|charge| has_adjudicated && !was_not_billed && *charge != sum) {
            let message = format!("the payer paid and took off {sum}, the claim's charge is {charge}");
            telling.tell_at(SituationRule::PayerBalance, self.began, "SBR", message);
        }
        if has_adjudicated && !self.is_dated && (self.lines == 0 || self.undated_lines > 0) {
            let message = "neither 2330B nor every 2430 has the date of the payment";
            telling.tell_at(SituationRule::PaymentDate, self.began, "DTP03", message);
        }
    }
}
