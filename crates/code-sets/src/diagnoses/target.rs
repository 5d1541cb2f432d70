//! The codes that a note names.

use std::fmt;

use superbill_domain::Icd10Cm;

use super::release::{Release, TargetRecord};

/// A run of codes that a note names: `I10`, `E10.-`, `A00-B99`, `E08-E13 with .43`.
///
/// A run goes by the order of the tabular list, from its first code to the last descendant of its last one; a code
/// named without a dash covers its descendants just as well.
#[derive(Clone, Copy)]
pub struct CodeRange<'a> {
    pub(super) release: &'a Release,
    pub(super) record: TargetRecord,
}

/// What the codes of a run must have besides: the words that follow "with" in a note's brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Qualifier<'a> {
    pub(super) place: QualifierPlace,
    /// The characters of which one must stand there, separated by commas.
    pub(super) characters: &'a str,
}

/// Where in a code a qualifier looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum QualifierPlace {
    /// From this position on, counted from one without the dot: ".43" is position 4, "7th character B" position 7.
    At(u8),
    /// At the sixth position, or the fifth where the sixth is a placeholder: the intent of a poisoning.
    FifthOrSixth,
    /// At the end, before the placeholders and the seventh character: "final characters -91".
    Final,
}

impl QualifierPlace {
    /// The byte that stands for it in the compiled file.
    pub(crate) fn from_byte(byte: u8) -> Option<Self> {
        match byte {
            1..=7 => Some(Self::At(byte)),
            8 => Some(Self::FifthOrSixth),
            9 => Some(Self::Final),
            _ => None,
        }
    }

    pub(crate) fn to_byte(self) -> u8 {
        match self {
            Self::At(position) => position,
            Self::FifthOrSixth => 8,
            Self::Final => 9,
        }
    }
}

impl<'a> CodeRange<'a> {
    /// The first code or header.
    #[must_use]
    pub fn from(&self) -> Option<Icd10Cm> {
        self.release.node(self.record.first).map(|node| node.code)
    }

    /// The last code or header, whose descendants are covered too. The same as the first where one code is named.
    #[must_use]
    pub fn to(&self) -> Option<Icd10Cm> {
        self.release.node(self.record.last).map(|node| node.code)
    }

    /// What the codes must have besides, if anything.
    #[must_use]
    pub fn qualifier(&self) -> Option<Qualifier<'a>> {
        let (place, characters) = self.record.qualifier?;
        Some(Qualifier { place, characters: self.release.strings.get(characters) })
    }

    /// True where the code is in this release and within the run.
    #[must_use]
    pub fn covers(&self, code: &Icd10Cm) -> bool {
        self.release.find(code).is_some_and(|at| self.covers_place(at, code))
    }

    pub(super) fn covers_place(&self, at: u32, code: &Icd10Cm) -> bool {
        (self.record.first..self.record.end).contains(&at)
            && self.qualifier().is_none_or(|words| words.admits(code))
    }
}

impl Qualifier<'_> {
    /// True where the code has what the qualifier asks for.
    #[must_use]
    pub fn admits(&self, code: &Icd10Cm) -> bool {
        let characters = code.undotted();
        let stem = characters.get(..6).unwrap_or(characters).trim_end_matches('X');
        self.characters.split(',').any(|wanted| match self.place {
            QualifierPlace::At(position) => characters
                .get(usize::from(position.saturating_sub(1))..)
                .is_some_and(|rest| rest.starts_with(wanted)),
            QualifierPlace::FifthOrSixth => stem.len() >= 5 && stem.ends_with(wanted),
            QualifierPlace::Final => stem.ends_with(wanted),
        })
    }
}

impl fmt::Display for Qualifier<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let characters = self.characters;
        match self.place {
            QualifierPlace::At(4) => write!(f, "with .{characters}"),
            QualifierPlace::At(position) => write!(f, "with {characters} at position {position}"),
            QualifierPlace::FifthOrSixth => write!(f, "with fifth or sixth character {characters}"),
            QualifierPlace::Final => write!(f, "with final characters {characters}"),
        }
    }
}

impl fmt::Display for CodeRange<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Some(from), Some(to)) = (self.from(), self.to()) else { return Ok(()) };
        write!(f, "{from}")?;
        if from != to {
            write!(f, "-{to}")?;
        }
        match self.qualifier() {
            Some(qualifier) => write!(f, " {qualifier}"),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for CodeRange<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
