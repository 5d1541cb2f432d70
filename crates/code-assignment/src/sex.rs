//! The patient's sex, as the classification names it.

use superbill_domain::{Chart, Sex, VisitContext};

use crate::tabular::words::words;

const OF_A_WOMAN: [&str; 6] = ["female", "woman", "she", "her", "ms", "mrs"];
const OF_A_MAN: [&str; 6] = ["male", "man", "he", "his", "him", "mr"];

/// The patient's sex in the classification's word, by the registration, else by the note; empty where neither says.
pub(crate) fn told(chart: &Chart, context: &VisitContext) -> &'static str {
    match context.sex {
        Some(Sex::Female) => return "female",
        Some(Sex::Male) => return "male",
        Some(Sex::Unknown) | None => {}
    }
    let (mut female, mut male) = (0_usize, 0_usize);
    for word in words(&chart.document.text) {
        let is_one_of = |names: &[&str]| names.iter().any(|name| word.eq_ignore_ascii_case(name));
        if is_one_of(&OF_A_WOMAN) {
            female += 1;
        } else if is_one_of(&OF_A_MAN) {
            male += 1;
        }
    }
    // Others are named in a note as well: one sex must clearly prevail.
    match (female, male) {
        _ if female >= 3 && female > 3 * male => "female",
        _ if male >= 3 && male > 3 * female => "male",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{chart, office};

    #[test]
    fn the_note_tells_where_the_registration_does_not() {
        let told = |note: &str| told(&chart(note), &office());
        assert_eq!(told("HPI: Mrs. Ode says that she fell. Her knee hurts."), "female");
        assert_eq!(told("HPI: He says that his wife saw him fall. She helped."), "");
        assert_eq!(told("HPI: Fell on his knee."), "");
    }

    #[test]
    fn the_registration_goes_before_the_note() {
        let context = VisitContext { sex: Some(Sex::Male), ..office() };
        assert_eq!(super::told(&chart("HPI: She says that she hurt her knee."), &context), "male");
    }
}
