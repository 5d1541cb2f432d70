//! The rules of the Official Guidelines: one rule, one file, in the folder of its section or chapter.
//!
//! They are applied in passes. What a pass leaves, the next one finds: a combination is made before symptoms are dropped, and the
//! order is the last to be settled.

mod circulatory;
mod conventions;
mod endocrine;
mod factors;
mod general;
mod genitourinary;
mod obstetrics;
mod outpatient;
mod respiratory;
mod skin;
#[cfg(test)]
mod tests;

pub(crate) use general::integral::{RULE as INTEGRAL, is_part_of};
pub(crate) use outpatient::uncertain::RULE as UNCERTAIN;

use crate::case::Case;
use crate::guideline::Guideline;

/// What may be coded at all, and each condition once.
const ADMITTED: &[&Guideline] = &[
    &conventions::confirmed::RULE,
    &outpatient::uncertain::RULE,
    &conventions::index_site::RULE,
    &conventions::full_length::RULE,
    &general::once::RULE,
];

/// Conditions that belong together: presumed causes, combination codes, the codes that go with them.
const COMBINED: &[&Guideline] = &[
    &endocrine::diabetes_with::RULE,
    &skin::foot_ulcer::RULE,
    &genitourinary::kidney_stage::RULE,
    &circulatory::hypertension_heart_kidney::RULE,
    &circulatory::hypertension_heart::RULE,
    &circulatory::hypertension_kidney::RULE,
    &circulatory::coronary::RULE,
    &general::combination::RULE,
    &conventions::with_bleeding::RULE,
    &conventions::etiology::RULE,
    &respiratory::copd::RULE,
];

/// What belongs to another diagnosis and is left out.
const DROPPED: &[&Guideline] = &[&general::integral::RULE];

/// What is coded in addition: encounters, status, drugs, circumstances.
const ADDED: &[&Guideline] = &[
    &factors::routine_exam::RULE,
    &factors::bearing_status::RULE,
    &endocrine::diabetes_drugs::RULE,
    &general::body_mass::RULE,
    &conventions::use_additional::RULE,
    &obstetrics::weeks::RULE,
];

/// What the conventions of the classification say of the codes that stand.
const CONFIRMED: &[&Guideline] = &[
    &conventions::placeholder::RULE,
    &conventions::seventh_character::RULE,
    &conventions::nonessential::RULE,
    &conventions::default_code::RULE,
    &conventions::elsewhere_classified::RULE,
    &conventions::excludes2::RULE,
    &conventions::provider_statement::RULE,
];

/// Conflicts, then the order.
const SETTLED: &[&Guideline] = &[&conventions::excludes1::RULE, &general::sequence::RULE];

/// The passes, in order.
const PASSES: [&[&Guideline]; 6] = [ADMITTED, COMBINED, DROPPED, ADDED, SETTLED, CONFIRMED];

/// The rules of the Official Guidelines that code assignment applies, in order.
pub fn guidelines() -> impl Iterator<Item = &'static Guideline> {
    PASSES.into_iter().flatten().copied()
}

/// Applies every rule once, in order, that is in force on the date of service.
pub(crate) fn apply(case: &mut Case<'_>) {
    for rule in guidelines().filter(|rule| rule.from <= case.context.on) {
        (rule.apply)(case);
    }
}
