//! A table read once: its edition, and its rows in the order of their keys.

use superbill_domain::Date;

use super::edition::{Dated, Edition};
use super::table;

/// The rows of one table, found by key.
pub(super) struct Register<K, T> {
    edition: Option<Edition<'static>>,
    rows: Vec<T>,
    key: fn(&T) -> K,
}

impl<K: Ord, T> Register<K, T> {
    /// Reads a table whose lines are one row each.
    pub(super) fn read<const N: usize>(
        text: &'static str,
        key: fn(&T) -> K,
        read: fn([&'static str; N]) -> Option<T>,
    ) -> Self {
        Self::of(text, key, table::rows(text).filter_map(read))
    }

    /// A register of rows that were read from a table.
    pub(super) fn of(text: &'static str, key: fn(&T) -> K, rows: impl Iterator<Item = T>) -> Self {
        let mut rows: Vec<T> = rows.collect();
        rows.sort_by_key(key);
        Self { edition: Edition::read(text), rows, key }
    }

    /// The edition of the table.
    pub(super) const fn edition(&self) -> Option<Edition<'static>> {
        self.edition
    }

    /// Every row, by key.
    pub(super) fn rows(&self) -> &[T] {
        &self.rows
    }

    /// The row of a key, on whatever day.
    pub(super) fn get(&self, key: &K) -> Option<&T> {
        let place = self.rows.binary_search_by(|row| (self.key)(row).cmp(key)).ok()?;
        self.rows.get(place)
    }

    /// The row of a key on a day; none before the edition is in force.
    pub(super) fn on(&self, day: Date, key: &K) -> Option<Dated<'static, T>>
    where
        T: Copy,
    {
        let edition = self.edition?;
        let fit = edition.fit(day)?;
        self.get(key).map(|&fact| Dated { fact, edition, fit })
    }
}
