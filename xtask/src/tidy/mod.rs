//! The house rules of ARCHITECTURE.md, as checks over the manifests and the sources.

mod floors;
mod names;
mod purity;
mod sizes;
mod sources;
mod words;

use std::fmt;
use std::path::Path;

pub use floors::write_map;
use sources::Sources;

/// A place that breaks a house rule: where, what, and how to mend it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// The file, from the root.
    pub file: String,
    /// The line, from 1; zero where the file as a whole is meant.
    pub line: usize,
    /// What is wrong.
    pub what: String,
    /// How to mend it.
    pub remedy: &'static str,
}

impl Violation {
    fn new(file: &str, line: usize, what: impl Into<String>, remedy: &'static str) -> Self {
        Self { file: file.to_owned(), line, what: what.into(), remedy }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => writeln!(f, "{}: {}", self.file, self.what)?,
            line => writeln!(f, "{}:{line}: {}", self.file, self.what)?,
        }
        write!(f, "    remedy: {}", self.remedy)
    }
}

/// What a look through the house found.
pub struct Report {
    /// The places that break a rule.
    pub violations: Vec<Violation>,
    sizes: sizes::Sizes,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.violations.len() {
            0 => write!(f, "tidy: {}", self.sizes),
            n => write!(f, "untidy: {n} places; {}", self.sizes),
        }
    }
}

/// Looks through the house.
///
/// # Errors
/// Where a file of it cannot be read.
pub fn check(root: &Path) -> anyhow::Result<Report> {
    let sources = Sources::read(root)?;
    let sizes = sizes::measure(&sources);
    let mut violations = floors::check(root, &sources)?;
    violations.extend(sizes.violations());
    violations.extend(purity::check(&sources));
    violations.extend(names::check(&sources));
    violations.extend(words::check(&sources));
    Ok(Report { violations, sizes })
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_house_is_tidy() {
        let root = crate::repository_root().unwrap();
        let report = super::check(&root).unwrap();
        let listed: Vec<String> = report.violations.iter().map(ToString::to_string).collect();
        assert!(listed.is_empty(), "{}", listed.join("\n"));
    }
}
