//! How a subterm stands to the term above it. "With", "due to", "in" and "following" are relations, not words.

/// A relation between a term and a subterm (Official Guidelines I.A.15).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Relation {
    /// The subterm is a kind, site or quality of the term.
    Kind = 0,
    /// "With", "associated with", "and", "or": the classification presumes the link.
    With = 1,
    /// "Without": said to be absent.
    Without = 2,
    /// "Due to", "caused by", "because of", "from", "secondary to".
    DueTo = 3,
    /// "In", "during", "complicating", "affecting".
    In = 4,
    /// "Following", "after", "as sequela".
    Following = 5,
    /// "By", "for", "of", "to", "on", "at".
    Of = 6,
}

impl Relation {
    pub(crate) fn from_byte(byte: u8) -> Self {
        const ALL: [Relation; 7] = [
            Relation::Kind,
            Relation::With,
            Relation::Without,
            Relation::DueTo,
            Relation::In,
            Relation::Following,
            Relation::Of,
        ];
        ALL.get(usize::from(byte)).copied().unwrap_or(Self::Kind)
    }

    /// The relation that a word names.
    pub(crate) fn named_by(word: &str) -> Option<Self> {
        Some(match word {
            "with" | "and" | "associated" => Self::With,
            "without" => Self::Without,
            "due" | "caused" | "because" | "from" | "secondary" => Self::DueTo,
            "in" | "during" | "complicating" | "affecting" => Self::In,
            "following" | "after" => Self::Following,
            "by" | "for" | "of" | "to" | "on" | "at" => Self::Of,
            _ => return None,
        })
    }

    /// True for a word that tells only the relation of a subterm, where it begins one.
    pub(crate) fn is_mere(word: &str) -> bool {
        matches!(
            word,
            "associated" | "caused" | "because" | "during" | "complicating" | "affecting" | "following"
        )
    }

    /// A bit of its own, to note which relations a phrase states.
    pub(crate) fn bit(self) -> u8 {
        1 << (self as u8)
    }
}
