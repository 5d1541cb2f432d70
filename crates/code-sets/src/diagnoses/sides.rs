//! The side of the body: which side a code says, and what the codes for the other sides are.
//!
//! The classification keeps no field for it; titles do. Codes of one condition that differ in nothing but the side
//! stand under one header and their titles differ in one word: "Pain in right knee", "Pain in left knee", "Pain in
//! unspecified knee". Only a title for both sides may go on differently: "right ear", "bilateral". Where both sides
//! are no sibling, they stand beside the header: M17.0 "Bilateral primary osteoarthritis of knee" beside M17.1
//! "Unilateral primary osteoarthritis of knee".

use superbill_domain::{Icd10Cm, Side};

use super::diagnosis::Diagnosis;

/// The codes of one condition by side.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sides<'a> {
    /// For the right side.
    pub right: Option<Diagnosis<'a>>,
    /// For the left side.
    pub left: Option<Diagnosis<'a>>,
    /// For both sides in one code; where there is none, a code for each side is assigned (I.B.13).
    pub bilateral: Option<Diagnosis<'a>>,
    /// For a side that the note does not say.
    pub unspecified: Option<Diagnosis<'a>>,
}

/// The word that tells the side, as far as titles have it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum SideWord {
    Of(Side),
    Unilateral,
    Unspecified,
}

impl SideWord {
    fn read(word: &str) -> Option<Self> {
        let word = word.trim_matches([',', ';', '(', ')']);
        let is = |other: &str| word.eq_ignore_ascii_case(other);
        match word {
            _ if is("right") => Some(Self::Of(Side::Right)),
            _ if is("left") => Some(Self::Of(Side::Left)),
            _ if is("bilateral") || is("both") => Some(Self::Of(Side::Bilateral)),
            _ if is("unilateral") => Some(Self::Unilateral),
            _ if is("unspecified") => Some(Self::Unspecified),
            _ => None,
        }
    }
}

impl<'a> Sides<'a> {
    /// The code for that side.
    #[must_use]
    pub fn on(&self, side: Side) -> Option<Diagnosis<'a>> {
        match side {
            Side::Right => self.right,
            Side::Left => self.left,
            Side::Bilateral => self.bilateral,
        }
    }

    fn slot(&mut self, word: SideWord) -> Option<&mut Option<Diagnosis<'a>>> {
        match word {
            SideWord::Of(Side::Right) => Some(&mut self.right),
            SideWord::Of(Side::Left) => Some(&mut self.left),
            SideWord::Of(Side::Bilateral) => Some(&mut self.bilateral),
            SideWord::Unspecified => Some(&mut self.unspecified),
            SideWord::Unilateral => None,
        }
    }

    fn map(self, exchange: impl Fn(Diagnosis<'a>) -> Option<Diagnosis<'a>>) -> Self {
        Self {
            right: self.right.and_then(&exchange),
            left: self.left.and_then(&exchange),
            bilateral: self.bilateral.and_then(&exchange),
            unspecified: self.unspecified.and_then(&exchange),
        }
    }
}

impl<'a> Diagnosis<'a> {
    /// The side that the title says; none where it says none, or names both apart ("right eye, left eye").
    #[must_use]
    pub fn side(&self) -> Option<Side> {
        let mut told = self.title().split_whitespace().filter_map(|word| match SideWord::read(word)? {
            SideWord::Of(side) => Some(side),
            SideWord::Unilateral | SideWord::Unspecified => None,
        });
        let first = told.next()?;
        told.all(|other| other == first).then_some(first)
    }

    /// The codes of this condition by side: of the code itself, with the same characters after the side; for a header
    /// without sides of its own, of the codes directly below. None where the classification does not divide it.
    #[must_use]
    pub fn sides(&self) -> Option<Sides<'a>> {
        let own = std::iter::once(*self).chain(self.ancestors()).find_map(|stem| {
            let stem_length = stem.code().length();
            Some(stem.sides_of_stem()?.map(|other| other.with_ending_of(self, stem_length)))
        });
        own.or_else(|| self.children().find_map(|below| below.sides_of_stem()))
    }

    /// The code below this one that ends as `model` does after its first characters: S93.402 with the ending of
    /// S93.401A is S93.402A.
    fn with_ending_of(&self, model: &Self, first: usize) -> Option<Self> {
        let (own, model) = (self.code(), model.code());
        let ending = model.undotted().get(first..)?.as_bytes();
        let ends_alike = |code: &Icd10Cm| code.undotted().as_bytes().get(own.length()..) == Some(ending);
        let below = self.descendants().find(|below| ends_alike(&below.code()));
        if ending.is_empty() || self.is_billable() { Some(*self) } else { below }
    }

    fn sides_of_stem(&self) -> Option<Sides<'a>> {
        let parent = self.parent()?;
        let mut sides = Sides::default();
        let mut fill = |word: SideWord, found: Self| {
            if let Some(slot) = sides.slot(word) {
                slot.get_or_insert(found);
            }
        };
        for sibling in parent.children().filter(|sibling| sibling.code() != self.code()) {
            if let Some((own, other)) = differ_by_side(self.title(), sibling.title()) {
                fill(own, *self);
                fill(other, sibling);
            }
        }
        let beside = parent.parent().into_iter().flat_map(|above| above.children());
        for uncle in beside {
            if let Some((SideWord::Unilateral, both)) = differ_by_side(parent.title(), uncle.title()) {
                fill(both, uncle);
            }
        }
        (sides.right.is_some() && sides.left.is_some()).then_some(sides)
    }
}

/// The words of two titles that tell their sides, where they differ in nothing else.
fn differ_by_side(a: &str, b: &str) -> Option<(SideWord, SideWord)> {
    let (mut a_words, mut b_words) = (a.split_whitespace(), b.split_whitespace());
    let mut is_first = true;
    loop {
        let (a_word, b_word) = (a_words.next()?, b_words.next()?);
        if a_word == b_word {
            is_first = false;
            continue;
        }
        let (a_side, b_side) = (SideWord::read(a_word)?, SideWord::read(b_word)?);
        let both = SideWord::Of(Side::Bilateral);
        let may_go_on_differently = !is_first && (a_side == both || b_side == both);
        let differ =
            a_side != b_side && (may_go_on_differently || go_on_alike(a_words, b_words, (a_side, b_side)));
        return differ.then_some((a_side, b_side));
    }
}

/// True where the rest of two titles is the same, or tells the same two sides again: "right ankle and joints of right
/// foot".
fn go_on_alike<'t>(
    mut a: impl Iterator<Item = &'t str>,
    mut b: impl Iterator<Item = &'t str>,
    sides: (SideWord, SideWord),
) -> bool {
    loop {
        match (a.next(), b.next()) {
            (None, None) => return true,
            (Some(a), Some(b)) if a == b || SideWord::read(a).zip(SideWord::read(b)) == Some(sides) => {}
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_of_one_condition_differ_in_the_side_alone() {
        let differ = |a, b| differ_by_side(a, b).is_some();
        assert!(differ("Pain in right knee", "Pain in left knee"));
        assert!(differ("Pain in right knee", "Pain in unspecified knee"));
        assert!(differ("Otitis media, right ear", "Otitis media, bilateral"));
        assert!(differ("Unilateral arthritis of knee", "Bilateral arthritis of knee"));
        assert!(differ("Pain in right ankle and right foot", "Pain in left ankle and left foot"));
        assert!(!differ("Unilateral arthritis of knee", "Bilateral injury of knee"));
        assert!(!differ("Pain in right knee", "Pain in left ankle"));
        assert!(!differ("Pain in right knee", "Pain in joint"));
        assert!(!differ("Pain in right knee", "Pain in right knee"));
    }
}
