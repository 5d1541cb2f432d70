//! Families of visit codes: which code stands for which level in a setting.

use superbill_domain::{MdmLevel, Procedure, Setting};

use super::is_office;
use crate::case::Case;

/// The codes of a setting by level, and the minutes each takes by time; no minutes where time does not count.
pub(super) struct Family {
    codes: [&'static str; 4],
    minutes: Option<[u16; 4]>,
}

const NEW_OFFICE: Family =
    Family { codes: ["99202", "99203", "99204", "99205"], minutes: Some([15, 30, 45, 60]) };
const OFFICE: Family =
    Family { codes: ["99212", "99213", "99214", "99215"], minutes: Some([10, 20, 30, 40]) };
const EMERGENCY: Family = Family { codes: ["99282", "99283", "99284", "99285"], minutes: None };
const ADMISSION: Family =
    Family { codes: ["99221", "99221", "99222", "99223"], minutes: Some([40, 40, 55, 75]) };
const HOSPITAL_DAY: Family =
    Family { codes: ["99231", "99231", "99232", "99233"], minutes: Some([25, 25, 35, 50]) };

/// The family of a visit. A patient of whom nobody says that she is new is an established one: the lower choice.
pub(super) fn of(case: &Case<'_>) -> Family {
    match case.context.setting {
        Setting::Emergency => EMERGENCY,
        Setting::Inpatient | Setting::Observation if is_new(case) => ADMISSION,
        Setting::Inpatient | Setting::Observation => HOSPITAL_DAY,
        Setting::Office | Setting::Outpatient if is_new(case) => NEW_OFFICE,
        Setting::Office | Setting::Outpatient => OFFICE,
    }
}

/// True where the registration, or else the note itself, says that the patient is new.
pub(super) fn is_new(case: &Case<'_>) -> bool {
    case.context.new_patient.unwrap_or_else(|| says_new(case))
}

/// True where the note says that the patient is new to the office, or newly admitted.
pub(super) fn says_new(case: &Case<'_>) -> bool {
    let said = if is_office(case.context.setting) {
        ["new patient visit", "new patient evaluation", "as a new patient", "to establish care"]
    } else {
        ["admission note", "admission history", "history and physical", "is admitted today"]
    };
    said.iter().any(|words| case.text().contains(words))
}

impl Family {
    /// The code of a level.
    pub(super) fn code(&self, level: MdmLevel) -> Option<Procedure> {
        self.codes.get(level as usize)?.parse().ok()
    }

    /// The highest level whose minutes are reached.
    pub(super) fn by_minutes(&self, minutes: u16) -> Option<MdmLevel> {
        const LEVELS: [MdmLevel; 4] =
            [MdmLevel::Straightforward, MdmLevel::Low, MdmLevel::Moderate, MdmLevel::High];
        let thresholds = self.minutes?;
        LEVELS
            .into_iter()
            .zip(thresholds)
            .filter(|(_, least)| minutes >= *least)
            .map(|(level, _)| level)
            .next_back()
    }
}
