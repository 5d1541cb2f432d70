//! Counselling to stop tobacco: a code of its own, by its minutes.

use superbill_domain::ProcedureMention;

use super::documentation::Gap;
use super::reported::Reported;
use crate::case::Case;

/// Words that tell of tobacco.
const TOBACCO: [&str; 5] = ["smok", "tobacco", "nicotine", "cigar", "vap"];

/// More than three minutes up to ten, or more than ten; shorter counselling belongs to the visit. Without minutes there
/// is no code.
pub(super) fn reported(case: &Case<'_>, done: &ProcedureMention, words: &str) -> Reported {
    let problem = done.problem.and_then(|problem| case.chart.problems.get(problem));
    let about = problem.map(|problem| case.chart.words(problem.span).to_lowercase()).unwrap_or_default();
    if !TOBACCO.iter().any(|word| words.contains(word) || about.contains(word)) {
        return Reported::as_codes(&[], None);
    }
    match minutes(words) {
        None => Reported::as_codes(&[], Some(Gap::Minutes)),
        Some(0..=3) => Reported::as_codes(&[], None),
        Some(4..=10) => Reported::as_codes(&[("99406", 1)], None),
        Some(_) => Reported::as_codes(&[("99407", 1)], None),
    }
}

/// The minutes that a sentence states; of a range, its end; "more than ten" is eleven at least.
fn minutes(words: &str) -> Option<u16> {
    let words: Vec<&str> = words.split(|c: char| c.is_whitespace() || "()[],;~".contains(c)).collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    let at = words.iter().position(|word| word.trim_start_matches(is_figure).starts_with("min"))?;
    let joined = words.get(at)?.starts_with(is_figure);
    let number = if joined { at } else { at.checked_sub(1)? };
    let figures = words.get(number)?.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    let figures = figures.trim_end_matches(char::is_alphabetic);
    let stated: u16 = match figures.rsplit(['-', '–']).next()? {
        "" => spelled(words.get(number)?)?,
        digits => digits.parse().ok()?,
    };
    let before = number.checked_sub(1).and_then(|at| words.get(at)).copied().unwrap_or_default();
    let more = ["than", "over", ">"].contains(&before) || words.get(number)?.starts_with('>');
    Some(stated.saturating_add(u16::from(more)))
}

fn is_figure(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '-' | '–' | '>')
}

fn spelled(word: &str) -> Option<u16> {
    const NAMES: [(&str, u16); 9] = [
        ("three", 3),
        ("four", 4),
        ("five", 5),
        ("six", 6),
        ("seven", 7),
        ("eight", 8),
        ("ten", 10),
        ("twelve", 12),
        ("fifteen", 15),
    ];
    NAMES.iter().find(|(name, _)| *name == word).map(|(_, number)| *number)
}

#[cfg(test)]
mod tests {
    use super::minutes;

    #[test]
    fn minutes_are_read_as_notes_write_them() {
        assert_eq!(minutes("counselled to stop for 5 minutes; she will"), Some(5));
        assert_eq!(minutes("spent five minutes on it."), Some(5));
        assert_eq!(minutes("spent 3-10 min on it"), Some(10));
        assert_eq!(minutes("more than 10 minutes"), Some(11));
        assert_eq!(minutes("(15min) of counselling"), Some(15));
        assert_eq!(minutes("counselled to stop"), None);
        assert_eq!(minutes("discussed in a few minutes"), None);
    }
}
