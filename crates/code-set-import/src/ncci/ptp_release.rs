//! Millions of pairs on their way into a release: each once as sixteen bytes, what is said of them once each.

use std::collections::HashMap;

use superbill_code_sets::procedures::{Column1Row, PairRow, TermsRow};
use superbill_code_sets::release::{Day, ReleaseWriter};

use crate::ImportError;

/// What is said of a pair, its rationale aside.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Terms {
    pub(super) effective: Day,
    pub(super) deletion: Day,
    pub(super) indicator: u8,
    pub(super) before_1996: bool,
}

/// What is said of a pair, as it is compared: its days, its indicator, whether it is of before 1996, its rationale.
type Said = (Option<superbill_domain::Date>, Option<superbill_domain::Date>, u8, bool, u8);

/// The pairs read so far.
#[derive(Default)]
pub(super) struct PairTable {
    pairs: Vec<Pair>,
    rationales: Vec<String>,
    terms: Vec<(Terms, u8)>,
    /// The numbers of what is said, by the bytes that say it.
    known: HashMap<Said, u16>,
    /// What was said last: neighbours often have it in common.
    last: Option<(Terms, u8, u16)>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Pair {
    column1: [u8; 5],
    column2: [u8; 5],
    terms: u16,
}

impl PairTable {
    pub(super) fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }

    /// Adds a pair; tells what is wrong where there is no room for it.
    pub(super) fn add(
        &mut self,
        column1: [u8; 5],
        column2: [u8; 5],
        terms: Terms,
        rationale: &str,
    ) -> Result<(), &'static str> {
        let rationale = self.rationale(rationale)?;
        let terms = self.terms(terms, rationale)?;
        self.pairs.push(Pair { column1, column2, terms });
        Ok(())
    }

    fn rationale(&mut self, text: &str) -> Result<u8, &'static str> {
        let at = self.rationales.iter().position(|known| known == text).unwrap_or_else(|| {
            self.rationales.push(text.to_owned());
            self.rationales.len() - 1
        });
        u8::try_from(at).map_err(|_| "more than 256 rationales stand in the file")
    }

    fn terms(&mut self, terms: Terms, rationale: u8) -> Result<u16, &'static str> {
        if let Some((.., number)) = self.last.filter(|last| (last.0, last.1) == (terms, rationale)) {
            return Ok(number);
        }
        let Terms { effective, deletion, indicator, before_1996 } = terms;
        let key = (effective.date(), deletion.date(), indicator, before_1996, rationale);
        let number = match self.known.get(&key) {
            Some(&number) => number,
            None => {
                let number = u16::try_from(self.terms.len())
                    .map_err(|_| "too many dates and rationales stand in the file")?;
                self.terms.push((terms, rationale));
                self.known.insert(key, number);
                number
            }
        };
        self.last = Some((terms, rationale, number));
        Ok(number)
    }

    /// Writes the three tables.
    pub(super) fn write(
        mut self,
        layout: &'static str,
        release: &mut ReleaseWriter,
    ) -> Result<(), ImportError> {
        // Publishers sort them already, and then this is one pass.
        self.pairs.sort_unstable();
        let mut columns: Vec<Column1Row> = Vec::new();
        let mut rows: Vec<PairRow> = Vec::with_capacity(self.pairs.len());
        for pair in std::mem::take(&mut self.pairs) {
            if columns.last().is_none_or(|last| last.code != pair.column1) {
                let start = u32::try_from(rows.len()).unwrap_or(u32::MAX).into();
                columns.push(Column1Row { code: pair.column1, start });
            }
            let column1 = u16::try_from(columns.len() - 1)
                .map_err(|_| ImportError::layout(layout, "column one", "it has more than 65,536 codes"))?;
            rows.push(PairRow { column1: column1.into(), column2: pair.column2, terms: pair.terms.into() });
        }
        let rationales: Vec<_> = self.rationales.iter().map(|text| release.text(text)).collect();
        let terms = (0_u16..).zip(&self.terms).map(|(number, (terms, rationale))| TermsRow {
            number: number.into(),
            effective: terms.effective,
            deletion: terms.deletion,
            indicator: terms.indicator,
            before_1996: u8::from(terms.before_1996),
            rationale: rationales.get(usize::from(*rationale)).copied().unwrap_or_default(),
        });
        release.table(terms.collect());
        release.table(columns);
        release.table(rows);
        Ok(())
    }
}
