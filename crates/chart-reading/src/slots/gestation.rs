//! Weeks of gestation: "28 weeks pregnant", "gestational age of 28 weeks", "28w3d".

use std::ops::Range;

use crate::words::Token;

/// Words that tell that weeks are those of a pregnancy.
const PREGNANCY: &[&str] =
    &["gestation", "gestational", "pregnant", "pregnancy", "iup", "ega", "intrauterine"];

/// The weeks of gestation that a sentence tells, with their tokens; none where it speaks of no pregnancy.
pub(super) fn weeks_of_gestation(text: &str, tokens: &[Token]) -> Option<(Range<usize>, u8)> {
    tokens.iter().enumerate().filter(|(_, token)| token.number).find_map(|(at, token)| {
        let word = token.span().of(text);
        let digits = word.len() - word.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let weeks = word.get(..digits)?.parse::<u8>().ok().filter(|weeks| (4..=43).contains(weeks))?;
        let rest = word.get(digits..)?;
        // "28w3d" says it alone.
        if rest.starts_with('w') && rest.ends_with('d') && rest.len() >= 3 {
            return Some((at..at + 1, weeks));
        }
        let after = tokens.get(at + 1..at + 5).or_else(|| tokens.get(at + 1..))?;
        let unit = after
            .iter()
            .position(|token| is_one_of(token.span().of(text), &["week", "weeks", "wks", "wk"]))?;
        let near = tokens.get(at.saturating_sub(4)..).unwrap_or_default().iter().take(unit + 10);
        let told = near.clone().any(|token| is_one_of(token.span().of(text), PREGNANCY));
        told.then_some((at..at + unit + 2, weeks))
    })
}

fn is_one_of(word: &str, words: &[&str]) -> bool {
    words.iter().any(|known| word.eq_ignore_ascii_case(known))
}
