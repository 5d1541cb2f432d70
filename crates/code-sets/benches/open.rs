//! How long the shipped ICD-10-CM takes to open, and how fast it answers, beside a plain `HashMap<String, _>`.
//!
//! `cargo bench -p superbill-code-sets` prints medians of one core. No framework: loops and a clock.
#![expect(clippy::print_stdout, reason = "a measurement is for reading")]
#![expect(clippy::float_arithmetic, reason = "rates, not amounts")]
#![expect(clippy::expect_used, reason = "a measurement may stop where it cannot be taken")]

use std::collections::HashMap;
use std::hint::black_box;
use std::time::{Duration, Instant};

use superbill_code_sets::{CodeSets, NoteKind};
use superbill_domain::Icd10Cm;

const FILE: &[u8] = include_bytes!("../../../data/icd10cm/icd10cm.bin");

fn main() {
    let open = timed(25, || drop(black_box(CodeSets::open(FILE).expect("the shipped file opens"))));
    let size = FILE.len();
    println!(
        "open: {:.1} ms, at best {:.1} ms ({size} bytes)",
        open.1.as_secs_f64() * 1e3,
        open.0.as_secs_f64() * 1e3
    );

    let answer = timed(25, || {
        let sets = CodeSets::open(FILE).expect("the shipped file opens");
        let book = sets.on("2026-06-15".parse().expect("a date"));
        black_box(book.diagnosis(&"I10".parse().expect("a code")).map(|found| found.title().len()));
    });
    println!(
        "first answer: {:.1} ms, at best {:.1} ms",
        answer.1.as_secs_f64() * 1e3,
        answer.0.as_secs_f64() * 1e3
    );

    let sets = CodeSets::embedded().expect("the shipped file opens");
    let book = sets.on("2026-06-15".parse().expect("a date"));
    let codes: Vec<Icd10Cm> = shuffled(book.diagnoses().map(|diagnosis| diagnosis.code()).collect());

    let ours = rate(codes.len(), || {
        codes.iter().filter(|code| book.diagnosis(code).is_some_and(|found| found.is_billable())).count()
    });
    let map: HashMap<String, bool> =
        book.diagnoses().map(|found| (found.code().undotted().to_owned(), found.is_billable())).collect();
    let texts: Vec<String> = codes.iter().map(|code| code.undotted().to_owned()).collect();
    let theirs = rate(texts.len(), || texts.iter().filter(|text| map.get(*text) == Some(&true)).count());
    println!("look-ups: {ours:.1} M/s; HashMap<String, bool>: {theirs:.1} M/s; ratio {:.2}", ours / theirs);

    let pairs: Vec<(Icd10Cm, Icd10Cm)> = codes.iter().copied().zip(codes.iter().rev().copied()).collect();
    let excludes = rate(pairs.len(), || {
        pairs.iter().filter(|(a, b)| book.between(a, b, NoteKind::Excludes1).is_some()).count()
    });
    println!("Excludes1 of random pairs: {excludes:.2} M/s");
}

/// Million calls per second, the median of nine passes.
fn rate(calls: usize, pass: impl Fn() -> usize) -> f64 {
    let pass = median(9, || {
        black_box(pass());
    });
    f64::from(u32::try_from(calls).expect("a small count")) / pass.as_secs_f64() / 1e6
}

fn median(times: usize, run: impl Fn()) -> Duration {
    timed(times, run).1
}

/// The shortest and the median pass.
fn timed(times: usize, run: impl Fn()) -> (Duration, Duration) {
    let mut passes: Vec<Duration> = (0..times)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .collect();
    passes.sort();
    (*passes.first().expect("a pass"), *passes.get(times / 2).expect("a pass"))
}

/// The codes in an order that no cache expects, the same each time.
fn shuffled(mut codes: Vec<Icd10Cm>) -> Vec<Icd10Cm> {
    let mut state = 1_u64;
    for at in (1..codes.len()).rev() {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        codes.swap(at, usize::try_from(state >> 33).expect("64 bits") % (at + 1));
    }
    codes
}
