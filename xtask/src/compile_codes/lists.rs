//! The lists about diagnoses that ship: those exempt from present-on-admission reporting, and what became of codes.

use superbill_code_set_import::icd10cm::{codes_addenda, conversion_table, poa_exempt};
use superbill_code_sets::compile::shipped_list;
use superbill_code_sets::release::{Day, ReleaseWriter};
use superbill_code_sets::{ConversionRow, Effective, Source, System};

use super::{CONVERSION_2026, Inputs, NCHS, from_zip, source};

pub(super) const POA_EXEMPT: &str = "data/icd10cm/poa_exempt.release.zst";
pub(super) const CONVERSION: &str = "data/icd10cm/conversion.release.zst";
const CMS: &str = "CMS, ICD-10 files of fiscal year 2026; public domain (work of the U.S. government)";

/// The POA-exempt list of fiscal year 2026.
pub(super) fn poa_exempt(inputs: &Inputs) -> anyhow::Result<Vec<u8>> {
    let text = from_zip(&inputs.poa_exempt_2026, "POAexemptCodesFY26.txt")?;
    let mut release = list(System::PoaExempt, "FY2026", 2026)?;
    release.source(source("POAexemptCodesFY26.txt", text.as_bytes(), CMS));
    release.table(poa_exempt::rows(&text)?);
    Ok(shipped_list(release)?)
}

/// The conversion table of fiscal year 2026, and for 2027 the codes that were divided: a code is deleted, and codes are
/// added below it.
pub(super) fn conversion(inputs: &Inputs) -> anyhow::Result<Vec<u8>> {
    let mut rows = conversion_table::rows(&inputs.conversion_2026)?;
    let changes = codes_addenda::read(std::str::from_utf8(&inputs.addenda_2027)?)?;
    let october = Effective::fiscal_year(2027).map(|days| Day::from(days.from)).unwrap_or_default();
    for (code, _) in &changes.added {
        let divided = changes.deleted.iter().filter(|deleted| code.is_within(deleted));
        rows.extend(divided.map(|&deleted| ConversionRow {
            code: (*code).into(),
            from: october,
            previous: deleted.into(),
            previous_last: deleted.into(),
            link: 2,
        }));
    }
    let mut release = list(System::DiagnosisConversion, "FY2026", 2026)?;
    release.remark("The conversion table of fiscal year 2026. For 2027 only the codes that were divided, from the changes of codes.");
    let sources: [Source; 2] = [
        source(CONVERSION_2026, &inputs.conversion_2026, NCHS),
        source("icd10cm_codes_addenda_2027.txt", &inputs.addenda_2027, NCHS),
    ];
    sources.into_iter().for_each(|file| release.source(file));
    release.table(rows);
    Ok(shipped_list(release)?)
}

fn list(system: System, edition: &str, fiscal_year: i16) -> anyhow::Result<ReleaseWriter> {
    let days = Effective::fiscal_year(fiscal_year).ok_or_else(|| anyhow::anyhow!("no such year"))?;
    Ok(ReleaseWriter::new(system, edition, Effective { to: None, ..days }))
}
