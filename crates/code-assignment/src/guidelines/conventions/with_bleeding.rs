//! Bleeding beside a lesion of the gut that bleeds: the index presumes the two related.

use superbill_domain::{RuleId, Severity};

use crate::case::{Case, Doubt};
use crate::guideline::{Guideline, ICD10};

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-WITH-BLEEDING"),
    section: "I.A.15",
    title: "Bleeding with a lesion of the digestive tract",
    what: "“With” presumes that an ulcer, a gastritis or a diverticulum of the gut is what bleeds, \
           unless the provider says otherwise.",
    why: "The bleeding as a code of its own beside the lesion hides that the lesion is a bleeding one, \
           which is another severity.",
    example: "“Diverticulosis of the colon. Gastrointestinal bleeding”: K57.31, not K57.30 with K92.2.",
    remedy: "Confirm that no other source of the bleeding was found; where the provider says unrelated, \
           code both apart.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        ("A: [Gastric ulcer|K25.9 chronic]. Omeprazole. A: [GI bleed|K92.2 acute]. Monitor.", "K25.4"),
        ("A: [Gastritis|K29.70 acute]. Omeprazole. A: [Hematemesis|K92.0 acute]. Monitor.", "K29.71"),
        ("A: [Duodenal ulcer|K26.9 chronic]. Omeprazole. A: [Melena|K92.1 acute]. Scope.", "K26.4"),
        ("A: [GI bleed|K92.2 acute]. Scope. A: [Diverticulosis of colon|K57.30 chronic]. Fiber.", "K57.31"),
        ("A: [Angiodysplasia of colon|K55.20 chronic]. Scope. A: [GI bleed|K92.2 acute]. Monitor.", "K55.21"),
    ],
    rests: [
        ("A: [Gastric ulcer|K25.9 chronic]. Omeprazole.", "K25.9"),
        ("A: [GI bleed|K92.2 acute]. Scope.", "K92.2"),
        (
            "A: [Gastric ulcer|K25.9 chronic]. Omeprazole. A: [GI bleed|K92.2 acute] not due to the ulcer. \
          Scope.",
            "K25.9",
        ),
        ("A: [Reflux|K21.9 chronic]. Omeprazole. A: [Melena|K92.1 acute]. Scope.", "K21.9 K92.1"),
        (
            "A: [Diverticulosis of colon|K57.30 chronic]. Fiber. A: No [GI bleed|K92.2 acute negated]. \
          Rest.",
            "K57.30",
        ),
    ],
    apply,
};

/// A lesion, and its code with bleeding.
const LESIONS: [(&str, &str); 11] = [
    ("K259", "K25.4"),
    ("K269", "K26.4"),
    ("K279", "K27.4"),
    ("K2970", "K29.71"),
    ("K2900", "K29.01"),
    ("K5730", "K57.31"),
    ("K5790", "K57.91"),
    ("K5732", "K57.33"),
    ("K5520", "K55.21"),
    ("K31819", "K31.811"),
    ("K5710", "K57.11"),
];

const UNRELATED: [&str; 3] = ["not due to", "unrelated to", "not related to"];

fn apply(case: &mut Case<'_>) {
    let bleeding = case.position(&["K920", "K921", "K922"]);
    let Some(bleeding) =
        bleeding.filter(|at| case.diagnoses.get(*at).is_some_and(|found| !case.says(found, &UNRELATED)))
    else {
        return;
    };
    let whole = |code: &str| case.diagnoses.iter().position(|diagnosis| diagnosis.code.undotted() == code);
    let Some((at, with)) = LESIONS.into_iter().find_map(|(lesion, with)| Some((whole(lesion)?, with))) else {
        return;
    };
    if case.exchange(at, with, &RULE.id, "The classification presumes that the lesion is what bleeds.") {
        if let Some(lesion) = case.diagnoses.get_mut(at) {
            lesion.doubt(Doubt::Presumed);
        }
        case.merge(bleeding, at, &RULE.id, "The bleeding is told by the lesion's code.");
    }
}
