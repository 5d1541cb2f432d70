//! Medicines: which are named, and what is done about each.

use std::ops::Range;

use superbill_code_sets::Book;
use superbill_domain::{Icd10Cm, Medication, MedicineAct, SectionRole, Span};

use crate::note::SentenceWords;
use crate::table::rows;
use crate::words::{Gap, Key, Phrases, PhrasesBuilder, Vocabulary};

use super::regimen::regimen;
use super::words::{ActWords, Told, parted, told};

const TABLE: &str = include_str!("../../lexicon/medications.tsv");

/// The farthest that the words of an act may follow a medicine.
const AFTER: usize = 10;

/// A medicine of the lexicon.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Medicine {
    class: &'static str,
    prescription: bool,
    long_term_use: Option<Icd10Cm>,
}

/// Compiles the medicines. The vocabulary grows by their names.
pub(crate) fn medicines(book: Book<'_>, vocabulary: &mut Vocabulary) -> Phrases<Medicine> {
    let mut phrases = PhrasesBuilder::default();
    for [name, class, legal, code] in rows(TABLE) {
        let long_term_use = code.parse().ok().filter(|code| book.diagnosis(code).is_some());
        phrases.add(vocabulary.enter(name), Medicine { class, prescription: legal == "rx", long_term_use });
    }
    phrases.compile(Key::Word, |_, _| {})
}

/// The medicines of a sentence, each with what is done about it. Words that are `taken` by a condition or a test
/// name no medicine: "iron deficiency", "vitamin D level".
pub(crate) fn medications(
    medicines: &Phrases<Medicine>,
    acts: &ActWords,
    sentence: &SentenceWords<'_>,
    taken: impl Fn(&Range<usize>) -> bool,
    found: &mut Vec<Medication>,
) {
    let tokens = sentence.tokens;
    let mut told_acts: Option<Vec<Told<MedicineAct>>> = None;
    let mut at = 0;
    while at < tokens.len() {
        let Some((length, medicine)) = medicines.longest(tokens, at, |_, _| true) else {
            at += 1;
            continue;
        };
        let range = at..at + length;
        at += length;
        if taken(&range) {
            continue;
        }
        let told = told_acts.get_or_insert_with(|| told(&acts.of_medicines, tokens));
        found.push(Medication {
            span: sentence.span(&range),
            class: medicine.class.to_owned(),
            prescription: medicine.prescription,
            long_term_use: medicine.long_term_use,
            act: match act(sentence, &range, told) {
                None if is_prescribed(sentence, &range) => begun_or_kept(found, medicine.class),
                told => told.unwrap_or(MedicineAct::Listed),
            },
            regimen: regimen(sentence, &range, |at| medicines.longest(tokens, at, |_, _| true).is_some()),
            section: sentence.section,
            problem: sentence.problem,
        });
    }
}

/// What is done about the medicine at `range`: the nearest words before it in its sentence, else those after it.
/// Only where decisions are written down does a word decide; elsewhere it tells of others or of the past.
fn act(
    sentence: &SentenceWords<'_>,
    range: &Range<usize>,
    told: &[Told<MedicineAct>],
) -> Option<MedicineAct> {
    let assertion = sentence.cues.assertion(sentence.tokens, range);
    let before = told.iter().rev().find(|told| told.tokens.end <= range.start);
    let before = before.filter(|told| !parted(sentence.tokens, told.tokens.end, range.start));
    let after = told.iter().find(|told| told.tokens.start >= range.end && is_done(sentence, &told.tokens));
    let after = after.filter(|told| {
        told.tokens.start - range.end <= AFTER && !parted(sentence.tokens, range.end, told.tokens.start)
    });
    let told = before
        .or(after)
        .map(|act| if is_weighed(sentence, told, act) { MedicineAct::Listed } else { act.act });
    match (told, sentence.role) {
        (Some(MedicineAct::Negated), _) | (_, SectionRole::Allergies) => Some(MedicineAct::Negated),
        (Some(MedicineAct::Stopped), _) => told,
        _ if assertion.historical.is_some() => Some(MedicineAct::Stopped),
        _ if assertion.negated.is_some() => Some(MedicineAct::Negated),
        _ if !decides(sentence.role)
            || assertion.hypothetical.is_some_and(|words| !is_as_needed(sentence, words)) =>
        {
            Some(MedicineAct::Listed)
        }
        _ => told,
    }
}

/// True where an act is only weighed: "we could consider adding", "discussed the option of starting".
fn is_weighed(sentence: &SentenceWords<'_>, told: &[Told<MedicineAct>], act: &Told<MedicineAct>) -> bool {
    let joins = |at: usize| {
        ["of", "to", "about", "the"].iter().any(|word| sentence.word(at).eq_ignore_ascii_case(word))
    };
    told.iter().any(|other| {
        other.act == MedicineAct::Listed
            && other.tokens.end <= act.tokens.start
            && (other.tokens.end..act.tokens.start).all(joins)
    })
}

/// True for "as needed for", which tells the schedule of a medicine and no condition of its use.
fn is_as_needed(sentence: &SentenceWords<'_>, words: Span) -> bool {
    let words = words.of(sentence.text).to_ascii_lowercase();
    words.contains("needed") || words.contains("prn")
}

/// True where an item of a plan begins with the medicine and gives its dose: "Naproxen 500 mg twice daily".
fn is_prescribed(sentence: &SentenceWords<'_>, range: &Range<usize>) -> bool {
    let label = sentence.tokens.get(range.start).is_some_and(|token| token.before == Gap::Colon);
    let dose = range.start..(range.end + 2).min(sentence.tokens.len());
    let dosed = dose.into_iter().any(|at| sentence.word(at).starts_with(|c: char| c.is_ascii_digit()));
    (range.start == 0 || label) && dosed
}

/// Kept where the note has named a medicine of the class before, begun where it has not.
fn begun_or_kept(found: &[Medication], class: &str) -> MedicineAct {
    let before = found.iter().any(|earlier| earlier.class == class && earlier.act != MedicineAct::Negated);
    if before { MedicineAct::Continued } else { MedicineAct::Started }
}

/// True for words that can follow what they act on: "lisinopril was increased", not "metformin, which she takes".
fn is_done(sentence: &SentenceWords<'_>, range: &Range<usize>) -> bool {
    range.clone().map(|at| sentence.word(at)).any(|word| {
        let word = word.to_ascii_lowercase();
        word.ends_with("ed")
            || ["given", "refill", "refills", "held", "sent", "stop", "in"].contains(&word.as_str())
    })
}

/// True for the sections in which a provider writes down what is decided in this visit.
fn decides(role: SectionRole) -> bool {
    role.is_assessment()
        || matches!(role, SectionRole::Instructions | SectionRole::Other | SectionRole::Procedure)
}
