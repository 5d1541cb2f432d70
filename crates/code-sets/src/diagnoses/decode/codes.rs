//! The column of codes.

use std::str::FromStr;

use superbill_domain::Icd10Cm;

use super::Read;
use crate::CodeSetsError;
use crate::file::Reader;

/// Reads codes, each written as how many characters it shares with the one before and the characters that differ.
#[derive(Default)]
pub(super) struct CodeReader {
    characters: [u8; 7],
    /// How many characters the code read last has.
    pub(super) length: usize,
}

impl CodeReader {
    /// The next code, and how many characters it shares with the one before.
    pub(super) fn next(&mut self, tables: &mut Reader<'_>) -> Read<(Icd10Cm, usize)> {
        let no_code = CodeSetsError::Inconsistent("a code is no code");
        let lengths = tables.byte()?;
        let (shared, new) = (usize::from(lengths >> 4), usize::from(lengths & 0x0f));
        // A code that repeats the one before, or shares more than that one has, was not written by us.
        if shared > self.length || new == 0 {
            return Err(no_code);
        }
        let characters = tables.take(new)?;
        self.characters.get_mut(shared..shared + new).ok_or(no_code.clone())?.copy_from_slice(characters);
        self.length = shared + new;
        let whole = self.characters.get(..self.length).unwrap_or_default();
        let whole = std::str::from_utf8(whole).unwrap_or_default();
        Ok((Icd10Cm::from_str(whole).map_err(|_| no_code)?, shared))
    }
}
