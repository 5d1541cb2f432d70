//! Finds a code's place by its characters: one multiplication and, nearly always, one comparison.

use std::hash::{Hash as _, Hasher};

use superbill_domain::Icd10Cm;

use super::release::Node;

/// An open-addressing table of places, at most half full. It holds no codes; the nodes do.
#[derive(Default)]
pub(super) struct Lookup {
    /// One more than a place, or zero for an empty slot.
    slots: Vec<u32>,
}

impl Lookup {
    /// Enters all nodes. Of two with the same code the second is not found; the decoder refuses such a list.
    pub(super) fn over(nodes: &[Node]) -> Self {
        let mut slots = vec![0_u32; (nodes.len() * 2).next_power_of_two()];
        let mask = slots.len() - 1;
        for (place, node) in (1_u32..).zip(nodes) {
            let mut at = hash(&node.code) & mask;
            while slots.get(at).is_some_and(|&slot| slot != 0) {
                at = (at + 1) & mask;
            }
            if let Some(slot) = slots.get_mut(at) {
                *slot = place;
            }
        }
        Self { slots }
    }

    /// The place of a code among the nodes that were entered.
    pub(super) fn find(&self, code: &Icd10Cm, nodes: &[Node]) -> Option<u32> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut at = hash(code) & mask;
        loop {
            let place = self.slots.get(at)?.checked_sub(1)?;
            if nodes.get(place as usize)?.code == *code {
                return Some(place);
            }
            at = (at + 1) & mask;
        }
    }
}

/// Spreads the characters over the table: their bytes as a number times an odd constant (Fibonacci hashing).
fn hash(code: &Icd10Cm) -> usize {
    let mut characters = Characters(0);
    code.hash(&mut characters);
    usize::try_from(characters.finish() >> 40).unwrap_or_default()
}

/// Takes the bytes of a code as a number.
struct Characters(u64);

impl Hasher for Characters {
    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |all, &byte| (all << 8) | u64::from(byte));
    }

    fn write_usize(&mut self, _length_before_an_array: usize) {}

    fn finish(&self) -> u64 {
        self.0.wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }
}
