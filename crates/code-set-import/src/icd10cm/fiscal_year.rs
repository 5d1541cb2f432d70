//! Which fiscal year a file is of: what the user says, else the year in the file, else the year in its name.

use superbill_code_sets::{Effective, Manifest, System};
use superbill_domain::Date;

use crate::ImportError;
use crate::edition::from_name;
use crate::layout::Context;

/// A fiscal year: the edition and the days of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FiscalYear {
    pub(super) edition: String,
    pub(super) days: Effective,
}

impl FiscalYear {
    /// The fiscal year of a file. `said` is what the file itself says, where its layout says it; a name that says
    /// otherwise is a contradiction.
    pub(super) fn of(
        layout: &'static str,
        name: &str,
        said: Option<i16>,
        context: &Context<'_>,
    ) -> Result<Self, ImportError> {
        let named = named(name);
        if let Some((said, named)) = said.zip(named).filter(|(said, named)| said != named) {
            return Err(ImportError::Contradiction(format!(
                "{layout}: the file is of fiscal year {said}, and its name says {named}"
            )));
        }
        let from_user = context.from.and_then(of_date);
        let missing = || ImportError::NoEdition { layout, file: name.to_owned() };
        let year = from_user.or(said).or(named).ok_or_else(missing)?;
        let days = Effective::fiscal_year(year).ok_or_else(missing)?;
        let edition = context.edition.map_or_else(|| format!("FY{year}"), str::to_owned);
        Ok(Self { edition, days })
    }

    /// The manifest of an edition of ICD-10-CM of this year.
    pub(super) fn manifest(self, remark: String) -> Manifest {
        let name = System::Icd10Cm.name().to_owned();
        Manifest { name, edition: self.edition, effective: self.days, remark, sources: Vec::new() }
    }
}

/// The fiscal year in a name: four digits, or two after FY.
fn named(name: &str) -> Option<i16> {
    if let Some((edition, _)) = from_name(name) {
        return edition.trim_start_matches("FY").get(..4)?.parse().ok();
    }
    let upper = name.to_ascii_uppercase();
    let (_, after) = upper.split_once("FY")?;
    after.get(..2)?.parse::<i16>().ok().map(|year| 2000 + year)
}

fn of_date(date: Date) -> Option<i16> {
    if date.month() >= 10 { date.year().checked_add(1) } else { Some(date.year()) }
}

#[cfg(test)]
mod tests {
    use superbill_code_sets::CodeSets;

    use super::*;

    #[test]
    fn names_say_the_fiscal_year_and_never_against_the_file() {
        let context = Context { at_hand: CodeSets::embedded().unwrap(), edition: None, from: None };
        let of = |name: &str, said| FiscalYear::of("tabular XML", name, said, &context);
        for (name, year) in [
            ("icd10cm_order_2024.txt", "FY2024"),
            ("icd10cm-tabular-2026-04.xml", "FY2026"),
            ("POAexemptCodesFY26.txt", "FY2026"),
        ] {
            assert_eq!(of(name, None).unwrap().edition, year);
        }
        assert_eq!(of("tabular.xml", Some(2026)).unwrap().days.from, "2025-10-01".parse().unwrap());
        assert!(of("tabular-2025.xml", Some(2026)).unwrap_err().to_string().contains("its name says 2025"));
        assert!(matches!(of("tabular.xml", None), Err(ImportError::NoEdition { .. })));
    }
}
