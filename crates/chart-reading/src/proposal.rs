//! Proposals: phrases that something beside the lexicon takes for a condition.

use superbill_code_sets::Book;
use superbill_domain::{Denotation, Document, Icd10Cm, Span, TermSource};

/// A phrase of a note that is proposed as the name of a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Proposal {
    /// Its words.
    pub span: Span,
    /// The code or category that they are taken to name.
    pub code: Icd10Cm,
}

/// Something that proposes mentions: a learned model, a service, a list. It only points at words. Whether what it
/// points at is denied, doubted, past or another's is judged by the same rules as everything else, and its code must
/// exist on the date of service.
pub trait Proposer: Send + Sync {
    /// The phrases of a note that it takes for conditions, in any order. The same note must give the same proposals.
    fn propose(&self, document: &Document) -> Vec<Proposal>;
}

/// A proposer, and the codes of the day against which its proposals are held.
pub(crate) struct Proposals {
    proposer: Box<dyn Proposer>,
    /// The codes and categories of the day, in order.
    codes: Vec<Icd10Cm>,
}

impl Proposals {
    pub(crate) fn new(proposer: Box<dyn Proposer>, book: Book<'_>) -> Self {
        let mut codes: Vec<Icd10Cm> = book.diagnoses().map(|diagnosis| diagnosis.code()).collect();
        codes.sort_unstable();
        Self { proposer, codes }
    }

    /// What is proposed for a note, in its order, of codes that exist.
    pub(crate) fn of(&self, document: &Document) -> Vec<Proposal> {
        let mut proposed = self.proposer.propose(document);
        proposed.retain(|proposal| self.codes.binary_search(&proposal.code).is_ok());
        proposed.sort_by_key(|proposal| (proposal.span, proposal.code));
        proposed
    }
}

impl Proposal {
    pub(crate) fn denotation(&self) -> Denotation {
        Denotation { code: self.code, source: TermSource::Proposed }
    }
}
