//! Sides of the body: in the words of a title and in the modifiers of a line.

use superbill_domain::{ClaimLine, Modifier};

/// A side of the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// The patient's right.
    Right,
    /// The patient's left.
    Left,
}

impl Side {
    /// The word for it.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::Left => "left",
        }
    }
}

/// The side that a title names; none where it names none or both.
pub(crate) fn side_of(title: &str) -> Option<Side> {
    let mut side = None;
    for word in title.split(|c: char| !c.is_alphabetic()) {
        let named = if word.eq_ignore_ascii_case("right") {
            Side::Right
        } else if word.eq_ignore_ascii_case("left") {
            Side::Left
        } else {
            continue;
        };
        if side.replace(named).is_some_and(|before| before != named) {
            return None;
        }
    }
    side
}

/// True where a title says "bilateral".
pub(crate) fn is_bilateral(title: &str) -> bool {
    title.split(|c: char| !c.is_alphabetic()).any(|word| word.eq_ignore_ascii_case("bilateral"))
}

/// The side that a modifier names: RT and LT, and the eyelids, fingers and toes.
pub(crate) fn side_of_modifier(modifier: Modifier) -> Option<Side> {
    match modifier.as_str() {
        "RT" | "E3" | "E4" | "F5" | "F6" | "F7" | "F8" | "F9" | "T5" | "T6" | "T7" | "T8" | "T9" => {
            Some(Side::Right)
        }
        "LT" | "E1" | "E2" | "FA" | "F1" | "F2" | "F3" | "F4" | "TA" | "T1" | "T2" | "T3" | "T4" => {
            Some(Side::Left)
        }
        _ => None,
    }
}

/// The side that a line's modifiers name; none where they name none, or both.
pub(crate) fn side_of_line(line: &ClaimLine) -> Option<Side> {
    let mut sides = line.modifiers.iter().filter_map(|modifier| side_of_modifier(*modifier));
    let first = sides.next()?;
    sides.all(|side| side == first).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_names_one_side_or_none() {
        assert_eq!(side_of("Pain in right knee"), Some(Side::Right));
        assert_eq!(side_of("Sprain of unspecified ligament of left ankle"), Some(Side::Left));
        for title in [
            "Pain in unspecified knee",
            "Bilateral primary osteoarthritis of knee",
            "Right or left",
            "Bright light",
        ] {
            assert_eq!(side_of(title), None, "{title}");
        }
    }
}
