//! Brains are pure, money has no float, and only the command line holds the clock.

use super::Violation;
use super::sources::{Source, Sources};

/// Pure functions of their arguments: no I/O, no clock, no randomness, no JSON.
const PURE: &[&str] = &[
    "domain",
    "x12",
    "code-sets",
    "clearinghouse",
    "ledger",
    "storage",
    "clinical-documents",
    "chart-reading",
    "code-assignment",
    "edits",
    "pricing",
    "claims",
    "payer-simulator",
];

/// The one pure crate that reads JSON: it reads FHIR, which is written in it.
const READS_JSON: &str = "clinical-documents";

/// Crates through which amounts of money pass.
const MONEY: &[&str] = &[
    "domain",
    "clearinghouse",
    "ledger",
    "storage",
    "storage-sqlite",
    "edits",
    "pricing",
    "claims",
    "payer-simulator",
    "revenue-cycle",
    "cli",
];

const IMPURE: &[(&str, &str)] = &[
    ("std::fs", "reads or writes files"),
    ("std::net", "reaches the network"),
    ("std::process", "starts programs"),
    ("std::env", "reads the environment"),
    ("SystemTime", "reads the clock"),
    ("Instant::now", "reads the clock"),
    ("serde_json", "knows JSON"),
    ("println!", "prints"),
    ("HashMap::new()", "iterates in an order that changes from run to run, if ever iterated"),
];

const CLOCK: &[&str] = &["Zoned::now", "Timestamp::now", "SystemTime::now"];

/// Checks every shipped line.
pub fn check(sources: &Sources) -> Vec<Violation> {
    sources.rust().flat_map(check_file).collect()
}

fn check_file(source: &Source) -> Vec<Violation> {
    let Some(name) = source.crate_name() else { return Vec::new() };
    let mut violations = Vec::new();
    for (number, line) in source.shipped_lines() {
        let mut tell =
            |what: String, remedy| violations.push(Violation::new(&source.path, number, what, remedy));
        if PURE.contains(&name) {
            let may = |token: &str| token == "serde_json" && name == READS_JSON;
            for (token, does) in IMPURE.iter().filter(|(token, _)| line.contains(token) && !may(token)) {
                let remedy = "take the value as an argument; a map that is iterated is a BTreeMap";
                tell(format!("`{name}` is pure, but `{token}` {does}"), remedy);
            }
        }
        if MONEY.contains(&name) && has_float(line) {
            tell("a float where money passes".to_owned(), "use Money, or whole parts of a cent");
        }
        if !matches!(name, "cli" | "xtask") && CLOCK.iter().any(|token| line.contains(token)) {
            tell("the clock is handed in".to_owned(), "take a Timestamp or a Date as an argument");
        }
    }
    violations
}

fn has_float(line: &str) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    line.split(|c| !is_word(c)).any(|word| word == "f32" || word == "f64")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(path: &str, text: &str) -> usize {
        check(&Sources::of(&[(path, text)])).len()
    }

    #[test]
    fn a_brain_that_reads_a_file_is_told() {
        assert_eq!(told("crates/edits/src/a.rs", "use std::fs;\n"), 1);
        assert_eq!(told("crates/cli/src/a.rs", "use std::fs;\n"), 0);
    }

    #[test]
    fn a_float_near_money_is_told() {
        assert_eq!(told("crates/pricing/src/a.rs", "let price: f64 = x;\n"), 1);
        assert_eq!(told("crates/pricing/src/a.rs", "let f64th = x;\n"), 0);
        assert_eq!(told("crates/chart-reading/src/a.rs", "let score: f32 = x;\n"), 0);
    }

    #[test]
    fn comments_and_tests_may_say_what_they_like() {
        assert_eq!(
            told("crates/pricing/src/a.rs", "// no f64 here\n#[cfg(test)]\nmod tests { use std::fs; }\n"),
            0
        );
    }

    #[test]
    fn a_clock_outside_the_command_line_is_told() {
        assert_eq!(told("crates/revenue-cycle/src/a.rs", "let now = Timestamp::now();\n"), 1);
    }
}
