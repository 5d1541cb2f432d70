//! Facts other than conditions, medicines and procedures that bear on the visit level.

use superbill_domain::{SectionRole, VisitFact, VisitFactKind};

use crate::note::SentenceWords;
use crate::table::rows;
use crate::words::{Key, Phrases, PhrasesBuilder, Vocabulary};

const TABLE: &str = include_str!("../lexicon/visit_facts.tsv");

/// The words that tell a fact.
pub(crate) type FactWords = Phrases<VisitFactKind>;

/// Compiles the words that tell a fact. The vocabulary grows by them.
pub(crate) fn compile(vocabulary: &mut Vocabulary) -> FactWords {
    let mut phrases = PhrasesBuilder::default();
    for [words, name] in rows(TABLE) {
        if let Some(kind) = kind(name) {
            phrases.add(vocabulary.enter(words), kind);
        }
    }
    phrases.compile(Key::Word, |_, _| {})
}

fn kind(name: &str) -> Option<VisitFactKind> {
    Some(match name {
        "independent_historian" => VisitFactKind::IndependentHistorian,
        "external_note_reviewed" => VisitFactKind::ExternalNoteReviewed,
        "independent_interpretation" => VisitFactKind::IndependentInterpretation,
        "discussed_with_other" => VisitFactKind::DiscussedWithOther,
        "surgery_decision" => VisitFactKind::SurgeryDecision,
        "hospital_decision" => VisitFactKind::HospitalDecision,
        "social_limits" => VisitFactKind::SocialLimits,
        "toxicity_monitoring" => VisitFactKind::ToxicityMonitoring,
        "referral" => VisitFactKind::Referral,
        "therapy_prescribed" => VisitFactKind::TherapyPrescribed,
        _ => return None,
    })
}

/// The facts of a sentence. What is denied or only might come is none, and a decision is one only where decisions
/// are written down.
pub(crate) fn facts(words: &FactWords, sentence: &SentenceWords<'_>, found: &mut Vec<VisitFact>) {
    let mut at = 0;
    while at < sentence.tokens.len() {
        let Some((length, &kind)) = words.longest(sentence.tokens, at, |_, _| true) else {
            at += 1;
            continue;
        };
        let range = at..at + length;
        at += length;
        if !belongs(kind, sentence.role) {
            continue;
        }
        let assertion = sentence.cues.assertion(sentence.tokens, &range);
        let stands =
            assertion.negated.is_none() && assertion.hypothetical.is_none() && assertion.historical.is_none();
        if stands {
            found.push(VisitFact { kind, span: sentence.span(&range), problem: sentence.problem });
        }
    }
}

/// Whether a fact of that kind counts in a section of that role.
fn belongs(kind: VisitFactKind, role: SectionRole) -> bool {
    match kind {
        VisitFactKind::SurgeryDecision
        | VisitFactKind::HospitalDecision
        | VisitFactKind::Referral
        | VisitFactKind::TherapyPrescribed
        | VisitFactKind::ToxicityMonitoring => {
            role.is_assessment() || matches!(role, SectionRole::Instructions | SectionRole::Other)
        }
        VisitFactKind::SocialLimits => !matches!(role, SectionRole::Pmh | SectionRole::Fh | SectionRole::Psh),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_understood() {
        for [words, name] in rows::<2>(TABLE) {
            assert!(kind(name).is_some(), "{words}");
        }
    }
}
