//! Tables of the CMS-HCC risk model: mappings, hierarchies, coefficients and labels of a payment year (which the name of the
//! file says), edits and chronic flags of all years. The files of a year, given together, make its release.

use std::collections::BTreeMap;

use superbill_code_sets::hcc::{
    CategoryRow, CoefficientRow, EditAction, HierarchyRow, MappingRow, Model, RiskEditRow,
};
use superbill_code_sets::release::ReleaseWriter;
use superbill_code_sets::{Effective, System};
use superbill_domain::Date;

use crate::comma_separated::{Record, Table, padded};
use crate::edition::from_name;
use crate::layout::{Context, Parts, SetLayout};
use crate::{ImportError, Publication};

const LAYOUT: &str = "CMS-HCC risk model";
const MAPPINGS: Table = Table { layout: LAYOUT, header: "diagnosis_code,cc,model_name" };
const HIERARCHIES: Table =
    Table { layout: LAYOUT, header: "cc_parent,cc_child,model_domain,model_version,model_fullname" };
const COEFFICIENTS: Table = Table { layout: LAYOUT, header: "coefficient,value,model_domain,model_version" };
const LABELS: Table = Table { layout: LAYOUT, header: "cc,label,model_domain,model_version,model_fullname" };
const EDITS: Table = Table {
    layout: LAYOUT,
    header: "icd10,edit_type,sex,age_min,age_max,action,cc_override,model_name,description",
};
const CHRONIC: Table = Table { layout: LAYOUT, header: "hcc,is_chronic,model_version,model_domain" };

/// The layout.
pub(crate) struct Hcc;

/// The tables of one payment year.
#[derive(Default)]
struct Year {
    mappings: Vec<MappingRow>,
    hierarchies: Vec<HierarchyRow>,
    coefficients: Vec<CoefficientRow>,
    labels: BTreeMap<(Model, u16), String>,
    proposed: bool,
}

/// The files, as they come.
#[derive(Default)]
struct RiskFiles {
    years: BTreeMap<i16, Year>,
    edits: Vec<RiskEditRow>,
    /// 1 chronic, 0 not, 2 where the publisher does not say.
    chronic: BTreeMap<(Model, u16), u8>,
}

impl SetLayout for Hcc {
    fn name(&self) -> &'static str {
        LAYOUT
    }

    fn recognises(&self, publication: &Publication<'_>) -> bool {
        [MAPPINGS, HIERARCHIES, COEFFICIENTS, LABELS, EDITS, CHRONIC]
            .iter()
            .any(|table| table.begins(publication))
    }

    fn begin(&self) -> Box<dyn Parts> {
        Box::<RiskFiles>::default()
    }
}

impl Parts for RiskFiles {
    fn take(&mut self, publication: Publication<'_>, context: &Context<'_>) -> Result<(), ImportError> {
        if EDITS.begins(&publication) {
            return EDITS.for_each(publication, |record| {
                self.edits.push(edit(record)?);
                Ok(())
            });
        }
        if CHRONIC.begins(&publication) {
            return CHRONIC.for_each(publication, |record| chronic(&mut self.chronic, record));
        }
        let name = publication.name().to_owned();
        let year = context.from.or_else(|| from_name(&name).map(|(_, from)| from));
        let year = year.ok_or_else(|| ImportError::NoEdition { layout: LAYOUT, file: name.clone() })?.year();
        let year = self.years.entry(year).or_default();
        if MAPPINGS.begins(&publication) {
            MAPPINGS.for_each(publication, |record| {
                let (category, model) = (record.value::<u16>(1, "category")?, named(record, 2)?);
                year.mappings.push(MappingRow { code: record.code(0)?, model, category: category.into() });
                Ok(())
            })
        } else if HIERARCHIES.begins(&publication) {
            HIERARCHIES.for_each(publication, |record| {
                let (parent, child): (u16, u16) =
                    (record.value(0, "category")?, record.value(1, "category")?);
                let model = of_domain(record, 2, 3)?;
                year.hierarchies.push(HierarchyRow { model, parent: parent.into(), child: child.into() });
                Ok(())
            })
        } else if COEFFICIENTS.begins(&publication) {
            year.proposed |= name.contains("proposed");
            COEFFICIENTS.for_each(publication, |record| {
                year.coefficients.push(coefficient(record)?);
                Ok(())
            })
        } else {
            // The publisher leaves the last line of the labels open: a version's name of eight characters ends it.
            LABELS.for_each_open(publication, |record| {
                if record.cell(4).len() < 8 {
                    return Err(record.refused("it ends within a line: the file is cut short"));
                }
                let model = of_domain(record, 2, 3)?;
                year.labels.insert((model, category(record, record.cell(0))?), record.cell(1).to_owned());
                Ok(())
            })
        }
    }

    fn finish(self: Box<Self>, _: &Context<'_>) -> Result<Vec<ReleaseWriter>, ImportError> {
        let Self { years, edits, chronic } = *self;
        let missing =
            |place: String| ImportError::layout(LAYOUT, place, "no mapping of diagnoses is among them");
        if years.is_empty() {
            return Err(missing("the files given".to_owned()));
        }
        let releases = years.into_iter().map(|(number, year)| {
            if year.mappings.is_empty() {
                return Err(missing(format!("the files of {number}")));
            }
            let effective = payment_year(number).ok_or_else(|| missing(number.to_string()))?;
            let mut release = ReleaseWriter::new(System::Hcc, number.to_string(), effective);
            if let Some(remark) = year.remark() {
                release.remark(remark);
            }
            let categories = year.categories(&chronic, &mut release);
            release.table(year.mappings);
            release.table(year.hierarchies);
            release.table(year.coefficients);
            release.table(categories);
            release.table(edits.clone());
            Ok(release)
        });
        releases.collect()
    }
}

impl Year {
    /// Every category of the year's models: those with a label, and those that a diagnosis maps to.
    fn categories(
        &self,
        chronic: &BTreeMap<(Model, u16), u8>,
        release: &mut ReleaseWriter,
    ) -> Vec<CategoryRow> {
        let mapped = self.mappings.iter().map(|row| (row.model, row.category.get()));
        let all: std::collections::BTreeSet<_> = self.labels.keys().copied().chain(mapped).collect();
        let rows = all.into_iter().map(|(model, number)| {
            let label = release.text(self.labels.get(&(model, number)).map_or("", String::as_str));
            let chronic = chronic.get(&(model, number)).copied().unwrap_or(2);
            CategoryRow { model, category: number.into(), chronic, label }
        });
        rows.collect()
    }

    fn remark(&self) -> Option<&'static str> {
        match (self.coefficients.is_empty(), self.hierarchies.is_empty()) {
            (true, true) => Some("mappings only: without hierarchies and coefficients nothing can be scored"),
            (true, false) => Some("without coefficients nothing can be scored"),
            (false, true) => Some("without hierarchies of its own"),
            (false, false) => self.proposed.then_some("its coefficients are those proposed"),
        }
    }
}

fn payment_year(year: i16) -> Option<Effective> {
    Some(Effective { from: Date::new(year, 1, 1).ok()?, to: Some(Date::new(year, 12, 31).ok()?) })
}

fn named(record: &Record<'_>, at: usize) -> Result<Model, ImportError> {
    Model::named(record.cell(at)).ok_or_else(|| record.refused(format!("“{}” is no model", record.cell(at))))
}

fn of_domain(record: &Record<'_>, domain: usize, version: usize) -> Result<Model, ImportError> {
    let (domain, version) = (record.cell(domain), record.cell(version));
    Model::of_domain(domain, version)
        .ok_or_else(|| record.refused(format!("“{domain} {version}” is no model")))
}

/// The number in `HCC37` or `RXHCC5`.
fn category(record: &Record<'_>, text: &str) -> Result<u16, ImportError> {
    let digits = text.strip_prefix("RX").unwrap_or(text).strip_prefix("HCC");
    let number = digits.and_then(|digits| digits.parse().ok());
    number.ok_or_else(|| record.refused(format!("“{text}” is no condition category")))
}

/// `0.486`, `1`, `-0.05`: at most three decimals, so thousandths are exact.
fn coefficient(record: &Record<'_>) -> Result<CoefficientRow, ImportError> {
    let (name, value) = (record.cell(0), record.cell(1));
    let digits = value.strip_prefix('-').unwrap_or(value);
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let decimals = Some(decimals).filter(|decimals| decimals.len() <= 3);
    let thousandths = decimals.and_then(|decimals| format!("{whole}{decimals:0<3}").parse::<u32>().ok());
    let thousandths = thousandths.and_then(|number| i32::try_from(number).ok());
    let thousandths = thousandths.ok_or_else(|| record.refused(format!("“{value}” is no coefficient")))?;
    if name.is_empty() || name.len() > 40 {
        return Err(record.refused(format!("“{name}” is no name of a coefficient")));
    }
    let signed = if value.starts_with('-') { -thousandths } else { thousandths };
    Ok(CoefficientRow { model: of_domain(record, 2, 3)?, name: padded(name), thousandths: signed.into() })
}

fn edit(record: &Record<'_>) -> Result<RiskEditRow, ImportError> {
    let action = match record.cell(5) {
        "invalid" => EditAction::Invalid,
        "override" => EditAction::Override,
        other => return Err(record.refused(format!("“{other}” is no action of an edit"))),
    };
    let number = record.open::<u16>(6, "category")?.unwrap_or_default();
    if (action == EditAction::Override) != (number != 0) {
        return Err(record.refused("an override names its category, and nothing else does"));
    }
    Ok(RiskEditRow {
        code: record.code(0)?,
        model: named(record, 7)?,
        sex: record.open(2, "sex")?.unwrap_or_default(),
        from_age: record.open(3, "age")?.unwrap_or(u8::MAX),
        to_age: record.open(4, "age")?.unwrap_or(u8::MAX),
        action: action.number(),
        category: number.into(),
    })
}

/// A line of the chronic flags. Two lines of the published table run together (`HCC194HCC195`), and one holds a number where
/// the flag should stand: the first are read as both categories, the second as not said.
fn chronic(flags: &mut BTreeMap<(Model, u16), u8>, record: &Record<'_>) -> Result<(), ImportError> {
    let model = of_domain(record, 3, 2)?;
    let flag = match record.cell(1) {
        "Y" => 1,
        "" => 0,
        _ => 2,
    };
    let both = record.cell(0).match_indices("HCC").map(|(at, _)| at).collect::<Vec<_>>();
    let ends = both.iter().copied().skip(1).chain([record.cell(0).len()]);
    if both.is_empty() {
        category(record, record.cell(0))?;
    }
    for (start, end) in both.iter().copied().zip(ends) {
        let number = category(record, record.cell(0).get(start..end).unwrap_or_default())?;
        flags.insert((model, number), flag);
    }
    Ok(())
}
