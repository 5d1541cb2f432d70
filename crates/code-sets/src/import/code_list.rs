//! A plain list of codes, one a line: the codes that exist, headers among them, as the package
//! `simple-icd-10-cm` carries it beside the tabular XML.
//!
//! Chapters and sections stand among the codes; lines that have no code's shape are passed over.

use std::collections::HashSet;

use superbill_domain::Icd10Cm;

/// Reads the codes of a list.
#[must_use]
pub fn read(text: &str) -> HashSet<Icd10Cm> {
    text.lines().filter_map(|line| line.split_whitespace().next()?.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_codes_and_passes_over_chapters_and_ranges() {
        let codes = read("1\nA00-A09\nA00\nA000 extra\r\n\nS93401A\n");
        let mut codes: Vec<String> = codes.iter().map(ToString::to_string).collect();
        codes.sort();
        assert_eq!(codes, ["A00", "A00.0", "S93.401A"]);
    }
}
