//! Public sample files of other projects: all are read, whatever they are. They stand beside the checkout.

use std::io::Read;
use std::path::{Path, PathBuf};

use superbill_clearinghouse::{Kind, read_835, recognise};

use crate::hostile::read_as_everything;
use crate::say;

fn samples() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpora/x12_public_samples.zip");
    let named =
        std::env::var_os("SUPERBILL_CORPORA").map(|folder| Path::new(&folder).join("x12_public_samples.zip"));
    [named, Some(beside)].into_iter().flatten().find(|path| path.is_file())
}

#[test]
fn public_samples_are_read_without_panic() {
    let Some(path) = samples() else {
        say("SKIPPED: no public samples beside the checkout, and SUPERBILL_CORPORA is not set");
        return;
    };
    let mut archive = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
    let (mut files, mut remittances, mut balanced) = (0, 0, 0);
    for index in 0..archive.len() {
        let mut bytes = Vec::new();
        archive.by_index(index).unwrap().read_to_end(&mut bytes).unwrap();
        read_as_everything(&bytes);
        files += 1;
        if recognise(&bytes) == Kind::Remittance {
            for remittance in read_835(&bytes).0 {
                remittances += 1;
                balanced += usize::from(remittance.imbalances().is_empty());
            }
        }
    }
    say(&format!("{files} public files read; {balanced} of {remittances} remittances balance"));
    assert!(files > 400 && remittances > 50);
}
