//! The stories of `tests/stories`: visits in plain text, each with the codes that a coder expects.
//!
//! A story that is known to come out wrong stands in `tests/stories/fixme` and must go on coming out wrong: the day it
//! comes out right, this test fails until the story is moved up.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test stops where it fails"
)]

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

struct Story {
    note: String,
    arguments: Vec<String>,
    expected: Vec<(String, Vec<String>)>,
}

impl Story {
    fn read(path: &Path) -> Self {
        let text = std::fs::read_to_string(path).unwrap();
        let mut story = Self { note: String::new(), arguments: Vec::new(), expected: Vec::new() };
        for line in text.lines() {
            if let Some(heading) = line.strip_prefix("## ") {
                story.expected.push((heading.to_owned(), Vec::new()));
            } else if let Some(item) = line.strip_prefix("- ") {
                match story.expected.last_mut() {
                    Some((_, items)) => items.push(item.to_owned()),
                    None => story.fact(item),
                }
            }
        }
        story
    }

    fn fact(&mut self, fact: &str) {
        match fact.split_once(' ').unwrap_or((fact, "")) {
            ("note:", note) => self.note = note.to_owned(),
            ("on", day) => self.arguments.extend(["--on".to_owned(), day.to_owned()]),
            ("age", age) => self.arguments.extend(["--age".to_owned(), age.to_owned()]),
            ("sex", sex) => self.arguments.extend(["--sex".to_owned(), sex.to_owned()]),
            ("new", "patient") => self.arguments.push("--new-patient".to_owned()),
            other => panic!("a story knows no fact {other:?}"),
        }
    }

    fn items(&self, heading: &str) -> &[String] {
        self.expected.iter().find(|(name, _)| name == heading).map_or(&[], |(_, items)| items)
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn coded(story: &Story) -> Value {
    let output = Command::new(env!("CARGO_BIN_EXE_superbill"))
        .args(["code", "--format", "json", "--setting", "office"])
        .args(&story.arguments)
        .arg(root().join(&story.note))
        .output()
        .unwrap();
    assert!(output.status.code().is_some_and(|code| code < 2), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn list<'v>(answer: &'v Value, key: &str) -> &'v [Value] {
    answer[key].as_array().map_or(&[], Vec::as_slice)
}

fn first_word(text: &str) -> &str {
    text.split_whitespace().next().unwrap_or_default()
}

/// What differs from the story, one line each.
fn differences(story: &Story) -> Vec<String> {
    let answer = coded(story);
    let mut found = Vec::new();
    let codes: Vec<&str> = list(&answer, "diagnoses").iter().filter_map(|d| d["code"].as_str()).collect();
    let expected: Vec<&str> =
        story.items("Diagnoses, in billing sequence").iter().map(|item| first_word(item)).collect();
    if codes != expected {
        found.push(format!("diagnoses {codes:?}, expected {expected:?}"));
    }
    let level = answer["visit_level"]["code"].as_str().unwrap_or("none");
    for expected in story.items("Visit level") {
        if !expected.split(" or ").any(|one| one == level) {
            found.push(format!("visit level {level}, expected {expected}"));
        }
    }
    let mut procedures: Vec<String> = list(&answer, "procedures").iter().map(procedure).collect();
    for expected in story.items("Procedures").iter().filter(|item| *item != "none") {
        match procedures.iter().position(|done| expected.split(" or ").any(|one| one == done)) {
            Some(place) => drop(procedures.remove(place)),
            None => found.push(format!("procedure {expected} is missing")),
        }
    }
    found.extend(procedures.iter().map(|extra| format!("procedure {extra} was not expected")));
    found.extend(story.items("Mentioned, not coded").iter().filter_map(|item| not_coded(&answer, item)));
    found.extend(story.items("Queries about").iter().filter_map(|topic| {
        let asked =
            list(&answer, "queries").iter().any(|query| query.to_string().to_lowercase().contains(topic));
        (!asked).then(|| format!("no query about {topic}"))
    }));
    found
}

/// A procedure as a story writes it: `73610 LT`, `17003 × 2`.
fn procedure(value: &Value) -> String {
    let mut written = value["code"].as_str().unwrap_or_default().to_owned();
    for modifier in list(value, "modifiers").iter().filter_map(Value::as_str) {
        written = format!("{written} {modifier}");
    }
    match value["units"].as_u64() {
        Some(units) if units > 1 => format!("{written} × {units}"),
        _ => written,
    }
}

fn not_coded(answer: &Value, item: &str) -> Option<String> {
    let (term, reasons) = item.split_once(": ")?;
    let listed = list(answer, "not_coded").iter().any(|entry| {
        let same = entry["term"].as_str().is_some_and(|text| text.to_lowercase().contains(term));
        same && reasons.split(" or ").any(|reason| entry["reason"] == reason)
    });
    (!listed).then(|| format!("“{term}” is not listed as {reasons}"))
}

fn stories(folder: &str) -> Vec<PathBuf> {
    let Ok(listed) = std::fs::read_dir(root().join(folder)) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = listed.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
    paths.sort();
    paths
}

#[test]
fn every_story_comes_out_as_told() {
    let paths = stories("tests/stories");
    assert!(
        paths.len() + stories("tests/stories/fixme").len() >= 12,
        "the twelve examples each have a story"
    );
    let told: Vec<String> = paths
        .iter()
        .flat_map(|path| {
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            differences(&Story::read(path)).into_iter().map(move |what| format!("{name}: {what}"))
        })
        .collect();
    assert!(told.is_empty(), "\n{}", told.join("\n"));
}

#[test]
fn a_known_wrong_that_is_cured_moves_up() {
    for path in stories("tests/stories/fixme") {
        let still_wrong = !differences(&Story::read(&path)).is_empty();
        assert!(still_wrong, "{} comes out right: move it to tests/stories", path.display());
    }
}
