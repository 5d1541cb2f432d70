//! The seventh character: the encounter of an injury, or what else a category extends its codes by.

use superbill_domain::{EncounterPhase, Gravity, Icd10Cm};

use super::stem::Stem;
use super::{Clues, Tabular};

/// Extends a code that asks for a seventh character: by what the note says, else as the phrase itself denotes, else
/// by the character for what is not said. None where the classification has none: never guessed (I.A.5).
pub(crate) fn extend(
    tabular: Tabular<'_>,
    base: Icd10Cm,
    denoted: Icd10Cm,
    clues: &Clues,
) -> Option<Icd10Cm> {
    let offered = tabular.seventh_characters(base);
    let told = if offered.contains(&'A') { encounter(clues, &offered) } else { extension(clues, &offered) };
    let of_phrase = denoted.undotted().chars().nth(6).filter(|_| tabular.without_seventh(denoted) == base);
    let wanted = told.or(of_phrase).or_else(|| unspecified(&offered))?;
    tabular.with_seventh(base, wanted)
}

/// Active treatment is A, care while healing D, a late effect S (Official Guidelines I.C.19.a). A fracture is
/// closed unless the note says open (I.C.19.c).
fn encounter(clues: &Clues, offered: &[char]) -> Option<char> {
    let fracture = offered.contains(&'K');
    let open = fracture && offered.contains(&'B') && clues.meets(Stem::written("open"));
    let wanted = match (clues.phase, open) {
        (Some(EncounterPhase::Initial) | None, true) => 'B',
        (None, false) => return None,
        (Some(EncounterPhase::Initial), false) => 'A',
        (Some(EncounterPhase::Subsequent), _) if fracture && clues.meets(Stem::written("nonunio")) => 'K',
        (Some(EncounterPhase::Subsequent), _) if fracture && clues.meets(Stem::written("malunio")) => 'P',
        (Some(EncounterPhase::Subsequent), _) => 'D',
        (Some(EncounterPhase::Sequela), _) => 'S',
    };
    offered.contains(&wanted).then_some(wanted)
}

/// Other extensions: the stage of glaucoma, a tophus in gout.
fn extension(clues: &Clues, offered: &[char]) -> Option<char> {
    let wanted = match clues.severity {
        Some(Gravity::Mild) if offered.contains(&'4') => '1',
        Some(Gravity::Moderate) if offered.contains(&'4') => '2',
        Some(Gravity::Severe) if offered.contains(&'4') => '3',
        _ if clues.meets(Stem::written("tophus")) && offered == ['0', '1'] => '1',
        _ => return None,
    };
    offered.contains(&wanted).then_some(wanted)
}

/// Where nothing is said: active treatment for an injury, else the character for "unspecified" or "not applicable".
fn unspecified(offered: &[char]) -> Option<char> {
    ['A', '0', '9'].into_iter().find(|character| offered.contains(character))
}
