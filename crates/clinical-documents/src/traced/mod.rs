//! Traced text: text that remembers from which bytes of the file each of its own came.

mod base64;
mod charset;
mod markup;
mod source_map;

pub(crate) use base64::{TracedBytes, decode_base64};
pub(crate) use charset::{Charset, declared, decode};
pub(crate) use markup::{Narrative, narrative};
use source_map::Piece;
pub use source_map::SourceMap;

use superbill_domain::Span;

/// Text with the way back to the file.
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct Traced {
    text: String,
    map: SourceMap,
}

impl Traced {
    /// Text that is the file itself, byte for byte.
    #[cfg(test)]
    pub(crate) fn itself(text: String) -> Self {
        let map = SourceMap::identity(text.len());
        Self { text, map }
    }

    /// Words of ours that stand for something of the file.
    pub(crate) fn standing_for(words: impl Into<String>, source: Span) -> Self {
        let mut traced = Self::default();
        traced.push_for(&words.into(), source);
        traced
    }

    /// The text.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The text and its map.
    pub(crate) fn into_parts(self) -> (String, SourceMap) {
        (self.text, self.map)
    }

    /// The number of bytes.
    pub(crate) fn len(&self) -> usize {
        self.text.len()
    }

    /// True where there is nothing to read.
    pub(crate) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// The bytes of the file for a range of the text.
    pub(crate) fn source(&self, span: Span) -> Span {
        self.map.source(span)
    }

    /// The bytes of the file for the whole text.
    pub(crate) fn whole_source(&self) -> Span {
        self.source(Span::new(0, self.text.len()))
    }

    /// Adds a part of another text with its way back; nothing where the range does not fit the text. Gives the range
    /// that it has here.
    pub(crate) fn push_part(&mut self, from: &Self, span: Span) -> Span {
        let start = self.text.len();
        if let Some(words) = from.text.get(span.start..span.end) {
            self.map.extend_with(start, &from.map, span);
            self.text.push_str(words);
        }
        Span::new(start, self.text.len())
    }

    /// Adds another text.
    pub(crate) fn push(&mut self, other: &Self) -> Span {
        self.push_part(other, Span::new(0, other.text.len()))
    }

    /// Adds words of ours that stand for something of the file.
    pub(crate) fn push_for(&mut self, words: &str, source: Span) -> Span {
        let start = self.text.len();
        self.text.push_str(words);
        let end = self.text.len();
        self.map.push(Piece::whole(Span::new(start, end), source));
        Span::new(start, end)
    }

    /// Adds a separator of ours: it stands for the place where what precedes it ends.
    pub(crate) fn push_sign(&mut self, sign: &str) {
        let here = self.map.end();
        self.push_for(sign, Span::new(here, here));
    }

    /// A part of the text.
    pub(crate) fn part(&self, span: Span) -> Self {
        let mut part = Self::default();
        part.push_part(self, span);
        part
    }

    /// The text without white space around it.
    pub(crate) fn trimmed(&self) -> Self {
        let start = self.text.len() - self.text.trim_start().len();
        let end = self.text.trim_end().len();
        if start == 0 && end == self.text.len() {
            self.clone()
        } else {
            self.part(Span::new(start, end.max(start)))
        }
    }

    /// The text in one line, with single spaces.
    pub(crate) fn one_line(&self) -> Self {
        let mut line = Self::default();
        let mut start = 0;
        for word in self.text.split_whitespace() {
            let rest = self.text.get(start..).unwrap_or_default();
            let at = start + rest.find(word).unwrap_or_default();
            if !line.text.is_empty() {
                line.push_sign(" ");
            }
            line.push_part(self, Span::new(at, at + word.len()));
            start = at + word.len();
        }
        line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_keep_their_way_back() {
        let file = Traced::itself("  one\n two ".to_owned());
        let line = file.one_line();
        assert_eq!(line.text(), "one two");
        assert_eq!(line.source(Span::new(4, 7)), Span::new(7, 10));
        assert_eq!(line.source(Span::new(0, 7)), Span::new(2, 10));
    }

    #[test]
    fn words_of_ours_stand_for_their_source_as_a_whole() {
        let mut text = Traced::standing_for("Refuted", Span::new(40, 52));
        text.push_sign("\n");
        assert_eq!(text.source(Span::new(2, 4)), Span::new(40, 52));
        assert_eq!(text.source(Span::new(7, 8)), Span::new(52, 52));
    }

    #[test]
    fn a_range_that_does_not_fit_adds_nothing() {
        let file = Traced::itself("é".to_owned());
        assert_eq!(file.part(Span::new(0, 1)).len(), 0);
        assert_eq!(file.part(Span::new(1, 90)).len(), 0);
    }
}
