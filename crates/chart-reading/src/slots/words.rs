//! The words that fill a slot.

use std::ops::Range;

use superbill_domain::{
    Acuity, Control, Displacement, Dominance, EncounterPhase, FractureHealing, FractureWound, Gravity, Side,
    SlotValue,
};

use crate::table::rows;
use crate::words::{Gap, Key, Phrases, PhrasesBuilder, Token, Vocabulary};

use super::gestation::weeks_of_gestation;

/// The words that fill a slot; none for words that look as if they did.
pub(crate) type SlotWords = Phrases<Option<SlotValue>>;

/// A slot's words in a sentence.
#[derive(Debug, Clone)]
pub(crate) struct Spotted {
    /// Its tokens in the sentence.
    pub(crate) tokens: Range<usize>,
    /// What it says.
    pub(crate) value: SlotValue,
}

/// Compiles the words that fill a slot. The vocabulary grows by them.
pub(crate) fn compile(vocabulary: &mut Vocabulary) -> SlotWords {
    let mut phrases = PhrasesBuilder::default();
    for [words, slot, value] in rows(TABLE) {
        phrases.add(vocabulary.enter(words), read(slot, value));
    }
    phrases.compile(Key::Word, |_, _| {})
}

const TABLE: &str = include_str!("../../lexicon/slot_words.tsv");

/// The slot value of a row; none for the kind "none".
fn read(slot: &str, value: &str) -> Option<SlotValue> {
    let number = value.parse();
    Some(match (slot, value) {
        ("side", "right") => SlotValue::Side(Side::Right),
        ("side", "left") => SlotValue::Side(Side::Left),
        ("side", "bilateral") => SlotValue::Side(Side::Bilateral),
        ("acuity", "acute") => SlotValue::Acuity(Acuity::Acute),
        ("acuity", "chronic") => SlotValue::Acuity(Acuity::Chronic),
        ("acuity", "acute_on_chronic") => SlotValue::Acuity(Acuity::AcuteOnChronic),
        ("acuity", "subacute") => SlotValue::Acuity(Acuity::Subacute),
        ("acuity", "recurrent") => SlotValue::Acuity(Acuity::Recurrent),
        ("severity", "mild") => SlotValue::Severity(Gravity::Mild),
        ("severity", "moderate") => SlotValue::Severity(Gravity::Moderate),
        ("severity", "severe") => SlotValue::Severity(Gravity::Severe),
        ("control", "controlled") => SlotValue::Control(Control::Controlled),
        ("control", "uncontrolled") => SlotValue::Control(Control::Uncontrolled),
        ("control", "worsening") => SlotValue::Control(Control::Worsening),
        ("control", "improving") => SlotValue::Control(Control::Improving),
        ("encounter", "initial") => SlotValue::Encounter(EncounterPhase::Initial),
        ("encounter", "subsequent") => SlotValue::Encounter(EncounterPhase::Subsequent),
        ("encounter", "sequela") => SlotValue::Encounter(EncounterPhase::Sequela),
        ("stage", _) => SlotValue::Stage(number.ok()?),
        ("type", _) => SlotValue::Type(number.ok()?),
        ("trimester", _) => SlotValue::Trimester(number.ok()?),
        ("wound", "closed") => SlotValue::Wound(FractureWound::Closed),
        ("wound", "open") => SlotValue::Wound(FractureWound::Open),
        ("wound", "open_type_three") => SlotValue::Wound(FractureWound::OpenTypeThree),
        ("displacement", "displaced") => SlotValue::Displacement(Displacement::Displaced),
        ("displacement", "nondisplaced") => SlotValue::Displacement(Displacement::Nondisplaced),
        ("healing", "routine") => SlotValue::Healing(FractureHealing::Routine),
        ("healing", "delayed") => SlotValue::Healing(FractureHealing::Delayed),
        ("healing", "nonunion") => SlotValue::Healing(FractureHealing::Nonunion),
        ("healing", "malunion") => SlotValue::Healing(FractureHealing::Malunion),
        ("dominance", "right_handed") => SlotValue::Dominance(Dominance::RightHanded),
        ("dominance", "left_handed") => SlotValue::Dominance(Dominance::LeftHanded),
        ("dominance", "ambidextrous") => SlotValue::Dominance(Dominance::Ambidextrous),
        ("organism", code) => SlotValue::Organism(code.parse().ok()?),
        ("site", _) => SlotValue::Site,
        ("device", _) => SlotValue::Device,
        _ => return None,
    })
}

/// True for slots that tell of the course of a condition, which may be denied or only feared: "if it worsens".
pub(crate) const fn is_course(value: SlotValue) -> bool {
    matches!(value, SlotValue::Control(_) | SlotValue::Acuity(_))
}

/// The slots that the words of a sentence fill, in order.
pub(crate) fn spot(text: &str, words: &SlotWords, tokens: &[Token], found: &mut Vec<Spotted>) {
    found.clear();
    let mut at = 0;
    while at < tokens.len() {
        match words.longest(tokens, at, |length, _| length > 1 || letter_is_side(tokens, at)) {
            Some((length, value)) => {
                if let Some(value) = (*value).filter(|value| is_meant(text, tokens, at, length, *value)) {
                    found.push(Spotted { tokens: at..at + length, value });
                }
                at += length;
            }
            None => at += 1,
        }
    }
    if let Some((tokens, weeks)) = weeks_of_gestation(text, tokens) {
        found.push(Spotted { tokens, value: SlotValue::WeeksOfGestation(weeks) });
        found.sort_by_key(|spotted| spotted.tokens.start);
    }
}

/// Words that tell of a measure by which a condition is held, and how far before "elevated" they may stand.
const MEASURES: &[&str] =
    &["pressure", "pressures", "bp", "bps", "sugar", "sugars", "glucose", "readings", "reading"];
const MEASURE_BEFORE: usize = 7;

/// False for "elevated" and the like where nothing tells that blood pressure or blood sugar is meant: a value alone
/// says nothing of control.
fn is_meant(text: &str, tokens: &[Token], at: usize, length: usize, value: SlotValue) -> bool {
    let words = tokens.get(at..at + length).unwrap_or_default();
    let is = |token: &Token, known: &[&str]| {
        known.iter().any(|word| token.span().of(text).eq_ignore_ascii_case(word))
    };
    if value != SlotValue::Control(Control::Uncontrolled)
        || !words.iter().any(|word| is(word, &["elevated", "high"]))
    {
        return true;
    }
    let around = tokens
        .get(at.saturating_sub(MEASURE_BEFORE)..at + length + 3)
        .or_else(|| tokens.get(at.saturating_sub(MEASURE_BEFORE)..));
    around.unwrap_or_default().iter().any(|token| is(token, MEASURES))
}

/// A single letter is a side in capitals and apart from the next word: "L knee", not "L-spine" or "r".
fn letter_is_side(tokens: &[Token], at: usize) -> bool {
    let Some(token) = tokens.get(at) else { return false };
    let next = tokens.get(at + 1);
    token.span().len() > 1
        || (token.upper
            && next.is_some_and(|next| matches!(next.before, Gap::Space | Gap::Close) && !next.number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_understood() {
        for [words, slot, value] in rows(TABLE) {
            assert!(slot == "none" || read(slot, value).is_some(), "{words}");
        }
    }
}
