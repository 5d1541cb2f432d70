//! The guides there are.

use std::sync::LazyLock;

use super::model::Guide;
use super::notation::compile;

/// The tables, each compiled when first asked.
static GUIDES: [LazyLock<Option<Guide>>; 1] =
    [LazyLock::new(|| compile(include_str!("../../guides/837p.guide")).ok())];

/// The guide of a transaction set by what ST03 or GS08 names: `005010X222A1`; none where no table is here for it.
#[must_use]
pub fn guide(version: &str) -> Option<&'static Guide> {
    GUIDES.iter().filter_map(|guide| guide.as_ref()).find(|guide| guide.version == version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_compiles() {
        for (name, text) in [("837p", include_str!("../../guides/837p.guide"))] {
            if let Err(what) = compile(text) {
                unreachable!("{name}.guide, {what}");
            }
        }
    }
}
