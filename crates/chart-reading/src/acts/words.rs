//! The words that tell an act.

use std::ops::Range;

use superbill_domain::{Act, MedicineAct};

use crate::table::rows;
use crate::words::{Gap, Key, Phrases, PhrasesBuilder, Token, Vocabulary};

const TABLE: &str = include_str!("../../lexicon/act_words.tsv");

/// The words that tell what is done about medicines and procedures.
pub(crate) struct ActWords {
    /// What is done about a medicine.
    pub(super) of_medicines: Phrases<MedicineAct>,
    /// What is done about a procedure.
    pub(super) of_procedures: Phrases<Act>,
}

/// An act told in a sentence.
#[derive(Debug, Clone)]
pub(super) struct Told<A> {
    /// Its words.
    pub(super) tokens: Range<usize>,
    /// The act.
    pub(super) act: A,
}

impl ActWords {
    /// Compiles the words that tell an act. The vocabulary grows by them.
    pub(crate) fn compile(vocabulary: &mut Vocabulary) -> Self {
        let (mut medicines, mut procedures) = (PhrasesBuilder::default(), PhrasesBuilder::default());
        for [words, of, act] in rows(TABLE) {
            match (medicine_act(act), procedure_act(act)) {
                (Some(act), _) if of == "medicine" => medicines.add(vocabulary.enter(words), act),
                (_, Some(act)) if of == "procedure" => procedures.add(vocabulary.enter(words), act),
                _ => {}
            }
        }
        Self {
            of_medicines: medicines.compile(Key::Word, |_, _| {}),
            of_procedures: procedures.compile(Key::Word, |_, _| {}),
        }
    }
}

fn medicine_act(name: &str) -> Option<MedicineAct> {
    Some(match name {
        "started" => MedicineAct::Started,
        "continued" => MedicineAct::Continued,
        "changed" => MedicineAct::Changed,
        "stopped" => MedicineAct::Stopped,
        "listed" => MedicineAct::Listed,
        "negated" => MedicineAct::Negated,
        _ => return None,
    })
}

fn procedure_act(name: &str) -> Option<Act> {
    Some(match name {
        "performed" => Act::Performed,
        "reviewed" => Act::Reviewed,
        "ordered" => Act::Ordered,
        "planned" => Act::Planned,
        "past" => Act::Past,
        "negated" => Act::Negated,
        _ => return None,
    })
}

/// The acts that a sentence tells, in order.
pub(super) fn told<A: Copy>(words: &Phrases<A>, tokens: &[Token]) -> Vec<Told<A>> {
    let mut acts = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match words.longest(tokens, at, |_, _| true) {
            Some((length, &act)) => {
                acts.push(Told { tokens: at..at + length, act });
                at += length;
            }
            None => at += 1,
        }
    }
    acts
}

/// True where a stop or a semicolon stands between two places of a sentence.
pub(super) fn parted(tokens: &[Token], from: usize, to: usize) -> bool {
    (from..=to).any(|at| tokens.get(at).is_some_and(|token| token.before >= Gap::Stop))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_understood() {
        for [words, of, act] in rows::<3>(TABLE) {
            let known = match of {
                "medicine" => medicine_act(act).is_some(),
                "procedure" => procedure_act(act).is_some(),
                _ => false,
            };
            assert!(known, "{words}");
        }
    }
}
