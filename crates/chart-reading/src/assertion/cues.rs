//! The cues and the grammar words, compiled once from their table.

use std::sync::LazyLock;

use crate::lexicon::Compiled;
use crate::table::rows;
use crate::words::{Key, Phrases, PhrasesBuilder, Vocabulary};

use super::senses::Senses;

const TABLE: &str = include_str!("../../lexicon/assertion_cues.tsv");

/// How far a cue reaches toward the condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) enum Reach {
    /// To the end of the clause.
    #[default]
    Clause,
    /// To the next comma or preposition; over a comma only in a list of alternatives.
    Phrase,
    /// Five words.
    Near,
    /// Right after the condition.
    Adjacent,
}

/// What a word of the table is in the grammar of clauses.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Part {
    /// Opens a clause.
    pub(super) verb: bool,
    /// Closes a clause, as "present" in "edema present".
    pub(super) predicate: bool,
    /// May be the subject of a clause.
    pub(super) subject: bool,
    /// Joins the items of a list.
    pub(super) joiner: bool,
    /// Joins alternatives.
    pub(super) or: bool,
    /// Ends what reaches over a phrase only.
    pub(super) breaker: bool,
    /// A cue before it stands last in its clause.
    pub(super) tail: bool,
    /// Its sense opens at the word that begins a list, where there is one: "possible causes of cough include …".
    pub(super) deferred: bool,
    /// Begins a list.
    pub(super) lists: bool,
    /// A person other than the patient.
    pub(super) member: bool,
    /// What such a person does when telling about the patient.
    pub(super) teller: bool,
    /// The condition before it is that of the member after it: "diabetes in her mother".
    pub(super) host: bool,
    /// A member after it is no experiencer.
    pub(super) escort: bool,
    /// May stand between an escort and the member.
    pub(super) possessor: bool,
    /// Opens its sense only as a heading, before a colon or a dash: "ALLERGIES: penicillin".
    pub(super) label: bool,
}

/// A cue or a grammar word, with all that the table says of it.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Cue {
    /// The senses of a condition after it.
    pub(super) before: Senses,
    /// How far it reaches forward.
    pub(super) reach: Reach,
    /// The senses of a condition before it.
    pub(super) after: Senses,
    /// The senses that end at it.
    pub(super) stops: Senses,
    /// What it is in the grammar of clauses.
    pub(super) part: Part,
}

impl Cue {
    /// Reads what a row of the table says: its role and its detail. None where the row is not understood.
    fn read(role: &str, detail: &str) -> Option<Self> {
        let mut cue = Self::default();
        let details = || detail.split(' ').filter(|word| !word.is_empty());
        for word in details() {
            match word {
                "phrase" => cue.reach = Reach::Phrase,
                "near" => cue.reach = Reach::Near,
                "adjacent" => cue.reach = Reach::Adjacent,
                _ => {
                    cue.part.set(word);
                }
            }
        }
        match role {
            "harmless" => {}
            "stop" => {
                let named = details().flat_map(|word| word.split(',')).filter_map(Senses::named);
                named.for_each(|sense| cue.stops |= sense);
            }
            _ => match Senses::named(role) {
                Some(sense) => cue.open(sense, detail),
                None if cue.part.set(role) => {}
                None => return None,
            },
        }
        Some(cue)
    }

    fn open(&mut self, sense: Senses, detail: &str) {
        let has = |word| detail.split(' ').any(|part| part == word);
        if has("before") || has("either") {
            self.before |= sense;
        }
        if has("after") || has("either") {
            self.after |= sense;
        }
        if has("either") {
            self.reach = Reach::Phrase;
        }
    }

    /// Adds what another row says of the same words.
    fn merge(&mut self, other: &Self) {
        self.before |= other.before;
        self.after |= other.after;
        self.stops |= other.stops;
        self.reach = self.reach.max(other.reach);
        self.part.merge(&other.part);
    }
}

impl Part {
    fn flags(&mut self) -> [(&'static str, &mut bool); 15] {
        [
            ("verb", &mut self.verb),
            ("predicate", &mut self.predicate),
            ("subject", &mut self.subject),
            ("joiner", &mut self.joiner),
            ("or", &mut self.or),
            ("breaker", &mut self.breaker),
            ("tail", &mut self.tail),
            ("deferred", &mut self.deferred),
            ("lists", &mut self.lists),
            ("member", &mut self.member),
            ("teller", &mut self.teller),
            ("host", &mut self.host),
            ("escort", &mut self.escort),
            ("possessor", &mut self.possessor),
            ("label", &mut self.label),
        ]
    }

    /// Sets the part of that name; false where there is none.
    fn set(&mut self, name: &str) -> bool {
        self.flags().into_iter().find(|(known, _)| *known == name).map(|(_, flag)| *flag = true).is_some()
    }

    fn merge(&mut self, other: &Self) {
        let mut other = *other;
        for ((_, mine), (_, theirs)) in self.flags().into_iter().zip(other.flags()) {
            *mine |= *theirs;
        }
    }
}

/// The grammar of assertion: the cues, and the vocabulary in which they are numbered.
pub(crate) struct Grammar {
    /// The numbers of all words of the cues. The vocabulary of a reader grows from it.
    pub(crate) vocabulary: Vocabulary,
    pub(super) cues: Phrases<Cue>,
}

impl Grammar {
    /// The grammar, compiled on first use.
    pub(crate) fn get() -> &'static Self {
        static GRAMMAR: LazyLock<Grammar> = LazyLock::new(|| Grammar::compile(TABLE));
        &GRAMMAR
    }

    fn compile(table: &'static str) -> Self {
        let mut vocabulary = Compiled::shipped().vocabulary().clone();
        let mut cues = PhrasesBuilder::default();
        for [phrase, role, detail] in rows(table) {
            if let Some(cue) = Cue::read(role, detail) {
                cues.add(vocabulary.enter_forms(phrase), cue);
            }
        }
        Self { vocabulary, cues: cues.compile(Key::Form, |kept, new| kept.merge(&new)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_understood() {
        for [phrase, role, detail] in rows(TABLE) {
            let cue = Cue::read(role, detail).unwrap_or_else(|| panic!("{phrase}: {role}"));
            if Senses::named(role).is_some() {
                assert!(!(cue.before | cue.after).is_empty(), "{phrase} opens nothing");
            }
            if role == "stop" {
                assert!(!cue.stops.is_empty(), "{phrase} stops nothing");
            }
        }
    }
}
