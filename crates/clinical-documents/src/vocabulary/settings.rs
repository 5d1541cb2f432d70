//! Where care was given, and the patient's sex, by the codes of the formats.

use superbill_domain::{Setting, Sex};

/// The setting of a class of encounter (HL7 ActEncounterCode, in FHIR R4 and C-CDA); none for those that leave it open.
/// Ambulatory care is given in an office or in a department of a hospital; which of the two, a class does not say.
pub(crate) fn setting_of_class(class: &str) -> Option<Setting> {
    Some(match class.trim().to_ascii_uppercase().as_str() {
        "AMB" | "VR" | "HH" => Setting::Office,
        "EMER" => Setting::Emergency,
        "IMP" | "ACUTE" | "NONAC" => Setting::Inpatient,
        "OBSENC" => Setting::Observation,
        "SS" => Setting::Outpatient,
        _ => return None,
    })
}

/// The setting of a patient class of HL7 v2 (table 0004, PV1-2).
pub(crate) fn setting_of_patient_class(class: &str) -> Option<Setting> {
    Some(match class.trim().to_ascii_uppercase().as_str() {
        "O" => Setting::Outpatient,
        "E" => Setting::Emergency,
        "I" => Setting::Inpatient,
        "V" | "OBS" => Setting::Observation,
        _ => return setting_of_class(class),
    })
}

/// The sex of a code of any of the formats: FHIR's administrative gender, table 0001, AdministrativeGender.
pub(crate) fn sex(code: &str) -> Option<Sex> {
    Some(match code.trim().to_ascii_lowercase().as_str() {
        "f" | "female" => Sex::Female,
        "m" | "male" => Sex::Male,
        _ => return None,
    })
}
