//! Words: how the words of a note are held against the words of a title.
//!
//! Both sides are broken into stems, so that "fractures" meets "fracture" and "depressive" meets "depression".
//! What a title needs is what it adds to the title above it: nonessential words in parentheses (Official
//! Guidelines I.A.7), absence ("without …") and the classification's own filler ("unspecified", "other") ask for
//! nothing, and "and" between two words means "and/or" (I.A.14).

use std::borrow::Cow;

use super::stem::Stem;

/// Words of titles that ask for nothing in the note, in order.
const FILLER: [Stem; 44] = written([
    "a", "affecti", "an", "and", "any", "as", "at", "by", "classif", "conditi", "disease", "disorde", "due",
    "elsewhe", "episode", "excludi", "for", "from", "in", "is", "it", "its", "level", "nec", "nos", "not",
    "of", "on", "or", "other", "part", "region", "site", "specifi", "stage", "stated", "than", "the", "to",
    "type", "uncompl", "unspeci", "with", "without",
]);

/// Words that a title asks for even after "unspecified": "unspecified displaced fracture".
const ALWAYS_ASKED: [Stem; 2] = written(["displac", "nondisp"]);

const AND: Stem = Stem::written("and");
const OR: Stem = Stem::written("or");
const UNSPECIFIED: Stem = Stem::written("unspeci");

/// Stems as they are written in a table of ours.
const fn written<const N: usize>(texts: [&str; N]) -> [Stem; N] {
    let mut stems = [Stem::written(""); N];
    let (mut places, mut rest): (&mut [Stem], &[&str]) = (&mut stems, &texts);
    while let (Some((place, further)), Some((text, others))) = (places.split_first_mut(), rest.split_first())
    {
        *place = Stem::written(text);
        (places, rest) = (further, others);
    }
    stems
}

/// The words of a text, in order, as they are written.
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// The stems of a text.
pub(crate) fn stems(text: &str) -> Stems {
    words(text).map(Stem::of).collect()
}

/// True for a stem that asks for nothing.
pub(crate) fn is_filler(stem: Stem) -> bool {
    FILLER.binary_search(&stem).is_ok()
}

/// Different stems, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Stems(Vec<Stem>);

impl Stems {
    pub(crate) fn contains(&self, stem: Stem) -> bool {
        self.0.binary_search(&stem).is_ok()
    }

    pub(crate) fn is_subset(&self, of: &Self) -> bool {
        self.iter().all(|stem| of.contains(stem))
    }

    pub(crate) fn is_disjoint(&self, from: &Self) -> bool {
        !self.iter().any(|stem| from.contains(stem))
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = Stem> {
        self.0.iter().copied()
    }

    /// Keeps the stems of which `kept` says so.
    pub(crate) fn retain(&mut self, mut kept: impl FnMut(Stem) -> bool) {
        self.0.retain(|stem| kept(*stem));
    }
}

impl Extend<Stem> for Stems {
    fn extend<I: IntoIterator<Item = Stem>>(&mut self, stems: I) {
        self.0.extend(stems);
        self.0.sort_unstable();
        self.0.dedup();
    }
}

impl FromIterator<Stem> for Stems {
    fn from_iter<I: IntoIterator<Item = Stem>>(stems: I) -> Self {
        let mut found = Self::default();
        found.extend(stems);
        found
    }
}

/// A title without its nonessential modifiers, which stand in parentheses.
pub(crate) fn without_parentheses(title: &str) -> Cow<'_, str> {
    if !title.contains(['(', ')', '[', ']']) {
        return Cow::Borrowed(title);
    }
    let mut kept = String::new();
    let mut depth = 0_usize;
    for c in title.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(c),
            _ => {}
        }
    }
    Cow::Owned(kept)
}

/// A title without its nonessential modifiers and without what it says is absent.
pub(crate) fn essential(title: &str) -> Cow<'_, str> {
    let kept = without_parentheses(title);
    if !kept.contains("without") {
        return kept;
    }
    // A wound "without foreign body of the finger" is one of the finger: here the site follows what is absent.
    let kept = kept.replace("without foreign body ", "");
    // Only the phrase after "without" is absent; a later comma begins something new.
    let present = kept.split(',').map(|phrase| phrase.split("without").next().unwrap_or_default());
    Cow::Owned(present.collect::<Vec<_>>().join(","))
}

/// What a title asks for: groups of stems, each of which must be met by any one of its stems.
#[derive(Debug, Clone, Default)]
pub(crate) struct Needs {
    /// Each stem with the number of its group.
    stems: Vec<(usize, Stem)>,
}

impl Needs {
    /// The groups, each with its stems.
    fn groups(&self) -> impl Iterator<Item = &[(usize, Stem)]> {
        self.stems.chunk_by(|(one, _), (two, _)| one == two)
    }

    /// How many groups there are.
    pub(crate) fn count(&self) -> usize {
        self.groups().count()
    }

    /// All stems that would meet something.
    pub(crate) fn stems(&self) -> impl Iterator<Item = Stem> {
        self.stems.iter().map(|(_, stem)| *stem)
    }

    /// True where every group is met.
    pub(crate) fn are_met(&self, meets: impl Fn(Stem) -> bool) -> bool {
        self.groups().all(|group| group.iter().any(|(_, stem)| meets(*stem)))
    }

    /// What is not told already: a group that the title above states asks for nothing new.
    fn beyond(mut self, given: &Stems) -> Self {
        let told = |(_, stem): &(usize, Stem)| given.contains(*stem);
        if self.stems.iter().any(told) {
            let open = self.groups().filter(|group| !group.iter().any(told));
            self.stems = open.flatten().copied().collect();
        }
        self
    }

    fn read_phrase(&mut self, phrase: &str) {
        let mut first_of_phrase = true;
        let mut either = false;
        let mut left_open = false;
        for stem in words(phrase).map(Stem::of) {
            let last = self.stems.last().map_or(0, |(group, _)| *group);
            if stem == AND || stem == OR {
                either = !first_of_phrase;
            } else if self.becomes_trimester(stem) {
                // The ordinal before it now stands for both words.
            } else if is_filler(stem) {
                // What stands after "unspecified", up to the next link, is what the note need not say.
                left_open = stem == UNSPECIFIED;
            } else if !left_open || ALWAYS_ASKED.contains(&stem) {
                let group = if std::mem::take(&mut either) { last } else { last + 1 };
                self.stems.push((group, stem));
                first_of_phrase = false;
            }
        }
    }

    /// "First" before "trimester" is a trimester, not a first pregnancy.
    fn becomes_trimester(&mut self, stem: Stem) -> bool {
        let alone = match self.stems.as_slice() {
            [.., (before, _), (last, _)] => before != last,
            _ => true,
        };
        let Some((_, ordinal)) = self.stems.last_mut().filter(|_| alone && stem == TRIMESTER) else {
            return false;
        };
        let whole = TRIMESTERS.iter().find(|(first, _)| first == ordinal);
        whole.map(|(_, whole)| *ordinal = *whole).is_some()
    }
}

const TRIMESTER: Stem = Stem::written("trimest");

/// Ordinals, and what they are before "trimester".
const TRIMESTERS: [(Stem, Stem); 3] = [
    (Stem::written("first"), Stem::written("first trimester")),
    (Stem::written("second"), Stem::written("second trimester")),
    (Stem::written("third"), Stem::written("third trimester")),
];

/// What a title asks for beyond the words that are given.
pub(crate) fn needs(title: &str, given: &Stems) -> Needs {
    let mut needs = Needs::default();
    for phrase in essential(title).split(',') {
        needs.read_phrase(phrase);
    }
    needs.beyond(given)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn needed(title: &str, parent: &str) -> Vec<Vec<String>> {
        let needs = needs(title, &stems(parent));
        needs.groups().map(|group| group.iter().map(|(_, stem)| stem.as_str().to_owned()).collect()).collect()
    }

    #[test]
    fn the_filler_stands_in_order() {
        assert!(FILLER.is_sorted());
    }

    #[test]
    fn a_title_needs_what_it_adds_to_the_title_above() {
        assert_eq!(
            needed("Sprain of tibiofibular ligament of ankle", "Sprain of ankle"),
            [["tibiofi"], ["ligamen"]]
        );
        assert!(needed("Sprain of unspecified site of ankle", "Sprain of ankle").is_empty());
        assert!(needed("Ulcer of foot with unspecified severity", "Ulcer of foot").is_empty());
        assert!(
            needed("Carpal tunnel syndrome, unspecified upper limb", "Carpal tunnel syndrome").is_empty()
        );
    }

    #[test]
    fn nonessential_and_absent_words_ask_for_nothing() {
        assert_eq!(needed("Systolic (congestive) heart failure", "Heart failure"), [["systoli"]]);
        assert!(needed("Migraine without aura", "Migraine").is_empty());
        assert_eq!(
            needed("Migraine without aura, intractable, without status migrainosus", "Migraine"),
            [["intract"]]
        );
    }

    #[test]
    fn the_site_of_a_wound_stands_after_what_it_is_without() {
        let title = "Laceration without foreign body of right index finger without damage to nail";
        assert_eq!(needed(title, "Laceration of finger"), [["right"], ["index"]]);
    }

    #[test]
    fn and_between_two_words_is_either() {
        assert_eq!(needed("Osteoarthritis, ankle and foot", "Osteoarthritis"), [["ankle", "foot"]]);
    }
}
