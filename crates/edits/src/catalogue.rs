//! All rules.

use superbill_domain::Explanation;

use crate::rule::Rule;
use crate::rules::{claim, diagnosis, pairs, place, service, visit};

/// Every rule, by id.
static RULES: [&Rule; 50] = [
    &service::bilateral::RULE,
    &claim::billing_address::RULE,
    &claim::charges::RULE,
    &claim::control_number::RULE,
    &claim::dates::RULE,
    &claim::line_limit::RULE,
    &claim::member_id::RULE,
    &claim::no_lines::RULE,
    &claim::prior_number::RULE,
    &claim::subscriber::RULE,
    &claim::tax_id::RULE,
    &claim::timely::RULE,
    &diagnosis::duplicate::RULE,
    &diagnosis::excludes1::RULE,
    &diagnosis::expired::RULE,
    &diagnosis::external_cause_first::RULE,
    &diagnosis::first_listed_only::RULE,
    &diagnosis::header::RULE,
    &diagnosis::limit::RULE,
    &diagnosis::manifestation_first::RULE,
    &diagnosis::none::RULE,
    &diagnosis::pointer::RULE,
    &diagnosis::sequela_first::RULE,
    &diagnosis::seventh::RULE,
    &diagnosis::sex::RULE,
    &diagnosis::side_unspecified::RULE,
    &diagnosis::unknown::RULE,
    &visit::care_complexity::RULE,
    &visit::modifier_25::RULE,
    &visit::modifier_57::RULE,
    &visit::multiple::RULE,
    &visit::preventive_diagnosis::RULE,
    &service::waived_test::RULE,
    &service::laterality::RULE,
    &service::duplicate::RULE,
    &service::side_missing::RULE,
    &service::modifier_fit::RULE,
    &service::modifier_valid::RULE,
    &pairs::add_on::RULE,
    &pairs::units::RULE,
    &pairs::ptp::RULE,
    &place::procedure::RULE,
    &place::valid::RULE,
    &claim::provider_npi::RULE,
    &service::procedure_age::RULE,
    &service::procedure_expired::RULE,
    &service::medicare_status::RULE,
    &service::procedure_unknown::RULE,
    &service::units_zero::RULE,
    &service::vaccine_pair::RULE,
];

/// Every rule there is, in the order of their ids.
#[must_use]
pub fn catalogue() -> &'static [&'static Rule] {
    &RULES
}

/// What a rule says of itself; none for a name that is not a rule of claims.
#[must_use]
pub fn explain(id: &str) -> Option<Explanation> {
    RULES.iter().find(|rule| rule.id() == id).map(|rule| rule.explanation.clone())
}

/// What every rule says of itself, in the order of their ids.
#[must_use]
pub fn explanations() -> Vec<Explanation> {
    RULES.iter().map(|rule| rule.explanation.clone()).collect()
}

#[cfg(test)]
mod tests {
    use superbill_domain::Carc;

    use super::*;

    #[test]
    fn ids_are_unique_and_in_order() {
        let ids: Vec<&str> = catalogue().iter().map(|rule| rule.id()).collect();
        let mut sorted = ids.clone();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(ids, sorted);
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
            assert!(rule.from.is_none() || rule.to.is_none() || rule.from <= rule.to, "{}", rule.id);
        }
    }

    #[test]
    fn every_rule_has_an_example_of_both_kinds() {
        // Its failing example has fifty-one lines and stands in its own test.
        let written_in_code = "CLAIM-LINE-LIMIT";
        for rule in catalogue() {
            assert!(!rule.fails.is_empty() || rule.id() == written_in_code, "{}", rule.id());
            assert!(!rule.passes.is_empty(), "{}", rule.id());
        }
    }

    #[test]
    fn a_rule_explains_itself_by_its_name_only() {
        assert_eq!(explain("NCCI-PTP").unwrap().likely_denial, Some("97"));
        assert_eq!(explain("ncci-ptp"), None);
    }
}
