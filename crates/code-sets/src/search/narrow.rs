//! Leads from a header to the code that the remaining words ask for, or that is meant where nothing more is said.

use std::cmp::Reverse;

use crate::Diagnosis;
use crate::diagnoses::says_least;
use crate::words::each_word;

/// Where a search went from what a phrase names.
pub(super) struct Narrowed<'a> {
    pub(super) diagnosis: Diagnosis<'a>,
    said: Vec<String>,
}

impl Narrowed<'_> {
    /// True for a word that the way down says.
    pub(super) fn explains(&self, word: &str) -> bool {
        self.said.iter().any(|said| said == word)
    }
}

/// Goes down from a code or header. Of the codes below, those are chosen whose titles have the most of the words, then
/// the one that leaves the most unsaid; a seventh character is only gone to where `billable` codes are asked for and its
/// meaning is said, since no other says which.
pub(super) fn narrow<'a>(from: Diagnosis<'a>, words: &[String], billable: bool) -> Narrowed<'a> {
    let stays = Narrowed { diagnosis: from, said: Vec::new() };
    if from.is_billable() {
        return stays;
    }
    let asked = |title: &str| {
        let mut said: Vec<String> = Vec::new();
        if words.is_empty() {
            return said;
        }
        each_word(affirmed(title, words), |word| {
            let says = word != "without" && words.iter().any(|asked| asked == word);
            if says && !said.iter().any(|known| known == word) {
                said.push(word.to_owned());
            }
        });
        said
    };
    let goes_far = |below: &Diagnosis<'_>| below.is_billable() || below.awaits_seventh();
    let asks_seventh = billable || words.iter().any(|word| PHASES.contains(&word.as_str()));
    let candidates = from
        .descendants()
        .filter(|below| goes_far(below) && (asks_seventh || !is_below_awaiting(below)))
        .map(|below| (asked(below.title()), below));
    let best = candidates.enumerate().max_by_key(|(at, (said, below))| {
        let (code, title) = (below.code(), below.title());
        let least = says_least(title);
        let residual = least && code.undotted().ends_with('9');
        let unsaid = title.matches("nspecified").count();
        (said.len(), least, Reverse(code.length()), residual, unsaid, Reverse(*at))
    });
    let Some((_, (said, diagnosis))) = best else { return stays };
    if said.is_empty() && !says_least(diagnosis.title()) {
        return stays;
    }
    Narrowed { diagnosis, said }
}

/// The part of a title that says what is there: what follows "without" or "unspecified as to" is not, unless it is asked.
fn affirmed<'t>(title: &'t str, words: &[String]) -> &'t str {
    if words.iter().any(|word| word == "without") {
        return title;
    }
    let ends = ["without", "unspecified as to", "not "].iter().filter_map(|denial| title.find(denial));
    title.get(..ends.min().unwrap_or(title.len())).unwrap_or(title)
}

/// Words that name the phase of an encounter, which a seventh character tells.
const PHASES: [&str; 4] = ["initial", "subsequent", "sequela", "encounter"];

fn is_below_awaiting(below: &Diagnosis<'_>) -> bool {
    below.parent().is_some_and(|above| above.awaits_seventh())
}
