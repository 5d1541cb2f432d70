//! How many claims a second the rules hold, on one thread.
#![expect(clippy::print_stdout, clippy::float_arithmetic, reason = "a bench prints its figure")]
#![expect(clippy::expect_used, reason = "a bench that cannot start says so")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use superbill_code_sets::CodeSets;
use superbill_edits::{catalogue, notation, scrub};

/// Claims of an ordinary day: clean, and with findings.
const CLEAN: [&str; 3] = [
    "dx E11.65 I10 E78.5 | 99214 @1,2,3 | 83036-QW @1 | 36415 @1",
    "dx M17.11 E11.9 | 99213-25 @2 | 20610-RT @1 | J1010 x40 @1",
    "dx Z23 Z00.00 | 90471 | 90686",
];
const FAULTY: [&str; 3] = [
    "dx E11.65 E10.9 | 99214 | 20610-RT",
    "dx M17.11 | 20610-LT | 76942",
    "dx S93.401 E11 | 99213 @1,3 | 93000 x4",
];

fn main() {
    let sets = CodeSets::embedded().expect("the code sets ship with the binary");
    for (name, examples) in [("clean", CLEAN), ("faulty", FAULTY)] {
        let claims: Vec<_> = examples.map(|text| notation::read(text).expect("an example")).into();
        let mut findings = 0;
        let mut scrubbed = 0_u32;
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(1) {
            for example in &claims {
                let day = example.claim.first_day().unwrap_or(example.today);
                findings += black_box(scrub(&example.claim, sets.on(day), example.today)).len();
                scrubbed += 1;
            }
        }
        let rate = f64::from(scrubbed) / start.elapsed().as_secs_f64();
        let each = findings / usize::try_from(scrubbed.max(1)).unwrap_or(1);
        println!(
            "{name}: {rate:.0} claims/s against {} rules, about {each} findings each",
            catalogue().len()
        );
    }
}
