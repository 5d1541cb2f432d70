//! Reads the title of a term: which words must be said, which may be, and how it stands to the term above.

use super::Relation;
use crate::words::{each_word, is_filler};

/// A part of a title: plain, or in parentheses (a nonessential modifier, Official Guidelines I.A.7).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TitlePart {
    /// Words that must be said.
    Plain(String),
    /// Words that may be said and change nothing.
    Nonessential(String),
}

/// The words of a title, as they are looked for.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct TitleWords {
    /// Words that must be said; of those with one number, one.
    pub(super) essential: Vec<(String, u8)>,
    /// Words that may be said.
    pub(super) optional: Vec<String>,
    /// How the term stands to the one above.
    pub(super) relation: Option<Relation>,
}

impl TitleWords {
    pub(super) fn read(parts: &[TitlePart]) -> Self {
        let mut words = Self::default();
        for part in parts {
            match part {
                TitlePart::Plain(text) => words.add_plain(text),
                TitlePart::Nonessential(text) => words.add_optional(text),
            }
        }
        words
    }

    /// "Abnormal, abnormality" are one; of "cable car, not on rails" only the first is required.
    fn add_plain(&mut self, text: &str) {
        let readings: Vec<&str> = text.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
        let first = readings.first().copied().unwrap_or_default();
        for (at, &reading) in readings.iter().enumerate() {
            if at > 0
                && self.essential.iter().all(|(_, group)| *group == 0)
                && are_forms_of_one_word(first, reading)
            {
                self.add_essential(reading, Some(0));
            } else if at == 0 || self.essential.is_empty() {
                self.add_essential(reading, None);
            } else {
                self.add_optional(reading);
            }
        }
    }

    /// Words of one reading. Neighbours of an "or" stand for each other.
    fn add_essential(&mut self, text: &str, group: Option<u8>) {
        let mut after_or = false;
        each_word(text, |word| {
            if word == "or" {
                after_or = true;
                return;
            }
            let begins = self.essential.is_empty() && self.optional.is_empty();
            let relation = Relation::named_by(word).filter(|_| begins);
            if let Some(relation) = relation {
                self.relation.get_or_insert(relation);
            }
            if is_filler(word) || Relation::is_mere(word) {
                return;
            }
            let last = self.essential.last().map(|(_, group)| *group);
            let next = last.map_or(0, |last| last.saturating_add(1));
            let own = if after_or { last.unwrap_or(next) } else { next };
            self.essential.push((word.to_owned(), group.unwrap_or(own)));
            after_or = false;
        });
    }

    fn add_optional(&mut self, text: &str) {
        each_word(text, |word| {
            let known = self.essential.iter().map(|(known, _)| known).chain(&self.optional);
            // "Cyanide(s)": a plural in parentheses is no word.
            if !is_filler(word) && word != "s" && !known.into_iter().any(|known| known == word) {
                self.optional.push(word.to_owned());
            }
        });
    }
}

/// True for "abdomen" and "abdominal", "bite" and "bitten by": one word each, fillers aside, that begin alike.
fn are_forms_of_one_word(a: &str, b: &str) -> bool {
    let single = |text: &str| {
        let mut count = 0;
        each_word(text, |word| count += usize::from(!is_filler(word)));
        count == 1
    };
    let alike = |(a, b): (char, char)| a.eq_ignore_ascii_case(&b);
    single(a) && single(b) && a.chars().zip(b.chars()).take_while(|&pair| alike(pair)).count() >= 3
}

/// A title as printed, its nonessential modifiers in parentheses.
pub(super) fn printed(parts: &[TitlePart]) -> String {
    let mut all = String::new();
    for part in parts {
        let (TitlePart::Plain(text) | TitlePart::Nonessential(text)) = part;
        let text = text.trim();
        let closes_up = text.starts_with("(s)") || text.starts_with(',');
        if !all.is_empty() && !text.is_empty() && !closes_up {
            all.push(' ');
        }
        all.push_str(text);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (String, String, Option<Relation>) {
        let mut parts = Vec::new();
        for (at, piece) in text.split(['<', '>']).enumerate() {
            let part = if at % 2 == 0 { TitlePart::Plain } else { TitlePart::Nonessential };
            parts.push(part(piece.to_owned()));
        }
        let words = TitleWords::read(&parts);
        let essential: Vec<String> =
            words.essential.iter().map(|(word, group)| format!("{word}{group}")).collect();
        (essential.join(" "), words.optional.join(" "), words.relation)
    }

    #[test]
    fn what_must_be_said_is_told_from_what_may_be() {
        let (essential, optional, _) = read("Abandonment<(causing exposure) (adult)> NEC");
        assert_eq!((essential.as_str(), optional.as_str()), ("abandonment0", "causing exposure adult"));
        assert_eq!(read("Cyanide<(s)>").1, "");
        assert_eq!(read("Abnormal, abnormality, abnormalities").0, "abnormal0 abnormality0 abnormality0");
        assert_eq!(read("endocardial, infective").0, "endocardial0");
        assert_eq!(read("cable car, not on rails").0, "cable0 car1");
        assert_eq!(read("popliteal fossa or space").0, "popliteal0 fossa1 space1");
    }

    #[test]
    fn relations_are_not_words() {
        assert_eq!(read("with"), (String::new(), String::new(), Some(Relation::With)));
        assert_eq!(read("due to, caused by").0, "");
        assert_eq!(read("due to mercury"), ("mercury0".to_owned(), String::new(), Some(Relation::DueTo)));
        assert_eq!(read("in<(due to)>").2, Some(Relation::In));
        assert_eq!(read("without perforation").0, "without0 perforation1");
        assert_eq!(read("type 2").2, None);
    }

    #[test]
    fn a_title_is_printed_as_it_was() {
        let parts = [
            TitlePart::Plain("Abandonment".to_owned()),
            TitlePart::Nonessential("(adult)".to_owned()),
            TitlePart::Plain(" NEC".to_owned()),
        ];
        assert_eq!(printed(&parts), "Abandonment (adult) NEC");
    }
}
