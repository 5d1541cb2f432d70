//! `ValueSet/$validate-code`: whether a code may be used, and whether a display is its own.

use super::{CodeSystem, Terminology};
use crate::CodeStatus;
use crate::procedures::ProcedureStatus;

/// The answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Validation {
    /// True where the code may be used on the day and the display, where one is given, is its own.
    pub result: bool,
    /// Why not.
    pub message: Option<String>,
    /// Its display; none where the code is not known.
    pub display: Option<String>,
}

impl Terminology<'_> {
    /// Whether a code may be used on the day. A header of ICD-10-CM is a code of the system and may not be used.
    #[must_use]
    pub fn validate_code(&self, system: CodeSystem, code: &str, display: Option<&str>) -> Validation {
        let on = self.book.date();
        let known = self.lookup(system, code).map(|found| found.coding.display);
        let wrong = match system {
            CodeSystem::Icd10Cm => self.why_no_diagnosis(code),
            CodeSystem::Procedures => self.why_no_procedure(code),
            CodeSystem::Icd9Cm => Some("ICD-9-CM ended on 2015-09-30".to_owned()),
        };
        let other_display = || {
            let (given, own) = (display?, known.as_deref()?);
            let same = given.trim().eq_ignore_ascii_case(own);
            (!same).then(|| format!("“{given}” is not the display of {code} on {on}, which is “{own}”"))
        };
        let message = wrong.or_else(other_display);
        Validation { result: message.is_none(), message, display: known }
    }

    fn why_no_diagnosis(&self, code: &str) -> Option<String> {
        let on = self.book.date();
        let Ok(parsed) = code.parse() else {
            return Some(format!("“{code}” has not the shape of a diagnosis code"));
        };
        match self.book.check(&parsed) {
            CodeStatus::Valid => None,
            CodeStatus::NotBillable => Some(format!("{parsed} is a header: more characters are needed")),
            CodeStatus::Expired { to } => Some(format!("{parsed} was a code until {to}")),
            CodeStatus::NotYet { from } => Some(format!("{parsed} is a code from {from} on")),
            CodeStatus::Unknown => Some(format!("{parsed} is no code of {on}")),
        }
    }

    fn why_no_procedure(&self, code: &str) -> Option<String> {
        let Ok(parsed) = code.parse() else {
            return Some(format!("“{code}” has not the shape of a procedure code"));
        };
        match self.book.procedures().status(parsed) {
            ProcedureStatus::Valid(_) => None,
            ProcedureStatus::NotYet { from } => Some(format!("{parsed} may be used from {from} on")),
            ProcedureStatus::Expired { last_day, .. } => {
                Some(format!("{parsed} could be used until {last_day}"))
            }
            ProcedureStatus::Unknown => Some(format!("{parsed} is not known")),
        }
    }
}
