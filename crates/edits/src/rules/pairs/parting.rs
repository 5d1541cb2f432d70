//! Whether a modifier parts a pair.

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
    let book = review.procedures(denied.on);
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

#[cfg(test)]
mod tests {
    use superbill_code_sets::CodeSets;

    use super::*;
    use crate::notation;

    /// What parts two services, written as lines of a claim: the one paid, then the one denied.
    fn between(paid: &str, denied: &str) -> Parting {
        let example = notation::read(&format!("dx I10 | {paid} | {denied}")).unwrap();
        let book = CodeSets::embedded().unwrap().on(example.today);
        let review = ClaimUnderReview { claim: &example.claim, book, today: example.today };
        parting(&review, &example.claim.lines[0], &example.claim.lines[1])
    }

    #[test]
    fn distinct_service_modifiers_part_on_either_line() {
        for modifier in ["59", "XE", "XP", "XS", "XU"] {
            assert_eq!(between("20610", &format!("76942-{modifier}")), Parting::Parted);
            assert_eq!(between(&format!("20610-{modifier}"), "76942"), Parting::Parted);
        }
    }

    #[test]
    fn a_place_parts_on_the_line_that_would_be_denied() {
        assert_eq!(between("20610", "20550-LT"), Parting::Parted);
        assert_eq!(between("20610-RT", "20550"), Parting::Together);
        assert_eq!(between("20610-RT", "20550-LT"), Parting::Parted);
        assert_eq!(between("11730-F1", "11719-F2"), Parting::Parted);
    }

    #[test]
    fn one_place_on_both_lines_parts_nothing_unless_more_is_said() {
        assert_eq!(between("20610-RT", "20550-RT"), Parting::SamePlace);
        assert_eq!(between("20610-RT", "20550-RT-59"), Parting::Parted);
        assert_eq!(between("20610-RT", "20550-59-RT"), Parting::Parted);
    }

    #[test]
    fn the_modifiers_of_visits_part_only_on_visits() {
        assert_eq!(between("20610-RT", "99213-25"), Parting::Parted);
        assert_eq!(between("99213-25", "96127"), Parting::Parted);
        assert_eq!(between("20610", "20550-25"), Parting::Together);
        assert_eq!(between("20610-25", "20550"), Parting::Together);
    }

    #[test]
    fn other_modifiers_part_nothing() {
        for modifier in ["76", "GA", "KX", "26", "50", "ZZ"] {
            assert_eq!(between("20610", &format!("20550-{modifier}")), Parting::Together, "{modifier}");
        }
    }
}
