//! The rules of the Official Guidelines, in the order in which they are applied. One rule, one file.

mod additional_drugs;
mod bearing_status;
mod body_mass;
mod combination;
mod coronary;
mod diabetes_with;
mod duplicate;
mod excludes1;
mod foot_ulcer;
mod hypertension;
mod integral;
mod integral_table;
mod kidney_stage;
mod lung;
mod pregnancy;
mod preventive;
mod sequence;
mod uncertain;

pub(crate) use integral::is_part_of;

use crate::case::Case;
use crate::guideline::Guideline;

/// All rules, in order: what is coded at all, then combinations, then conflicts, then what is added, then the order.
pub(crate) const ALL: [&Guideline; 17] = [
    &uncertain::RULE,
    &duplicate::RULE,
    &diabetes_with::RULE,
    &foot_ulcer::RULE,
    &kidney_stage::RULE,
    &hypertension::RULE,
    &coronary::RULE,
    &combination::RULE,
    &lung::RULE,
    &integral::RULE,
    &preventive::RULE,
    &bearing_status::RULE,
    &additional_drugs::RULE,
    &body_mass::RULE,
    &pregnancy::RULE,
    &excludes1::RULE,
    &sequence::RULE,
];

/// The rules of the Official Guidelines that code assignment applies, in order.
pub fn guidelines() -> impl Iterator<Item = &'static Guideline> {
    ALL.iter().copied()
}

/// Applies every rule once, in order.
pub(crate) fn apply(case: &mut Case<'_>) {
    for rule in ALL {
        (rule.apply)(case);
    }
}
