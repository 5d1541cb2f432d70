//! The pool of texts: each text once, found by its number.

use super::Reader;
use crate::CodeSetsError;

/// The number of a text in the pool.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Text(pub(crate) u32);

/// All texts of a file, one after the other.
pub(crate) struct Strings {
    all: String,
    /// Where each text begins, and at the end where the last one ends.
    starts: Vec<u32>,
}

impl Strings {
    /// Takes the texts and reads from the tables how long each of them is.
    pub(crate) fn read(all: String, tables: &mut Reader<'_>) -> Result<Self, CodeSetsError> {
        let count = tables.count()?;
        let mut starts = Vec::with_capacity(count + 1);
        let mut end = 0_u32;
        starts.push(end);
        for _ in 0..count {
            let length = tables.number()?;
            end = end.checked_add(length).ok_or(CodeSetsError::Inconsistent("its texts are too long"))?;
            if !all.is_char_boundary(end as usize) {
                return Err(CodeSetsError::Inconsistent("a text ends where none can"));
            }
            starts.push(end);
        }
        Ok(Self { all, starts })
    }

    /// A text of the pool, confirmed to be there.
    pub(crate) fn confirm(&self, number: u32) -> Result<Text, CodeSetsError> {
        if (number as usize) + 1 < self.starts.len() {
            Ok(Text(number))
        } else {
            Err(CodeSetsError::Inconsistent("it names a text that is not there"))
        }
    }

    /// The text of that number; empty where there is none, which [`Strings::confirm`] has excluded.
    pub(crate) fn get(&self, text: Text) -> &str {
        let at = text.0 as usize;
        match (self.starts.get(at), self.starts.get(at + 1)) {
            (Some(&start), Some(&end)) => self.all.get(start as usize..end as usize).unwrap_or_default(),
            _ => "",
        }
    }
}

/// A pool being filled: the same text twice gets the same number.
#[derive(Default)]
pub(crate) struct StringsWriter {
    numbers: std::collections::HashMap<String, u32>,
    texts: Vec<String>,
}

impl StringsWriter {
    /// The number of a text, which is added where it is new.
    pub(crate) fn add(&mut self, text: &str) -> u32 {
        if let Some(&number) = self.numbers.get(text) {
            return number;
        }
        let number = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
        self.numbers.insert(text.to_owned(), number);
        self.texts.push(text.to_owned());
        number
    }

    /// Writes how long each text is, and gives the texts end to end.
    pub(crate) fn write(&self, tables: &mut super::Writer) -> String {
        tables.count(self.texts.len());
        for text in &self.texts {
            tables.count(text.len());
        }
        self.texts.concat()
    }
}
