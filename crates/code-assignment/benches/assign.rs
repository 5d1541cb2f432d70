//! How fast charts are coded: charts a second on one core, and the slowest one in a hundred.
//!
//! Runs on the examples of the guideline rules, every one as a chart of its own, and on long charts that are made of forty
//! of them, so that each rule meets many diagnoses.
#![expect(clippy::print_stdout, clippy::unwrap_used, clippy::float_arithmetic, reason = "a bench")]

// The notation in which the tests write charts; it asks its crate for these two names.
#[path = "../src/testing.rs"]
#[expect(dead_code, clippy::indexing_slicing, clippy::panic, reason = "a bench reads charts only")]
mod testing;

use std::hint::black_box;
use std::time::{Duration, Instant};

use superbill_code_assignment::{Profile, assign, guidelines};
use superbill_code_sets::{Book, CodeSets};
use superbill_domain::Chart;

/// Problems of a long chart.
const PROBLEMS: usize = 40;

/// The notes of all rules, without the mark of a context.
fn notes() -> Vec<&'static str> {
    let examples = guidelines().flat_map(|rule| rule.fires.into_iter().chain(rule.rests));
    examples.map(|(note, _)| note).filter(|note| !note.trim_start().starts_with('@')).collect()
}

/// How long each chart takes, the best of several rounds; in order of time.
fn times(charts: &[Chart], book: Book<'_>) -> Vec<Duration> {
    let context = testing::office();
    let once = |chart: &Chart| {
        let start = Instant::now();
        black_box(assign(chart, &context, Profile::Visit, book));
        start.elapsed()
    };
    let best = |chart: &Chart| (0..7).map(|_| once(chart)).min().unwrap_or_default();
    let mut times: Vec<Duration> = charts.iter().map(best).collect();
    times.sort_unstable();
    times
}

fn report(name: &str, charts: &[Chart], book: Book<'_>) {
    let mentions: usize = charts.iter().map(|chart| chart.mentions.len()).sum();
    let times = times(charts, book);
    let total: Duration = times.iter().sum();
    let slow = times.get(times.len() * 99 / 100).copied().unwrap_or_default();
    println!(
        "{name}: {} charts with {:.1} conditions each, {:.0} charts/s, p99 {:.2} ms",
        charts.len(),
        mentions as f64 / charts.len() as f64,
        charts.len() as f64 / total.as_secs_f64(),
        slow.as_secs_f64() * 1e3,
    );
}

fn main() {
    let sets = CodeSets::embedded().unwrap();
    let book = sets.on("2026-06-15".parse().unwrap());
    let notes = notes();
    let short: Vec<Chart> = notes.iter().map(|note| testing::chart(note)).collect();
    let long: Vec<Chart> = notes.chunks(PROBLEMS).map(|part| testing::chart(&part.join(" "))).collect();
    report("examples of the rules", &short, book);
    report("long charts", &long, book);
}
