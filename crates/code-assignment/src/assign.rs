//! The way from a chart to suggestions.

use superbill_code_sets::Book;
use superbill_domain::{Chart, DiagnosisSuggestion, Suggestions, VisitContext};

use crate::case::Case;
use crate::diagnose::diagnose;
use crate::gather::{Lead, leads};
use crate::{everything, gaps, guidelines, not_coded, procedures, queries, support, visit_level};

/// What is coded of a chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Profile {
    /// What the visit was about, by the Official Guidelines: what a claim may carry.
    #[default]
    Visit,
    /// Every condition that the note mentions, in whatever sense, as research corpora label it; no claim.
    Everything,
}

/// What a chart leads to: codes in billing sequence, procedures, the visit level, queries, and what is left out and
/// why. The same chart, context and book give the same suggestions, to the byte.
#[must_use]
pub fn assign(chart: &Chart, context: &VisitContext, profile: Profile, book: Book<'_>) -> Suggestions {
    match profile {
        Profile::Visit => assign_visit(chart, context, book),
        Profile::Everything => everything::assign(chart, context, book),
    }
}

fn assign_visit(chart: &Chart, context: &VisitContext, book: Book<'_>) -> Suggestions {
    let mut case = Case::new(chart, context, book);
    for lead in leads(&case) {
        let found = diagnose(&case, lead);
        if found.is_empty() {
            ask_for_detail(&mut case, lead);
        }
        case.diagnoses.extend(found);
    }
    guidelines::apply(&mut case);
    support::attach(&mut case);
    queries::raise(&mut case);
    let procedures = procedures::procedures(&mut case);
    guidelines::complete(&mut case);
    let visit_level = visit_level::visit_level(&case, &procedures);
    let lacks_whether_new = visit_level.is_some() && visit_level::lacks_whether_new(&case);
    gaps::report(&mut case, lacks_whether_new);
    let not_coded = not_coded::not_coded(&case);
    let diagnoses: Vec<DiagnosisSuggestion> =
        case.diagnoses.iter().map(|diagnosis| diagnosis.suggest(&case)).collect();
    Suggestions {
        diagnoses,
        procedures,
        visit_level,
        queries: case.queries,
        not_coded,
        findings: case.findings,
    }
}

/// Where the classification has no code for what the note says and leaves open: a query and no code.
fn ask_for_detail(case: &mut Case<'_>, lead: Lead) {
    let Some(mention) = case.mention(lead.mention) else { return };
    let Some(code) = mention.denotes.first().map(|denotation| denotation.code) else { return };
    let name = case.chart.words(mention.span).to_lowercase();
    let choices: Vec<String> = case
        .tabular
        .children(code)
        .iter()
        .take(8)
        .map(|child| case.tabular.title(*child).to_owned())
        .collect();
    let text =
        format!("The note names “{name}” without a detail that its code requires. Please document it.");
    queries::ask::provider(case, format!("detail of {name}"), text, &choices, &[mention.span], &[code], None);
}
