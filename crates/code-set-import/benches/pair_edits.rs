//! How long CMS's millions of pair edits take to add, and how fast pairs are then found.
//!
//! `cargo bench -p superbill-code-set-import --bench pair_edits -- FILE` with a file of pair edits as published. No
//! framework: loops and a clock. Peak memory is `/usr/bin/time -v`'s.
#![expect(clippy::print_stdout, reason = "a measurement is for reading")]
#![expect(clippy::float_arithmetic, reason = "rates, not amounts")]
#![expect(clippy::expect_used, reason = "a measurement may stop where it cannot be taken")]

use std::fs::File;
use std::hint::black_box;
use std::io::Read;
use std::time::Instant;

use superbill_code_set_import::{Context, Shelf, add};
use superbill_code_sets::CodeSets;
use superbill_code_sets::procedures::ServiceSetting;
use superbill_domain::Procedure;

/// How many pairs are asked for.
const ASKED: usize = 4_000_000;

fn main() {
    let Some(file) = std::env::args().skip(1).find(|argument| !argument.starts_with("--")) else {
        println!("SKIPPED: name a file of pair edits");
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");
    let shelf = Shelf::at(folder.path());
    let embedded = CodeSets::embedded().expect("the shipped file opens");
    let context = Context { at_hand: embedded, edition: None, from: None };
    let begin = Instant::now();
    let added = add(&[file], &shelf, &context, &|file: File| Box::new(file) as Box<dyn Read>);
    let rows = added.expect("the file is added").first().map_or(0, |added| added.rows);
    println!("{rows} rows added in {:.1} s", begin.elapsed().as_secs_f64());

    let begin = Instant::now();
    let sets = CodeSets::with_shelf(shelf.open().expect("the shelf")).expect("the shelf opens");
    println!("shelf opened in {:.1} ms", begin.elapsed().as_secs_f64() * 1e3);
    let book = sets.on("2024-08-01".parse().expect("a date")).procedures();
    let edits = book.ptp_edits(ServiceSetting::Practitioner).expect("pair edits of practitioners");
    let pairs = pairs(&book.procedures().map(|fact| fact.code).collect::<Vec<_>>());
    for (name, (rate, found)) in [
        ("edits at hand", rate(&pairs, |one, two| edits.find(one, two).is_some())),
        ("through the book", rate(&pairs, |one, two| book.ptp(one, two).is_some())),
    ] {
        println!("pair look-ups, {name}: {rate:.1} M/s, {found} found");
    }
}

/// Pairs in an order that no cache foresees, the same each time.
fn pairs(codes: &[Procedure]) -> Vec<(Procedure, Procedure)> {
    let mut state = 1_u64;
    let mut random = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        codes.get((state >> 33) as usize % codes.len()).copied()
    };
    std::iter::repeat_with(|| random().zip(random())).flatten().take(ASKED).collect()
}

/// Millions of look-ups a second in the best of nine rounds, and how many found something.
fn rate(pairs: &[(Procedure, Procedure)], find: impl Fn(Procedure, Procedure) -> bool) -> (f64, usize) {
    let round = |_| {
        let begin = Instant::now();
        let found = pairs.iter().filter(|(one, two)| black_box(find(*one, *two))).count();
        (begin.elapsed(), found)
    };
    let (shortest, found) = (0..9).map(round).min().unwrap_or_default();
    (pairs.len() as f64 / shortest.as_secs_f64() / 1e6, found)
}
