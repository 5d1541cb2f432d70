//! Personal history: the code for having had a condition that is over (Official Guidelines I.C.21.c.4).

use superbill_domain::Icd10Cm;

/// Families of conditions, and the code for a past one; the first that fits holds.
const HISTORIES: [(&[&str], &str); 46] = [
    (&["C15", "C16", "C17", "C22", "C23", "C24", "C25", "C26"], "Z85.09"),
    (&["C18", "C19"], "Z85.038"),
    (&["C20", "C21"], "Z85.048"),
    (&["C33", "C34"], "Z85.118"),
    (&["C40", "C41"], "Z85.830"),
    (&["C43", "D03"], "Z85.820"),
    (&["C44"], "Z85.828"),
    (&["C4A"], "Z85.821"),
    (&["C50", "D05"], "Z85.3"),
    (&["C53"], "Z85.41"),
    (&["C54", "C55"], "Z85.42"),
    (&["C56"], "Z85.43"),
    (&["C61"], "Z85.46"),
    (&["C62"], "Z85.47"),
    (&["C64"], "Z85.528"),
    (&["C67"], "Z85.51"),
    (&["C70", "C71", "C72"], "Z85.848"),
    (&["C73"], "Z85.850"),
    (&["C81"], "Z85.71"),
    (&["C82", "C83", "C84", "C85", "C88"], "Z85.72"),
    (&["C91", "C92", "C93", "C94", "C95"], "Z85.6"),
    (&["C"], "Z85.9"),
    (&["D12", "K635"], "Z86.0100"),
    (&["D1", "D2", "D3"], "Z86.018"),
    (&["U07"], "Z86.16"),
    (&["A", "B"], "Z86.19"),
    (&["D5", "D6", "D7", "D8"], "Z86.2"),
    (&["E"], "Z86.39"),
    (&["F"], "Z86.59"),
    (&["G45", "I63"], "Z86.73"),
    (&["G"], "Z86.69"),
    (&["H25", "H26"], "Z98.49"),
    (&["H"], "Z86.69"),
    (&["I21", "I22"], "I25.2"),
    (&["I26"], "Z86.711"),
    (&["I80", "I82"], "Z86.718"),
    (&["I"], "Z86.79"),
    (&["J12", "J13", "J14", "J15", "J16", "J17", "J18"], "Z87.01"),
    (&["J"], "Z87.09"),
    (&["K25", "K26", "K27", "K28"], "Z87.11"),
    (&["K"], "Z87.19"),
    (&["L"], "Z87.2"),
    (&["M"], "Z87.39"),
    (&["N20"], "Z87.442"),
    (&["N30", "N39"], "Z87.440"),
    (&["N1", "N2", "N3"], "Z87.448"),
];

/// The code for having had a condition; the code itself where it already is a status or history; none where the
/// classification has no history of it (symptoms, injuries, conditions that do not end).
pub(crate) fn personal_history(code: Icd10Cm) -> Option<Icd10Cm> {
    let text = code.undotted();
    if text.starts_with('Z') || text == "I252" {
        return Some(code);
    }
    let history =
        HISTORIES.iter().find(|(families, _)| families.iter().any(|family| text.starts_with(family)));
    history.and_then(|(_, history)| history.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn past(code: &str) -> Option<String> {
        personal_history(code.parse().unwrap()).map(|code| code.to_string())
    }

    #[test]
    fn a_past_condition_is_a_history() {
        assert_eq!(past("C44.91").as_deref(), Some("Z85.828"));
        assert_eq!(past("I71.9").as_deref(), Some("Z86.79"));
        assert_eq!(past("I21.9").as_deref(), Some("I25.2"));
    }

    #[test]
    fn a_status_stays_itself_and_a_symptom_has_no_history() {
        assert_eq!(past("Z95.5").as_deref(), Some("Z95.5"));
        assert_eq!(past("R07.9"), None);
        assert_eq!(past("S82.891A"), None);
    }
}
