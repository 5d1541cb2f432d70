//! Stems: words of a note or a title, cut so that word families meet.

use std::cmp::Ordering;

/// Letters kept of a word: enough to tell hypertension from hyperthyroidism, few enough to join word families.
const LETTERS: usize = 7;

/// Room for a stem, in bytes: seven letters of most scripts, and "second trimester".
const ROOM: usize = 16;

/// The stem of a word. It is held in place: titles are read by the dozen for every condition of a note, and no word of
/// them goes to the heap.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stem([u8; ROOM]);

impl Stem {
    /// The stem of a word: lower case, without a plural's s, cut to its first letters.
    pub(crate) fn of(word: &str) -> Self {
        if !word.is_ascii() {
            let lower = word.to_lowercase();
            return Self::of_letters(singular(&lower).chars().take(LETTERS));
        }
        let mut stem = [0; ROOM];
        for (place, byte) in stem.iter_mut().zip(singular(word).bytes().take(LETTERS)) {
            *place = byte.to_ascii_lowercase();
        }
        Self(stem)
    }

    /// A stem as it is written in a table of ours.
    pub(crate) const fn written(text: &str) -> Self {
        let mut stem = [0; ROOM];
        let (mut room, mut rest): (&mut [u8], &[u8]) = (&mut stem, text.as_bytes());
        while let (Some((place, further)), Some((byte, others))) =
            (room.split_first_mut(), rest.split_first())
        {
            *place = *byte;
            (room, rest) = (further, others);
        }
        Self(stem)
    }

    fn of_letters(letters: impl Iterator<Item = char>) -> Self {
        let mut stem = [0; ROOM];
        let mut length = 0;
        for letter in letters {
            let Some(room) = stem.get_mut(length..length + letter.len_utf8()) else { break };
            length += letter.encode_utf8(room).len();
        }
        Self(stem)
    }

    /// The stem as text.
    pub(crate) fn as_str(&self) -> &str {
        let length = self.0.iter().position(|byte| *byte == 0).unwrap_or(ROOM);
        self.0.get(..length).and_then(|stem| std::str::from_utf8(stem).ok()).unwrap_or_default()
    }
}

/// A word of four letters or more without a plural's s.
fn singular(word: &str) -> &str {
    match word.as_bytes() {
        [_, _, .., before, b's' | b'S'] if !matches!(before.to_ascii_lowercase(), b's' | b'u' | b'i') => {
            word.get(..word.len() - 1).unwrap_or(word)
        }
        _ => word,
    }
}

/// In the order of their letters, as of a dictionary.
impl Ord for Stem {
    fn cmp(&self, other: &Self) -> Ordering {
        u128::from_be_bytes(self.0).cmp(&u128::from_be_bytes(other.0))
    }
}

impl PartialOrd for Stem {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Shows nothing: a stem may be a word of a note.
impl std::fmt::Debug for Stem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Stem")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The same in as many words: a string for every step.
    fn spelled_out(word: &str) -> String {
        let lower = word.to_lowercase();
        let plural = lower.len() > 3
            && lower.ends_with('s')
            && !["ss", "us", "is"].iter().any(|end| lower.ends_with(end));
        let singular = if plural { lower.trim_end_matches('s') } else { &lower };
        singular.chars().take(LETTERS).collect()
    }

    #[test]
    fn word_families_meet_and_strangers_do_not() {
        assert_eq!(Stem::of("Depressive"), Stem::of("depression"));
        assert_eq!(Stem::of("fractures"), Stem::of("fracture"));
        assert_ne!(Stem::of("hypertension"), Stem::of("hyperthyroidism"));
        assert_eq!(Stem::of("pelvis").as_str(), "pelvis");
        assert_eq!(Stem::written("second trimester").as_str(), "second trimester");
    }

    proptest! {
        #[test]
        fn a_stem_is_that_of_the_long_way(word in "[A-Za-zÄÖÜßéñМЖ0-9]{1,12}s?") {
            let (stem, long) = (Stem::of(&word), spelled_out(&word));
            prop_assert_eq!(stem.as_str(), long);
        }

        #[test]
        fn stems_stand_in_the_order_of_their_letters(one in "[a-zé]{0,9}", two in "[a-zé]{0,9}") {
            let (one, two) = (Stem::of(&one), Stem::of(&two));
            prop_assert_eq!(one.cmp(&two), one.as_str().cmp(two.as_str()));
        }

        #[test]
        fn no_script_breaks_a_stem(word in "\\w{1,12}") {
            let long = spelled_out(&word);
            prop_assert!(long.starts_with(Stem::of(&word).as_str()));
        }
    }
}
