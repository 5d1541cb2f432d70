//! The guides there are.

use std::sync::LazyLock;

use super::model::Guide;
use super::notation::compile;

/// The tables by the guide that ST03 or GS08 names, each compiled when first asked.
static GUIDES: [(&str, LazyLock<Option<Guide>>); 5] = [
    ("005010X222A1", LazyLock::new(|| compile(TABLES[0]).ok())),
    ("005010X223A2", LazyLock::new(|| compile(TABLES[1]).ok())),
    ("005010X221A1", LazyLock::new(|| compile(TABLES[2]).ok())),
    ("005010X231A1", LazyLock::new(|| compile(TABLES[3]).ok())),
    ("005010X214", LazyLock::new(|| compile(TABLES[4]).ok())),
];

/// 837P, 837I, 835, 999, 277CA.
const TABLES: [&str; 5] = [
    include_str!("../../guides/837p.guide"),
    include_str!("../../guides/837i.guide"),
    include_str!("../../guides/835.guide"),
    include_str!("../../guides/999.guide"),
    include_str!("../../guides/277ca.guide"),
];

/// Guides that differ from a table in nothing that a table says.
const ALSO: [(&str, &str); 2] = [("005010X223A3", "005010X223A2"), ("005010X222A2", "005010X222A1")];

/// The guide of a transaction set by what ST03 or GS08 names: `005010X222A1`; none where no table is here for it.
#[must_use]
pub fn guide(version: &str) -> Option<&'static Guide> {
    let named = ALSO.iter().find(|(also, _)| *also == version).map_or(version, |(_, table)| table);
    let (_, guide) = GUIDES.iter().find(|(known, _)| *known == named)?;
    guide.as_ref()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_compiles_and_is_found_by_its_name() {
        for (table, (name, _)) in TABLES.iter().zip(&GUIDES) {
            match compile(table) {
                Ok(compiled) => assert_eq!(&compiled.version, name),
                Err(what) => unreachable!("{name}, {what}"),
            }
        }
        assert!(guide("005010X223A3").is_some() && guide("004010X098A1").is_none());
    }
}
