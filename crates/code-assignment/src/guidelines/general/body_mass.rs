//! Body mass index, as an addition to the provider's diagnosis of weight.

use superbill_domain::{Icd10Cm, RuleId, Severity, Span};

use crate::case::Case;
use crate::guideline::{Guideline, ICD10};

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-BMI"),
    section: "I.B.14, I.C.21.c.3",
    title: "Body mass index beside a diagnosis of weight",
    what: "A body mass index is coded only with a provider's diagnosis such as obesity, never by itself.",
    why: "A number from the scales is no diagnosis: it counts beside a condition that the provider \
          diagnosed, and is never first.",
    example: "“Class 1 obesity, body mass index 34.2, diet discussed”: E66.811, then Z68.34. Beside \
          hypertension alone, the index is not coded.",
    remedy: "Where only the number is there, ask the provider for the diagnosis; during pregnancy, leave \
          the index out.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        ("HPI: A 44-year-old. EXAM: BMI 36.4. A: [Obesity|E66.9 chronic]. Diet.", "E66.9 Z68.36"),
        ("@F50 EXAM: BMI of 41. A: [Morbid obesity|E66.01 chronic]. Referral.", "E66.01 Z68.41"),
        ("@M30 HPI: Body mass index 27.9. A: [Overweight|E66.3 chronic]. Diet.", "E66.3 Z68.27"),
        ("@F61 EXAM: BMI 17. A: [Weight loss|R63.4 symptom]. Labs.", "R63.4 Z68.1"),
        ("@M48 A: [Obesity|E66.9 chronic], BMI 33. Diet.", "E66.9 Z68.33"),
    ],
    rests: [
        ("HPI: A 44-year-old. EXAM: BMI 36.4. A: [Hypertension|I10 chronic]. Stable.", "I10"),
        ("HPI: A 12-year-old. EXAM: BMI 26.4. A: [Obesity|E66.9 chronic]. Diet.", "E66.9"),
        ("@F50 A: [Obesity|E66.9 chronic]. Diet.", "E66.9"),
        ("@F30 EXAM: BMI 36. A: [Obesity in pregnancy|O99.210 weeks=20]. Diet.", "O99.212 Z3A.20"),
        ("@F30 EXAM: BMI 31. A: [Asthma|J45.909 chronic]. Inhaler.", "J45.909"),
    ],
    apply,
};

fn apply(case: &mut Case<'_>) {
    let Some(at) = case.position(&["E66", "E43", "E44", "E46", "R634", "R635", "R636"]) else { return };
    let adult = case.age().is_some_and(|age| age >= 20);
    let Some((whole, words)) = stated(&case.chart.document.text).filter(|_| adult) else { return };
    let Some(code) = code(whole).filter(|code| case.tabular.is_billable(*code)) else { return };
    if case.has(&["Z68"]) {
        return;
    }
    let Some(weight) = case.diagnoses.get(at).cloned() else { return };
    let mut index = weight.companion(code, words, case.tabular.title(code));
    index.by(&RULE.id, "The note states the body mass index and the provider diagnosed the weight.");
    case.diagnoses.insert(at + 1, index);
}

/// The body mass index that the note states, in whole units, and its words.
fn stated(text: &str) -> Option<(u32, Span)> {
    let lower = text.to_ascii_lowercase();
    ["bmi", "body mass index"].iter().find_map(|name| {
        let start = lower.find(name)?;
        let after = lower.get(start + name.len()..)?;
        let near = after.get(..16).unwrap_or(after);
        let digit = near.find(|c: char| c.is_ascii_digit())?;
        let number = near.get(digit..)?;
        let length = number.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(number.len());
        let whole = number.get(..length)?.split('.').next()?.parse().ok()?;
        Some((whole, Span::new(start, start + name.len() + digit + length)))
    })
}

/// The adult code for a body mass index.
fn code(whole: u32) -> Option<Icd10Cm> {
    let text = match whole {
        10..=19 => "Z68.1".to_owned(),
        20..=39 => format!("Z68.{whole}"),
        40..=44 => "Z68.41".to_owned(),
        45..=49 => "Z68.42".to_owned(),
        50..=59 => "Z68.43".to_owned(),
        60..=69 => "Z68.44".to_owned(),
        70..=120 => "Z68.45".to_owned(),
        _ => return None,
    };
    text.parse().ok()
}
