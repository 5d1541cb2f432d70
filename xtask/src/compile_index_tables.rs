//! The recipe of the shipped tables of ICD-10-CM: neoplasms, drugs, external causes, from the publisher's XML.
//!
//! The same inputs give the same bytes. The table of April 2026 has the codes of its whole fiscal year, so it is dated
//! from October 1, 2025.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, ensure};
use clap::Args;
use superbill_code_set_import::{Context, read_file};
use superbill_code_sets::CodeSets;
use superbill_code_sets::release::ReleaseFile;

const NCHS: &str = "CDC, National Center for Health Statistics; public domain (work of the U.S. government)";
const EDITION: &str = "2026-04";
const FROM: &str = "2025-10-01";

/// What is read, below the folder of official releases, and what it becomes, below `data/icd10cm`.
const TABLES: [(&str, &str); 3] = [
    ("icd10cm/icd10cm-neoplasm-2026-04.xml.xz", "neoplasms.release.zst"),
    ("icd10cm/icd10cm-drug-2026-04.xml.xz", "drugs.release.zst"),
    ("icd10cm/icd10cm-eindex-2026-04.xml.xz", "external_causes.release.zst"),
];

/// The publisher's files to compile.
#[derive(Args)]
pub(crate) struct CompileIndexTables {
    /// The folder of official releases.
    official: PathBuf,
    /// Compare with the files in the repository and write nothing.
    #[arg(long)]
    check: bool,
}

/// Compiles the tables and writes them into the repository at `root`; says what they hold.
///
/// # Errors
/// Where a file cannot be read, is not in its publisher's layout, or `--check` finds a difference.
pub(crate) fn run(root: &Path, files: &CompileIndexTables) -> anyhow::Result<String> {
    let mut lines = Vec::new();
    for (source, target) in TABLES {
        let packed = compiled(&files.official.join(source))?;
        let path = root.join("data/icd10cm").join(target);
        if files.check {
            let shipped = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
            ensure!(shipped == packed, "{target} is not what {source} compiles to");
        } else {
            fs::write(&path, &packed).with_context(|| format!("cannot write {}", path.display()))?;
        }
        let release = ReleaseFile::unpack(&packed)?;
        release.prove()?;
        let sha256 = release.manifest().sources.first().map_or("", |source| &source.sha256);
        lines.push(format!("{target}: {} bytes, {release:?}, from {source} {sha256}", packed.len()));
    }
    Ok(lines.join("\n"))
}

fn compiled(path: &Path) -> anyhow::Result<Vec<u8>> {
    let at_hand = CodeSets::embedded()?;
    let context = Context { at_hand, edition: Some(EDITION), from: Some(FROM.parse()?) };
    let mut releases = read_file(path, NCHS, &context)?;
    let release = releases.pop().filter(|_| releases.is_empty());
    Ok(release.with_context(|| format!("{} holds more than one table", path.display()))?.pack()?)
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    #[test]
    fn the_shipped_tables_are_what_the_publishers_files_give_byte_for_byte() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let official = std::env::var_os("SUPERBILL_OFFICIAL")
            .map_or_else(|| root.join("../shared/official"), PathBuf::from);
        if !official.exists() {
            let _ = writeln!(std::io::stderr(), "SKIPPED: index tables not compared; set SUPERBILL_OFFICIAL");
            return;
        }
        run(root, &CompileIndexTables { official, check: true }).unwrap();
    }
}
