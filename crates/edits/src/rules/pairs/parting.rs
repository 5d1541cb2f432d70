//! Whether a modifier parts a pair.

use superbill_code_sets::procedures::ProcedureBook;
use superbill_domain::ClaimLine;

use crate::review::ClaimUnderReview;
use crate::sides::side_of_modifier;

/// What the modifiers of two lines say of a pair whose indicator is 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Parting {
    /// A modifier says that both are due.
    Parted,
    /// Each names a place of the body, and it is the same one.
    SamePlace,
    /// None says anything.
    Together,
}

/// Reads the modifiers of a pair.
///
/// Modifiers 59, XE, XP, XS and XU count on either line (CMS, since July 2019). Those that say more about a visit (24,
/// 25, 27, 57) count on the visit, whichever column it is. Those that name a place or a period count on the line that
/// would be denied; where both lines name one, they must differ.
pub(crate) fn parting(review: &ClaimUnderReview<'_>, paid: &ClaimLine, denied: &ClaimLine) -> Parting {
    let book = ProcedureBook::on(denied.on);
    for (line, is_denied) in [(denied, true), (paid, false)] {
        for modifier in &line.modifiers {
            let Some(found) = book.modifier(*modifier).filter(|found| found.fact.bypasses_ptp) else {
                continue;
            };
            let parts = match (found.fact.group, modifier.as_str()) {
                ("distinct", _) => true,
                (_, "24" | "25" | "27" | "57") => review.is_visit(line),
                ("side" | "anatomic", _) => {
                    let same = paid.modifiers.contains(modifier) && denied.modifiers.contains(modifier);
                    if same && !names_another_place(paid, denied) {
                        return Parting::SamePlace;
                    }
                    is_denied
                }
                _ => is_denied,
            };
            if parts {
                return Parting::Parted;
            }
        }
    }
    Parting::Together
}

/// True where one line carries a distinct-service modifier besides, or another side.
fn names_another_place(paid: &ClaimLine, denied: &ClaimLine) -> bool {
    let distinct = |line: &ClaimLine| {
        line.modifiers.iter().any(|modifier| matches!(modifier.as_str(), "59" | "XE" | "XP" | "XS" | "XU"))
    };
    let sides = |line: &ClaimLine| line.modifiers.iter().find_map(|modifier| side_of_modifier(*modifier));
    distinct(paid) || distinct(denied) || sides(paid) != sides(denied)
}
