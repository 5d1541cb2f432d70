//! Editions: which publication a fact is of, and whether that edition is in force on the day asked.

use std::borrow::Cow;

use superbill_domain::{Authority, Date};

use super::table;

/// An edition of a publication, as the table that was made from it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edition<'a> {
    /// The publication: "NCCI PTP edits, practitioner services".
    pub publication: &'a str,
    /// Its edition: "2024-07-01", "RVU25D".
    pub name: &'a str,
    /// The first day it is in force.
    pub from: Date,
    /// The last day it is in force; none where it holds until it is replaced.
    pub to: Option<Date>,
}

/// How an edition stands to the day asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// In force on that day.
    InForce,
    /// In force before that day only: the newest edition at hand, carried forward.
    CarriedForward,
    /// In force after that day only, but made for the same year.
    CarriedBack,
}

/// A fact with the edition that states it and how that edition stands to the day asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dated<'a, T> {
    /// The fact.
    pub fact: T,
    /// The edition that states it.
    pub edition: Edition<'a>,
    /// How the edition stands to the day asked.
    pub fit: Fit,
}

impl Edition<'static> {
    /// Reads the comments at the head of a table; none where one of them is missing or is no date.
    pub(super) fn read(text: &'static str) -> Option<Self> {
        let to = table::comment(text, "to").map(str::parse).transpose().ok()?;
        Some(Self {
            publication: table::comment(text, "publication")?,
            name: table::comment(text, "edition")?,
            from: table::comment(text, "from")?.parse().ok()?,
            to,
        })
    }
}

impl Edition<'_> {
    /// How this edition stands to a day; none for a day before it was in force.
    pub(super) fn fit(&self, day: Date) -> Option<Fit> {
        if day < self.from {
            None
        } else if self.to.is_some_and(|last| last < day) {
            Some(Fit::CarriedForward)
        } else {
            Some(Fit::InForce)
        }
    }

    /// This edition as the authority for one of its rows or sections.
    #[must_use]
    pub fn authority(&self, row: impl Into<Cow<'static, str>>) -> Authority {
        Authority::new(self.publication.to_owned(), self.name.to_owned(), row)
    }
}

impl<T> Dated<'_, T> {
    /// The edition as the authority for a row of it.
    #[must_use]
    pub fn authority(&self, row: impl Into<Cow<'static, str>>) -> Authority {
        self.edition.authority(row)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# publication: Fees\n# edition: A\n# from: 2025-10-01\n# to: 2025-12-31\ncode\n";

    #[test]
    fn an_edition_is_not_used_before_its_first_day_and_tells_when_it_is_past() {
        let edition = Edition::read(TEXT).unwrap();
        let fit = |day: &str| edition.fit(day.parse().unwrap());
        assert_eq!(fit("2025-09-30"), None);
        assert_eq!(fit("2025-10-01"), Some(Fit::InForce));
        assert_eq!(fit("2025-12-31"), Some(Fit::InForce));
        assert_eq!(fit("2026-01-01"), Some(Fit::CarriedForward));
        assert_eq!(edition.authority("99213").to_string(), "Fees A, 99213");
    }

    #[test]
    fn a_table_without_its_edition_has_none() {
        assert_eq!(Edition::read("# publication: Fees\ncode\n"), None);
    }
}
