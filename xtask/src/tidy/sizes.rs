//! Files are small: median under 150 lines, nine in ten under 450, none above 700.

use std::fmt;

use super::Violation;
use super::sources::Sources;

const MEDIAN: usize = 150;
const NINE_IN_TEN: usize = 450;
const LARGEST: usize = 700;

/// How long the Rust files are.
pub struct Sizes {
    /// Lines and path, shortest first.
    files: Vec<(usize, String)>,
}

/// Measures the Rust files.
pub fn measure(sources: &Sources) -> Sizes {
    let mut files: Vec<_> = sources.rust().map(|s| (s.text.lines().count(), s.path.clone())).collect();
    files.sort();
    Sizes { files }
}

impl Sizes {
    fn at_percent(&self, percent: usize) -> usize {
        let place = (self.files.len() * percent / 100).min(self.files.len().saturating_sub(1));
        self.files.get(place).map_or(0, |(lines, _)| *lines)
    }

    /// What is too long.
    pub fn violations(&self) -> Vec<Violation> {
        let remedy = "split it along the nouns or rules that it serves";
        let too_long = self.files.iter().filter(|(lines, _)| *lines > LARGEST);
        let mut violations: Vec<_> = too_long
            .map(|(lines, path)| {
                Violation::new(path, 0, format!("{lines} lines; none above {LARGEST}"), remedy)
            })
            .collect();
        for (name, found, limit) in
            [("median", self.at_percent(50), MEDIAN), ("nine in ten", self.at_percent(90), NINE_IN_TEN)]
        {
            if found >= limit {
                let what = format!("the {name} of file lengths is {found} lines; it stays under {limit}");
                violations.push(Violation::new("crates", 0, what, remedy));
            }
        }
        violations
    }
}

impl fmt::Display for Sizes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines: usize = self.files.iter().map(|(lines, _)| lines).sum();
        let (median, ninety, largest) = (self.at_percent(50), self.at_percent(90), self.at_percent(100));
        let files = self.files.len();
        write!(
            f,
            "{files} files, {lines} lines; median {median}, nine in ten under {ninety}, largest {largest}"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_file_is_told() {
        let long = "\n".repeat(701);
        let sizes = measure(&Sources::of(&[
            ("crates/a/src/lib.rs", &long),
            ("crates/a/src/b.rs", "\n"),
            ("c.rs", ""),
        ]));
        let files: Vec<_> = sizes.violations().into_iter().map(|v| v.file).collect();
        assert!(files.contains(&"crates/a/src/lib.rs".to_owned()));
    }

    #[test]
    fn a_long_median_is_told() {
        let middling = "\n".repeat(200);
        let sizes = measure(&Sources::of(&[("a.rs", &middling), ("b.rs", &middling)]));
        assert_eq!(sizes.violations().len(), 1);
    }
}
