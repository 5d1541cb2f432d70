//! Diagnose: from a lead to the code or codes that its words and details support.

use superbill_domain::{Icd10Cm, Mention, Side, SlotValue, Span};

use crate::body_site::body_site;
use crate::case::{Case, Diagnosis, Doubt, Place};
use crate::gather::{Lead, Sense, Standing, heads_statement, standing};
use crate::personal_history::personal_history;
use crate::tabular::words::{is_filler, stem, stems, words};
use crate::tabular::{Axis, Clues, Resolved, resolve};

/// The diagnoses of a lead: one, two for the two sides of a bilateral condition, none where the classification has
/// no code for what the note says and leaves open.
pub(crate) fn diagnose(case: &Case<'_>, lead: Lead) -> Vec<Diagnosis> {
    let Some(mention) = case.mention(lead.mention) else { return Vec::new() };
    let (clues, conflict) = clues(case, lead.mention, mention);
    let found = mention.denotes.iter().find_map(|denotation| {
        let denoted = match lead.sense {
            Sense::History => personal_history(denotation.code)?,
            Sense::Current | Sense::InsteadOfUncertain => denotation.code,
        };
        let found = both_sides(case, denoted, &clues);
        (!found.is_empty()).then_some(found)
    });
    let draft = |resolved: Resolved| {
        let mut diagnosis = draft(case, lead, mention, resolved);
        if conflict {
            diagnosis.doubt(Doubt::Conflict);
        }
        diagnosis
    };
    found.into_iter().flatten().map(draft).collect()
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
    };
    if lead.place != Place::Title {
        diagnosis.doubt(Doubt::NotATitle);
    }
    if mention.traits.ambiguous {
        diagnosis.doubt(Doubt::Ambiguous);
    }
    if diagnosis.open.iter().any(|(axis, _)| *axis != Axis::Kind) {
        diagnosis.doubt(Doubt::OpenDetail);
    }
    if lead.place == Place::Title && has_unread_words(case, mention, &diagnosis) {
        diagnosis.doubt(Doubt::UnreadWords);
    }
    diagnosis
}

/// What the note says about the condition of a mention, and whether it contradicts itself about the side.
fn clues(case: &Case<'_>, index: usize, mention: &Mention) -> (Clues, bool) {
    let mut clues = Clues::default();
    clues.name(case.chart.words(mention.span));
    clues.name(case.chart.words(statement_of(case, mention)));
    for slot in &mention.slots {
        clues.slot(slot.value);
    }
    for other in same_condition(case, index, mention) {
        if let Some(sentence) = case.chart.sentences.get(other.sentence) {
            clues.read(case.chart.words(sentence.span));
        }
        other.slots.iter().for_each(|slot| clues.slot(slot.value));
    }
    let told = clues.side;
    let elsewhere = side_elsewhere(case, mention);
    clues.side = told.or(elsewhere);
    let conflict = matches!(
        (told, elsewhere),
        (Some(Side::Left), Some(Side::Right)) | (Some(Side::Right), Some(Side::Left))
    );
    (clues, conflict)
}

/// Other affirmed mentions of the same condition in the assessment.
fn same_condition<'c>(
    case: &'c Case<'_>,
    index: usize,
    mention: &Mention,
) -> impl Iterator<Item = &'c Mention> {
    let category = category(mention);
    let (chart, context) = (case.chart, case.context);
    chart.mentions.iter().enumerate().filter_map(move |(at, other)| {
        let same = at != index && is_assessed(case, other) && self::category(other) == category;
        (same && standing(other, context) == Standing::Affirmed).then_some(other)
    })
}

fn is_assessed(case: &Case<'_>, mention: &Mention) -> bool {
    mention.problem.is_some() || case.chart.role(mention.section).is_assessment()
}

fn category(mention: &Mention) -> Option<Icd10Cm> {
    mention.denotes.first().map(|denotation| denotation.code.category())
}

/// The side that the note gives outside the assessment for the same condition or part of the body, where it gives just one.
fn side_elsewhere(case: &Case<'_>, mention: &Mention) -> Option<Side> {
    let denoted = mention.denotes.first()?.code;
    let site = body_site(denoted);
    let mut sides =
        case.chart.mentions.iter().filter(|other| !is_assessed(case, other)).filter_map(|other| {
            let code = other.denotes.first()?.code;
            let same = code.category() == denoted.category() || site.is_some() && body_site(code) == site;
            let affirmed = standing(other, case.context) == Standing::Affirmed;
            let side = other.slot(|value| if let SlotValue::Side(side) = value { Some(side) } else { None });
            side.filter(|_| same && affirmed).map(|(side, _)| side)
        });
    let first = sides.next()?;
    sides.all(|side| side == first).then_some(first)
}

/// The part of a problem's title, or of the statement that the condition opens, that is about one of its mentions:
/// from the mention before it to the one after. The mention itself where it stands in running text.
pub(crate) fn statement_of(case: &Case<'_>, mention: &Mention) -> Span {
    let problem = mention.problem.and_then(|at| case.chart.problems.get(at)).filter(|_| mention.in_title);
    let sentence = case.chart.sentences.get(mention.sentence).filter(|_| heads_statement(case, mention));
    let Some(whole) = problem.map(|problem| problem.title).or(sentence.map(|sentence| sentence.span)) else {
        return mention.span;
    };
    let mut part = whole;
    for other in case.chart.mentions.iter().filter(|other| whole.contains(&other.span)) {
        if other.span.end <= mention.span.start {
            part.start = part.start.max(other.span.end);
        } else if other.span.start >= mention.span.end {
            part.end = part.end.min(other.span.start);
        }
    }
    part
}

/// Words of a title that say how a condition stands, not what it is.
const STANDING_WORDS: [&str; 22] = [
    "stable", "control", "well", "improvi", "resolve", "history", "status", "post", "chronic", "acute",
    "new", "newly", "diagnos", "ongoing", "continu", "patient", "follow", "up", "persist", "worseni", "his",
    "her",
];

/// True where the title says more than the mention and the code's titles carry: then a person looks.
fn has_unread_words(case: &Case<'_>, mention: &Mention, diagnosis: &Diagnosis) -> bool {
    let read = stems(case.chart.words(mention.span));
    let carried =
        diagnosis.path.iter().flat_map(|title| stems(title)).collect::<std::collections::BTreeSet<_>>();
    let slots: Vec<Span> = mention.slots.iter().map(|slot| slot.evidence).collect();
    let slot_words: Vec<String> = slots.iter().flat_map(|span| stems(case.chart.words(*span))).collect();
    words(case.chart.words(statement_of(case, mention))).map(stem).any(|stem| {
        let known = read.contains(&stem) || carried.contains(&stem) || slot_words.contains(&stem);
        let plain = is_filler(&stem)
            || STANDING_WORDS.contains(&stem.as_str())
            || stem.bytes().all(|b| b.is_ascii_digit());
        !known && !plain
    })
}
