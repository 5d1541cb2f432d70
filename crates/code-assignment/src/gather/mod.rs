//! Gather: which of the conditions a note mentions are addressed in this visit.
//!
//! An outpatient visit is coded for what the provider assessed, monitored, treated, or what changed the management
//! (Official Guidelines IV.J). So a lead is a problem of the assessment, or a condition in its text with which
//! something is done. What stands only in the history, the review of systems, the examination, the results or the
//! medication list is no lead; it may fill in the details of one.

mod cues;
mod managed;
mod stand_in;
mod standing;
mod titles;
mod unassessed;

use superbill_domain::SectionRole;

use crate::case::{Case, Place, Sense};

pub(crate) use cues::is_decided;
pub(crate) use standing::{Standing, standing};
pub(crate) use titles::heads_statement;

/// A mention that is to be coded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Lead {
    /// The mention, by index.
    pub(crate) mention: usize,
    pub(crate) place: Place,
    pub(crate) sense: Sense,
}

impl Lead {
    const fn new(mention: usize, place: Place, sense: Sense) -> Self {
        Self { mention, place, sense }
    }
}

/// The leads of a chart, in the order in which the provider states them.
pub(crate) fn leads(case: &Case<'_>) -> Vec<Lead> {
    let mut leads = titles::leads(case);
    leads.extend(managed::leads(case, &leads));
    if leads.is_empty() && !has_assessment(case) {
        leads = unassessed::leads(case);
    }
    leads.retain(|lead| is_supported(case, lead.mention));
    leads.sort_by_key(|lead| lead.mention);
    leads.dedup_by_key(|lead| lead.mention);
    leads
}

/// An abbreviation with more than one meaning is read only where the note also writes the condition out.
fn is_supported(case: &Case<'_>, index: usize) -> bool {
    let Some(mention) = case.mention(index) else { return false };
    let category = mention.denotes.first().map(|denotation| denotation.code.category());
    let written_out = case.chart.mentions.iter().any(|other| {
        !other.traits.ambiguous
            && other.denotes.first().map(|denotation| denotation.code.category()) == category
    });
    !mention.traits.ambiguous || written_out
}

fn has_assessment(case: &Case<'_>) -> bool {
    case.chart
        .sections
        .iter()
        .any(|section| matches!(section.role, SectionRole::Assessment | SectionRole::AssessmentPlan))
}

#[cfg(test)]
mod tests;
