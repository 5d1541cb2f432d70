//! Pair edits on the shelf: a few million pairs, found without allocation.
//!
//! A release has three tables: the codes of column one, each with where its pairs begin; the pairs, five bytes of
//! column two with the number of what is said of it; and what is said, since only a few thousand things are said of
//! millions of pairs. CMS publishes a quarter in several files, each a run of column one; they are releases of their own
//! that began on the same day.

use superbill_domain::{Date, Procedure};
use zerocopy::little_endian::{U16, U32};
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use super::code_pairs::{self, Bypass, PtpPair};
use super::edition::{Dated, Edition, Fit};
use super::service_setting::ServiceSetting;
use super::shelved::Shelved;
use super::validity::Validity;
use crate::release::{Day, ReleaseFile, Row, Text};
use crate::{CodeSets, System};

/// How many files of one quarter are looked into.
const PARTS: usize = 8;

/// A code of column one and where its pairs begin.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct Column1Row {
    /// The code.
    pub code: [u8; 5],
    /// The number of its first pair; its last stands before the next code's first.
    pub start: U32,
}

impl Row for Column1Row {
    const TABLE: &'static str = "column 1";
    type Key = [u8; 5];

    fn key(&self) -> Self::Key {
        self.code
    }
}

/// A pair.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct PairRow {
    /// The number of its column one, from zero.
    pub column1: U16,
    /// The code of column two.
    pub column2: [u8; 5],
    /// The number of what is said of it.
    pub terms: U16,
}

impl Row for PairRow {
    const TABLE: &'static str = "pairs";
    type Key = (u16, [u8; 5]);

    fn key(&self) -> Self::Key {
        (self.column1.get(), self.column2)
    }
}

/// What is said of pairs.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct TermsRow {
    /// Its number, from zero.
    pub number: U16,
    /// The first day; none where the source does not say.
    pub effective: Day,
    /// The last day; none for a pair in force.
    pub deletion: Day,
    /// The modifier indicator: `0`, `1`, or `9` where none applies any more.
    pub indicator: u8,
    /// 1 where the pair was in existence before 1996.
    pub before_1996: u8,
    /// The rationale, in CMS's words.
    pub rationale: Text,
}

impl Row for TermsRow {
    const TABLE: &'static str = "terms";
    type Key = u16;

    fn key(&self) -> Self::Key {
        self.number.get()
    }
}

/// The tables of one file.
#[derive(Clone, Copy)]
struct Part<'a> {
    release: &'a ReleaseFile,
    column1: &'a [Column1Row],
    pairs: &'a [PairRow],
    terms: &'a [TermsRow],
}

/// The pair edits that answer for a day, ready to be asked many times.
#[derive(Clone, Copy)]
pub struct PtpEdits<'a> {
    day: Date,
    source: Source<'a>,
}

#[derive(Clone, Copy)]
#[expect(clippy::large_enum_variant, reason = "a copy on the stack: a look-up allocates nothing")]
enum Source<'a> {
    Shelf(Shelved<'a>, [Option<Part<'a>>; PARTS]),
    Embedded(Edition<'static>, Fit),
}

impl<'a> PtpEdits<'a> {
    /// The edits of a day; none for suppliers, and none before the first edition at hand.
    pub(super) fn on(sets: &'a CodeSets, setting: ServiceSetting, day: Date) -> Option<Self> {
        let system = setting.pairs()?;
        // The table inside the binary is of practitioner services.
        let embedded = code_pairs::edition().filter(|_| setting == ServiceSetting::Practitioner);
        let source = match Shelved::on(sets, system, day, embedded) {
            Some(shelved) => Source::Shelf(shelved, parts(sets, system, &shelved)),
            None => Source::Embedded(embedded?, embedded?.fit(day)?),
        };
        Some(Self { day, source })
    }

    /// The pair in this order that holds on the day.
    #[must_use]
    pub fn find(&self, column1: Procedure, column2: Procedure) -> Option<PtpPair<'a>> {
        let Source::Shelf(_, parts) = &self.source else {
            return code_pairs::find(column1, column2, self.day).map(|found| found.fact);
        };
        let (one, two) = (bytes(column1)?, bytes(column2)?);
        parts.iter().map_while(Option::as_ref).find_map(|part| {
            let pairs = part.pairs_of(&one)?;
            let from = pairs.partition_point(|pair| packed(&pair.column2) < packed(&two));
            let same = pairs.get(from..)?.iter().take_while(|pair| pair.column2 == two);
            same.into_iter().find_map(|pair| part.pair(column1, column2, *pair, self.day))
        })
    }

    /// The pair with the edition that states it.
    #[must_use]
    pub fn find_dated(&self, column1: Procedure, column2: Procedure) -> Option<Dated<'a, PtpPair<'a>>> {
        let fact = self.find(column1, column2)?;
        let (edition, fit) = self.edition();
        Some(Dated { fact, edition, fit })
    }

    /// The pairs of the day in which the code is column one and the other is not paid.
    pub fn with_column1(&self, code: Procedure) -> impl Iterator<Item = PtpPair<'a>> + use<'a> {
        let (day, source) = (self.day, self.source);
        let embedded = match source {
            Source::Embedded(..) => code_pairs::all(),
            Source::Shelf(..) => &[],
        };
        let shelved = source.parts().into_iter().flatten().flat_map(move |part| {
            let pairs = bytes(code).and_then(|bytes| part.pairs_of(&bytes)).unwrap_or_default();
            pairs.iter().filter_map(move |pair| part.pair(code, procedure(&pair.column2)?, *pair, day))
        });
        embedded.iter().filter(move |pair| pair.column1 == code).copied().chain(shelved)
    }

    /// The pairs of the day in which the code is column two and is not paid. Reads every pair.
    pub fn with_column2(&self, code: Procedure) -> impl Iterator<Item = PtpPair<'a>> + use<'a> {
        let (day, source) = (self.day, self.source);
        let embedded = match source {
            Source::Embedded(..) => code_pairs::all(),
            Source::Shelf(..) => &[],
        };
        let shelved = source.parts().into_iter().flatten().flat_map(move |part| {
            let with = part.pairs.iter().filter(move |pair| bytes(code) == Some(pair.column2));
            with.filter_map(move |pair| {
                let column1 = part.column1.get(usize::from(pair.column1.get()))?;
                part.pair(procedure(&column1.code)?, code, *pair, day)
            })
        });
        embedded.iter().filter(move |pair| pair.column2 == code).copied().chain(shelved)
    }

    /// The edition that answers, and how it stands to the day.
    #[must_use]
    pub fn edition(&self) -> (Edition<'a>, Fit) {
        match self.source {
            Source::Shelf(shelved, _) => (shelved.edition, shelved.fit),
            Source::Embedded(edition, fit) => (edition, fit),
        }
    }
}

impl<'a> Source<'a> {
    fn parts(self) -> [Option<Part<'a>>; PARTS] {
        match self {
            Self::Shelf(_, parts) => parts,
            Self::Embedded(..) => [None; PARTS],
        }
    }
}

impl<'a> Part<'a> {
    fn pairs_of(&self, code: &[u8; 5]) -> Option<&'a [PairRow]> {
        let at = self.column1.partition_point(|row| packed(&row.code) < packed(code));
        let row = self.column1.get(at).filter(|row| row.code == *code)?;
        let end = self.column1.get(at + 1).map_or(self.pairs.len(), |next| next.start.get() as usize);
        self.pairs.get(row.start.get() as usize..end)
    }

    /// The pair, where it holds on a day.
    fn pair(&self, column1: Procedure, column2: Procedure, pair: PairRow, day: Date) -> Option<PtpPair<'a>> {
        let terms = self.terms.get(usize::from(pair.terms.get()))?;
        let bypass = match terms.indicator {
            b'0' => Bypass::Never,
            b'1' => Bypass::WithModifier,
            _ => return None,
        };
        let validity = Validity::of(terms.effective, terms.deletion);
        validity.covers(day).then(|| PtpPair {
            column1,
            column2,
            bypass,
            rationale: self.release.text(terms.rationale),
            validity,
        })
    }
}

/// The files that began on the day of the one that answers.
fn parts<'a>(sets: &'a CodeSets, system: System, shelved: &Shelved<'a>) -> [Option<Part<'a>>; PARTS] {
    let same = sets.on_shelf(system).filter(|file| file.manifest().effective.from == shelved.edition.from);
    let mut parts = [None; PARTS];
    for (place, release) in parts.iter_mut().zip(same) {
        *place =
            Some(Part { release, column1: release.rows(), pairs: release.rows(), terms: release.rows() });
    }
    parts
}

/// The code as a number in the order of codes.
fn packed(code: &[u8; 5]) -> u64 {
    let [a, b, c, d, e] = *code;
    u64::from_be_bytes([0, 0, 0, a, b, c, d, e])
}

fn bytes(code: Procedure) -> Option<[u8; 5]> {
    code.as_str().as_bytes().try_into().ok()
}

fn procedure(code: &[u8; 5]) -> Option<Procedure> {
    std::str::from_utf8(code).ok()?.parse().ok()
}
