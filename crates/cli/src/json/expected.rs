//! An expected payment as JSON: `superbill price --format json`.

use serde::Serialize;
use superbill_domain::{ExpectedPayment, WorkingStep};

/// What a claim is expected to bring. Amounts are dollars and cents as text, never a float.
#[derive(Serialize)]
pub struct ExpectedJson<'a> {
    claim: &'a str,
    total: String,
    lines: Vec<LineJson<'a>>,
}

#[derive(Serialize)]
struct LineJson<'a> {
    line: u16,
    allowed: Option<String>,
    working: &'a [WorkingStep],
}

impl<'a> From<&'a ExpectedPayment> for ExpectedJson<'a> {
    fn from(expected: &'a ExpectedPayment) -> Self {
        let line = |line: &'a superbill_domain::ExpectedLine| LineJson {
            line: line.number,
            allowed: line.allowed.map(|amount| amount.to_string()),
            working: &line.working,
        };
        Self {
            claim: expected.claim.as_str(),
            total: expected.total().to_string(),
            lines: expected.lines.iter().map(line).collect(),
        }
    }
}
