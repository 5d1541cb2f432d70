//! Whose condition it is: when a member of the family has it, and when she only tells of it or comes along.

use crate::words::{Gap, Token};

use super::scope::Found;

/// What a mention of another person does to the conditions of the sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Experiencer {
    /// Nothing: the person tells of the patient or comes along.
    Nobody,
    /// The conditions after are the person's: "mother has diabetes".
    OfWhatFollows,
    /// The conditions before are the person's: "diabetes in her mother".
    OfWhatPrecedes,
}

/// What the person at `found[at]` does.
pub(super) fn experiencer(tokens: &[Token], found: &[Found], at: usize) -> Experiencer {
    let Some(member) = found.get(at) else { return Experiencer::Nobody };
    let later = found.get(at + 1..).unwrap_or_default();
    let tells =
        later.iter().take_while(|next| next.first <= member.last + 2).any(|next| next.cue.part.teller);
    if tells {
        return Experiencer::Nobody;
    }
    let mut start = member.first;
    for earlier in found.get(..at).unwrap_or_default().iter().rev() {
        if earlier.last != start || tokens.get(start).is_none_or(|token| token.before >= Gap::Comma) {
            break;
        }
        if earlier.cue.part.host {
            return Experiencer::OfWhatPrecedes;
        }
        if earlier.cue.part.escort {
            return Experiencer::Nobody;
        }
        if !earlier.cue.part.possessor {
            break;
        }
        start = earlier.first;
    }
    Experiencer::OfWhatFollows
}
