//! Lists of codes: what stands in one field of a claim or a remittance.

mod adjustment_codes;
mod coverage_article;
mod coverage_list;
mod institutional_values;
mod places_of_service;
mod taxonomies;

pub(crate) use adjustment_codes::AdjustmentCodes;
pub(crate) use coverage_article::CoverageArticle;
pub(crate) use coverage_list::CoverageList;
pub(crate) use institutional_values::InstitutionalValues;
pub(crate) use places_of_service::PlacesOfService;
pub(crate) use taxonomies::Taxonomies;
