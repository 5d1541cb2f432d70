//! Words that are nearly another: letters changed, missing, added or changed places.

/// Which letters a word has: words with very different sets cannot be near each other, which one comparison tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct LetterSet(pub(crate) u32);

impl LetterSet {
    pub(crate) fn of(word: &str) -> Self {
        Self(word.bytes().fold(0, |set, letter| set | 1 << (letter % 32)))
    }

    /// True where one word may become the other by at most so many edits: an edit changes at most two of the set.
    pub(crate) fn is_near(self, other: Self, edits: u32) -> bool {
        (self.0 ^ other.0).count_ones() <= 2 * edits
    }
}

/// The most letters of a word that is compared.
const LONGEST: usize = 40;

/// How many edits lead from one word to the other, where that is at most `most`: a letter changed, added or left out,
/// or two neighbours that changed places (optimal string alignment).
pub(crate) fn edits_within(a: &str, b: &str, most: usize) -> Option<usize> {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len().abs_diff(b.len()) > most || a.len() > LONGEST || b.len() > LONGEST {
        return None;
    }
    let mut rows = [[0_u8; LONGEST + 1]; 3];
    let [mut before, mut above, mut row] = rows.each_mut();
    for (at, cell) in (0_u8..).zip(above.iter_mut()) {
        *cell = at;
    }
    let get = |row: &[u8; LONGEST + 1], at: usize| row.get(at).copied().unwrap_or(u8::MAX);
    for (i, &letter) in a.iter().enumerate() {
        let first = u8::try_from(i + 1).unwrap_or(u8::MAX);
        let mut least = first;
        let mut left = first;
        if let Some(cell) = row.first_mut() {
            *cell = first;
        }
        for (j, &other) in b.iter().enumerate() {
            let changed = get(above, j) + u8::from(letter != other);
            let mut cost = changed.min(get(above, j + 1) + 1).min(left + 1);
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(&other) && b.get(j - 1) == Some(&letter);
            if swapped {
                cost = cost.min(get(before, j - 1) + 1);
            }
            if let Some(cell) = row.get_mut(j + 1) {
                *cell = cost;
            }
            left = cost;
            least = least.min(cost);
        }
        if usize::from(least) > most {
            return None;
        }
        (before, above, row) = (above, row, before);
    }
    let edits = usize::from(get(above, b.len()));
    (edits <= most).then_some(edits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn slips_of_a_finger_are_one_edit() {
        for slip in ["pneumona", "pneumoniaa", "pneumomia", "pneumnoia", "neumonia"] {
            assert_eq!(edits_within(slip, "pneumonia", 1), Some(1), "{slip}");
        }
        assert_eq!(edits_within("pneumonia", "pneumonia", 1), Some(0));
        assert_eq!(edits_within("numonia", "pneumonia", 1), None);
        assert_eq!(edits_within("numonia", "pneumonia", 2), Some(2));
    }

    proptest! {
        #[test]
        fn the_distance_is_symmetric_and_the_letters_never_exclude_a_near_word(a in "[a-e]{0,8}", b in "[a-e]{0,8}") {
            prop_assert_eq!(edits_within(&a, &b, 2), edits_within(&b, &a, 2));
            if let Some(edits) = edits_within(&a, &b, 2) {
                prop_assert!(LetterSet::of(&a).is_near(LetterSet::of(&b), u32::try_from(edits).unwrap()));
            }
        }
    }
}
