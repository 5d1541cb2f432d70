//! Guidelines: the rules that are applied to a case, each with its name and the section it rests on.

use std::borrow::Cow;

use superbill_domain::{Authority, Date, Explanation, RuleId, Severity};

use crate::case::Case;

/// The edition of the Official Guidelines that the rules were written from.
pub(crate) const EDITION: &str = "FY2026";

/// The day on which ICD-10-CM and its guidelines came into force; most rules are as old.
pub(crate) const ICD10: Date = Date::constant(2015, 10, 1);

/// A note that a coder can read, with its conditions marked, and the codes that it leads to, in order.
///
/// The note is a run of parts (`CC:`, `HPI:`, `PMH:`, `MEDS:`, `EXAM:`, `A:` for a problem of the assessment …). In it stand
/// `[words|CODE details]` for a condition, `<words|class act Z79>` for a medicine, and before it the context of the visit: `@inpatient`,
/// `@F34` for a woman of 34.
pub type Example = (&'static str, &'static str);

/// A rule of the Official Guidelines, as a machine applies it. Its texts stand under the headings that every rule has.
#[derive(Debug, Clone)]
pub struct Guideline {
    /// Its name: `GUIDELINE-DIABETES-WITH`.
    pub id: RuleId,
    /// The sections of the ICD-10-CM Official Guidelines for Coding and Reporting.
    pub section: &'static str,
    /// The rule in a line.
    pub title: &'static str,
    /// What it does, in a sentence.
    pub what: &'static str,
    /// What goes wrong without it.
    pub why: &'static str,
    /// Words of a note and the codes they lead to.
    pub example: &'static str,
    /// What a coder does about it.
    pub remedy: &'static str,
    /// How much its findings matter.
    pub severity: Severity,
    /// The first day of service to which it applies.
    pub from: Date,
    /// Notes in which it acts.
    pub fires: [Example; 5],
    /// Notes that look alike, in which it does not.
    pub rests: [Example; 5],
    pub(crate) apply: fn(&mut Case<'_>),
}

impl Guideline {
    /// The section and edition as an authority.
    #[must_use]
    pub fn authority(&self) -> Authority {
        authority(self.section)
    }

    /// Applies the rule, where it is in force on the date of service.
    pub(crate) fn act(&self, case: &mut Case<'_>) {
        if self.from <= case.context.on {
            (self.apply)(case);
        }
    }

    /// What the rule says of itself.
    #[must_use]
    pub fn explanation(&self) -> Explanation {
        Explanation {
            id: self.id.clone(),
            title: self.title,
            what: self.what,
            why: self.why,
            example: self.example,
            remedy: self.remedy,
            authority: self.authority(),
            severity: self.severity,
            likely_denial: None,
            from: Some(self.from),
            to: None,
        }
    }
}

/// A section of the Official Guidelines as an authority.
pub(crate) const fn authority(section: &'static str) -> Authority {
    Authority {
        publication: Cow::Borrowed("ICD-10-CM Official Guidelines for Coding and Reporting"),
        edition: Cow::Borrowed(EDITION),
        row: Cow::Borrowed(section),
    }
}
