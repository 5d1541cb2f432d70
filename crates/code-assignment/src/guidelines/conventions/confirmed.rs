//! No code is given that the tabular list of the day does not hold.

use superbill_domain::{RuleId, Severity};

use crate::case::Case;
use crate::gather::{Standing, standing};
use crate::guideline::{Guideline, ICD10};

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-TABULAR"),
    section: "I.A.1, I.B.1",
    title: "Code confirmed in the tabular list of the day",
    what: "A code that an index, a problem list or a lexicon names is given only where the tabular list \
           in force on the date of service holds it.",
    why: "Codes are added and deleted every October. A code of another year is refused as invalid, \
           whatever the note says.",
    example: "A problem list carries a code that was deleted; the list of the day has another one, as \
           M54.50 for low back pain.",
    remedy: "Look the condition up in the list in force and code it by hand.",
    severity: Severity::Warn,
    from: ICD10,
    fires: [
        ("A: [Old term|E11.99 chronic]. Diet.", ""),
        ("A: [Old term|I10.9 chronic]. Stable. A: [Gout|M10.9 chronic]. Diet.", "M10.9"),
        ("A: [Deleted code|K21.99 chronic]. Omeprazole.", ""),
        ("A: [Migrated problem|R51.99 symptom]. Rest.", ""),
        ("A: [Coded elsewhere|Z99.98 status]. Stable.", ""),
    ],
    rests: [
        ("A: [Hypertension|I10 chronic]. Stable.", "I10"),
        ("A: [Low back pain|M54.5 symptom]. Heat.", "M54.50"),
        ("A: [Diabetes|E11 chronic]. Diet.", "E11.9"),
        ("PMH: [Old term|E11.99 chronic]. A: [Gout|M10.9 chronic]. Diet.", "M10.9"),
        ("A: No [old term|E11.99 chronic negated]. A: [Gout|M10.9 chronic]. Diet.", "M10.9"),
    ],
    apply,
};

fn apply(case: &mut Case<'_>) {
    let unknown: Vec<_> = (case.chart.mentions.iter())
        .filter(|mention| mention.in_title && standing(mention, case.context) == Standing::Affirmed)
        .filter(|mention| !mention.denotes.iter().any(|denotation| case.tabular.holds(denotation.code)))
        .filter_map(|mention| Some((mention.span, case.denoted(mention)?)))
        .collect();
    for (words, code) in unknown {
        let name = case.chart.words(words);
        let message =
            format!("“{name}” was taken for {code}, which the list of {} does not hold.", case.context.on);
        case.report(&RULE.explanation(), &[words], message);
    }
}
