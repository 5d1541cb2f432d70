//! A plain list of codes between blanks and line ends: the codes that exist, headers among them, as the package
//! `simple-icd-10-cm` carries it beside the tabular XML; or our own lists under `data/icd10cm`.
//!
//! Chapters and sections stand among the codes; words that have no code's shape are passed over, as are lines that
//! begin with `#`.

use std::collections::HashSet;

use superbill_domain::Icd10Cm;

/// Reads the codes of a list.
#[must_use]
pub fn read(text: &str) -> HashSet<Icd10Cm> {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).filter_map(|word| word.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_codes_and_passes_over_chapters_ranges_and_remarks() {
        let codes = read("# A01\n1\nA00-A09\nA00\nA00.0 A00.9\r\n\nS93401A\n");
        let mut codes: Vec<String> = codes.iter().map(ToString::to_string).collect();
        codes.sort();
        assert_eq!(codes, ["A00", "A00.0", "A00.9", "S93.401A"]);
    }
}
