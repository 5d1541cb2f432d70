//! Everyday phrases lead to the code that a coder gives them: the search of the book, with our lexicon handed in.
//!
//! `tests/search/phrases_tuning.tsv` may be looked at line by line; of `phrases_held_out.tsv` only the total.
#![expect(clippy::unwrap_used, reason = "a test stops where an expectation fails")]

use std::io::Write as _;

use superbill_chart_reading::everyday_terms;
use superbill_code_sets::CodeSets;
use superbill_code_sets::search::{Question, Search};

fn search() -> Search<'static> {
    Search::over(CodeSets::embedded().unwrap().on("2026-06-15".parse().unwrap()), everyday_terms())
}

struct Score {
    all: usize,
    first: usize,
    within_ten: usize,
}

fn score(search: &Search<'_>, table: &str, shows_misses: bool) -> Score {
    let mut score = Score { all: 0, first: 0, within_ten: 0 };
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let (phrase, code) = line.split_once('\t').unwrap();
        let found: Vec<String> =
            search.ask(&Question::new(phrase, 10)).iter().map(|hit| hit.found.code()).collect();
        let place = found.iter().position(|found| found == code);
        score.all += 1;
        score.first += usize::from(place == Some(0));
        score.within_ten += usize::from(place.is_some());
        if shows_misses && place != Some(0) {
            let _ = writeln!(std::io::stderr(), "{phrase}: {code} at {place:?}, {found:?}");
        }
    }
    score
}

/// The floors: first hits and hits within ten, in a hundred.
fn holds(name: &str, Score { all, first, within_ten }: &Score, floors: (usize, usize)) {
    let _ = writeln!(std::io::stderr(), "{name}: first {first}, within ten {within_ten}, of {all}");
    assert!(first * 100 >= all * floors.0, "{name}: first hit right for {first} of {all}");
    assert!(within_ten * 100 >= all * floors.1, "{name}: within ten for {within_ten} of {all}");
}

#[test]
fn the_first_hit_is_what_a_coder_gives() {
    holds("tuning", &score(&search(), include_str!("search/phrases_tuning.tsv"), true), (98, 99));
}

#[test]
fn and_so_it_is_for_phrases_that_nobody_looked_at() {
    holds("held out", &score(&search(), include_str!("search/phrases_held_out.tsv"), false), (94, 98));
}
