//! How fast notes are read: notes a second on one core, beside the same bytes merely put in lower case.
//!
//! Runs on notes that it makes itself, and on the public notes beside the checkout where they are.
#![expect(
    clippy::print_stdout,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::float_arithmetic,
    reason = "a bench"
)]

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use superbill_chart_reading::Reader;
use superbill_code_sets::CodeSets;
use superbill_domain::{Document, DocumentId};

const CONDITIONS: &[&str] = &[
    "hypertension",
    "type 2 diabetes",
    "left knee pain",
    "asthma",
    "gout",
    "migraine",
    "acute bronchitis",
    "low back pain",
    "hypothyroidism",
    "right ankle sprain",
    "depression",
    "GERD",
    "urinary tract infection",
    "eczema",
];

/// A note of about four thousand bytes; every number makes another one.
fn made(number: usize) -> String {
    let condition = |at: usize| CONDITIONS[(number * 7 + at * 3) % CONDITIONS.len()];
    let mut note = format!(
        "CHIEF COMPLAINT\n\n{}.\n\nHISTORY OF PRESENT ILLNESS\n\nThe patient is a {}-year-old with a past medical history significant for {}, {}, and {} who presents today.",
        condition(0),
        20 + number % 60,
        condition(1),
        condition(2),
        condition(3)
    );
    for at in 0..12 {
        note += &format!(
            " The patient reports that the {} has been bothering them for {} weeks and is worse at night, but denies {}, {} or {}. They have tried ibuprofen without relief.",
            condition(at),
            at + 1,
            condition(at + 1),
            condition(at + 2),
            condition(at + 3)
        );
    }
    note += "\n\nREVIEW OF SYSTEMS\n\n• Constitutional: Denies fever, chills, or weight loss.\n• Respiratory: Denies cough or shortness of breath.\n\nPHYSICAL EXAMINATION\n\n• Musculoskeletal: Tenderness to palpation. No effusion, erythema, or warmth.\n\nASSESSMENT AND PLAN\n";
    for at in 0..4 {
        note += &format!(
            "\n{}.\n• Medical Reasoning: Symptoms are consistent with {}; this is not well controlled.\n• Additional Testing: We will order a lipid panel.\n• Medical Treatment: Increase lisinopril to 20 mg daily.\n",
            condition(at),
            condition(at + 4)
        );
    }
    note
}

/// The public notes beside the checkout; none where there are none.
fn public() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpora/notes/aci");
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<_> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    paths.sort();
    paths.iter().filter_map(|path| std::fs::read_to_string(path).ok()).collect()
}

/// How long `each` takes over all notes, the best of several rounds.
fn best(notes: &[String], mut each: impl FnMut(&str)) -> Duration {
    let round = |each: &mut dyn FnMut(&str)| {
        let start = Instant::now();
        notes.iter().for_each(|note| each(note));
        start.elapsed()
    };
    (0..7).map(|_| round(&mut each)).min().unwrap_or_default()
}

fn report(name: &str, reader: &Reader, notes: &[String]) {
    let bytes: usize = notes.iter().map(String::len).sum();
    let read = best(notes, |note| {
        let document = Document { id: DocumentId::new("note"), text: note.to_owned() };
        black_box(reader.read(document));
    });
    let lower = best(notes, |note| {
        black_box(note.to_lowercase());
    });
    println!(
        "{name}: {} notes of {} bytes, {:.0} notes/s, {:.1} MB/s, {:.0} times a lower-casing pass",
        notes.len(),
        bytes / notes.len(),
        notes.len() as f64 / read.as_secs_f64(),
        bytes as f64 / read.as_secs_f64() / 1e6,
        read.as_secs_f64() / lower.as_secs_f64(),
    );
}

fn main() {
    let sets = CodeSets::embedded().unwrap();
    let start = Instant::now();
    let reader = Reader::new(sets.on("2026-06-15".parse().unwrap()));
    println!("lexicon compiled in {:.0} ms", start.elapsed().as_secs_f64() * 1e3);
    let made: Vec<String> = (0..500).map(made).collect();
    report("made notes", &reader, &made);
    let public = public();
    if public.is_empty() {
        println!("public notes: SKIPPED, not beside this checkout");
    } else {
        report("public notes", &reader, &public);
    }
}
