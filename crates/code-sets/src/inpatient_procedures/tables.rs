//! An edition of the tables, read where it lies.

use std::fmt;

use superbill_domain::Icd10Pcs;

use super::title::Kind;
use super::{
    Axis, Build, Characters, CombinationRow, PatternRow, Table, TableRow, Title, Value, ValueRow,
    pattern_scopes,
};
use crate::Manifest;
use crate::release::{self, ReleaseFile};

/// An edition of the ICD-10-PCS tables. A handful of references: copy it freely.
#[derive(Clone, Copy)]
pub struct Tables<'a> {
    pub(super) release: &'a ReleaseFile,
    pub(super) tables: &'a [TableRow],
    pub(super) rows: &'a [CombinationRow],
    pub(super) values: &'a [ValueRow],
    patterns: &'a [PatternRow],
}

impl<'a> Tables<'a> {
    /// The tables of a release of [`crate::System::Icd10Pcs`].
    #[must_use]
    pub fn of(release: &'a ReleaseFile) -> Self {
        Self {
            release,
            tables: release.rows(),
            rows: release.rows(),
            values: release.rows(),
            patterns: release.rows(),
        }
    }

    /// Which edition it is.
    #[must_use]
    pub fn manifest(&self) -> &'a Manifest {
        self.release.manifest()
    }

    /// All tables, in order.
    pub fn all(self) -> impl Iterator<Item = Table<'a>> {
        self.tables.iter().map(move |row| Table { of: self, row })
    }

    /// The table of three first characters; none where there is no such table.
    #[must_use]
    pub fn table(self, code: &[u8; 3]) -> Option<Table<'a>> {
        release::find(self.tables, code).map(|row| Table { of: self, row })
    }

    /// The tables whose first characters these are: "0", "0D", "0DT".
    pub fn tables_under(self, prefix: &str) -> impl Iterator<Item = Table<'a>> {
        let prefix = prefix.to_ascii_uppercase();
        self.all().filter(move |table| table.code().starts_with(&prefix))
    }

    /// True where a row of the tables gives the code.
    #[must_use]
    pub fn contains(&self, code: &Icd10Pcs) -> bool {
        self.row_of(code).is_some()
    }

    /// How many codes the tables give.
    #[must_use]
    pub fn count(&self) -> usize {
        self.rows.iter().map(|row| row.characters.iter().map(|set| set.count()).product::<usize>()).sum()
    }

    /// Every code, in the order of the tables and their rows.
    pub fn codes(self) -> impl Iterator<Item = Icd10Pcs> {
        self.rows.iter().flat_map(codes_of)
    }

    /// What a code has on an axis; none where it is no code of this edition.
    #[must_use]
    pub fn value(self, code: &Icd10Pcs, axis: Axis) -> Option<Value<'a>> {
        let table = self.table(&code.table())?;
        let character = code.characters().get(axis.index()).copied()?;
        match axis.index().checked_sub(3) {
            None => Some(Value { character, label: table.label(axis) }),
            Some(place) => {
                let list = self.row_of(code)?.lists.get(place)?;
                let row = release::find(self.values, &(list.get(), character))?;
                Some(Value { character, label: self.release.text(row.label) })
            }
        }
    }

    /// The title of a code, composed from its axes; none where it is no code of this edition.
    #[must_use]
    pub fn title(self, code: &Icd10Pcs) -> Option<Title<'a>> {
        let (row, table) = (self.row_of(code)?, self.table(&code.table())?);
        let [section, system, operation] =
            [Axis::Section, Axis::BodySystem, Axis::Operation].map(|axis| table.label(axis));
        let mut wordings = [section, system, operation, "", "", "", ""];
        let places = wordings.iter_mut().skip(3).zip(row.lists).zip(code.characters().into_iter().skip(3));
        for ((wording, list), character) in places {
            let value = release::find(self.values, &(list.get(), character))?;
            *wording = self.release.text(value.wording);
        }
        let [.., a, b, c, d] = wordings;
        let says = [a, b, c, d].map(|wording| !wording.is_empty());
        let scopes = pattern_scopes(code.characters(), says);
        let pattern = scopes.iter().find_map(|scope| release::find(self.patterns, scope))?;
        Some(Title(Kind::Composed { pattern: self.release.text(pattern.pattern), wordings }))
    }

    /// How titles word the labels of each axis: for an edition that comes without titles.
    pub fn wordings(self) -> impl Iterator<Item = (Axis, &'a str, &'a str)> {
        let mut axes = vec![None; self.values.last().map_or(0, |last| usize::from(last.list.get()) + 1)];
        for (list, axis) in self.rows.iter().flat_map(|row| row.lists.into_iter().zip(Axis::OF_ROWS)) {
            if let Some(known) = axes.get_mut(usize::from(list.get())) {
                *known = Some(axis);
            }
        }
        self.values.iter().filter_map(move |value| {
            let axis = axes.get(usize::from(value.list.get())).copied().flatten()?;
            Some((axis, self.release.text(value.label), self.release.text(value.wording)))
        })
    }

    /// How titles are put together, by scope.
    pub fn patterns(self) -> impl Iterator<Item = ([u8; 8], &'a str)> {
        self.patterns.iter().map(move |row| (row.scope, self.release.text(row.pattern)))
    }

    /// Builds a code axis by axis.
    #[must_use]
    pub fn build(self) -> Build<'a> {
        Build::new(self)
    }

    /// The row that gives a code.
    fn row_of(&self, code: &Icd10Pcs) -> Option<&'a CombinationRow> {
        let table = release::find(self.tables, &code.table())?;
        let [_, _, _, characters @ ..] = code.characters();
        self.rows_of(table).iter().find(|row| holds(&row.characters, characters))
    }

    /// The rows of a table.
    pub(super) fn rows_of(&self, table: &TableRow) -> &'a [CombinationRow] {
        let first = table.first.get() as usize;
        self.rows.get(first..first + usize::from(table.count.get())).unwrap_or_default()
    }
}

fn holds(sets: &[Characters; 4], characters: [u8; 4]) -> bool {
    sets.iter().zip(characters).all(|(set, character)| set.holds(character))
}

/// Every combination of a row.
pub(super) fn codes_of(row: &CombinationRow) -> impl Iterator<Item = Icd10Pcs> + use<> {
    let [a, b, c] = row.table;
    let [body_parts, approaches, devices, qualifiers] = row.characters;
    body_parts.iter().flat_map(move |d| {
        approaches.iter().flat_map(move |e| {
            devices.iter().flat_map(move |f| {
                qualifiers.iter().filter_map(move |g| Icd10Pcs::from_characters([a, b, c, d, e, f, g]))
            })
        })
    })
}

impl fmt::Debug for Tables<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the tables of {:?}", self.release)
    }
}
