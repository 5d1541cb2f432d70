//! Building a code axis by axis: at each step what may still stand, and never a code that the tables do not give.

use std::collections::BTreeSet;
use std::fmt;

use superbill_domain::Icd10Pcs;

use super::tables::codes_of;
use super::{Axis, CombinationRow, TableRow, Tables, Value};

/// A code being built. Axes may be chosen in any order: what an operative note tells first is chosen first, and what
/// it leaves open stays open.
///
/// ```
/// use superbill_code_sets::CodeSets;
/// use superbill_code_sets::inpatient_procedures::Axis;
///
/// let book = CodeSets::embedded()?.on("2026-06-15".parse()?);
/// let tables = book.pcs().tables().ok_or("no tables")?;
/// let resection = tables.build().choose(Axis::Section, '0').and_then(|b| b.choose_label(Axis::Operation, "Resection"));
/// let appendix = resection.and_then(|b| b.choose_label(Axis::BodyPart, "Appendix")).ok_or("no row")?;
/// let approaches: Vec<char> = appendix.values(Axis::Approach).iter().map(|value| value.letter()).collect();
/// assert_eq!(approaches, ['0', '4', '7', '8']);
/// let open = appendix.choose(Axis::Approach, '4').ok_or("no row")?;
/// assert_eq!(open.code(), None, "hand-assisted or not: the qualifier is open");
/// let done = open.choose_label(Axis::Qualifier, "No Qualifier").ok_or("no row")?;
/// assert_eq!(done.code().map(|code| code.to_string()).as_deref(), Some("0DTJ4ZZ"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Build<'a> {
    tables: Tables<'a>,
    /// The rows that what was chosen leaves.
    left: Vec<(&'a TableRow, &'a CombinationRow)>,
    chosen: [Choice<'a>; 7],
}

/// What was chosen on an axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Choice<'a> {
    /// Nothing yet.
    Open,
    /// A character, whatever it means.
    Character(u8),
    /// A meaning, whatever its character: "Appendix" has another in another table.
    Label(&'a str),
}

impl Choice<'_> {
    fn admits(&self, value: &Value<'_>) -> bool {
        match self {
            Self::Open => true,
            Self::Character(character) => value.character == *character,
            Self::Label(label) => value.label.eq_ignore_ascii_case(label),
        }
    }
}

impl<'a> Build<'a> {
    pub(super) fn new(tables: Tables<'a>) -> Self {
        let left =
            tables.tables.iter().flat_map(|table| tables.rows_of(table).iter().map(move |row| (table, row)));
        Self { tables, left: left.collect(), chosen: [Choice::Open; 7] }
    }

    /// With that character on an axis; none where no row is left that has it.
    #[must_use]
    pub fn choose(self, axis: Axis, character: char) -> Option<Self> {
        let character = u8::try_from(character.to_ascii_uppercase()).ok()?;
        self.with(axis, Choice::Character(character))
    }

    /// With that meaning on an axis, whatever its character; none where no row is left that has it. Letter case does
    /// not matter.
    #[must_use]
    pub fn choose_label(self, axis: Axis, label: &'a str) -> Option<Self> {
        self.with(axis, Choice::Label(label))
    }

    fn with(mut self, axis: Axis, choice: Choice<'a>) -> Option<Self> {
        *self.chosen.get_mut(axis.index())? = choice;
        let tables = self.tables;
        self.left.retain(|left| values_of(tables, *left, axis).any(|value| choice.admits(&value)));
        (!self.left.is_empty()).then_some(self)
    }

    /// What may still stand on an axis, by character; the one chosen where one was.
    #[must_use]
    pub fn values(&self, axis: Axis) -> Vec<Value<'a>> {
        let choice = self.chosen.get(axis.index()).copied().unwrap_or(Choice::Open);
        let values = self.left.iter().flat_map(|left| values_of(self.tables, *left, axis));
        values.filter(|value| choice.admits(value)).collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// The axes on which more than one thing may still stand: what is to be asked.
    pub fn open(&self) -> impl Iterator<Item = Axis> {
        Axis::ALL.into_iter().filter(|&axis| self.values(axis).len() > 1)
    }

    /// Every code that what was chosen allows, in order of the tables.
    pub fn codes(&self) -> impl Iterator<Item = Icd10Pcs> {
        self.left.iter().flat_map(|left| {
            codes_of(left.1).filter(|code| {
                let characters = code.characters();
                Axis::ALL.iter().zip(self.chosen).zip(characters).all(|((axis, choice), character)| {
                    match choice {
                        Choice::Open => true,
                        Choice::Character(chosen) => chosen == character,
                        Choice::Label(_) => values_of(self.tables, *left, *axis)
                            .any(|value| value.character == character && choice.admits(&value)),
                    }
                })
            })
        })
    }

    /// The code, where what was chosen leaves exactly one.
    #[must_use]
    pub fn code(&self) -> Option<Icd10Pcs> {
        let mut codes = self.codes();
        let code = codes.next()?;
        codes.next().is_none().then_some(code)
    }
}

/// What a row has on an axis.
fn values_of<'a>(
    tables: Tables<'a>,
    (table, row): (&'a TableRow, &'a CombinationRow),
    axis: Axis,
) -> impl Iterator<Item = Value<'a>> {
    let table = super::Table { of: tables, row: table };
    let own = table.values().nth(axis.index());
    own.into_iter().chain(super::table::TableLine { of: tables, row }.values(axis))
}

impl fmt::Debug for Build<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}, {} rows left", self.chosen, self.left.len())
    }
}
