//! Public samples, where they are at hand: `SUPERBILL_CORPORA`, or `../shared/corpora` beside the checkout.

use std::io::Read;
use std::path::PathBuf;

use rayon::prelude::*;
use superbill_clinical_documents::{ClinicalDocument, read};
use superbill_domain::{DocumentId, Finding, Span};

use crate::say;

/// The file, the ending of its samples, and how many of them tell of a visit at the least.
const SETS: [(&str, &str, usize); 4] = [
    ("fhir_r4_spec.zip", ".json", 50),
    ("ccda.zip", ".xml", 200),
    ("hl7v2.zip", ".hl7", 200),
    ("cms_bfd.zip", ".json", 0),
];

fn folder() -> Option<PathBuf> {
    let beside = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpora");
    let folder = std::env::var_os("SUPERBILL_CORPORA").map_or_else(beside, PathBuf::from);
    folder.is_dir().then_some(folder)
}

fn samples(path: &PathBuf, ending: &str) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
    let mut samples = Vec::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let name = file.name().to_owned();
        if name.ends_with(ending) && !name.ends_with("manifest.json") {
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            samples.push((name, bytes));
        }
    }
    samples
}

type Answer = (Vec<ClinicalDocument>, Vec<Finding>);

fn on_threads(threads: usize, samples: &[(String, Vec<u8>)]) -> Vec<Answer> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    let answer = |(name, bytes): &(String, Vec<u8>)| read(&DocumentId::new(name.as_str()), bytes.clone());
    pool.install(|| samples.par_iter().map(answer).collect())
}

#[test]
fn every_public_sample_is_read_alike_on_one_thread_and_on_two() {
    let Some(folder) = folder() else {
        eprintln!(
            "SKIPPED: no public samples of FHIR, C-CDA and HL7 v2 at hand; name them in SUPERBILL_CORPORA"
        );
        return;
    };
    for (archive, ending, least) in SETS {
        let samples = samples(&folder.join(archive), ending);
        let answers = on_threads(1, &samples);
        assert!(answers == on_threads(2, &samples), "{archive}: the same on any number of threads");
        for ((name, bytes), (documents, findings)) in samples.iter().zip(&answers) {
            assert!(!documents.is_empty() || !findings.is_empty(), "{name}: nothing and no word why");
            for document in documents {
                let spans = document.outline.statements.iter().map(|statement| statement.span);
                for span in spans.chain([Span::new(0, document.document.text.len())]) {
                    assert!(document.document.text.get(span.start..span.end).is_some(), "{name}");
                    assert!(document.in_file(span).end <= bytes.len(), "{name}");
                }
            }
        }
        let documents: usize = answers.iter().map(|(documents, _)| documents.len()).sum();
        let findings: usize = answers.iter().map(|(_, findings)| findings.len()).sum();
        say(&format!("{archive}: {} files, {documents} documents, {findings} findings", samples.len()));
        assert!(documents >= least, "{archive}: {documents}");
    }
}
