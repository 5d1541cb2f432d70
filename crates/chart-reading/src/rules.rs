//! What a reader has to say of a note: rules explained here, found where a note is read.

use std::borrow::Cow;

use superbill_domain::{Authority, Chart, Explanation, Finding, RuleId, Severity, Subject};

/// The shortest note, in bytes, that is taken for a whole visit and not for a part of one.
const WHOLE_NOTE: usize = 400;

/// A note in which nobody says what the patient has and what is done about it.
static NO_ASSESSMENT: Explanation = Explanation {
    id: RuleId::new("NOTE-NO-ASSESSMENT"),
    title: "Note without an assessment or a plan",
    what: "No heading of the note opens an assessment, an impression, a diagnosis or a plan.",
    why: "Only what the provider assessed or treated in the visit is coded. Where the note does not say it in a place of \
          its own, a condition told in the history cannot be told from one looked after, and no diagnosis goes out unseen.",
    example: "A note of a complaint, a history and an examination that ends without an impression.",
    remedy: "Ask the provider for an addendum with the assessment and the plan of the visit.",
    authority: Authority {
        publication: Cow::Borrowed("CMS Documentation Guidelines for Evaluation and Management Services"),
        edition: Cow::Borrowed("1995"),
        row: Cow::Borrowed("General principles of medical record documentation, 2"),
    },
    severity: Severity::Advise,
    likely_denial: None,
    from: None,
    to: None,
};

/// All rules, in the order of their ids.
static RULES: [&Explanation; 1] = [&NO_ASSESSMENT];

/// What a rule of this crate says of itself; none for a name that is not a rule of it.
#[must_use]
pub fn explain(id: &str) -> Option<Explanation> {
    RULES.iter().find(|rule| rule.id.as_str() == id).map(|rule| (*rule).clone())
}

/// Every rule of this crate, in the order of their ids.
#[must_use]
pub fn explanations() -> Vec<Explanation> {
    RULES.iter().map(|rule| (*rule).clone()).collect()
}

/// What is to be said of a note as a whole.
pub(crate) fn findings(chart: &Chart) -> Vec<Finding> {
    let assessed = chart.sections.iter().any(|section| section.role.is_assessment());
    if assessed || chart.document.text.len() < WHOLE_NOTE {
        return Vec::new();
    }
    vec![Finding {
        rule: NO_ASSESSMENT.id.clone(),
        severity: NO_ASSESSMENT.severity,
        subject: Subject::Document(chart.document.id.clone()),
        evidence: Vec::new(),
        message: "The note has no assessment and no plan under a heading.".to_owned(),
        remedy: NO_ASSESSMENT.remedy.to_owned(),
        authority: NO_ASSESSMENT.authority.clone(),
        likely_denial: None,
    }]
}

#[cfg(test)]
mod tests {
    use superbill_domain::{Document, DocumentId, Section, SectionRole, Span};

    use super::*;

    fn chart(role: SectionRole) -> Chart {
        let text = "word ".repeat(100);
        let section = Section { role, header: None, span: Span::new(0, text.len()) };
        Chart {
            document: Document { id: DocumentId::new("note"), text },
            sections: vec![section],
            sentences: Vec::new(),
            problems: Vec::new(),
            mentions: Vec::new(),
            procedures: Vec::new(),
            medications: Vec::new(),
            results: Vec::new(),
            facts: Vec::new(),
            time: None,
            age: None,
        }
    }

    #[test]
    fn a_whole_note_without_an_assessment_is_told() {
        assert_eq!(findings(&chart(SectionRole::Hpi))[0].rule.as_str(), "NOTE-NO-ASSESSMENT");
        assert!(findings(&chart(SectionRole::Assessment)).is_empty());
        assert!(explain("NOTE-NO-ASSESSMENT").is_some());
    }
}
