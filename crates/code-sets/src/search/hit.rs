//! What a search finds, and why.

use crate::procedures::ProcedureFact;
use crate::{Diagnosis, System};

/// A code of any code set.
#[derive(Debug, Clone, Copy)]
pub enum Found<'a> {
    /// A diagnosis code or header.
    Diagnosis(Diagnosis<'a>),
    /// A procedure code.
    Procedure(ProcedureFact<'a>),
}

/// What said the words of a hit. Of equals the earlier is believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// The code itself was asked.
    Code,
    /// Everyday language.
    Everyday,
    /// The Alphabetic Index, or a table in its layout, walked.
    Index,
    /// The title of the code.
    Title,
    /// An inclusion term or includes note.
    Inclusion,
}

/// A code that a search found.
#[derive(Debug, Clone)]
pub struct Hit<'a> {
    /// What was found.
    pub found: Found<'a>,
    /// How well it fits, 0 to 1000: by weight, the words that search and phrase share, among all of both.
    pub score: u32,
    /// What said so.
    pub source: Source,
    /// The phrase that has the words; for an index the way through it.
    pub phrase: String,
    /// The words asked that nothing about the hit explains.
    pub unexplained: Vec<String>,
}

impl<'a> Found<'a> {
    /// The code set.
    #[must_use]
    pub fn system(&self) -> System {
        match self {
            Self::Diagnosis(_) => System::Icd10Cm,
            Self::Procedure(fact) if fact.code.to_string().starts_with(|c: char| c.is_ascii_digit()) => {
                System::Cpt
            }
            Self::Procedure(_) => System::HcpcsLevel2,
        }
    }

    /// The code, as it is written.
    #[must_use]
    pub fn code(&self) -> String {
        match self {
            Self::Diagnosis(diagnosis) => diagnosis.code().to_string(),
            Self::Procedure(fact) => fact.code.to_string(),
        }
    }

    /// Its title; for a procedure our own words.
    #[must_use]
    pub fn title(&self) -> &'a str {
        match self {
            Self::Diagnosis(diagnosis) => diagnosis.title(),
            Self::Procedure(fact) => fact.description,
        }
    }

    /// True for a complete code.
    #[must_use]
    pub fn is_billable(&self) -> bool {
        match self {
            Self::Diagnosis(diagnosis) => diagnosis.is_billable(),
            Self::Procedure(_) => true,
        }
    }

    pub(super) fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Diagnosis(a), Self::Diagnosis(b)) => a == b,
            (Self::Procedure(a), Self::Procedure(b)) => a.code == b.code,
            _ => false,
        }
    }
}

impl Source {
    /// Its name in answers.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Everyday => "everyday term",
            Self::Index => "index",
            Self::Title => "title",
            Self::Inclusion => "inclusion term",
        }
    }

    /// What a phrase of this source is worth above others of the same fit.
    pub(super) fn trust(self) -> u32 {
        match self {
            Self::Code => 40,
            Self::Everyday => 30,
            Self::Index => 20,
            Self::Title => 10,
            Self::Inclusion => 0,
        }
    }
}
