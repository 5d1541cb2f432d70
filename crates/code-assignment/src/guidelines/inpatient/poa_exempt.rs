//! Which codes need no indicator: the exempt list of fiscal year 2026, by families. The list itself decides once the book carries it.

use superbill_domain::Icd10Cm;

use crate::case::is_any;

/// Families of which the list names every code.
const FAMILIES: [&str; 90] = [
    "B90", "B91", "B92", "B94", "E64", "I252", "I690", "I691", "I692", "I693", "I698", "I699", "O09", "O80",
    "O94", "P00", "P293", "Q", "V", "W14", "W15", "W21", "W28", "W29", "W3", "W52", "W53", "W54", "W55",
    "W58", "W61", "X50", "X52", "Y36", "Y37", "Y92", "Y93", "Y99", "Z00", "Z01", "Z02", "Z03", "Z05", "Z08",
    "Z09", "Z11", "Z12", "Z13", "Z14", "Z15", "Z17", "Z18", "Z19", "Z22", "Z23", "Z28", "Z29", "Z30", "Z31",
    "Z34", "Z36", "Z37", "Z38", "Z39", "Z3A", "Z4", "Z51", "Z52", "Z55", "Z56", "Z57", "Z58", "Z59", "Z62",
    "Z63", "Z64", "Z65", "Z67", "Z68", "Z69", "Z70", "Z71", "Z73", "Z75", "Z76", "Z78", "Z79", "Z8", "Z90",
    "Z91",
];
const FURTHER: [&str; 8] = ["Z92", "Z93", "Z94", "Z95", "Z97", "Z98", "Z99", "Z720"];

/// True for a code that the exempt list names: a circumstance, a status or history, a late effect, or an injury that is healing.
pub(super) fn is_exempt(code: Icd10Cm) -> bool {
    let text = code.undotted();
    let injury = is_any(code, &["S", "T", "M80", "M84", "M97", "V", "W", "X", "Y"]);
    let healing = injury && text.len() == 7 && !text.ends_with(['A', 'B', 'C']);
    healing || is_any(code, &FAMILIES) || is_any(code, &FURTHER)
}

#[cfg(test)]
mod tests {
    use super::is_exempt;

    #[test]
    fn circumstances_and_healing_injuries_are_exempt_and_diseases_are_not() {
        let exempt = |code: &str| is_exempt(code.parse().unwrap());
        assert!(exempt("Z79.4") && exempt("I25.2") && exempt("S93.402D") && exempt("Y92.009"));
        assert!(!exempt("S93.402A") && !exempt("J18.9") && !exempt("Z66") && !exempt("Z96.641"));
    }
}
