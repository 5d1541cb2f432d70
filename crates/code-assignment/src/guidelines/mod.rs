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
mod infections;
mod injury;
mod inpatient;
mod mental;
mod musculoskeletal;
mod neoplasms;
mod nervous;
mod obstetrics;
mod outpatient;
mod respiratory;
mod skin;
mod symptoms;
#[cfg(test)]
mod tests;

pub(crate) use factors::immunization::RULE as IMMUNIZATION;
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
    &general::syndrome::RULE,
    &general::impending::RULE,
    &general::borderline::RULE,
    &neoplasms::cancer_history::RULE,
    &neoplasms::neoplasm_table::RULE,
    &endocrine::secondary_diabetes::RULE,
    &endocrine::obesity::RULE,
    &mental::substance::RULE,
    &nervous::dominance::RULE,
    &circulatory::stroke::RULE,
    &circulatory::infarction::RULE,
    &infections::hiv::RULE,
    &infections::covid::RULE,
    &inpatient::uncertain_established::RULE,
    &outpatient::postoperative::RULE,
    &factors::screening::RULE,
    &factors::immunization::RULE,
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
    &neoplasms::anemia::RULE,
    &circulatory::elevated_pressure::RULE,
    &infections::mrsa::RULE,
    &infections::sepsis::RULE,
    &general::acute_and_chronic::RULE,
    &general::complication::RULE,
    &respiratory::ventilator::RULE,
    &skin::pressure_ulcer::RULE,
    &musculoskeletal::osteoporosis::RULE,
    &obstetrics::chapter_first::RULE,
    &symptoms::falls::RULE,
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
    &general::organism::RULE,
    &symptoms::stroke_scale::RULE,
    &injury::adverse_effect::RULE,
    &injury::underdosing::RULE,
    &injury::external_cause::RULE,
    &factors::long_term_drugs::RULE,
    &genitourinary::transplant::RULE,
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
    &injury::fracture::RULE,
    &endocrine::diabetes_type::RULE,
    &general::symptom::RULE,
    &general::symptom_apart::RULE,
    &general::laterality::RULE,
    &general::specificity::RULE,
    &outpatient::first_listed::RULE,
    &outpatient::addressed::RULE,
    &inpatient::additional::RULE,
];

/// What waits for the procedures of the visit, which may add an encounter.
const COMPLETED: &[&Guideline] = &[&inpatient::present_on_admission::RULE];

/// Conflicts, then the order.
const SETTLED: &[&Guideline] = &[
    &conventions::excludes1::RULE,
    &general::sequela::RULE,
    &general::sequence::RULE,
    &nervous::pain::RULE,
    &injury::poisoning::RULE,
    &injury::encounter::RULE,
    &respiratory::failure::RULE,
    &inpatient::principal::RULE,
    &outpatient::preoperative::RULE,
    &factors::first_only::RULE,
    &factors::social::RULE,
];

/// The passes before the procedures are gathered, in order.
const BEFORE_PROCEDURES: [&[&Guideline]; 6] = [ADMITTED, COMBINED, DROPPED, ADDED, SETTLED, CONFIRMED];

/// The rules of the Official Guidelines that code assignment applies, in order.
pub fn guidelines() -> impl Iterator<Item = &'static Guideline> {
    BEFORE_PROCEDURES.into_iter().chain([COMPLETED]).flatten().copied()
}

/// Applies every rule once, in order, but those that wait for the procedures.
pub(crate) fn apply(case: &mut Case<'_>) {
    BEFORE_PROCEDURES.into_iter().flatten().for_each(|rule| rule.act(case));
}

/// Applies what waits for the procedures.
pub(crate) fn complete(case: &mut Case<'_>) {
    COMPLETED.iter().for_each(|rule| rule.act(case));
}
