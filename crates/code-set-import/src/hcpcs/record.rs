//! A record of HCPCS Level II, whichever layout it came in: a code or a modifier with its dates and titles.

use superbill_code_sets::procedures::{Level2ModifierRow, Level2Row};
use superbill_code_sets::release::{Day, ReleaseWriter, Text};

use crate::sheet::code;

/// What a record is about and whether it begins one or goes on with its description.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// 3: a code.
    Code,
    /// 4: more of a code's description.
    MoreOfCode,
    /// 7: a modifier.
    Modifier,
    /// 8: more of a modifier's description.
    MoreOfModifier,
}

impl Kind {
    pub(super) fn read(identification: &str) -> Result<Self, String> {
        match identification {
            "3" => Ok(Self::Code),
            "4" => Ok(Self::MoreOfCode),
            "7" => Ok(Self::Modifier),
            "8" => Ok(Self::MoreOfModifier),
            other => Err(format!("“{other}” is no record identification (3, 4, 7 or 8)")),
        }
    }
}

/// A code or modifier.
#[derive(Debug)]
pub(super) struct Record {
    pub(super) kind: Kind,
    /// The code or, right-justified in its field, the modifier; without blanks.
    pub(super) code: String,
    pub(super) long: String,
    pub(super) short: String,
    pub(super) coverage: u8,
    pub(super) added: Day,
    pub(super) changed: Day,
    pub(super) last_day: Day,
}

/// The records of a release so far.
#[derive(Default)]
pub(super) struct Records {
    all: Vec<Record>,
}

impl Records {
    /// Adds a record, or its description to the one before; tells what is wrong with it.
    pub(super) fn add(&mut self, record: Record) -> Result<(), String> {
        let begins = match record.kind {
            Kind::MoreOfCode => Kind::Code,
            Kind::MoreOfModifier => Kind::Modifier,
            Kind::Code | Kind::Modifier => {
                let whole = match record.kind {
                    Kind::Code => code::<5>(&record.code).is_some(),
                    _ => code::<2>(&record.code).is_some(),
                };
                if !whole {
                    return Err(format!("“{}” is no code or modifier", record.code));
                }
                if record.added == Day::NONE {
                    return Err(format!("{} has no day on which it was added", record.code));
                }
                self.all.push(record);
                return Ok(());
            }
        };
        match self.all.last_mut() {
            Some(last) if last.kind == begins && last.code == record.code => {
                if !last.long.is_empty() && !record.long.is_empty() {
                    last.long.push(' ');
                }
                last.long.push_str(&record.long);
                Ok(())
            }
            _ => Err(format!("more of the description of {} stands without its beginning", record.code)),
        }
    }

    /// How many codes and modifiers there are.
    pub(super) fn counts(&self) -> (usize, usize) {
        let codes = self.all.iter().filter(|record| record.kind == Kind::Code).count();
        (codes, self.all.len() - codes)
    }

    /// The codes, without modifiers.
    pub(super) fn codes(&self) -> impl Iterator<Item = [u8; 5]> {
        self.all.iter().filter(|record| record.kind == Kind::Code).filter_map(|record| code(&record.code))
    }

    /// Drops the codes that are the American Dental Association's.
    pub(super) fn leave_out_dental(&mut self) {
        self.all.retain(|record| record.kind != Kind::Code || !record.code.starts_with('D'));
    }

    /// Writes the two tables; without their long titles where they are not to be kept. `codes` are further ones.
    pub(super) fn write(&self, release: &mut ReleaseWriter, keep_long: bool, mut codes: Vec<Level2Row>) {
        let mut modifiers = Vec::new();
        for record in &self.all {
            let short = release.text(&record.short);
            let long = if keep_long { release.text(&record.long) } else { Text::default() };
            let Record { coverage, added, changed, last_day, .. } = *record;
            if let Some(code) = code(&record.code).filter(|_| record.kind == Kind::Code) {
                codes.push(Level2Row { code, added, changed, last_day, coverage, short, long });
            } else if let Some(code) = code(&record.code) {
                modifiers.push(Level2ModifierRow { code, added, last_day, short, long });
            }
        }
        release.table(codes);
        release.table(modifiers);
    }
}
