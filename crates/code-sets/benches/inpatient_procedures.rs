//! How long the shipped ICD-10-PCS takes to open, and how fast it answers.
//!
//! `cargo bench -p superbill-code-sets --bench inpatient_procedures` prints figures of one core.
#![expect(clippy::print_stdout, reason = "a measurement is for reading")]
#![expect(clippy::float_arithmetic, reason = "rates, not amounts")]
#![expect(clippy::expect_used, reason = "a measurement may stop where it cannot be taken")]

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::Instant;

use superbill_code_sets::inpatient_procedures::Axis;
use superbill_code_sets::{CodeSets, CodeStatus};
use superbill_domain::Icd10Pcs;

fn main() {
    let sets = CodeSets::embedded().expect("the shipped file opens");
    let book = sets.on("2026-06-15".parse().expect("a date"));
    let start = Instant::now();
    let pcs = book.pcs();
    let tables = pcs.tables().expect("tables");
    println!("tables and dates open: {:.1} ms", start.elapsed().as_secs_f64() * 1e3);

    let codes = shuffled(tables.codes().collect());
    println!("table look-ups: {:.1} M/s", rate(&codes, |code| tables.contains(code)));
    println!("dated checks: {:.1} M/s", rate(&codes, |code| pcs.check(code) == CodeStatus::Valid));
    let mut title = String::new();
    let titles = rate(&codes, |code| {
        title.clear();
        tables.title(code).is_some_and(|found| write!(title, "{found}").is_ok())
    });
    println!("titles composed: {titles:.2} M/s");
    let some: Vec<Icd10Pcs> = codes.iter().take(500).copied().collect();
    let built = rate(&some, |code| {
        let build = Axis::ALL
            .into_iter()
            .zip(code.characters())
            .try_fold(tables.build(), |build, (axis, character)| build.choose(axis, char::from(character)));
        build.and_then(|build| build.code()) == Some(*code)
    });
    println!("codes built axis by axis: {:.1} thousand/s", built * 1e3);

    let (definitions, index) = (pcs.definitions().expect("definitions"), pcs.index().expect("an index"));
    let start = Instant::now();
    (0..100).for_each(|_| drop(black_box(definitions.key(Axis::BodyPart, "dorsalis pedis artery"))));
    println!("body part key: {:.0} us", start.elapsed().as_secs_f64() * 1e6 / 100.0);
    let start = Instant::now();
    (0..100).for_each(|_| drop(black_box(index.find("bypass coronary one artery", 10))));
    println!("index: {:.0} us", start.elapsed().as_secs_f64() * 1e6 / 100.0);
}

/// Millions a second, of the best of nine rounds; every one must be answered with yes.
fn rate(codes: &[Icd10Pcs], mut answer: impl FnMut(&Icd10Pcs) -> bool) -> f64 {
    let round = |_| {
        let start = Instant::now();
        let yes = codes.iter().filter(|code| answer(code)).count();
        assert!(
            yes * 100 >= codes.len() * 99,
            "the codes are those of the tables, all but the few that expired"
        );
        start.elapsed().as_secs_f64()
    };
    codes.len() as f64 / (0..9).map(round).fold(f64::MAX, f64::min) / 1e6
}

/// The codes in an order that no cache foresees, the same each time.
fn shuffled(mut codes: Vec<Icd10Pcs>) -> Vec<Icd10Pcs> {
    let mut state = 0x9e37_79b9_u64;
    for at in (1..codes.len()).rev() {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        codes.swap(at, usize::try_from(state >> 33).unwrap_or(0) % (at + 1));
    }
    codes
}
