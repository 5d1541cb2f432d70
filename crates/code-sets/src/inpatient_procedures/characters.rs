//! Sets of the characters that codes are made of.

use std::fmt;

use zerocopy::little_endian::U64;
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

/// Every character that a code can have; in the order of the tables.
const ALL: &[u8; 34] = b"0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/// A set of characters: what may stand on one axis.
#[derive(Clone, Copy, PartialEq, Eq, Default, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct Characters(U64);

impl Characters {
    /// True where the character is one of them.
    #[must_use]
    pub fn holds(self, character: u8) -> bool {
        self.0.get() & bit(character) != 0
    }

    /// How many they are.
    #[must_use]
    pub fn count(self) -> usize {
        self.0.get().count_ones() as usize
    }

    /// All of them, digits first.
    pub fn iter(self) -> impl Iterator<Item = u8> + Clone {
        ALL.iter().copied().filter(move |&character| self.holds(character))
    }
}

/// The bit of a character; none where no code has it.
fn bit(character: u8) -> u64 {
    let place = match character {
        b'0'..=b'9' => character - b'0',
        b'A'..=b'Z' => 10 + character - b'A',
        _ => return 0,
    };
    1 << place
}

impl FromIterator<u8> for Characters {
    fn from_iter<T: IntoIterator<Item = u8>>(characters: T) -> Self {
        Self(characters.into_iter().fold(0, |set, character| set | bit(character)).into())
    }
}

impl fmt::Debug for Characters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.iter().try_for_each(|character| write!(f, "{}", char::from(character)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_what_it_was_made_of_in_the_order_of_codes() {
        let set: Characters = b"Z04A".iter().copied().collect();
        assert_eq!(format!("{set:?}"), "04AZ");
        assert_eq!(set.count(), 4);
        assert!(set.holds(b'A') && !set.holds(b'B') && !set.holds(b'z') && !set.holds(b' '));
    }
}
