//! How fast phrases are walked through an index and searched for in all code sets.
//!
//! `cargo bench -p superbill-code-sets --bench words` prints what one core does. No framework: loops and a clock.
#![expect(clippy::print_stdout, reason = "a measurement is for reading")]
#![expect(clippy::float_arithmetic, reason = "rates, not amounts")]
#![expect(clippy::expect_used, reason = "a measurement may stop where it cannot be taken")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use superbill_code_sets::index::{Behaviour, Walker};
use superbill_code_sets::search::{Question, Search};
use superbill_code_sets::{Book, CodeSets, System};

fn main() {
    let sets = CodeSets::embedded().expect("the shipped file opens");
    let book = sets.on("2026-06-15".parse().expect("a date"));
    walks(book);
    searches(book);
}

fn walks(book: Book<'_>) {
    let index = book.index(System::ExternalCauseIndex).expect("it ships");
    let paths: Vec<String> = index.terms().map(|term| term.path().join(", ")).collect();
    let mut walker = Walker::new(index);
    let start = Instant::now();
    let found = paths.iter().filter(|path| !walker.walk(path, 1).is_empty()).count();
    println!(
        "external cause index: {:.0} walks/s, {found} of {} find their way",
        rate(paths.len(), start),
        paths.len()
    );
    let mut indexes = book.indexes();
    let sites =
        ["lung", "upper lobe of lung", "liver", "colon", "left breast upper outer quadrant", "bone of arm"];
    let start = Instant::now();
    for at in 0..10_000 {
        let site = sites.get(at % sites.len()).expect("a site");
        black_box(indexes.neoplasm(site, Behaviour::MalignantPrimary));
    }
    println!("table of neoplasms: {:.0} answers/s", rate(10_000, start));
}

/// Titles with a letter left out and cut short: a day of a coder's questions. Each is asked five times and its shortest
/// time counts, since a busy machine takes the processor away for longer than an answer takes.
fn searches(book: Book<'_>) {
    let start = Instant::now();
    let search = Search::over(book, []);
    println!("search, built: {:.0} ms", start.elapsed().as_secs_f64() * 1e3);
    let titles: Vec<&str> = book.diagnoses().step_by(97).map(|diagnosis| diagnosis.title()).collect();
    let mut times: Vec<Duration> = Vec::new();
    for (at, title) in titles.iter().enumerate() {
        let words: Vec<&str> = title.split_whitespace().take(2 + at % 4).collect();
        let mut question = words.join(" ");
        if at % 3 == 0 && question.is_ascii() && question.len() > 8 {
            question.remove(4);
        }
        let asked = (0..5).map(|_| {
            let start = Instant::now();
            black_box(search.ask(&Question::new(&question, 10)));
            start.elapsed()
        });
        times.extend(asked.min());
    }
    times.sort();
    let at =
        |share: usize| times.get(times.len() * share / 100).copied().unwrap_or_default().as_secs_f64() * 1e3;
    println!("search, {} questions: median {:.2} ms, p99 {:.2} ms", times.len(), at(50), at(99));
}

fn rate(calls: usize, start: Instant) -> f64 {
    f64::from(u32::try_from(calls).expect("a small count")) / start.elapsed().as_secs_f64()
}
