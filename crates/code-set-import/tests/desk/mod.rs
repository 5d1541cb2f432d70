//! A desk for tests: a folder with files as publishers write them, and a shelf to add them to.
#![allow(dead_code, reason = "each test uses a part of it")]

use std::fs::{self, File};
use std::io::{Read, Write as _};
use std::path::{Path, PathBuf};

use superbill_code_set_import::{Added, Context, ImportError, Shelf, add};
use superbill_code_sets::CodeSets;

pub struct Desk {
    folder: tempfile::TempDir,
    pub shelf: Shelf,
}

impl Desk {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let shelf = Shelf::at(folder.path().join("code-sets"));
        Self { folder, shelf }
    }

    /// Writes a file.
    pub fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, text).unwrap();
        path
    }

    pub fn add(&self, files: &[PathBuf]) -> Result<Vec<Added>, ImportError> {
        let at_hand = self.sets();
        let context = Context { at_hand: &at_hand, edition: None, from: None };
        add(files, &self.shelf, &context, &|file: File| Box::new(file) as Box<dyn Read>)
    }

    /// Adds one text; what is wrong with it, without the name of the file.
    pub fn refused(&self, name: &str, text: &str) -> String {
        let path = self.file(name, text);
        let error = self.add(std::slice::from_ref(&path)).unwrap_err().to_string();
        assert!(self.shelf.open().unwrap().is_empty(), "{error}");
        error.replace(&format!("{}: ", path.display()), "")
    }

    pub fn sets(&self) -> CodeSets {
        CodeSets::with_shelf(self.shelf.open().unwrap()).unwrap()
    }
}

/// Files of the publishers in a folder; none, told loudly, where it is not at hand.
pub fn official(files: &[&str]) -> Option<Vec<PathBuf>> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/official");
    let folder = std::env::var_os("SUPERBILL_OFFICIAL").map_or_else(beside, PathBuf::from);
    let paths: Vec<PathBuf> = files.iter().map(|file| folder.join(file)).collect();
    if let Some(missing) = paths.iter().find(|path| !path.exists()) {
        // Past the capture of the test harness: a skip is told aloud.
        let _ = writeln!(std::io::stderr(), "SKIPPED: {} is not at hand", missing.display());
        return None;
    }
    Some(paths)
}
