//! Regimens: how a medicine is taken, told by the words after it: "metformin 500 mg by mouth twice a day".

use std::ops::Range;

use superbill_domain::{Regimen, Span};

use crate::note::SentenceWords;
use crate::words::Gap;

/// The most words after a medicine that tell how it is taken.
const REACH: usize = 16;

/// Units of a dose.
const UNITS: &[&str] = &[
    "mg",
    "mcg",
    "ug",
    "µg",
    "g",
    "gm",
    "gram",
    "grams",
    "mg/ml",
    "ml",
    "cc",
    "l",
    "unit",
    "units",
    "u",
    "iu",
    "meq",
    "mmol",
    "puff",
    "puffs",
    "drop",
    "drops",
    "gtt",
    "gtts",
    "tablet",
    "tablets",
    "tab",
    "tabs",
    "capsule",
    "capsules",
    "cap",
    "caps",
    "pill",
    "pills",
    "spray",
    "sprays",
    "patch",
    "patches",
    "ampule",
    "vial",
    "percent",
    "milligrams",
    "micrograms",
    "milliliters",
];

/// Ways into the body, longer ones first.
const ROUTES: &[&[&str]] = &[
    &["by", "mouth"],
    &["per", "os"],
    &["per", "rectum"],
    &["under", "the", "skin"],
    &["under", "the", "tongue"],
    &["into", "the", "muscle"],
    &["po"],
    &["p.o"],
    &["orally"],
    &["oral"],
    &["iv"],
    &["intravenous"],
    &["intravenously"],
    &["im"],
    &["intramuscular"],
    &["intramuscularly"],
    &["sq"],
    &["sc"],
    &["subq"],
    &["subcutaneous"],
    &["subcutaneously"],
    &["topical"],
    &["topically"],
    &["sublingual"],
    &["sublingually"],
    &["sl"],
    &["inhaled"],
    &["nebulized"],
    &["intranasal"],
    &["intranasally"],
    &["rectally"],
    &["pr"],
    &["vaginally"],
    &["transdermal"],
];

/// How often, longer ones first; "#" stands for a number and "~" for a number as a word.
const FREQUENCIES: &[&[&str]] = &[
    &["every", "#", "to", "#", "hours"],
    &["every", "#", "hours"],
    &["every", "#", "days"],
    &["every", "#", "weeks"],
    &["every", "other", "day"],
    &["every", "day"],
    &["every", "morning"],
    &["every", "evening"],
    &["every", "night"],
    &["every", "week"],
    &["every", "month"],
    &["#", "times", "a", "day"],
    &["#", "times", "per", "day"],
    &["#", "times", "daily"],
    &["#", "times", "a", "week"],
    &["once", "a", "day"],
    &["once", "per", "day"],
    &["once", "daily"],
    &["once", "a", "week"],
    &["once", "weekly"],
    &["twice", "a", "day"],
    &["twice", "per", "day"],
    &["twice", "daily"],
    &["twice", "a", "week"],
    &["at", "bedtime"],
    &["at", "night"],
    &["in", "the", "morning"],
    &["in", "the", "evening"],
    &["with", "meals"],
    &["before", "meals"],
    &["a", "day"],
    &["per", "day"],
    &["a", "week"],
    &["daily"],
    &["nightly"],
    &["weekly"],
    &["monthly"],
    &["hourly"],
    &["bid"],
    &["b.i.d"],
    &["tid"],
    &["t.i.d"],
    &["qid"],
    &["q.i.d"],
    &["qd"],
    &["q.d"],
    &["qday"],
    &["qhs"],
    &["q.h.s"],
    &["qam"],
    &["qpm"],
    &["qod"],
    &["qweek"],
    &["q4h"],
    &["q6h"],
    &["q8h"],
    &["q12h"],
    &["q24h"],
];

const AS_NEEDED: &[&[&str]] =
    &[&["as", "needed"], &["when", "needed"], &["if", "needed"], &["prn"], &["p.r.n"]];

const LONG_TERM: &[&[&str]] = &[
    &["long", "term"],
    &["longterm"],
    &["for", "years"],
    &["chronic"],
    &["chronically"],
    &["maintenance"],
    &["lifelong"],
    &["indefinitely"],
];

/// Numbers as words, with those of a dose.
const NUMBERS: &[&str] = &["one", "two", "three", "four", "five", "six", "eight", "ten", "twelve", "half"];

/// How the medicine at `range` is taken, as far as the words up to the next medicine or stop tell it.
pub(super) fn regimen(
    sentence: &SentenceWords<'_>,
    range: &Range<usize>,
    is_medicine: impl Fn(usize) -> bool,
) -> Regimen {
    let tokens = sentence.tokens;
    let stops = |at: usize| tokens.get(at).is_none_or(|token| token.before >= Gap::Stop) || is_medicine(at);
    let end = (range.end..range.end + REACH).find(|&at| stops(at)).unwrap_or(range.end + REACH);
    let after = range.end..end;
    let near = range.start.saturating_sub(2)..end;
    Regimen {
        dose: dose(sentence, &(range.start..end)),
        route: first(sentence, &after, ROUTES),
        frequency: first(sentence, &after, FREQUENCIES),
        as_needed: first(sentence, &after, AS_NEEDED),
        long_term: first(sentence, &near, LONG_TERM),
    }
}

/// The first place of any of these phrases; of two at one place the one that stands first in the table.
fn first(sentence: &SentenceWords<'_>, within: &Range<usize>, phrases: &[&[&str]]) -> Option<Span> {
    within.clone().find_map(|at| {
        let here = |phrase: &&&[&str]| {
            at + phrase.len() <= within.end
                && phrase.iter().enumerate().all(|(offset, word)| is(sentence.word(at + offset), word))
        };
        phrases.iter().find(here).map(|phrase| sentence.span(&(at..at + phrase.len())))
    })
}

fn is(word: &str, pattern: &str) -> bool {
    if pattern == "#" { is_number(word) } else { word.eq_ignore_ascii_case(pattern) }
}

fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
        || NUMBERS.iter().any(|known| word.eq_ignore_ascii_case(known))
}

/// A number with its unit: "500 mg", "500mg", "10-20 units".
fn dose(sentence: &SentenceWords<'_>, within: &Range<usize>) -> Option<Span> {
    within.clone().find_map(|at| {
        let word = sentence.word(at);
        let unit = word.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
        if !is_number(word) {
            return None;
        }
        if unit.len() < word.len() && is_unit(unit) {
            return Some(sentence.span(&(at..at + 1)));
        }
        let upto = if is_number(sentence.word(at + 1)) { at + 2 } else { at + 1 };
        (upto < within.end && is_unit(sentence.word(upto))).then(|| sentence.span(&(at..upto + 1)))
    })
}

fn is_unit(word: &str) -> bool {
    UNITS.iter().any(|unit| word.eq_ignore_ascii_case(unit))
}
