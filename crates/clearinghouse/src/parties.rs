//! Codes for people, plans and frequencies as the 837 and the 835 write them, in both directions.

use superbill_domain::{ClaimFiling, Relationship, Sex};

/// Claim filing indicator, SBR09 (X12 data element 1032).
const FILING: [(ClaimFiling, &str); 6] = [
    (ClaimFiling::MedicareB, "MB"),
    (ClaimFiling::Medicaid, "MC"),
    (ClaimFiling::Ppo, "12"),
    (ClaimFiling::Hmo, "HM"),
    (ClaimFiling::Commercial, "CI"),
    (ClaimFiling::BlueCross, "BL"),
];

/// Individual relationship, SBR02 and PAT01 (X12 data element 1069).
const RELATIONSHIP: [(Relationship, &str); 4] = [
    (Relationship::Itself, "18"),
    (Relationship::Spouse, "01"),
    (Relationship::Child, "19"),
    (Relationship::Other, "G8"),
];

/// Sex, DMG03 (X12 data element 1068).
const SEX: [(Sex, &str); 3] = [(Sex::Female, "F"), (Sex::Male, "M"), (Sex::Unknown, "U")];

pub(crate) fn filing_code(filing: ClaimFiling) -> &'static str {
    written(&FILING, filing)
}

/// CLP06, for which the 835 has fewer codes than the 837: other commercial plans are told as indemnity (15),
/// Blue Cross Blue Shield plans as a preferred provider organisation (12).
pub(crate) fn remitted_filing_code(filing: ClaimFiling) -> &'static str {
    match filing {
        ClaimFiling::Commercial => "15",
        ClaimFiling::BlueCross => "12",
        other => filing_code(other),
    }
}

pub(crate) fn filing(code: &str) -> Option<ClaimFiling> {
    read(&FILING, code)
}

pub(crate) fn relationship_code(relationship: Relationship) -> &'static str {
    written(&RELATIONSHIP, relationship)
}

pub(crate) fn relationship(code: &str) -> Option<Relationship> {
    read(&RELATIONSHIP, code)
}

pub(crate) fn sex_code(sex: Sex) -> &'static str {
    written(&SEX, sex)
}

pub(crate) fn sex(code: &str) -> Option<Sex> {
    read(&SEX, code)
}

fn written<T: Copy + PartialEq>(table: &[(T, &'static str)], value: T) -> &'static str {
    table.iter().find(|(known, _)| *known == value).map(|(_, code)| *code).unwrap_or_default()
}

fn read<T: Copy>(table: &[(T, &'static str)], code: &str) -> Option<T> {
    table.iter().find(|(_, known)| *known == code).map(|(value, _)| *value)
}
