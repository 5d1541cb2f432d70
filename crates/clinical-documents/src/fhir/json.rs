//! JSON whose values know their place in the file.
//!
//! `serde_json` checks the text and parts it; a value is kept as the range of the text that writes it, and read on when it is
//! asked for.

use std::fmt;

use serde::Deserializer as _;
use serde::de::{MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use superbill_domain::Span;

use crate::traced::Traced;

/// The deepest nesting that is read; FHIR's own examples stay under twenty.
const DEEPEST: u8 = 60;

/// A value of JSON.
#[derive(Clone, Copy)]
pub(crate) struct Node<'t> {
    file: &'t Traced,
    raw: &'t str,
    start: usize,
    depth: u8,
}

/// Why a text is not JSON, and at which byte of it.
pub(crate) struct NotJson {
    pub(crate) at: usize,
    pub(crate) what: String,
}

impl<'t> Node<'t> {
    /// The value that a range of the file's text writes.
    pub(crate) fn parse(file: &'t Traced, span: Span) -> Result<Self, NotJson> {
        let text = file.text().get(span.start..span.end).unwrap_or_default();
        match serde_json::from_str::<&RawValue>(text) {
            Ok(value) => {
                let raw = value.get();
                let start = span.start + offset(text, raw);
                Ok(Self { file, raw, start, depth: 0 })
            }
            Err(error) => {
                let lines = text.split_inclusive('\n').take(error.line().saturating_sub(1));
                let at = lines.map(str::len).sum::<usize>() + error.column().saturating_sub(1);
                Err(NotJson { at: span.start + at.min(text.len()), what: error.to_string() })
            }
        }
    }

    fn child(&self, value: &'t RawValue) -> Self {
        let raw = value.get();
        Self { raw, start: self.start + offset(self.raw, raw), depth: self.depth + 1, ..*self }
    }

    /// The bytes of the file that write the value.
    pub(crate) fn source(&self) -> Span {
        self.file.source(Span::new(self.start, self.start + self.raw.len()))
    }

    /// The members of an object, in order; none for another value.
    pub(crate) fn members(&self) -> Vec<(String, Self)> {
        if !self.raw.starts_with('{') || self.depth >= DEEPEST {
            return Vec::new();
        }
        let mut reader = serde_json::Deserializer::from_str(self.raw);
        let members = reader.deserialize_map(Members).unwrap_or_default();
        members.into_iter().map(|(key, value)| (key, self.child(value))).collect()
    }

    /// The member of an object.
    pub(crate) fn get(&self, key: &str) -> Option<Self> {
        self.members().into_iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    /// The value at the end of a path of members; of a list its first element.
    pub(crate) fn at(&self, path: &[&str]) -> Option<Self> {
        path.iter().try_fold(*self, |node, key| node.first().get(key)).map(|node| node.first())
    }

    /// The first element of a list, and any other value itself.
    fn first(&self) -> Self {
        if self.raw.starts_with('[') { self.elements().first().copied().unwrap_or(*self) } else { *self }
    }

    /// The elements of a list; a value that is no list is its own only element.
    pub(crate) fn elements(&self) -> Vec<Self> {
        if !self.raw.starts_with('[') {
            return vec![*self];
        }
        if self.depth >= DEEPEST {
            return Vec::new();
        }
        let mut reader = serde_json::Deserializer::from_str(self.raw);
        let elements = reader.deserialize_seq(Elements).unwrap_or_default();
        elements.into_iter().map(|value| self.child(value)).collect()
    }

    /// The elements of a member; none where there is no such member.
    pub(crate) fn all(&self, key: &str) -> Vec<Self> {
        self.get(key).map(|node| node.elements()).unwrap_or_default()
    }

    /// True for an object.
    pub(crate) fn is_object(&self) -> bool {
        self.raw.starts_with('{')
    }

    /// The words of a string, a number or a truth value, each with its way back; nothing for an object or a list.
    pub(crate) fn words(&self) -> Traced {
        let mut words = Traced::default();
        let Some(inner) = self.raw.strip_prefix('"').and_then(|raw| raw.strip_suffix('"')) else {
            if !self.raw.starts_with(['{', '[', 'n']) {
                words.push_part(self.file, Span::new(self.start, self.start + self.raw.len()));
            }
            return words;
        };
        let from = self.start + 1;
        let mut plain = 0;
        while let Some(found) = inner.get(plain..).and_then(|rest| rest.find('\\')) {
            let at = plain + found;
            words.push_part(self.file, Span::new(from + plain, from + at));
            let (letter, length) = escape(inner.get(at..).unwrap_or_default());
            let source = self.file.source(Span::new(from + at, from + at + length));
            words.push_for(letter.encode_utf8(&mut [0; 4]), source);
            plain = at + length;
        }
        words.push_part(self.file, Span::new(from + plain, from + inner.len()));
        words
    }

    /// The words as they stand, without their way back.
    pub(crate) fn text(&self) -> String {
        self.words().into_parts().0
    }
}

/// Where a part of a text begins in it: `serde_json` hands out parts of the text itself.
fn offset(text: &str, part: &str) -> usize {
    part.as_ptr().addr().saturating_sub(text.as_ptr().addr())
}

/// The letter that an escape writes, and its length. Half of a pair of surrogates is unreadable.
fn escape(rest: &str) -> (char, usize) {
    let unit = |at: usize| rest.get(at + 2..at + 6).and_then(|hex| u32::from_str_radix(hex, 16).ok());
    match rest.chars().nth(1) {
        Some('n') => ('\n', 2),
        Some('t') => ('\t', 2),
        Some('r') => ('\r', 2),
        Some('b' | 'f') => (' ', 2),
        Some('u') => {
            let first = unit(0).unwrap_or(0xFFFD);
            let second = rest.get(6..8).filter(|next| *next == "\\u").and_then(|_| unit(6));
            match (first, second) {
                (0xD800..=0xDBFF, Some(second @ 0xDC00..=0xDFFF)) => {
                    let code = 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
                    (char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER), 12.min(rest.len()))
                }
                _ => (char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER), 6.min(rest.len())),
            }
        }
        Some(other) => (other, 1 + other.len_utf8()),
        None => (char::REPLACEMENT_CHARACTER, rest.len().max(1)),
    }
}

struct Members;

impl<'de> Visitor<'de> for Members {
    type Value = Vec<(String, &'de RawValue)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(members)
    }
}

struct Elements;

impl<'de> Visitor<'de> for Elements {
    type Value = Vec<&'de RawValue>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut elements = Vec::new();
        while let Some(element) = list.next_element()? {
            elements.push(element);
        }
        Ok(elements)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(file: &Traced) -> Node<'_> {
        Node::parse(file, Span::new(0, file.len())).unwrap_or_else(|not| panic!("{}", not.what))
    }

    #[test]
    fn values_know_their_place() {
        let json = r#" {"a":[{"b":"one\ntwo é \ud83d\ude00"}],"n":12.50}"#;
        let file = Traced::itself(json.to_owned());
        let root = parsed(&file);
        let words = root.at(&["a", "b"]).unwrap().words();
        assert_eq!(words.text(), "one\ntwo é 😀");
        assert_eq!(words.source(Span::new(0, 3)).of(json), "one");
        assert_eq!(words.source(Span::new(3, 7)).of(json), "\\ntwo");
        assert_eq!(words.source(Span::new(11, 15)).of(json), r"\ud83d\ude00");
        assert_eq!(root.get("n").unwrap().text(), "12.50", "a decimal keeps its digits");
        assert!(root.get("x").is_none());
    }

    #[test]
    fn what_is_cut_off_is_told_with_its_place() {
        let file = Traced::itself("{\"a\":\n [1, 2".to_owned());
        let Err(not) = Node::parse(&file, Span::new(0, file.len())) else { panic!("it is cut off") };
        assert!(not.at >= 11, "{}", not.at);
    }

    #[test]
    fn bottomless_nesting_is_no_overflow() {
        let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
        let file = Traced::itself(deep);
        let mut node = Node::parse(&file, Span::new(0, file.len())).ok();
        while let Some(inner) = node {
            node = inner.elements().first().copied().filter(|next| next.start > inner.start);
        }
    }
}
