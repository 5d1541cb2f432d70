//! A diagnosis rests on the provider's statement, never on a value.

use superbill_domain::{RuleId, Severity, Span};

use crate::case::Case;
use crate::guideline::{Guideline, ICD10};
use crate::queries::ask;

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-PROVIDER-STATEMENT"),
    section: "I.A.19, III.B",
    title: "Laboratory value that no diagnosis explains",
    what: "A value outside its range is never turned into a diagnosis; where the note says nothing of \
           its meaning, the provider is asked.",
    why: "Clinical criteria are the provider's to apply. A diagnosis that a machine reads from a \
           number is no documentation.",
    example: "A glycated hemoglobin of 8.1 % beside hypertension and no word of diabetes: I10 alone, and a \
           query.",
    remedy: "Answer the query in an addendum where the value has a meaning.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        ("RESULTS: Hemoglobin A1c 8.1. A: [Hypertension|I10 chronic]. Stable.", "I10"),
        ("RESULTS: eGFR 41. A: [Hypertension|I10 chronic]. Stable.", "I10"),
        ("RESULTS: Her A1c was 6.9 today. A: [Obesity|E66.9 chronic]. Diet.", "E66.9"),
        ("RESULTS: Hemoglobin 8.9. A: [Hypertension|I10 chronic]. Stable.", "I10"),
        ("RESULTS: Sodium 126. A: [Gout|M10.9 chronic]. Diet.", "M10.9"),
    ],
    rests: [
        ("RESULTS: Hemoglobin A1c 8.1. A: [Diabetes|E11.9 chronic]. Diet.", "E11.9"),
        ("RESULTS: Hemoglobin A1c 5.2. A: [Hypertension|I10 chronic]. Stable.", "I10"),
        ("RESULTS: eGFR 41. A: [CKD stage 3b|N18.32 chronic]. Labs.", "N18.32"),
        ("RESULTS: Hemoglobin 13.9. A: [Hypertension|I10 chronic]. Stable.", "I10"),
        ("RESULTS: eGFR 92. A: [Hypertension|I10 chronic]. Stable.", "I10"),
    ],
    apply,
};

/// A value that is asked about: its names, its bound in tenths, whether it counts below the bound, the least and greatest tenths that
/// can be such a value at all, and the conditions that would explain it.
struct Value {
    names: &'static [&'static str],
    bound: u32,
    below: bool,
    plausible: (u32, u32),
    explained: &'static [&'static str],
}

const VALUES: [Value; 5] = [
    Value {
        names: &["a1c"],
        bound: 65,
        below: false,
        plausible: (40, 200),
        explained: &["E08", "E09", "E10", "E11", "E13", "O24", "R73"],
    },
    Value {
        names: &["egfr", "gfr"],
        bound: 600,
        below: true,
        plausible: (30, 600),
        explained: &["N17", "N18", "N19", "E1122", "I12", "I13"],
    },
    Value {
        names: &["hemoglobin"],
        bound: 100,
        below: true,
        plausible: (30, 200),
        explained: &["D5", "D6", "C9", "O99.0"],
    },
    Value { names: &["sodium"], bound: 1300, below: true, plausible: (1000, 1700), explained: &["E87"] },
    Value { names: &["potassium"], bound: 60, below: false, plausible: (20, 90), explained: &["E87"] },
];

fn apply(case: &mut Case<'_>) {
    for value in &VALUES {
        if case.has(value.explained) || case.affirmed(value.explained).next().is_some() {
            continue;
        }
        let Some(words) = value.names.iter().find_map(|name| outside(case, value, name)) else { continue };
        let said = case.chart.words(words).trim().to_owned();
        let text = format!(
            "The note records “{said}”. Does the value have clinical significance in this visit, and if so, which diagnosis?"
        );
        let choices = ["Clinically significant, with the diagnosis", "No clinical significance"];
        ask::provider(
            case,
            format!("significance of {}", said.to_lowercase()),
            text,
            &choices,
            &[words],
            &[],
            Some(&RULE.id),
        );
    }
}

/// The words of the first value under a name that is outside its bound.
fn outside(case: &Case<'_>, value: &Value, name: &str) -> Option<Span> {
    let whole = Span::new(0, case.chart.document.text.len());
    let text = case.lower(whole);
    text.match_indices(name).find_map(|(at, _)| {
        let from = at + name.len();
        let near = text.get(from..)?.split(['.', ',', ';', '\n']).next()?;
        let digit = near.find(|c: char| c.is_ascii_digit()).filter(|at| *at <= 24)?;
        let rest = text.get(from + digit..)?;
        let length = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
        let number = rest.get(..length)?.trim_end_matches('.');
        let tenths = tenths(number)?;
        let out = if value.below { tenths < value.bound } else { tenths >= value.bound };
        let possible = (value.plausible.0..=value.plausible.1).contains(&tenths);
        (out && possible).then_some(Span::new(at, from + digit + number.len()))
    })
}

/// A number in tenths: 8.1 is 81.
fn tenths(number: &str) -> Option<u32> {
    let (whole, part) = number.split_once('.').unwrap_or((number, "0"));
    let first: u32 = part.get(..1)?.parse().ok()?;
    whole.parse::<u32>().ok()?.checked_mul(10)?.checked_add(first)
}
