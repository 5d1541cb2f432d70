//! What code assignment has to say of itself: every guideline that it applies, and what it leaves to a person.

use std::borrow::Cow;

use superbill_domain::{Authority, Explanation, RuleId, Severity};

use crate::guideline::{Guideline, authority};
use crate::guidelines::guidelines;

/// Nobody says whether the patient is new to the practice.
pub(crate) static NEW_OR_ESTABLISHED: Explanation = Explanation {
    id: RuleId::new("ASSIGN-NEW-OR-ESTABLISHED"),
    title: "Visit of a patient who may be new",
    what: "Neither the registration nor the note says whether the patient is new, and the code of the visit turns on it.",
    why: "A visit of a new patient has codes of its own. Taken for established, the patient never brings a false claim, \
          but perhaps a payment that is too small.",
    example: "An office visit of moderate decision making is 99204 for a new patient and 99214 for an established one; \
              nothing says which.",
    remedy: "Confirm whether anybody of the same group and specialty saw the patient within three years.",
    authority: Authority {
        publication: Cow::Borrowed("CPT evaluation and management guidelines"),
        edition: Cow::Borrowed("2026"),
        row: Cow::Borrowed("New and established patients"),
    },
    severity: Severity::Advise,
    likely_denial: None,
    from: None,
    to: None,
};

/// A visit beside a small procedure may need modifier 25.
pub(crate) static SEPARATE_VISIT: Explanation = Explanation {
    id: RuleId::new("ASSIGN-SEPARATE-VISIT"),
    title: "Visit on the day of a small procedure",
    what: "A procedure with a global period of ten days or less is done in a visit that is billed as well.",
    why: "Such a procedure includes the visit that decides on it. A second payment for that work is denied, or taken back \
          in an audit; a visit that went well beyond it is lost without modifier 25.",
    example: "The right knee is injected, 20610, and the blood pressure drugs are changed: the visit is billed with \
              modifier 25. Had the visit been for the knee alone, it would not.",
    remedy: "Bill the visit with modifier 25 only where the note shows work beyond deciding on and doing the procedure.",
    authority: Authority {
        publication: Cow::Borrowed("Medicare Claims Processing Manual"),
        edition: Cow::Borrowed("Chapter 12"),
        row: Cow::Borrowed("30.6.6 and 40.1"),
    },
    severity: Severity::Advise,
    likely_denial: Some("97"),
    from: None,
    to: None,
};

/// A problem of the assessment led to no code.
pub(crate) static UNREAD_PROBLEM: Explanation = Explanation {
    id: RuleId::new("ASSIGN-UNREAD-PROBLEM"),
    title: "Problem of the assessment without a code",
    what: "A problem under the assessment or the plan led to no code, and no reason to leave it out is known.",
    why: "A problem that is looked after and not coded is missing from the claim, from the patient's record and from what \
          justifies the visit, and nobody sees that it is.",
    example: "The assessment ends with “4. Travel: see handout”. No condition is recognized in it.",
    remedy: "Read the problem and code it by hand, or confirm that it needs no code.",
    authority: authority("IV.J"),
    severity: Severity::Advise,
    likely_denial: None,
    from: None,
    to: None,
};

/// The rules that are no guidelines.
static GAPS: [&Explanation; 3] = [&NEW_OR_ESTABLISHED, &SEPARATE_VISIT, &UNREAD_PROBLEM];

/// What a rule of this crate says of itself; none for a name that is not a rule of it.
#[must_use]
pub fn explain(id: &str) -> Option<Explanation> {
    explanations().into_iter().find(|rule| rule.id.as_str() == id)
}

/// What every rule of this crate says of itself, in the order of their ids.
#[must_use]
pub fn explanations() -> Vec<Explanation> {
    let gaps = GAPS.iter().map(|rule| (*rule).clone());
    let mut all: Vec<Explanation> = gaps.chain(guidelines().map(Guideline::explanation)).collect();
    all.sort_by(|a, b| a.id.cmp(&b.id));
    all
}

#[cfg(test)]
mod tests {
    use superbill_code_sets::CodeSets;
    use superbill_domain::{Carc, Icd10Cm};

    use super::*;
    use crate::tabular::Tabular;
    use crate::testing::office;

    #[test]
    fn ids_are_unique() {
        let mut ids: Vec<RuleId> = explanations().into_iter().map(|rule| rule.id).collect();
        assert!(ids.is_sorted());
        ids.dedup();
        assert_eq!(ids.len(), GAPS.len() + guidelines().count());
        assert!(ids.iter().all(|id| explain(id.as_str()).is_some()));
        assert!(explain("GUIDELINE-NONE").is_none());
    }

    #[test]
    fn every_rule_fills_its_headings() {
        for rule in explanations() {
            for (heading, text) in [
                ("title", rule.title),
                ("what", rule.what),
                ("why", rule.why),
                ("example", rule.example),
                ("remedy", rule.remedy),
            ] {
                assert!(text.len() > 15, "{}: {heading} “{text}”", rule.id);
                assert!(!text.contains("  "), "{}: {heading} has two spaces together", rule.id);
                assert_eq!(text.ends_with('.'), heading != "title", "{}: {heading} “{text}”", rule.id);
            }
            assert!(rule.title.len() <= 70, "{}: a title is a line", rule.id);
            assert!(rule.likely_denial.is_none_or(|reason| reason.parse::<Carc>().is_ok()), "{}", rule.id);
        }
    }

    #[test]
    fn the_codes_of_the_examples_are_billable() {
        let tabular = Tabular::new(CodeSets::embedded().unwrap().on(office().on));
        for rule in guidelines() {
            let words = rule.example.split(|c: char| !c.is_ascii_alphanumeric() && c != '.');
            let coded = words.filter(|word| word.as_bytes().get(1).is_some_and(u8::is_ascii_digit));
            let codes: Vec<Icd10Cm> = coded.filter_map(|word| word.trim_matches('.').parse().ok()).collect();
            assert!(!codes.is_empty(), "{}", rule.id);
            for code in codes {
                assert!(tabular.is_billable(code), "{}: {code}", rule.id);
            }
        }
    }
}
