//! Clues: what the note gives to choose among the children of a header.

use std::collections::BTreeSet;

use superbill_domain::{Acuity, Control, EncounterPhase, Gravity, Side, SlotValue};

use super::stem::Stem;
use super::words::{Stems, stems, words};

/// What the note says about one condition: the words around it and its slots.
#[derive(Debug, Clone, Default)]
pub(crate) struct Clues {
    words: BTreeSet<Stem>,
    own: BTreeSet<Stem>,
    pub(crate) side: Option<Side>,
    pub(crate) acuity: Option<Acuity>,
    pub(crate) severity: Option<Gravity>,
    pub(crate) control: Option<Control>,
    pub(crate) stage: Option<u8>,
    pub(crate) trimester: Option<u8>,
    pub(crate) phase: Option<EncounterPhase>,
}

const FRACTURE: Stem = Stem::written("fractur");
const NONDISPLACED: Stem = Stem::written("nondisp");

/// Words that deny what follows them, up to the next comma.
const DENIALS: [&str; 6] = ["no", "not", "without", "denies", "denied", "never"];

impl Clues {
    /// Adds the words that name the condition itself: its phrase and the title it stands in.
    pub(crate) fn name(&mut self, text: &str) {
        self.own.extend(words(text).map(Stem::of));
        self.read(text);
    }

    /// Takes out words that a code already stands for: they lead to no other code.
    pub(crate) fn spend(&mut self, text: &str) {
        for stem in stems(text).iter() {
            self.words.remove(&stem);
            self.own.remove(&stem);
        }
    }

    /// Adds the words of a phrase about the condition, leaving out what the phrase denies.
    pub(crate) fn read(&mut self, text: &str) {
        for clause in text.split([',', ';', '.', ':']) {
            let mut denied = false;
            for word in words(clause) {
                denied |= DENIALS.iter().any(|denial| word.eq_ignore_ascii_case(denial));
                if !denied {
                    self.words.insert(Stem::of(word));
                }
            }
        }
    }

    /// The same clues for one side.
    pub(crate) fn on(&self, side: Side) -> Self {
        Self { side: Some(side), ..self.clone() }
    }

    /// Adds a slot; the first of its kind stays.
    pub(crate) fn slot(&mut self, value: SlotValue) {
        match value {
            SlotValue::Side(side) => self.side = self.side.or(Some(side)),
            SlotValue::Encounter(phase) => self.phase = self.phase.or(Some(phase)),
            SlotValue::Acuity(acuity) => self.acuity = self.acuity.or(Some(acuity)),
            SlotValue::Severity(severity) => self.severity = self.severity.or(Some(severity)),
            SlotValue::Control(control) => self.control = self.control.or(Some(control)),
            SlotValue::Stage(stage) => self.stage = self.stage.or(Some(stage)),
            SlotValue::Trimester(trimester) => self.trimester = self.trimester.or(Some(trimester)),
            SlotValue::WeeksOfGestation(weeks) => self.trimester = self.trimester.or(Some(trimester(weeks))),
            _ => {}
        }
    }

    /// How many words of a title the note has.
    pub(crate) fn words_in(&self, title: &Stems) -> usize {
        title.iter().filter(|stem| self.words.contains(stem)).count()
    }

    /// True where the note meets a stem that a title asks for.
    pub(crate) fn meets(&self, stem: Stem) -> bool {
        if let Some(told) = self.slot_meets(stem) {
            return told;
        }
        match stem.as_str() {
            // A fracture not said to be displaced or not is coded as displaced (Official Guidelines I.C.19.c).
            "displac" if self.words.contains(&FRACTURE) => !self.words.contains(&NONDISPLACED),
            digits if digits.bytes().all(|byte| byte.is_ascii_digit()) => self.own.contains(&stem),
            _ => self.words.contains(&stem),
        }
    }

    /// What the slots say about a stem; none where no slot speaks of it.
    fn slot_meets(&self, stem: Stem) -> Option<bool> {
        let own = || self.own.contains(&stem);
        Some(match stem.as_str() {
            "right" => self.side == Some(Side::Right),
            "left" => self.side == Some(Side::Left),
            "unilate" => matches!(self.side, Some(Side::Left | Side::Right)),
            "bilater" => self.side == Some(Side::Bilateral),
            "acute" => own() || matches!(self.acuity, Some(Acuity::Acute | Acuity::AcuteOnChronic)),
            "chronic" => own() || matches!(self.acuity, Some(Acuity::Chronic | Acuity::AcuteOnChronic)),
            "subacut" => own() || self.acuity == Some(Acuity::Subacute),
            "recurre" => own() || self.acuity == Some(Acuity::Recurrent),
            "exacerb" => {
                own()
                    || self.acuity == Some(Acuity::AcuteOnChronic)
                    || self.words.contains(&stem) && self.control == Some(Control::Worsening)
            }
            "mild" => own() || self.severity == Some(Gravity::Mild),
            "moderat" => own() || self.severity == Some(Gravity::Moderate),
            "severe" => own() || self.severity == Some(Gravity::Severe),
            "first trimester" => self.trimester == Some(1),
            "second trimester" => self.trimester == Some(2),
            "third trimester" => self.trimester == Some(3),
            number => {
                let digit = number.parse::<u8>().ok().filter(|_| number.len() == 1)?;
                let stage = self.stage?;
                stage == digit
            }
        })
    }
}

/// The trimester of a week of gestation (Official Guidelines I.C.15.a.3).
const fn trimester(weeks: u8) -> u8 {
    match weeks {
        0..=13 => 1,
        14..=27 => 2,
        _ => 3,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn denied_words_are_no_clues() {
        let mut clues = Clues::default();
        clues.read("Laceration of the finger with no nail damage, tendon exposed");
        assert!(clues.meets(Stem::written("finger")) && clues.meets(Stem::written("tendon")));
        assert!(!clues.meets(Stem::written("nail")) && !clues.meets(Stem::written("damage")));
    }

    #[test]
    fn a_side_comes_from_its_slot_only() {
        let mut clues = Clues::default();
        clues.read("the right knee");
        assert!(!clues.meets(Stem::written("right")));
        clues.slot(SlotValue::Side(Side::Right));
        assert!(clues.meets(Stem::written("right")) && !clues.meets(Stem::written("left")));
    }

    #[test]
    fn a_fracture_is_displaced_unless_said_otherwise() {
        let mut clues = Clues::default();
        assert!(!clues.meets(Stem::written("displac")), "a disc is displaced only where the note says so");
        clues.read("fracture");
        assert!(clues.meets(Stem::written("displac")));
        clues.read("nondisplaced");
        assert!(!clues.meets(Stem::written("displac")));
    }
}
