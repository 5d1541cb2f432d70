//! What a note says of the patient's age and of the clinician's time.

use superbill_domain::{Span, TimeStatement};

use crate::note::SentenceWords;

/// Words that make minutes the clinician's time on the visit.
const SPENT: &[&str] = &["spent", "total", "spend", "encounter", "visit"];

/// Words that make minutes something else: an interval, a dose, an exercise, a past.
const ELSEWHERE: &[&str] =
    &["ago", "every", "lasting", "lasts", "walk", "walking", "exercise", "after", "ice", "within"];

/// The clinician's time that a sentence states: "I spent 35 minutes", "total time: 40 minutes".
pub(crate) fn time(sentence: &SentenceWords<'_>) -> Option<TimeStatement> {
    let words = |from: usize, to: usize| (from..to).map(|at| sentence.word(at));
    let is = |word: &str, known: &[&str]| known.iter().any(|known| word.eq_ignore_ascii_case(known));
    let unit =
        words(0, sentence.tokens.len()).position(|word| is(word, &["minutes", "minute", "min", "mins"]))?;
    let number = unit.checked_sub(1)?;
    let minutes = sentence.word(number).parse().ok().filter(|minutes| (1..=600).contains(minutes))?;
    let all = || words(0, sentence.tokens.len());
    let near = words(unit + 1, unit + 3).any(|word| is(word, ELSEWHERE))
        || words(0, unit).any(|word| is(word, ELSEWHERE));
    let told = all().any(|word| is(word, SPENT)) || is(sentence.word(0), &["time"]);
    let of_time = all().any(|word| is(word, &["time", "spent", "counseling", "encounter", "visit"]));
    let clinician = !all().any(|word| is(word, &["patient's", "he", "she"]))
        || all().any(|word| is(word, &["i", "spent"]));
    (told && of_time && clinician && !near)
        .then(|| TimeStatement { minutes, span: sentence.span(&(number..unit + 1)) })
}

/// The patient's age in years that a sentence states: "62-year-old", "42 y.o.", "5 month old" (zero).
pub(crate) fn age(sentence: &SentenceWords<'_>) -> Option<(u8, Span)> {
    let count = sentence.tokens.len();
    (0..count).filter(|&at| sentence.tokens.get(at).is_some_and(|token| token.number)).find_map(|at| {
        let word = sentence.word(at);
        let digits = word.len() - word.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let number: u8 = word.get(..digits)?.parse().ok()?;
        let joined = word.get(digits..)?;
        let (unit, next) = if joined.is_empty() { (sentence.word(at + 1), at + 2) } else { (joined, at + 1) };
        let unit = unit.to_ascii_lowercase();
        let old =
            sentence.word(next).eq_ignore_ascii_case("old") || sentence.word(next).eq_ignore_ascii_case("of");
        let years = match unit.trim_end_matches('.') {
            "yo" | "y.o" | "y/o" | "yof" | "yom" => number,
            "y" if sentence.word(next).eq_ignore_ascii_case("o") => number,
            "year" | "years" | "yr" | "yrs" if old => number,
            "month" | "months" | "mo" | "week" | "weeks" | "wk" | "day" | "days" if old => 0,
            _ => return None,
        };
        let end = if matches!(unit.as_str(), "yo" | "y.o" | "yof" | "yom") { next } else { next + 1 };
        let family = sentence.cues.assertion(sentence.tokens, &(at..end)).family.is_some();
        (number <= 125 && !family).then(|| (years, sentence.span(&(at..end))))
    })
}
