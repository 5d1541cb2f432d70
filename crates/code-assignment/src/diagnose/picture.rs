//! The picture: what the note says about one condition, beyond its name.

use superbill_domain::{
    EncounterPhase, Icd10Cm, Mention, NotCodedReason, SectionRole, Side, SlotValue, Span, VisitContext,
};

use super::by_site;
use super::statement::statement_of;
use crate::body_site::body_site;
use crate::case::Case;
use crate::gather::{Standing, standing};
use crate::tabular::Clues;

/// What the note says about the condition of a mention, under its own and its fuller name, and whether it contradicts
/// itself about the side.
pub(super) fn clues(
    case: &Case<'_>,
    index: usize,
    mention: &Mention,
    fuller: Option<&Mention>,
) -> (Clues, bool) {
    let mut clues = Clues::default();
    clues.read(case.sex);
    clues.name(case.chart.words(mention.span));
    clues.name(case.chart.words(statement_of(case, mention)));
    for slot in
        mention.slots.iter().filter(|slot| !is_phase(slot.value) || is_near(case, mention, slot.evidence))
    {
        clues.slot(slot.value);
    }
    let names = [Some(mention), fuller];
    for other in names.into_iter().flatten().flat_map(|name| same_condition(case, index, name)) {
        if let Some(sentence) = case.chart.sentences.get(other.sentence) {
            clues.read(case.chart.words(sentence.span));
        }
        other.slots.iter().filter(|slot| !is_phase(slot.value)).for_each(|slot| clues.slot(slot.value));
    }
    clues.phase = clues.phase.or_else(|| phase_of_reason(case, mention));
    let told = clues.side;
    let elsewhere = side_elsewhere(case, mention);
    clues.side = told.or(elsewhere);
    let conflict = matches!(
        (told, elsewhere),
        (Some(Side::Left), Some(Side::Right)) | (Some(Side::Right), Some(Side::Left))
    );
    (clues, conflict)
}

/// The code and the clues of a mention by its own words and details alone.
pub(crate) fn named(case: &Case<'_>, mention: &Mention, denoted: Icd10Cm) -> (Icd10Cm, Clues) {
    let mut clues = Clues::default();
    mention.slots.iter().for_each(|slot| clues.slot(slot.value));
    let code = by_site::of(case, mention, denoted, clues.side).unwrap_or(denoted);
    // The words of a phrase are spent where it names a complete code.
    if !case.tabular.is_billable(code) {
        clues.name(case.chart.words(mention.span));
    }
    (code, clues)
}

/// A plan tells of healing to come, so the encounter is told by the problem itself or by the reason of the visit.
fn is_phase(value: SlotValue) -> bool {
    matches!(value, SlotValue::Encounter(_))
}

/// True where words stand in the statement or the sentence of the mention.
fn is_near(case: &Case<'_>, mention: &Mention, words: Span) -> bool {
    let sentence = case.chart.sentences.get(mention.sentence);
    statement_of(case, mention).contains(&words)
        || sentence.is_some_and(|sentence| sentence.span.contains(&words))
}

/// The encounter that the reason of the visit gives for the same condition.
fn phase_of_reason(case: &Case<'_>, mention: &Mention) -> Option<EncounterPhase> {
    let phase = |value| if let SlotValue::Encounter(phase) = value { Some(phase) } else { None };
    let reasons = case.chart.mentions.iter().filter(|other| {
        let role = case.chart.role(other.section);
        matches!(role, SectionRole::ChiefComplaint | SectionRole::Hpi) && category(other) == category(mention)
    });
    reasons.filter_map(|reason| reason.slot(phase)).map(|(phase, _)| phase).next()
}

/// Other mentions of the same condition in the assessment.
fn same_condition<'c>(
    case: &'c Case<'_>,
    index: usize,
    mention: &Mention,
) -> impl Iterator<Item = &'c Mention> {
    let category = category(mention);
    let (chart, context) = (case.chart, case.context);
    chart.mentions.iter().enumerate().filter_map(move |(at, other)| {
        let same = at != index && is_assessed(case, other) && self::category(other) == category;
        (same && describes(other, context)).then_some(other)
    })
}

/// True where a mention tells of the patient's condition, be it with a doubt that the title does not share.
fn describes(mention: &Mention, context: &VisitContext) -> bool {
    matches!(standing(mention, context), Standing::Affirmed | Standing::Barred(NotCodedReason::Uncertain, _))
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
