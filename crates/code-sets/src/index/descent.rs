//! Goes down from a term to every subterm that the words of a phrase support.

use zerocopy::little_endian::U32;

use super::query::{MOST_WORDS, Matched, Query, WordSet};
use super::rows::TermRow;
use super::{Index, Relation};

/// A term that the phrase supports, and what was needed to reach it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Supported {
    pub(super) term: u32,
    end: u32,
    /// The words of the phrase that stand on the path.
    pub(super) matched: WordSet,
    /// Of these the ones that the path requires.
    pub(super) required: WordSet,
    /// How many words the path requires, one that stands twice counted twice.
    pub(super) length: u8,
    /// Relations on the path that the phrase does not state; "with" is presumed and does not count.
    pub(super) unstated: u8,
    /// False where the phrase says the words in another order than the path.
    pub(super) in_order: bool,
    /// The place of the word of the phrase that the path reached last.
    last: u32,
}

impl Supported {
    /// A main term, where the phrase has what it requires.
    pub(super) fn main_term(index: Index<'_>, query: &Query, term: u32) -> Option<Self> {
        let row = index.row(term)?;
        let matched = query.matched(index, row)?;
        let from = Self::from(row, matched.required, matched.required | matched.allowed);
        Some(Self { in_order: matched.in_order, length: matched.count, ..from })
    }

    /// A term that a reference leads to: it needs no support of its own.
    pub(super) fn referred(index: Index<'_>, query: &Query, term: u32, before: &Self) -> Option<Self> {
        let row = index.row(term)?;
        let Matched { required, allowed, count, .. } = query.matched(index, row).unwrap_or_default();
        let from = Self::from(row, before.required | required, before.matched | required | allowed);
        Some(Self {
            unstated: before.unstated,
            length: before.length.saturating_add(count),
            in_order: false,
            ..from
        })
    }

    fn from(row: &TermRow, required: WordSet, matched: WordSet) -> Self {
        let (term, end) = (row.number.get(), row.end.get());
        Self {
            term,
            end,
            matched,
            required,
            length: 0,
            unstated: 0,
            in_order: true,
            last: required.trailing_zeros(),
        }
    }

    /// The same without a word of the phrase: a term that needs not be said.
    pub(super) fn unsaid(index: Index<'_>, term: u32) -> Option<Self> {
        let row = index.row(term)?;
        Some(Self { last: 0, ..Self::from(row, 0, 0) })
    }

    fn holds(&self, term: u32) -> bool {
        self.term <= term && term < self.end
    }
}

/// Room to work in, kept from one walk to the next.
#[derive(Default)]
pub(super) struct Descent {
    path: Vec<Supported>,
}

impl Descent {
    /// Calls `each` with every term below `root` that the phrase supports, in the order of the print.
    pub(super) fn below(
        &mut self,
        index: Index<'_>,
        query: &Query,
        root: Supported,
        mut each: impl FnMut(Supported),
    ) {
        self.path.clear();
        self.path.push(root);
        let mut lists: [&[U32]; MOST_WORDS + 16] = [&[]; MOST_WORDS + 16];
        let mut count = 0;
        for (list, word) in lists.iter_mut().zip(query.numbers()) {
            *list = within(index.postings(word).1, root.term + 1, root.end);
            count += 1;
        }
        let lists = lists.get_mut(..count).unwrap_or_default();
        while let Some(term) = next(lists) {
            while self.path.last().is_some_and(|held| !held.holds(term)) {
                self.path.pop();
            }
            if let Some(supported) = self.support(index, query, term) {
                each(supported);
                self.path.push(supported);
            }
        }
    }

    /// A term with its path, where the phrase has all that both require.
    fn support(&self, index: Index<'_>, query: &Query, term: u32) -> Option<Supported> {
        let row = index.row(term)?;
        let mut unstated = unstated(query, row);
        let mut above = index.row(row.above.get())?;
        // Terms that only tell a relation are passed.
        while above.essential == 0 && !self.path.iter().any(|held| held.term == above.number.get()) {
            unstated += self::unstated(query, above);
            above = index.row(above.above.get())?;
        }
        let above = self.path.iter().rfind(|held| held.term == above.number.get())?;
        let Matched { required, allowed, count, in_order } = query.matched(index, row)?;
        let first = required.trailing_zeros();
        Some(Supported {
            term,
            end: row.end.get(),
            matched: above.matched | required | allowed,
            required: above.required | required,
            length: above.length.saturating_add(count),
            unstated: above.unstated.saturating_add(unstated),
            in_order: above.in_order && in_order && first >= above.last,
            last: first,
        })
    }
}

/// One where a term's relation is not stated. "With" is presumed (Official Guidelines I.A.15).
fn unstated(query: &Query, row: &TermRow) -> u8 {
    let relation = Relation::from_byte(row.relation);
    let presumed = matches!(relation, Relation::Kind | Relation::With | Relation::Without | Relation::Of);
    u8::from(!presumed && query.relations & relation.bit() == 0)
}

/// The part of a list of numbers that lies in a range.
fn within(list: &[U32], first: u32, end: u32) -> &[U32] {
    let start = list.partition_point(|term| term.get() < first);
    let list = list.get(start..).unwrap_or_default();
    list.get(..list.partition_point(|term| term.get() < end)).unwrap_or_default()
}

/// Takes the lowest number off all lists that begin with it.
pub(super) fn next(lists: &mut [&[U32]]) -> Option<u32> {
    let lowest = lists.iter().filter_map(|list| list.first()).map(|term| term.get()).min()?;
    for list in lists {
        if let Some((_, rest)) = list.split_first().filter(|(first, _)| first.get() == lowest) {
            *list = rest;
        }
    }
    Some(lowest)
}
