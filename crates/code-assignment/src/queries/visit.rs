//! What the visit's code needs and neither the registration nor the note tells.

use crate::case::Case;
use crate::queries::ask;

pub(super) fn raise(case: &mut Case<'_>) {
    let routine = case.diagnoses.iter().find(|diagnosis| diagnosis.is_any(&["Z000", "Z0012"])).cloned();
    let age = case.age();
    if let (Some(routine), None) = (routine, age) {
        let text = "The visit is a routine examination. What is the patient's age?".to_owned();
        let none: [&str; 0] = [];
        ask::provider(
            case,
            "age of the patient".to_owned(),
            text,
            &none,
            &routine.evidence,
            &[routine.code],
            None,
        );
    }
}
