//! Which part of a note a section is, by its LOINC code.

use superbill_domain::SectionRole;

/// The section codes of C-CDA R2.1 and its companion guide, which FHIR documents use too. A code of a whole note is not
/// among them: only its words tell its parts.
const ROLES: &[(SectionRole, &[&str])] = &[
    (SectionRole::ChiefComplaint, &["10154-3", "46239-0", "29299-5", "42349-1", "8661-1"]),
    (SectionRole::Hpi, &["10164-2", "61150-9", "8648-8"]),
    (SectionRole::Pmh, &["11348-0", "11450-4", "75310-3", "11369-6", "46264-8"]),
    (SectionRole::Psh, &["10167-5", "67803-7"]),
    (SectionRole::Fh, &["10157-6"]),
    (SectionRole::Sh, &["29762-2"]),
    (
        SectionRole::Medications,
        &["10160-0", "42346-7", "10183-2", "29549-3", "75311-1", "75309-5", "57828-6", "66149-6"],
    ),
    (SectionRole::Allergies, &["48765-2"]),
    (SectionRole::Ros, &["10187-3"]),
    (SectionRole::Vitals, &["8716-3"]),
    (SectionRole::Exam, &["29545-1", "61149-1", "10210-3", "10190-7", "47420-5", "29544-4", "10184-0"]),
    (SectionRole::Results, &["30954-2", "11493-4", "18782-3", "59776-5", "11502-2", "11526-1", "26436-6"]),
    (
        SectionRole::Procedure,
        &[
            "47519-4", "29554-3", "10219-4", "59768-2", "59770-8", "59773-2", "59774-0", "55109-3",
            "55122-6", "10216-0", "10215-2", "10213-7", "10221-0", "59772-4", "8724-7", "10223-6",
        ],
    ),
    (SectionRole::Assessment, &["51848-0", "11535-2", "10218-6", "59769-0", "29308-4", "78375-3", "19005-8"]),
    (SectionRole::AssessmentPlan, &["51847-2"]),
    (SectionRole::Plan, &["18776-5", "59775-7", "62387-6", "59771-6", "61146-7", "10202-0"]),
    (SectionRole::Instructions, &["69730-0", "8653-8", "42344-2", "61144-2"]),
    (
        SectionRole::Other,
        &["46241-6", "48768-6", "42348-3", "46240-8", "85847-2", "11383-7", "42347-5", "87273-9", "18841-7"],
    ),
];

/// The part of a note of a section code; none for one that says nothing of its part.
pub(crate) fn section_role(loinc: &str) -> Option<SectionRole> {
    ROLES.iter().find(|(_, codes)| codes.contains(&loinc)).map(|(role, _)| *role)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_listed_once() {
        let mut codes: Vec<&str> = ROLES.iter().flat_map(|(_, codes)| codes.iter().copied()).collect();
        codes.sort_unstable();
        let count = codes.len();
        codes.dedup();
        assert_eq!(codes.len(), count);
    }

    #[test]
    fn a_problem_list_is_background_and_an_assessment_is_not() {
        assert_eq!(section_role("11450-4"), Some(SectionRole::Pmh));
        assert_eq!(section_role("51848-0"), Some(SectionRole::Assessment));
        assert_eq!(section_role("34117-2"), None, "a history and physical is a whole note");
    }
}
