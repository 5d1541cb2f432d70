//! Finds codes and ranges among words, letter by letter.

use superbill_domain::Icd10Cm;

/// The codes and ranges in a group of words, and the words after the last of them.
pub(super) fn ranges<'t>(
    words: &'t str,
    exists: &impl Fn(&Icd10Cm) -> bool,
) -> (Vec<(Icd10Cm, Icd10Cm)>, &'t str) {
    let mut found: Vec<(Icd10Cm, Icd10Cm)> = Vec::new();
    let mut rest = words;
    let mut before = "";
    while let Some((gap, code, after)) = range_end(before, rest).or_else(|| next_code(rest, exists)) {
        match found.last_mut() {
            Some(last) if joins(before, gap) => last.1 = code,
            _ => found.push((code, code)),
        }
        (before, rest) = dash(after);
    }
    let after = if found.is_empty() { "" } else { rest };
    (found, after)
}

/// The end of a range, directly after its dash. It need not exist: R10.1-R10.4 outlived R10.4.
fn range_end<'t>(dash: &str, text: &'t str) -> Option<(&'t str, Icd10Cm, &'t str)> {
    let (code, after) = text.split_at_checked(code_length(text)).filter(|_| dash.contains('-'))?;
    Some(("", code.parse().ok()?, after))
}

/// The next code: what stands before it, the code, and what stands after it.
fn next_code<'t>(text: &'t str, exists: &impl Fn(&Icd10Cm) -> bool) -> Option<(&'t str, Icd10Cm, &'t str)> {
    let mut previous = ' ';
    for (at, letter) in text.char_indices() {
        if letter.is_ascii_uppercase() && !previous.is_alphanumeric() && previous != '/' {
            let here = text.get(at..)?;
            let length = code_length(here);
            let code = here.get(..length).and_then(|code| code.parse().ok());
            if let Some(code) = code.filter(|code| exists(code)) {
                return Some((text.get(..at)?, code, here.get(length..)?));
            }
        }
        previous = letter;
    }
    None
}

/// How many letters a code written here takes; zero where none stands here.
fn code_length(text: &str) -> usize {
    let is_character = |letter: &char| letter.is_ascii_uppercase() || letter.is_ascii_digit();
    let run = |text: &str| text.chars().take_while(is_character).count();
    let category = run(text);
    let has_digit = text.chars().take(3).any(|letter| letter.is_ascii_digit());
    if category != 3 || !has_digit {
        return 0;
    }
    let length = match text.get(3..).and_then(|rest| rest.strip_prefix('.')) {
        Some(rest) if (1..=4).contains(&run(rest)) => 4 + run(rest),
        _ => 3,
    };
    let next = text.get(length..).and_then(|rest| rest.chars().next());
    if next.is_some_and(char::is_alphanumeric) { 0 } else { length }
}

/// The dots and dashes directly after a code, and what follows them.
fn dash(after: &str) -> (&str, &str) {
    let end = after.find(|letter| letter != '-' && letter != '.').unwrap_or(after.len());
    after.split_at_checked(end).unwrap_or((after, ""))
}

/// True where what stands between two codes makes a range of them. After a code's own dash ("S06.1-") a further sign
/// of a range is needed: a letter that follows at once, or "to".
fn joins(dash: &str, gap: &str) -> bool {
    gap.trim() == "to" || (gap.is_empty() && dash.contains('-')) || (dash.is_empty() && gap.trim() == "-")
}
