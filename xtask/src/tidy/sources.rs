//! The files of the house, read once.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, ensure};

/// A text file of the repository.
pub struct Source {
    /// Its path from the root, with forward slashes.
    pub path: String,
    /// Its text.
    pub text: String,
}

impl Source {
    /// The crate it belongs to, by folder: `domain`, `xtask`.
    pub fn crate_name(&self) -> Option<&str> {
        match self.path.strip_prefix("crates/") {
            Some(rest) => rest.split('/').next(),
            None => self.path.starts_with("xtask/").then_some("xtask"),
        }
    }

    /// True for a Rust source.
    pub fn is_rust(&self) -> bool {
        self.path.ends_with(".rs")
    }

    /// The lines that ship, with their numbers: neither comments nor what follows `#[cfg(test)] mod`.
    pub fn shipped_lines(&self) -> impl Iterator<Item = (usize, &str)> {
        let not_shipped = ["/tests/", "/benches/", "/examples/", "/tests.rs"];
        let is_test_file = not_shipped.iter().any(|part| self.path.contains(part));
        let end = self.text.find("#[cfg(test)]\nmod").unwrap_or(self.text.len());
        let shipped = if is_test_file { "" } else { self.text.get(..end).unwrap_or_default() };
        (1..).zip(shipped.lines()).filter(|(_, line)| !line.trim_start().starts_with("//"))
    }
}

/// All text files that the repository holds or is about to hold.
pub struct Sources(Vec<Source>);

impl Sources {
    /// Reads what git tracks and what it does not ignore.
    pub fn read(root: &Path) -> anyhow::Result<Self> {
        let listed = Command::new("git")
            .args(["ls-files", "--cached", "--others", "--exclude-standard", "-z"])
            .current_dir(root)
            .output()
            .context("git lists the files of the house; is it installed?")?;
        ensure!(
            listed.status.success(),
            "git could not list the files: {}",
            String::from_utf8_lossy(&listed.stderr)
        );
        let names = String::from_utf8(listed.stdout).context("a file name is not UTF-8")?;
        let mut files: Vec<&str> = names.split('\0').filter(|name| !name.is_empty()).collect();
        files.sort_unstable();
        files.dedup();
        // A file that is not text (the compiled code sets) or was just deleted has nothing to say here.
        let read = |name: &str| {
            let text = std::fs::read_to_string(root.join(name)).ok()?;
            Some(Source { path: name.to_owned(), text })
        };
        Ok(Self(files.into_iter().filter_map(read).collect()))
    }

    #[cfg(test)]
    pub fn of(files: &[(&str, &str)]) -> Self {
        let source =
            |(path, text): &(&str, &str)| Source { path: (*path).to_owned(), text: (*text).to_owned() };
        Self(files.iter().map(source).collect())
    }

    /// All files.
    pub fn all(&self) -> impl Iterator<Item = &Source> {
        self.0.iter()
    }

    /// The Rust sources.
    pub fn rust(&self) -> impl Iterator<Item = &Source> {
        self.0.iter().filter(|source| source.is_rust())
    }
}
