//! Vocabulary: what the coded values of the formats mean to a chart.

mod code_systems;
mod dates;
mod results;
mod section_roles;
mod settings;

pub(crate) use code_systems::{by_name, by_oid, by_uri};
pub(crate) use dates::day;
pub(crate) use results::{abnormality, abnormality_word};
pub(crate) use section_roles::section_role;
pub(crate) use settings::{setting_of_class, setting_of_patient_class, sex};
