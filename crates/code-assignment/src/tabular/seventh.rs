//! The seventh character: the encounter of an injury, or what else a category extends its codes by.

use superbill_domain::{EncounterPhase, Gravity, Icd10Cm};

use super::{Clues, Tabular};

/// Extends a code that asks for a seventh character. None where the note does not say enough and the
/// classification has no character for "unspecified": never guessed (Official Guidelines I.A.5).
pub(crate) fn extend(tabular: Tabular<'_>, base: Icd10Cm, clues: &Clues) -> Option<Icd10Cm> {
    let offered = tabular.seventh_characters(base);
    let wanted =
        if offered.contains(&'A') { encounter(clues, &offered) } else { extension(clues, &offered) }?;
    tabular.with_seventh(base, wanted)
}

/// Active treatment is A, care while healing D, a late effect S (Official Guidelines I.C.19.a). A fracture is
/// closed unless the note says open (I.C.19.c).
fn encounter(clues: &Clues, offered: &[char]) -> Option<char> {
    let fracture = offered.contains(&'K');
    let wanted = match clues.phase.unwrap_or(EncounterPhase::Initial) {
        EncounterPhase::Initial if fracture && clues.meets("open") && offered.contains(&'B') => 'B',
        EncounterPhase::Initial => 'A',
        EncounterPhase::Subsequent if fracture && (clues.meets("nonunio")) => 'K',
        EncounterPhase::Subsequent if fracture && (clues.meets("malunio")) => 'P',
        EncounterPhase::Subsequent => 'D',
        EncounterPhase::Sequela => 'S',
    };
    offered.contains(&wanted).then_some(wanted)
}

/// Other extensions: the stage of glaucoma, a tophus in gout, a fetus; the character for "unspecified" or
/// "not applicable" where the note says nothing.
fn extension(clues: &Clues, offered: &[char]) -> Option<char> {
    let wanted = match clues.severity {
        Some(Gravity::Mild) if offered.contains(&'4') => '1',
        Some(Gravity::Moderate) if offered.contains(&'4') => '2',
        Some(Gravity::Severe) if offered.contains(&'4') => '3',
        _ if clues.meets("tophus") && offered == ['0', '1'] => '1',
        _ if offered.contains(&'0') => '0',
        _ => '9',
    };
    offered.contains(&wanted).then_some(wanted)
}
