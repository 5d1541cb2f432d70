//! Provider taxonomy codes: the columns that matter, or the list as NUCC publishes it. Its edition is in the name of the file:
//! `251` is version 25.1, that of July 2025.

use superbill_code_sets::code_lists::TaxonomyRow;
use superbill_code_sets::release::ReleaseWriter;
use superbill_code_sets::{Effective, System};
use superbill_domain::Date;

use crate::comma_separated::Table;
use crate::layout::{Context, Layout};
use crate::{ImportError, Publication};

const LAYOUT: &str = "provider taxonomy";
const CODES: Table = Table { layout: LAYOUT, header: "code,grouping,classification,specialization,section" };
const AS_PUBLISHED: Table = Table {
    layout: LAYOUT,
    header: "Code,Grouping,Classification,Specialization,Definition,Notes,Display Name,Section",
};

/// The layout.
pub(crate) struct Taxonomies;

impl Layout for Taxonomies {
    fn name(&self) -> &'static str {
        LAYOUT
    }

    fn recognises(&self, publication: &Publication<'_>) -> bool {
        CODES.begins(publication) || AS_PUBLISHED.begins(publication)
    }

    fn read(
        &self,
        publication: Publication<'_>,
        context: &Context<'_>,
    ) -> Result<ReleaseWriter, ImportError> {
        let said = context.edition.is_some() || context.from.is_some();
        let named = if said { None } else { version_in(publication.name()) };
        let (edition, effective) =
            named.map_or_else(|| context.edition_of(LAYOUT, publication.name()), Ok)?;
        let mut release = ReleaseWriter::new(System::Taxonomies, edition, effective);
        let (table, section) = if CODES.begins(&publication) { (CODES, 4) } else { (AS_PUBLISHED, 7) };
        let mut rows = Vec::new();
        table.for_each(publication, |record| {
            let code: [u8; 10] = record.code(0)?;
            if code.last() != Some(&b'X') {
                return Err(
                    record.refused(format!("“{}” is no taxonomy code of ten characters", record.cell(0)))
                );
            }
            if !matches!(record.cell(section), "Individual" | "Non-Individual") {
                return Err(record.refused(format!("“{}” is no section", record.cell(section))));
            }
            let [grouping, classification, specialization, section] =
                [1, 2, 3, section].map(|at| release.text(record.cell(at)));
            rows.push(TaxonomyRow { code, grouping, classification, specialization, section });
            Ok(())
        })?;
        release.table(rows);
        Ok(release)
    }
}

/// The version in a file's name: two digits of the year, then 0 for January or 1 for July.
fn version_in(name: &str) -> Option<(String, Effective)> {
    let stem = name.split('.').next()?;
    let digits = stem.rsplit('_').next().filter(|digits| digits.len() == 3)?;
    let number: i16 = digits.parse().ok()?;
    let month = match number % 10 {
        0 => 1,
        1 => 7,
        _ => return None,
    };
    let from = Date::new(2000 + number / 10, month, 1).ok()?;
    Some((format!("{}.{}", number / 10, number % 10), Effective { from, to: None }))
}
