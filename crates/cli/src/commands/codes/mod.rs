//! `superbill codes`: looks into the code sets as of a day.

mod add;
mod at_hand;
mod calendar;
mod check;
mod diff;
mod grouping;
mod impact;
mod impact_on_diagnoses;
mod impact_on_procedures;
mod inpatient;
mod list;
pub mod lists;
mod procedure;
mod search;
mod show;
mod show_diagnosis;

use std::io::Write;

use superbill_code_sets::procedures::ProcedureStatus;
use superbill_code_sets::{Book, CodeStatus, System};
use superbill_domain::{Icd10Cm, Icd10Pcs, Procedure};

use super::Outcome;
use crate::arguments::CodesCommand;
use crate::workplace::Workplace;

/// Carries out a look-up.
///
/// # Errors
/// Where an argument is no code, or an input cannot be read.
pub fn run(command: &CodesCommand, workplace: &Workplace, out: &mut impl Write) -> anyhow::Result<Outcome> {
    match command {
        CodesCommand::Add(arguments) => add::run(arguments, workplace, out),
        CodesCommand::Calendar(arguments) => calendar::run(arguments, workplace, out),
        CodesCommand::Diff(arguments) => diff::run(arguments, workplace, out),
        CodesCommand::List(arguments) => list::run(arguments.format, workplace, out),
        CodesCommand::Show(arguments) => show::run(arguments, workplace, out),
        CodesCommand::Check(arguments) => check::run(arguments, workplace, out),
        CodesCommand::Impact(arguments) => impact::run(arguments, workplace, out),
        CodesCommand::Search(arguments) => search::run(arguments, workplace, out),
    }
}

/// What a code is, in few words; the code itself where nothing is known of it.
pub fn describe(book: Book<'_>, code: &str) -> String {
    let diagnosis = code.parse().ok().and_then(|code| book.diagnosis(&code));
    if let Some(diagnosis) = diagnosis {
        return diagnosis.title().to_owned();
    }
    if let Some(title) = code.parse().ok().and_then(|code| book.pcs().title(&code)) {
        return title.to_string();
    }
    let procedure = code.parse().ok().and_then(|code| book.procedures().procedure(code));
    procedure.map_or_else(|| code.to_owned(), |fact| fact.description.to_owned())
}

/// What a text can be read as. Five characters can be either: J1885 is a drug, and would be J18.85; seven can be a
/// diagnosis or an inpatient procedure.
struct Reading {
    diagnosis: Option<Icd10Cm>,
    procedure: Option<Procedure>,
    inpatient: Option<Icd10Pcs>,
}

impl Reading {
    /// The readings that the code sets know on the day; where they know neither, every reading that has the shape.
    fn of(text: &str, book: Book<'_>) -> anyhow::Result<Self> {
        let diagnosis: Result<Icd10Cm, _> = text.parse();
        let (procedure, inpatient): (Option<Procedure>, Option<Icd10Pcs>) =
            (text.parse().ok(), text.parse().ok());
        if let (Err(error), None, None) = (&diagnosis, procedure, inpatient) {
            anyhow::bail!("{error}, and no procedure code either");
        }
        let diagnosis = diagnosis.ok();
        let procedures = book.procedures();
        let known = Self {
            diagnosis: diagnosis.filter(|code| book.check(code) != CodeStatus::Unknown),
            procedure: procedure.filter(|code| procedures.status(*code) != ProcedureStatus::Unknown),
            inpatient: inpatient.filter(|code| book.pcs().check(code) != CodeStatus::Unknown),
        };
        Ok(match known {
            Self { diagnosis: None, procedure: None, inpatient: None } if procedure.is_some() => {
                Self { diagnosis: None, procedure, inpatient: None }
            }
            Self { diagnosis: None, procedure: None, inpatient: None } if diagnosis.is_some() => {
                Self { diagnosis, procedure: None, inpatient: None }
            }
            Self { diagnosis: None, procedure: None, inpatient: None } => Self { inpatient, ..known },
            known => known,
        })
    }

    /// The reading in one code set only, where one is named.
    fn within(self, system: Option<System>) -> Self {
        let asked = |own: System| system.is_none_or(|system| system == own);
        Self {
            diagnosis: self.diagnosis.filter(|_| asked(System::Icd10Cm)),
            procedure: self.procedure.filter(|_| asked(System::HcpcsLevel2)),
            inpatient: self.inpatient.filter(|_| asked(System::Icd10Pcs)),
        }
    }
}
