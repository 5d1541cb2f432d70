//! Sentences: an item parted at its stops, but not after an abbreviation or within a number.

use superbill_domain::Span;

use crate::words::goes_on;

/// Words after which a full stop ends no sentence.
const ABBREVIATIONS: &[&str] = &[
    "dr", "mr", "mrs", "ms", "prof", "st", "vs", "e.g", "i.e", "eg", "ie", "approx", "dept", "fig", "no",
    "ft", "ext", "jr", "sr", "wt", "ht", "temp", "resp", "ca",
];

/// The longest sentence, in bytes; a longer run of words is parted, so that reading takes time in proportion to the note.
const LONGEST: usize = 4000;

/// Signs that close a sentence after its stop.
const CLOSING: [char; 6] = ['"', '”', '’', '\'', ')', ']'];

/// Parts the words of `item` into sentences and hands each to `each`.
pub(crate) fn split_sentences(text: &str, item: Span, mut each: impl FnMut(Span)) {
    let words = item.of(text);
    let mut start = 0;
    let mut hand = |from: usize, to: usize| {
        let part = words.get(from..to).unwrap_or_default();
        let bare = part.trim_start_matches(|c: char| c.is_whitespace() || c == '-' || c == '•').trim_end();
        if bare.chars().any(char::is_alphanumeric) {
            let begin = item.start + from + part.find(bare).unwrap_or_default();
            each(Span::new(begin, begin + bare.len()));
        }
    };
    let mut hand = |from: usize, to: usize| {
        let mut from = from;
        while to.saturating_sub(from) > LONGEST {
            let cut = break_within(words, from);
            hand(from, cut);
            from = cut;
        }
        hand(from, to);
    };
    for (at, sign) in words.match_indices(['.', '?', '!', '\n', '•']) {
        let end = at + sign.len();
        let ends = match sign {
            "\n" => paragraph_ends(words, end),
            "•" => true,
            _ => stop_ends(words, start, at, end),
        };
        if ends {
            let closing = words.get(end..).unwrap_or_default();
            let end = words.len() - closing.trim_start_matches(CLOSING).len();
            hand(start, end);
            start = end;
        }
    }
    hand(start, words.len());
}

/// The last blank within the longest sentence that begins at `from`; failing that, its end.
fn break_within(words: &str, from: usize) -> usize {
    let end =
        (from + 1..=from + LONGEST).rev().find(|&end| words.is_char_boundary(end)).unwrap_or(words.len());
    let blank = words.get(from..end).and_then(|part| part.rfind(char::is_whitespace)).filter(|&at| at > 0);
    blank.map_or(end, |at| from + at)
}

/// True where an empty line follows.
fn paragraph_ends(words: &str, end: usize) -> bool {
    let rest = words.get(end..).unwrap_or_default();
    rest.lines().next().is_some_and(|line| line.trim().is_empty())
}

/// True where the stop at `at` ends the sentence that began at `start`.
fn stop_ends(words: &str, start: usize, at: usize, end: usize) -> bool {
    let rest = words.get(end..).unwrap_or_default();
    let closed = rest.trim_start_matches(CLOSING);
    if !closed.starts_with(char::is_whitespace) {
        return closed.is_empty();
    }
    let next = closed.trim_start().chars().next();
    if goes_on(words, at) {
        return false;
    }
    let sentence = words.get(start..at).unwrap_or_default();
    let last = sentence.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default();
    let number = last.len() <= 2 && last.bytes().all(|b| b.is_ascii_digit());
    if number && sentence.trim() == last {
        return false;
    }
    let guarded = ABBREVIATIONS.iter().any(|known| last.eq_ignore_ascii_case(known));
    // "No." is an abbreviation before a number only; a title or "vs." always.
    let is_answer = last.eq_ignore_ascii_case("no") && !next.is_some_and(|next| next.is_ascii_digit());
    !guarded || is_answer
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(text: &str) -> Vec<&str> {
        let mut found = Vec::new();
        split_sentences(text, Span::new(0, text.len()), |span| found.push(span.of(text)));
        found
    }

    #[test]
    fn stops_part_and_abbreviations_do_not() {
        for (text, expected) in [
            ("He saw Dr. Smith. No fever.", vec!["He saw Dr. Smith.", "No fever."]),
            ("A1c is 7.5 today. Stable.", vec!["A1c is 7.5 today.", "Stable."]),
            ("Take b.i.d. with food. Return.", vec!["Take b.i.d. with food.", "Return."]),
            ("no fever. cough at night.", vec!["no fever.", "cough at night."]),
            ("Chest pain? No. Cough.", vec!["Chest pain?", "No.", "Cough."]),
            ("\"It hurts.\" He left.", vec!["\"It hurts.\"", "He left."]),
            ("pain. - Patient Education: rest", vec!["pain.", "Patient Education: rest"]),
            ("a viral illness\nwith cough", vec!["a viral illness\nwith cough"]),
            ("", vec![]),
            ("...", vec![]),
        ] {
            assert_eq!(sentences(text), expected);
        }
    }
}
