//! How a result stands to its reference range.

use superbill_domain::Abnormality;

/// The meaning of a flag of HL7 table 0078, which C-CDA and FHIR took over as ObservationInterpretation.
pub(crate) fn abnormality(flag: &str) -> Option<Abnormality> {
    Some(match flag.trim().to_ascii_uppercase().as_str() {
        "N" | "NEG" | "ND" | "NR" | "S" => Abnormality::Normal,
        "L" => Abnormality::Low,
        "H" => Abnormality::High,
        "A" | "POS" | "DET" | "RR" | "WR" | "R" | "I" => Abnormality::Abnormal,
        "LL" | "HH" | "AA" | "<" | ">" | "LU" | "HU" => Abnormality::Critical,
        _ => return None,
    })
}

/// The word by which a note says so.
pub(crate) const fn abnormality_word(abnormality: Abnormality) -> &'static str {
    match abnormality {
        Abnormality::Normal => "normal",
        Abnormality::Low => "low",
        Abnormality::High => "high",
        Abnormality::Abnormal => "abnormal",
        Abnormality::Critical => "critical",
    }
}
