//! Attachment: which condition a slot's words belong to.

use std::mem::{Discriminant, discriminant};
use std::ops::Range;

use superbill_domain::{Control, Mention, Problem, Slot, SlotValue};

use crate::words::{Gap, Token};

/// A slot's words in a note.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    /// The sentence, by index.
    pub(crate) sentence: usize,
    /// The problem, by index.
    pub(crate) problem: Option<usize>,
    /// Its tokens in the sentence.
    pub(crate) tokens: Range<usize>,
    /// The slot, with its words.
    pub(crate) slot: Slot,
}

/// Where a condition or a procedure stands.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    /// The sentence, by index.
    pub(crate) sentence: usize,
    /// Its tokens in the sentence.
    pub(crate) tokens: Range<usize>,
    /// True where a side belongs to it.
    pub(crate) sided: bool,
}

impl Place {
    /// True where its words are among these.
    pub(crate) fn covers(&self, range: &Range<usize>) -> bool {
        self.tokens.start < range.end && range.start < self.tokens.end
    }
}

/// The farthest that a word may stand before what it describes, and after.
const BEFORE: usize = 4;
const AFTER: usize = 8;

/// Gives every mention its slots. `places` are the places of the mentions, in the same order.
pub(crate) fn attach(
    mentions: &mut [Mention],
    places: &[Place],
    problems: &[Problem],
    found: &[Found],
    words: impl Fn(usize) -> Range<usize>,
    tokens: &[Token],
) {
    for at in 0..mentions.len() {
        let (Some(mention), Some(place)) = (mentions.get(at), places.get(at)) else { continue };
        let sentence = tokens.get(words(place.sentence)).unwrap_or_default();
        let near = nearest(place, places, sentence, in_sentence(found, place.sentence));
        let slots = with_surroundings(near, place.sided, mention, mentions, problems, found);
        if let Some(mention) = mentions.get_mut(at) {
            mention.slots = slots;
        }
    }
}

/// The slots of a sentence.
fn in_sentence(found: &[Found], sentence: usize) -> &[Found] {
    let first = found.partition_point(|found| found.sentence < sentence);
    let last = found.partition_point(|found| found.sentence <= sentence);
    found.get(first..last).unwrap_or_default()
}

/// Of each kind of slot, the nearest that stands with the condition.
fn nearest(place: &Place, places: &[Place], sentence: &[Token], found: &[Found]) -> Vec<Slot> {
    let mut near: Vec<(usize, Slot)> = Vec::new();
    for found in found {
        let Some(distance) = distance(place, places, sentence, found) else { continue };
        match near.iter_mut().find(|(_, slot)| kind(slot) == kind(&found.slot)) {
            Some(held) if distance < held.0 => *held = (distance, found.slot),
            Some(_) => {}
            None => near.push((distance, found.slot)),
        }
    }
    near.into_iter().map(|(_, slot)| slot).collect()
}

fn kind(slot: &Slot) -> Discriminant<SlotValue> {
    discriminant(&slot.value)
}

/// How far a slot's words stand from the condition; none where another condition stands between, or a stop.
fn distance(place: &Place, places: &[Place], sentence: &[Token], found: &Found) -> Option<usize> {
    let (here, there) = (&place.tokens, &found.tokens);
    if there.start < here.end && here.start < there.end {
        return Some(0);
    }
    let before = there.end <= here.start;
    let between = if before { there.end..here.start } else { here.end..there.start };
    let limit = if before { BEFORE } else { AFTER };
    let others = || places_in(places, place.sentence);
    let parted = others().any(|other| between.start <= other.tokens.start && other.tokens.end <= between.end);
    let strongest =
        |range: Range<usize>| range.filter_map(|at| sentence.get(at)).map(|token| token.before).max();
    let gap = strongest(between.start..between.end + 1).unwrap_or(Gap::Nothing);
    // A word right before another condition describes that one: "knee pain, left hip pain".
    let taken = !before
        && others().any(|other| {
            there.end <= other.tokens.start
                && other.tokens.start - there.end <= 1
                && strongest(there.end..other.tokens.start + 1).is_some_and(|gap| gap < Gap::Comma)
        });
    let apart = if before { gap >= Gap::Comma } else { gap >= Gap::Stop };
    (between.len() <= limit && !parted && !apart && !taken)
        .then_some(between.len() + if before { 1 } else { BEFORE + 2 })
}

/// The places of a sentence.
fn places_in(places: &[Place], sentence: usize) -> impl Iterator<Item = &Place> {
    let first = places.partition_point(|place| place.sentence < sentence);
    places.get(first..).unwrap_or_default().iter().take_while(move |place| place.sentence == sentence)
}

/// Adds what the rest of the sentence, the title and the body of the problem say, where nothing contradicts.
fn with_surroundings(
    mut slots: Vec<Slot>,
    sided: bool,
    mention: &Mention,
    mentions: &[Mention],
    problems: &[Problem],
    found: &[Found],
) -> Vec<Slot> {
    if !mention.traits.injury {
        slots.retain(|slot| !is_encounter(&slot.value) && !is_of_fracture(&slot.value));
    }
    let has = |slots: &[Slot], pick: fn(&SlotValue) -> bool| slots.iter().any(|slot| pick(&slot.value));
    if sided && !has(&slots, |value| matches!(value, SlotValue::Side(_))) {
        slots.extend(side_around(mention.sentence, mention.problem, problems, found));
    }
    if mention.in_title && !has(&slots, |value| matches!(value, SlotValue::Control(_))) {
        slots.extend(control_in_body(mention, mentions, found));
    }
    if mention.traits.injury && !has(&slots, is_encounter) {
        let same_problem = |found: &Found| mention.problem.is_some() && found.problem == mention.problem;
        let here = |found: &&Found| found.sentence == mention.sentence || same_problem(found);
        slots
            .extend(found.iter().filter(here).map(|found| found.slot).find(|slot| is_encounter(&slot.value)));
    }
    // Which hand leads, and how far a pregnancy is, holds for the whole note.
    if !has(&slots, is_dominance) {
        slots.extend(found.iter().map(|found| found.slot).find(|slot| is_dominance(&slot.value)));
    }
    if !has(&slots, is_gestation) {
        slots.extend(found.iter().map(|found| found.slot).find(|slot| is_gestation(&slot.value)));
    }
    slots
}

fn is_encounter(value: &SlotValue) -> bool {
    matches!(value, SlotValue::Encounter(_))
}

/// True for what only an injury can be.
fn is_of_fracture(value: &SlotValue) -> bool {
    matches!(value, SlotValue::Wound(_) | SlotValue::Displacement(_) | SlotValue::Healing(_))
}

fn is_dominance(value: &SlotValue) -> bool {
    matches!(value, SlotValue::Dominance(_))
}

fn is_gestation(value: &SlotValue) -> bool {
    matches!(value, SlotValue::WeeksOfGestation(_) | SlotValue::Trimester(_))
}

/// The one side that the sentence tells, else the title of the problem, else its body; none where they tell two.
fn side_around(
    sentence: usize,
    problem: Option<usize>,
    problems: &[Problem],
    found: &[Found],
) -> Option<Slot> {
    let title = problem.and_then(|problem| problems.get(problem)).map(|problem| problem.title);
    let in_title = |found: &&Found| title.is_some_and(|title| title.contains(&found.slot.evidence));
    one_side(in_sentence(found, sentence).iter()).or_else(|| {
        let of_problem = || found.iter().filter(|found| problem.is_some() && found.problem == problem);
        one_side(of_problem().filter(in_title)).or_else(|| one_side(of_problem()))
    })
}

/// The side that all of these tell; none where there is none, or where they differ.
fn one_side<'f>(found: impl Iterator<Item = &'f Found>) -> Option<Slot> {
    let mut sides = found.map(|found| found.slot).filter(|slot| matches!(slot.value, SlotValue::Side(_)));
    let first = sides.next()?;
    sides.all(|other| other.value == first.value).then_some(first)
}

/// What the body of a problem says of its control, in sentences that name no other condition; the worst first.
fn control_in_body(mention: &Mention, mentions: &[Mention], found: &[Found]) -> Option<Slot> {
    let code = |mention: &Mention| mention.denotes.first().map(|first| first.code.category());
    let elsewhere = |sentence: usize| {
        mentions
            .iter()
            .any(|other| other.sentence == sentence && code(other) != code(mention) && !other.traits.finding)
    };
    let of_problem =
        found.iter().filter(|found| mention.problem.is_some() && found.problem == mention.problem);
    let controls = of_problem.filter_map(|found| match found.slot.value {
        SlotValue::Control(control) if !elsewhere(found.sentence) => Some((gravity(control), found.slot)),
        _ => None,
    });
    controls.min_by_key(|&(gravity, slot)| (gravity, slot.evidence.start)).map(|(_, slot)| slot)
}

/// The order in which statements on control win over each other.
const fn gravity(control: Control) -> u8 {
    match control {
        Control::Uncontrolled => 0,
        Control::Worsening => 1,
        Control::Improving => 2,
        Control::Controlled => 3,
    }
}

/// The side that stands with a procedure, or that its surroundings tell.
pub(crate) fn side_of(
    place: &Place,
    places: &[Place],
    problem: Option<usize>,
    problems: &[Problem],
    found: &[Found],
    sentence: &[Token],
) -> Option<Slot> {
    let near = nearest(place, places, sentence, in_sentence(found, place.sentence));
    let side = near.into_iter().find(|slot| matches!(slot.value, SlotValue::Side(_)));
    side.or_else(|| place.sided.then(|| side_around(place.sentence, problem, problems, found)).flatten())
}
