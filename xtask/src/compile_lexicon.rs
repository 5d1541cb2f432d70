//! The recipe of the shipped lexicon: `data/lexicon/lexicon.bin` from the tables of `crates/chart-reading/lexicon` and
//! the tabular lists that ship. The same inputs give the same bytes.

use std::fs;
use std::path::Path;

use anyhow::Context;
use superbill_chart_reading::compile_lexicon;
use superbill_code_sets::CodeSets;

/// The compiled file, from the root of the repository.
const COMPILED: &str = "data/lexicon/lexicon.bin";

/// Compiles the lexicon and writes it; gives its size in bytes.
///
/// # Errors
/// Where it cannot be compiled or written.
pub fn run(root: &Path) -> anyhow::Result<usize> {
    let bytes = compile_lexicon(CodeSets::embedded()?).context("the lexicon could not be packed")?;
    let path = root.join(COMPILED);
    fs::write(&path, &bytes).with_context(|| format!("cannot write {}", path.display()))?;
    Ok(bytes.len())
}
