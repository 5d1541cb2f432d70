//! No drawers: a thing lives with the noun or the rule that it serves.

use super::Violation;
use super::sources::Sources;

const DRAWERS: &[&str] = &["util", "utils", "helper", "helpers", "common", "misc", "stuff", "shared"];

/// Checks the names of files and folders.
pub fn check(sources: &Sources) -> Vec<Violation> {
    let is_drawer = |path: &str| {
        let parts = path.split('/').map(|part| part.split('.').next().unwrap_or_default());
        parts.into_iter().any(|part| DRAWERS.contains(&part))
    };
    let drawers = sources.rust().filter(|source| is_drawer(&source.path));
    let remedy = "name it after the noun or the rule that it serves";
    drawers.map(|source| Violation::new(&source.path, 0, "a drawer", remedy)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawer_is_told() {
        let sources = Sources::of(&[
            ("crates/a/src/utils.rs", ""),
            ("crates/a/src/common/mod.rs", ""),
            ("a/claim.rs", ""),
        ]);
        assert_eq!(check(&sources).len(), 2);
    }
}
