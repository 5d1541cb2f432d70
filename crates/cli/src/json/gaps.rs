//! A checklist as the contract writes it: `superbill read --gaps --format json`.

use serde::Serialize;
use superbill_code_assignment::{AskedOf, Gap};

use super::evidence::{WordsJson, words};

/// What a note lacks.
#[derive(Serialize)]
pub struct GapsJson<'a> {
    note: &'a str,
    gaps: Vec<GapJson<'a>>,
}

#[derive(Serialize)]
struct GapJson<'a> {
    asked_of: &'static str,
    topic: &'a str,
    text: &'a str,
    evidence: Vec<WordsJson<'a>>,
}

impl<'a> GapsJson<'a> {
    /// The checklist of a note.
    pub fn new(note: &'a str, gaps: &'a [Gap]) -> Self {
        let gap = |gap: &'a Gap| GapJson {
            asked_of: match gap.asked_of {
                AskedOf::FrontDesk => "front_desk",
                AskedOf::Provider => "provider",
            },
            topic: &gap.topic,
            text: &gap.text,
            evidence: words(&gap.evidence),
        };
        Self { note, gaps: gaps.iter().map(gap).collect() }
    }
}
