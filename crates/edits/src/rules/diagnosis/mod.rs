//! What the classification and its guidelines ask of the diagnoses.

pub(crate) mod duplicate;
pub(crate) mod excludes1;
pub(crate) mod expired;
pub(crate) mod external_cause_first;
pub(crate) mod first_listed_only;
pub(crate) mod header;
pub(crate) mod limit;
pub(crate) mod manifestation_first;
pub(crate) mod none;
pub(crate) mod pointer;
pub(crate) mod sequela_first;
pub(crate) mod seventh;
pub(crate) mod sex;
pub(crate) mod side_unspecified;
pub(crate) mod unknown;

use superbill_domain::{Authority, Date, Evidence};

use crate::review::ClaimUnderReview;

/// The first day on which claims carried ICD-10-CM.
const ICD10_BEGAN: Option<Date> = Some(Date::constant(2015, 10, 1));

/// The release in force as the authority for what stands at a code.
fn release_authority(review: &ClaimUnderReview<'_>, row: String) -> Option<Authority> {
    let release = review.book.releases().next()?;
    Some(Authority::new("ICD-10-CM Tabular List", release.edition.clone(), row))
}

/// A row of the release in force as evidence.
fn release_row(review: &ClaimUnderReview<'_>, row: String) -> Vec<Evidence> {
    let release = review.book.releases().next();
    release
        .map(|release| Evidence::Row { release: format!("ICD-10-CM {}", release.edition), row })
        .into_iter()
        .collect()
}
