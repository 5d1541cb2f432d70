//! Diagnose: from a lead to the code or codes that its words and details support.

mod by_site;
mod fuller_name;
mod picture;
mod statement;

use superbill_domain::{Icd10Cm, Mention, Side};

use crate::case::Sense;
use crate::case::{Case, Diagnosis, Doubt, Place};
use crate::gather::Lead;
use crate::personal_history::personal_history;
use crate::tabular::{Axis, Clues, Resolved, resolve};

pub(crate) use by_site::at_site;
pub(crate) use picture::named;
pub(crate) use statement::statement_of;

/// The diagnoses of a lead: one, two for the two sides of a bilateral condition, none where the classification has
/// no code for what the note says and leaves open.
pub(crate) fn diagnose(case: &Case<'_>, lead: Lead) -> Vec<Diagnosis> {
    let Some(mention) = case.mention(lead.mention) else { return Vec::new() };
    let fuller = fuller_name::of(case, lead.mention, mention);
    let (clues, conflict) = picture::clues(case, lead.mention, mention, fuller);
    let names = fuller.into_iter().chain(std::iter::once(mention));
    let found = names.flat_map(|name| name.denotes.iter().map(move |denoted| (name, denoted.code))).find_map(
        |(name, code)| {
            let denoted = match lead.sense {
                Sense::History => personal_history(code)?,
                Sense::Current | Sense::InsteadOfUncertain => {
                    by_site::of(case, name, code, clues.side).unwrap_or(code)
                }
            };
            let mut clues = clues.clone();
            // The words of a phrase are spent where it names a complete code: only further words lead on.
            if case.tabular.is_billable(denoted) {
                clues.spend(case.chart.words(name.span));
            }
            let found = both_sides(case, denoted, &clues);
            (!found.is_empty()).then_some(found)
        },
    );
    let draft = |resolved: Resolved| {
        let mut diagnosis = draft(case, lead, mention, resolved);
        if conflict {
            diagnosis.doubt(Doubt::Conflict);
        }
        diagnosis
    };
    let drafts = found.into_iter().flatten().map(draft);
    drafts.filter(|diagnosis| !is_injury_of_unread_site(diagnosis)).collect()
}

/// An injury "of unspecified body region" whose statement has words that the code does not carry, or that is only named
/// in the text, is an injury of a region that we could not read: a query, and no code.
fn is_injury_of_unread_site(diagnosis: &Diagnosis) -> bool {
    let doubted = [Doubt::UnreadWords, Doubt::NotATitle].iter().any(|doubt| diagnosis.doubts.contains(doubt));
    diagnosis.is_any(&["T14"]) && doubted
}

/// One code; or a code for each side where the condition is bilateral and no code says so (I.B.13).
fn both_sides(case: &Case<'_>, denoted: Icd10Cm, clues: &Clues) -> Vec<Resolved> {
    let on = |side: Side| resolve(case.tabular, denoted, &clues.on(side));
    let whole = resolve(case.tabular, denoted, clues);
    if clues.side == Some(Side::Bilateral) {
        let both = whole
            .as_ref()
            .is_some_and(|found| case.tabular.title(found.code).to_lowercase().contains("bilateral"));
        if let (false, Some(right), Some(left)) = (both, on(Side::Right), on(Side::Left))
            && right.code != left.code
        {
            return vec![right, left];
        }
    }
    whole.into_iter().collect()
}

fn draft(case: &Case<'_>, lead: Lead, mention: &Mention, resolved: Resolved) -> Diagnosis {
    let phrase = case.chart.words(mention.span);
    let why = match (lead.place, lead.sense) {
        (_, Sense::History) => format!("“{phrase}” is assessed as past, with no present treatment."),
        (_, Sense::InsteadOfUncertain) => {
            format!("“{phrase}” is coded because its suspected cause is not established.")
        }
        (Place::Title, Sense::Current) => format!("“{phrase}” is a problem of the assessment."),
        (Place::Managed, Sense::Current) => format!("“{phrase}” is managed in the assessment."),
        (Place::Elsewhere, Sense::Current) => {
            format!("“{phrase}” is the nearest to a diagnosis in a note without an assessment.")
        }
    };
    let mut diagnosis = Diagnosis {
        code: resolved.code,
        mentions: vec![lead.mention],
        problem: mention.problem,
        place: lead.place,
        sense: lead.sense,
        traits: mention.traits,
        evidence: Vec::new(),
        path: resolved.path,
        open: resolved.open,
        rules: Vec::new(),
        why: vec![why],
        doubts: Vec::new(),
        alternatives: Vec::new(),
        present_on_admission: None,
    };
    if lead.place != Place::Title {
        diagnosis.doubt(Doubt::NotATitle);
    }
    if mention.traits.ambiguous {
        diagnosis.doubt(Doubt::Ambiguous);
    }
    if diagnosis.open.iter().any(|(axis, _)| matches!(axis, Axis::Side | Axis::Stage | Axis::Trimester)) {
        diagnosis.doubt(Doubt::OpenDetail);
    }
    if lead.place == Place::Title && statement::has_unread_words(case, mention, &diagnosis) {
        diagnosis.doubt(Doubt::UnreadWords);
    }
    diagnosis
}
