//! Seventh characters: what they are for a code and what each of them means.

use std::fmt;

use crate::file::{Strings, Text};

/// The seventh characters that the nearest definition allows, with their meaning.
///
/// The definition says what a character means, not that every code exists with it: S06.1X7D does not. Confirm a
/// code with [`crate::Book::with_seventh`].
#[derive(Clone, Copy)]
pub struct SeventhCharacters<'a> {
    pub(super) strings: &'a Strings,
    pub(super) defined: &'a [(char, Text)],
}

impl<'a> SeventhCharacters<'a> {
    /// Each character and its meaning, in the published order: `('A', "initial encounter")`.
    pub fn iter(&self) -> impl Iterator<Item = (char, &'a str)> + use<'a> {
        let strings = self.strings;
        self.defined.iter().map(|&(character, text)| (character, strings.get(text)))
    }

    /// What a character means here.
    #[must_use]
    pub fn meaning(&self, character: char) -> Option<&'a str> {
        self.iter().find(|(defined, _)| *defined == character).map(|(_, meaning)| meaning)
    }
}

impl fmt::Debug for SeventhCharacters<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}
