//! The drug table by class of medicine: which code of T36 to T50 a medicine belongs to.

use superbill_domain::Medication;

use crate::case::Case;

/// Classes of medicines, and the header of their codes; the more particular names of a class come first.
const BY_NAME: [(&str, &str); 16] = [
    ("pril", "T46.4X"),
    ("sartan", "T46.5X"),
    ("olol", "T44.7X"),
    ("dipine", "T46.1X"),
    ("diltiazem", "T46.1X"),
    ("verapamil", "T46.1X"),
    ("digoxin", "T46.0X"),
    ("penicillin", "T36.0X"),
    ("cephal", "T36.1X"),
    ("acetaminophen", "T39.1X"),
    ("tylenol", "T39.1X"),
    ("lithium", "T43.59"),
    ("fentanyl", "T40.41"),
    ("tramadol", "T40.42"),
    ("methadone", "T40.3X"),
    ("aspirin", "T39.01"),
];

const BY_CLASS: [(&str, &str); 22] = [
    ("ace_inhibitor", "T46.4X"),
    ("antihypertensive", "T46.5X"),
    ("insulin", "T38.3X"),
    ("oral_antidiabetic", "T38.3X"),
    ("glp1", "T38.3X"),
    ("statin", "T46.6X"),
    ("diuretic", "T50.2X"),
    ("anticoagulant", "T45.51"),
    ("antiplatelet", "T45.52"),
    ("nsaid", "T39.39"),
    ("opioid", "T40.2X"),
    ("antidepressant", "T43.20"),
    ("antipsychotic", "T43.50"),
    ("anxiolytic", "T42.4X"),
    ("antiepileptic", "T42.7"),
    ("stimulant", "T43.60"),
    ("thyroid", "T38.1X"),
    ("steroid", "T38.0X"),
    ("antibiotic", "T36.9"),
    ("chemotherapy", "T45.1X"),
    ("immunosuppressant", "T45.1X"),
    ("gout", "T50.4X"),
];

/// The code of a medicine with the character for what became of it: 5 an adverse effect, 6 an underdosing. None for a class that the
/// table does not know.
pub(super) fn drug(case: &Case<'_>, medicine: &Medication, intent: char) -> Option<String> {
    let name = case.lower(medicine.span);
    let named = BY_NAME.iter().find(|(part, _)| name.contains(part)).map(|(_, code)| *code);
    let stem = named
        .or_else(|| BY_CLASS.iter().find(|(class, _)| *class == medicine.class).map(|(_, code)| *code))?;
    let digits = stem.replace('.', "");
    // The intent is the sixth character, or the fifth before a placeholder.
    let code = if digits.len() == 4 { format!("{stem}{intent}XA") } else { format!("{stem}{intent}A") };
    case.billable(&code).map(|code| code.to_string())
}
