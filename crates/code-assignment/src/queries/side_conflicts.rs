//! Sides on which the note disagrees with itself.

use crate::case::{Case, Doubt};
use crate::queries::ask;

pub(super) fn raise(case: &mut Case<'_>) {
    for diagnosis in case.diagnoses.clone() {
        if !diagnosis.doubts.contains(&Doubt::Conflict) || diagnosis.path.is_empty() {
            continue;
        }
        let title = case.tabular.title(diagnosis.code).to_lowercase();
        if !title.contains("right") && !title.contains("left") {
            continue;
        }
        let text = "The note gives different sides for this condition. Which side is meant?".to_owned();
        let choices = ["Right", "Left", "Both sides"];
        ask::provider(
            case,
            format!("side of {title}"),
            text,
            &choices,
            &diagnosis.evidence,
            &[diagnosis.code],
            None,
        );
    }
}
