//! What became of diagnosis codes from year to year: predecessors and successors.

use superbill_domain::{Date, Icd10Cm};
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use crate::diagnoses::DiagnosisKey;
use crate::release::{Day, Row};
use crate::{Book, Diagnosis, System};

/// How many codes are looked at on the way from a code to its successors of a day.
const LONGEST_CHAIN: usize = 64;

/// A line of the conversion table of the National Center for Health Statistics, one row for each code or range that it names
/// as previous.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct ConversionRow {
    /// The code as it is since then.
    pub code: DiagnosisKey,
    /// Its first day.
    pub from: Day,
    /// The previous code, or the first of a range of them; zeros where there was none.
    pub previous: DiagnosisKey,
    /// The last of the range; the same where one code is named. Descendants of it count.
    pub previous_last: DiagnosisKey,
    /// 0: one of several that may have been assigned. 1: the codes were assigned together, before one code told it
    /// all. 2: not in the table; the code was divided, and this is one of the parts.
    pub link: u8,
}

impl Row for ConversionRow {
    const TABLE: &'static str = "conversions";
    type Key = DiagnosisKey;
    fn key(&self) -> DiagnosisKey {
        self.code
    }
}

/// How a code and an earlier one belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ConversionLink {
    /// What the new code says was reported by the earlier one, as the table states.
    Stated,
    /// The earlier code was reported together with others: the new one tells all of it.
    Combined,
    /// The table is not out yet: the earlier code was divided, and the new one is a part of it.
    Divided,
}

/// A step from one code to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Conversion {
    /// The earlier code, or the first of a range.
    pub previous: Icd10Cm,
    /// The last of the range; the same where one code is meant.
    pub previous_last: Icd10Cm,
    /// The later code.
    pub code: Icd10Cm,
    /// The first day of the later code.
    pub from: Date,
    /// How they belong together.
    pub link: ConversionLink,
}

impl ConversionRow {
    fn conversion(&self) -> Option<Conversion> {
        Some(Conversion {
            previous: self.previous.code()?,
            previous_last: self.previous_last.code()?,
            code: self.code.code()?,
            from: self.from.date()?,
            link: match self.link {
                0 => ConversionLink::Stated,
                1 => ConversionLink::Combined,
                _ => ConversionLink::Divided,
            },
        })
    }

    fn names(&self, key: DiagnosisKey) -> bool {
        (self.previous..=self.previous_last).contains(&key) || key.is_within(self.previous_last)
    }
}

impl<'a> Book<'a> {
    /// What became of a code: the codes that say, by the conversion table, what it said, the earliest first.
    /// Years that followed the day asked are among them.
    pub fn successors(&self, code: &Icd10Cm) -> impl Iterator<Item = Conversion> + use<'a> {
        let (key, code) = (DiagnosisKey::from(*code), *code);
        let named = self.conversions().iter().filter(move |row| row.names(key) && row.code != key);
        let mut found: Vec<Conversion> = named.filter_map(ConversionRow::conversion).collect();
        // A range that the code merely lies in says less than its own name.
        found.sort_by_key(|step| (step.from, step.previous != code, step.code));
        found.into_iter()
    }

    /// What a code came from, by the conversion table, the latest first.
    pub fn predecessors(&self, code: &Icd10Cm) -> impl Iterator<Item = Conversion> + use<'a> {
        let of_code = crate::release::run(self.conversions(), |row| row.code, &DiagnosisKey::from(*code));
        let mut found: Vec<Conversion> = of_code.iter().filter_map(ConversionRow::conversion).collect();
        found.sort_by_key(|step| (std::cmp::Reverse(step.from), step.previous));
        found.into_iter()
    }

    /// The codes of the day to which the conversion table leads from one that is none that day, forwards over several
    /// years, else backwards.
    pub(crate) fn converted(&self, code: &Icd10Cm) -> Vec<Diagnosis<'a>> {
        let forwards = |code: &Icd10Cm| self.successors(code).map(|step| vec![step.code]).collect();
        let backwards = |code: &Icd10Cm| {
            let steps = self.predecessors(code);
            steps
                .map(
                    |step| if step.previous == step.previous_last { vec![step.previous] } else { Vec::new() },
                )
                .collect()
        };
        let found = self.follow(code, &forwards);
        if found.is_empty() { self.follow(code, &backwards) } else { found }
    }

    fn follow(&self, code: &Icd10Cm, step: &dyn Fn(&Icd10Cm) -> Vec<Vec<Icd10Cm>>) -> Vec<Diagnosis<'a>> {
        let mut seen = vec![*code];
        let mut found = Vec::new();
        let mut at = 0;
        // A chain of renamings is a few steps long; what was divided again and again is not followed without end.
        while let Some(next) = seen.get(at).copied().filter(|_| seen.len() < LONGEST_CHAIN) {
            at += 1;
            for code in step(&next).into_iter().flatten() {
                if seen.contains(&code) {
                    continue;
                }
                seen.push(code);
                found.extend(self.diagnosis(&code).filter(Diagnosis::is_billable));
            }
        }
        found
    }

    /// The newest table at hand: it holds all years.
    fn conversions(&self) -> &'a [ConversionRow] {
        let table = self.sets.answering(System::DiagnosisConversion, Date::MAX);
        table.map(|table| table.release.rows()).unwrap_or_default()
    }
}
