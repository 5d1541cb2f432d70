//! The tables of the grouper, each with its header and what its cells are.

use superbill_code_sets::ms_drg::{
    ClusterAttributeRow, ClusterRow, ConversionRow, DiagnosisRow, DrgRow, ExcludedCodeRow, FormulaRow,
    GenderMdcRow, HacFormulaRow, HacListRow, PdxExclusionRow, ProcedureRow, Severity, TitleOf, TitleRow,
    VersionRow, Versions,
};
use superbill_code_sets::release::ReleaseWriter;

use crate::ImportError;
use crate::comma_separated::{Record, Table, padded};

pub(super) const LAYOUT: &str = "MS-DRG tables";

/// The rows of all tables.
#[derive(Default)]
pub(super) struct Rows {
    pub(super) versions: Vec<VersionRow>,
    pub(super) diagnoses: Vec<DiagnosisRow>,
    pub(super) procedures: Vec<ProcedureRow>,
    pub(super) clusters: Vec<ClusterRow>,
    pub(super) cluster_attributes: Vec<ClusterAttributeRow>,
    pub(super) formulas: Vec<FormulaRow>,
    pub(super) groups: Vec<DrgRow>,
    pub(super) titles: Vec<TitleRow>,
    pub(super) exclusions: Vec<PdxExclusionRow>,
    pub(super) excluded: Vec<ExcludedCodeRow>,
    pub(super) by_sex: Vec<GenderMdcRow>,
    pub(super) hac_formulas: Vec<HacFormulaRow>,
    pub(super) hac_lists: Vec<HacListRow>,
    pub(super) conversions: Vec<ConversionRow>,
}

type Done = Result<(), ImportError>;

/// A table: the file it is published as, its header, and how a record of it is read.
pub(super) struct Part {
    pub(super) file: &'static str,
    pub(super) table: Table,
    /// True where no group can be found without it.
    pub(super) required: bool,
    pub(super) read: fn(&mut Rows, &mut ReleaseWriter, &Record<'_>) -> Done,
}

const fn needed(
    file: &'static str,
    header: &'static str,
    read: fn(&mut Rows, &mut ReleaseWriter, &Record<'_>) -> Done,
) -> Part {
    Part { file, table: Table { layout: LAYOUT, header }, required: true, read }
}

const fn beside(
    file: &'static str,
    header: &'static str,
    read: fn(&mut Rows, &mut ReleaseWriter, &Record<'_>) -> Done,
) -> Part {
    Part { file, table: Table { layout: LAYOUT, header }, required: false, read }
}

pub(super) static TABLES: [Part; 18] = [
    needed("versions.csv", "version,fiscal_year,from_date,to_date", version),
    needed(
        "diagnoses.csv",
        "code,from_version,to_version,mdc,severity,attributes,dx_categories,hac_attributes",
        diagnosis,
    ),
    needed("procedures.csv", "code,from_version,to_version,attributes", procedure),
    needed("cluster_attributes.csv", "cluster,from_version,to_version,attributes", cluster_attributes),
    needed("procedure_clusters.csv", "cluster,from_version,to_version,suppressed_mdcs,choices", cluster),
    needed(
        "drg_formulas.csv",
        "mdc,rank,tie,from_version,to_version,drg,base_drg,type,reroute_mdc,drg_severity,severity_suppression,formula",
        formula,
    ),
    needed("drgs.csv", "drg,from_version,to_version,base_drg,type,mdcs,title", group),
    needed("pdx_exclusions.csv", "pdx_code,from_version,to_version,group", exclusion),
    needed("exclusion_groups.csv", "group,excluded_codes", excluded),
    needed("gender_mdcs.csv", "code,from_version,to_version,male_mdc,female_mdc", by_sex),
    needed("hac_formulas.csv", "hac,from_version,to_version,formula", hac_formula),
    beside("hac_lists.csv", "hac,role,list,code,from_version,to_version", hac_list),
    beside("drg_titles.csv", "drg,from_version,to_version,title", |rows, release, record| {
        title(TitleOf::Drg, rows, release, record)
    }),
    beside("base_drg_titles.csv", "base_drg,from_version,to_version,title", |rows, release, record| {
        title(TitleOf::BaseDrg, rows, release, record)
    }),
    beside("mdc_titles.csv", "mdc,from_version,to_version,title", |rows, release, record| {
        title(TitleOf::Mdc, rows, release, record)
    }),
    beside("hac_titles.csv", "hac,from_version,to_version,title", |rows, release, record| {
        title(TitleOf::Hac, rows, release, record)
    }),
    beside(
        "icd10cm_conversions.csv",
        "newer_code,effective_date,older_codes,older_text",
        |rows, release, record| conversion(0, rows, release, record),
    ),
    beside("icd10pcs_conversions.csv", "newer_code,effective_date,older_code", |rows, release, record| {
        conversion(1, rows, release, record)
    }),
];

fn versions(record: &Record<'_>, at: usize) -> Result<Versions, ImportError> {
    let (from, to): (u16, u16) = (record.value(at, "version")?, record.value(at + 1, "version")?);
    if to < from {
        return Err(record.refused(format!("version {to} comes before {from}")));
    }
    Ok(Versions { from: from.into(), to: to.into() })
}

/// A category, 0 to 99.
fn mdc(record: &Record<'_>, at: usize) -> Result<u8, ImportError> {
    Ok(record.open::<u8>(at, "category")?.unwrap_or_default())
}

fn number(record: &Record<'_>, at: usize) -> Result<zerocopy::little_endian::U16, ImportError> {
    Ok(record.open::<u16>(at, "number")?.unwrap_or_default().into())
}

/// A cluster's name: `Z@0217`.
fn cluster_name(record: &Record<'_>) -> Result<[u8; 6], ImportError> {
    record.code(0)
}

fn surgical(record: &Record<'_>, at: usize) -> Result<u8, ImportError> {
    match record.cell(at) {
        "MEDICAL" => Ok(0),
        "SURGICAL" => Ok(1),
        "" => Ok(2),
        other => Err(record.refused(format!("“{other}” is neither medical nor surgical"))),
    }
}

fn version(rows: &mut Rows, _: &mut ReleaseWriter, record: &Record<'_>) -> Done {
    let (version, fiscal_year) = (number(record, 0)?, number(record, 1)?);
    rows.versions.push(VersionRow { version, fiscal_year, from: record.day(2)?, to: record.day(3)? });
    Ok(())
}

fn diagnosis(rows: &mut Rows, release: &mut ReleaseWriter, record: &Record<'_>) -> Done {
    let severity = match record.cell(4) {
        "NON" => Severity::None,
        "CC" => Severity::Cc,
        "MCC" => Severity::Mcc,
        other => return Err(record.refused(format!("“{other}” is no severity"))),
    };
    let [attributes, dx_categories, hac_attributes] = [5, 6, 7].map(|at| release.text(record.cell(at)));
    rows.diagnoses.push(DiagnosisRow {
        code: record.code(0)?,
        versions: versions(record, 1)?,
        mdc: record.value(3, "category")?,
        severity: severity.number(),
        attributes,
        dx_categories,
        hac_attributes,
    });
    Ok(())
}

fn procedure(rows: &mut Rows, release: &mut ReleaseWriter, record: &Record<'_>) -> Done {
    let (code, versions, attributes) = (record.code(0)?, versions(record, 1)?, release.text(record.cell(3)));
    rows.procedures.push(ProcedureRow { code, versions, attributes });
    Ok(())
}

fn cluster_attributes(rows: &mut Rows, release: &mut ReleaseWriter, record: &Record<'_>) -> Done {
    let (versions, attributes) = (versions(record, 1)?, release.text(record.cell(3)));
    rows.cluster_attributes.push(ClusterAttributeRow {
        cluster: cluster_name(record)?,
        versions,
        attributes,
    });
    Ok(())
}

fn cluster(rows: &mut Rows, release: &mut ReleaseWriter, record: &Record<'_>) -> Done {
    let [suppressed_mdcs, choices] = [3, 4].map(|at| release.text(record.cell(at)));
    let versions = versions(record, 1)?;
    rows.clusters.push(ClusterRow { cluster: cluster_name(record)?, versions, suppressed_mdcs, choices });
    Ok(())
}

fn formula(rows: &mut Rows, release: &mut ReleaseWriter, record: &Record<'_>) -> Done {
    let [drg_severity, severity_suppression, formula] = [9, 10, 11].map(|at| release.text(record.cell(at)));
    rows.formulas.push(FormulaRow {
        mdc: record.value(0, "category")?,
        rank: number(record, 1)?,
        tie: number(record, 2)?,
        versions: versions(record, 3)?,
        drg: number(record, 5)?,
        base_drg: number(record, 6)?,
        surgical: surgical(record, 7)?,
        reroute_mdc: mdc(record, 8)?,
        drg_severity,
        severity_suppression,
        formula,
    });
    Ok(())
}

fn group(rows: &mut Rows, release: &mut ReleaseWriter, record: &Record<'_>) -> Done {
    let [mdcs, title] = [5, 6].map(|at| release.text(record.cell(at)));
    rows.groups.push(DrgRow {
        drg: number(record, 0)?,
        versions: versions(record, 1)?,
        base_drg: number(record, 3)?,
        surgical: surgical(record, 4)?,
        mdcs,
        title,
    });
    Ok(())
}

fn exclusion(rows: &mut Rows, _: &mut ReleaseWriter, record: &Record<'_>) -> Done {
    let (code, versions, group) = (record.code(0)?, versions(record, 1)?, number(record, 3)?);
    rows.exclusions.push(PdxExclusionRow { code, versions, group });
    Ok(())
}

fn excluded(rows: &mut Rows, _: &mut ReleaseWriter, record: &Record<'_>) -> Done {
    let group = number(record, 0)?;
    for code in record.cell(1).split(' ') {
        if !(3..=7).contains(&code.len()) {
            return Err(record.refused(format!("“{code}” is no diagnosis")));
        }
        rows.excluded.push(ExcludedCodeRow { group, code: padded(code) });
    }
    Ok(())
}

fn by_sex(rows: &mut Rows, _: &mut ReleaseWriter, record: &Record<'_>) -> Done {
    let (male, female) = (record.value(3, "category")?, record.value(4, "category")?);
    rows.by_sex.push(GenderMdcRow { code: record.code(0)?, versions: versions(record, 1)?, male, female });
    Ok(())
}

fn hac_formula(rows: &mut Rows, release: &mut ReleaseWriter, record: &Record<'_>) -> Done {
    let formula = release.text(record.cell(3));
    rows.hac_formulas.push(HacFormulaRow {
        hac: record.value(0, "condition")?,
        versions: versions(record, 1)?,
        formula,
    });
    Ok(())
}

fn hac_list(rows: &mut Rows, release: &mut ReleaseWriter, record: &Record<'_>) -> Done {
    let role = match record.cell(1) {
        "diagnosis" => 0,
        "principal" => 1,
        "procedure" => 2,
        other => return Err(record.refused(format!("“{other}” is no role of a code"))),
    };
    let (hac, list) = (record.value(0, "condition")?, release.text(record.cell(2)));
    rows.hac_lists.push(HacListRow {
        hac,
        role,
        list,
        code: record.code(3)?,
        versions: versions(record, 4)?,
    });
    Ok(())
}

fn title(of: TitleOf, rows: &mut Rows, release: &mut ReleaseWriter, record: &Record<'_>) -> Done {
    let title = release.text(record.cell(3));
    rows.titles.push(TitleRow {
        of: of.number(),
        number: number(record, 0)?,
        versions: versions(record, 1)?,
        title,
    });
    Ok(())
}

fn conversion(procedure: u8, rows: &mut Rows, release: &mut ReleaseWriter, record: &Record<'_>) -> Done {
    let older = release.text(record.cell(2));
    rows.conversions.push(ConversionRow { procedure, newer: record.code(0)?, from: record.day(1)?, older });
    Ok(())
}
