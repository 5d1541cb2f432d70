//! Words: how the words of a note are held against the words of a title.
//!
//! Both sides are broken into stems, so that "fractures" meets "fracture" and "depressive" meets "depression".
//! What a title needs is what it adds to the title above it: nonessential words in parentheses (Official
//! Guidelines I.A.7), absence ("without …") and the classification's own filler ("unspecified", "other") ask for
//! nothing, and "and" between two words means "and/or" (I.A.14).

use std::collections::BTreeSet;

/// Words of titles that ask for nothing in the note.
const FILLER: [&str; 44] = [
    "a", "affecti", "an", "and", "any", "as", "at", "by", "classif", "conditi", "disease", "disorde", "due",
    "elsewhe", "episode", "excludi", "for", "from", "in", "is", "it", "its", "level", "nec", "nos", "not",
    "of", "on", "or", "other", "part", "region", "site", "specifi", "stage", "stated", "than", "the", "to",
    "type", "uncompl", "unspeci", "with", "without",
];

/// Words that a title asks for even after "unspecified": "unspecified displaced fracture".
const ALWAYS_ASKED: [&str; 2] = ["displac", "nondisp"];

/// Letters kept of a word: enough to tell hypertension from hyperthyroidism, few enough to join word families.
const STEM: usize = 7;

/// The stem of a word: lower case, without a plural's s, cut to its first letters.
pub(crate) fn stem(word: &str) -> String {
    let lower = word.to_lowercase();
    let plural =
        lower.len() > 3 && lower.ends_with('s') && !["ss", "us", "is"].iter().any(|end| lower.ends_with(end));
    let singular = if plural { lower.trim_end_matches('s') } else { &lower };
    singular.chars().take(STEM).collect()
}

/// The words of a text, in order, as they are written.
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// The stems of a text.
pub(crate) fn stems(text: &str) -> BTreeSet<String> {
    words(text).map(stem).collect()
}

/// True for a stem that asks for nothing.
pub(crate) fn is_filler(stem: &str) -> bool {
    FILLER.contains(&stem)
}

/// A title without its nonessential modifiers, which stand in parentheses.
pub(crate) fn without_parentheses(title: &str) -> String {
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
    kept
}

/// A title without its nonessential modifiers and without what it says is absent.
pub(crate) fn essential(title: &str) -> String {
    // A wound "without foreign body of the finger" is one of the finger: here the site follows what is absent.
    let kept = without_parentheses(title).replace("without foreign body ", "");
    // Only the phrase after "without" is absent; a later comma begins something new.
    let present = kept.split(',').map(|phrase| phrase.split("without").next().unwrap_or_default());
    present.collect::<Vec<_>>().join(",")
}

/// What a title asks for: every group must be met, by any one of its stems.
pub(crate) fn needs(title: &str, given: &BTreeSet<String>) -> Vec<Vec<String>> {
    let mut groups: Vec<Vec<String>> = Vec::new();
    for phrase in essential(title).split(',') {
        read_phrase(phrase, &mut groups);
    }
    // A group that the title above already states asks for nothing new.
    groups.retain(|group| !group.iter().any(|stem| given.contains(stem)));
    groups
}

fn read_phrase(phrase: &str, groups: &mut Vec<Vec<String>>) {
    let first = groups.len();
    let mut either = false;
    let mut left_open = false;
    for word in words(phrase) {
        let stem = stem(word);
        if matches!(stem.as_str(), "and" | "or") {
            either = groups.len() > first;
        } else if let Some(trimester) = trimester(&stem, groups.last()) {
            groups.pop();
            groups.push(vec![trimester]);
        } else if is_filler(&stem) {
            // What stands after "unspecified", up to the next link, is what the note need not say.
            left_open = stem == "unspeci";
        } else if !left_open || ALWAYS_ASKED.contains(&stem.as_str()) {
            match groups.last_mut() {
                Some(group) if std::mem::take(&mut either) => group.push(stem),
                _ => groups.push(vec![stem]),
            }
        }
    }
}

/// "First" before "trimester" is a trimester, not a first pregnancy.
fn trimester(stem: &str, before: Option<&Vec<String>>) -> Option<String> {
    match before?.as_slice() {
        [ordinal] if stem == "trimest" && ["first", "second", "third"].contains(&ordinal.as_str()) => {
            Some(format!("{ordinal} trimester"))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn needed(title: &str, parent: &str) -> Vec<Vec<String>> {
        needs(title, &stems(parent))
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

    #[test]
    fn word_families_meet_and_strangers_do_not() {
        assert_eq!(stem("Depressive"), stem("depression"));
        assert_eq!(stem("fractures"), stem("fracture"));
        assert_ne!(stem("hypertension"), stem("hyperthyroidism"));
        assert_eq!(stem("pelvis"), "pelvis");
    }
}
