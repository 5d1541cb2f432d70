//! HCPCS Level II as CMS publishes it each quarter: a workbook or table of columns, a text of records of 320 bytes, a
//! plain list of codes; the list of codes that are not otherwise classified; and CPT from the user's licensed files.

mod code_list;
mod cpt;
mod not_otherwise_classified;
mod record;
mod records_text;
mod shipped;
mod workbook;

pub(crate) use code_list::CodeList;
pub(crate) use cpt::Cpt;
pub(crate) use not_otherwise_classified::NotOtherwiseClassified;
pub(crate) use records_text::RecordsText;
pub use shipped::shipped;
pub(crate) use workbook::Workbook;
