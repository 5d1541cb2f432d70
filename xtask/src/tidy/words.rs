//! The repository speaks of the product alone: no path of a machine, nothing left to do by its own words.

use super::Violation;
use super::sources::Sources;

/// Put together at run time, so that this file does not tell on itself.
fn forbidden() -> [(String, &'static str); 6] {
    let join = |parts: [&str; 2]| parts.concat();
    [
        (join(["/wo", "rk/"]), "a path of a machine"),
        (join(["/home", "/"]), "a path of a machine"),
        (join(["/tmp", "/target"]), "a path of a machine"),
        (join(["todo", "!("]), "left to do"),
        (join(["FIX", "ME"]), "left to do"),
        (join(["TO", "DO"]), "left to do"),
    ]
}

/// Checks every text file but the lock file.
pub fn check(sources: &Sources) -> Vec<Violation> {
    let forbidden = forbidden();
    let mut violations = Vec::new();
    for source in sources.all().filter(|source| source.path != "Cargo.lock") {
        for (number, line) in (1..).zip(source.text.lines()) {
            for (word, what) in forbidden.iter().filter(|(word, _)| line.contains(word.as_str())) {
                let what = format!("{what}: `{word}`");
                violations.push(Violation::new(&source.path, number, what, "do it, or write an issue"));
            }
        }
    }
    violations
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_machine_path_is_told() {
        let text = ["see /ho", "me/ada"].concat();
        assert_eq!(check(&Sources::of(&[("README.md", &text)])).len(), 1);
    }
}
