//! What a command is given: files, folders, or standard input.

use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

/// An input by name, read only when its turn comes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// Standard input, written `-`.
    Standard,
    /// A file.
    File(PathBuf),
}

impl Input {
    /// The name it goes by in answers: the file's own name.
    pub fn name(&self) -> String {
        match self {
            Self::Standard => "-".to_owned(),
            Self::File(path) => path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned(),
        }
    }

    /// The bytes, as they come.
    ///
    /// # Errors
    /// Where the file cannot be opened.
    pub fn open(&self) -> anyhow::Result<Box<dyn Read>> {
        match self {
            Self::Standard => Ok(Box::new(std::io::stdin())),
            Self::File(path) => {
                let file =
                    std::fs::File::open(path).with_context(|| format!("cannot read {}", path.display()))?;
                Ok(Box::new(file))
            }
        }
    }

    /// The bytes.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn bytes(&self) -> anyhow::Result<Vec<u8>> {
        match self {
            Self::Standard => {
                let mut bytes = Vec::new();
                std::io::stdin().lock().read_to_end(&mut bytes).context("cannot read standard input")?;
                Ok(bytes)
            }
            Self::File(path) => {
                std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))
            }
        }
    }

    /// The text. What is not UTF-8 is refused, since every offset we give counts its bytes.
    ///
    /// # Errors
    /// Where the file cannot be read or is not UTF-8.
    pub fn text(&self) -> anyhow::Result<String> {
        String::from_utf8(self.bytes()?).map_err(|error| {
            let at = error.utf8_error().valid_up_to();
            anyhow::anyhow!("{} is not UTF-8 text: byte {at} is not; save it as UTF-8", self.name())
        })
    }
}

/// The endings by which notes are found in a folder; a file that is named itself may have any.
pub const NOTES: &[&str] = &[".txt", ".json", ".ndjson", ".xml", ".hl7"];

/// The inputs that arguments name: a folder stands for the files in it with one of the endings, by name.
///
/// # Errors
/// Where a path does not exist, or a folder holds no such file.
pub fn expand(arguments: &[PathBuf], endings: &[&str]) -> anyhow::Result<Vec<Input>> {
    let mut inputs = Vec::new();
    for argument in arguments {
        if argument.as_os_str() == "-" {
            inputs.push(Input::Standard);
        } else if argument.is_dir() {
            let before = inputs.len();
            add_folder(argument, endings, &mut inputs)?;
            if inputs.len() == before {
                bail!("{} holds no file that ends in {}", argument.display(), endings.join(" or "));
            }
        } else if argument.exists() {
            inputs.push(Input::File(argument.clone()));
        } else {
            bail!("there is no file or folder {}", argument.display());
        }
    }
    Ok(inputs)
}

fn add_folder(folder: &Path, endings: &[&str], inputs: &mut Vec<Input>) -> anyhow::Result<()> {
    let listed = std::fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))?;
    let mut paths: Vec<PathBuf> = listed.map(|entry| Ok(entry?.path())).collect::<std::io::Result<_>>()?;
    paths.sort();
    for path in paths {
        if path.is_dir() {
            add_folder(&path, endings, inputs)?;
        } else if endings.iter().any(|ending| path.to_string_lossy().ends_with(ending)) {
            inputs.push(Input::File(path));
        }
    }
    Ok(())
}
