//! Senses: the axes of an assertion as a set.

use std::ops::{BitOr, BitOrAssign};

use superbill_domain::{Assertion, Span};

/// A set of senses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Senses(u16);

impl Senses {
    pub(super) const NONE: Self = Self(0);
    pub(super) const NEGATED: Self = Self(1);
    pub(super) const UNCERTAIN: Self = Self(2);
    pub(super) const HISTORICAL: Self = Self(4);
    pub(super) const FAMILY: Self = Self(8);
    pub(super) const HYPOTHETICAL: Self = Self(16);
    pub(super) const SCREENING: Self = Self(32);
    pub(super) const RESOLVED: Self = Self(64);
    pub(super) const RULED_OUT: Self = Self(128);
    pub(super) const CONDITIONAL: Self = Self(256);
    pub(super) const ALL: Self = Self(511);
    /// What reaches back over a list: "fever, chills and cough were denied".
    pub(super) const OVER_LISTS: Self = Self(Self::NEGATED.0 | Self::RULED_OUT.0 | Self::RESOLVED.0);
    /// What ends at a verb: all but whose condition it is ("mother has diabetes, had a stroke").
    pub(super) const WITHIN_CLAUSE: Self = Self(Self::ALL.0 & !Self::FAMILY.0);

    /// The sense or set of that name in the table of cues.
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "negated" => Self::NEGATED,
            "uncertain" => Self::UNCERTAIN,
            "historical" => Self::HISTORICAL,
            "family" => Self::FAMILY,
            "hypothetical" => Self::HYPOTHETICAL,
            "screening" => Self::SCREENING,
            "resolved" => Self::RESOLVED,
            "ruled_out" => Self::RULED_OUT,
            "conditional" => Self::CONDITIONAL,
            "all" => Self::ALL,
            _ => return None,
        })
    }

    pub(super) const fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub(super) const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// What is in this set and not in the other.
    pub(super) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Marks these senses on an assertion, where no nearer words did. What is ruled out is absent too.
    pub(super) fn mark(self, assertion: &mut Assertion, words: Span) {
        let axes = [
            (Self::NEGATED, &mut assertion.negated),
            (Self::UNCERTAIN, &mut assertion.uncertain),
            (Self::HISTORICAL, &mut assertion.historical),
            (Self::FAMILY, &mut assertion.family),
            (Self::HYPOTHETICAL, &mut assertion.hypothetical),
            (Self::SCREENING, &mut assertion.screening),
            (Self::RESOLVED, &mut assertion.resolved),
            (Self::RULED_OUT, &mut assertion.ruled_out),
            (Self::CONDITIONAL, &mut assertion.conditional),
        ];
        for (sense, axis) in axes {
            if self.has(sense) && axis.is_none() {
                *axis = Some(words);
            }
        }
        if self.has(Self::RULED_OUT) {
            assertion.negated.get_or_insert(words);
        }
    }
}

impl BitOr for Senses {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for Senses {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}
