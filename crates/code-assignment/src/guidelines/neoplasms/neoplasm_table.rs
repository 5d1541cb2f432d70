//! The neoplasm table: site and behaviour give the code; a secondary site is never the primary one.

use superbill_domain::{RuleId, Severity};

use crate::case::{Case, Doubt};
use crate::guideline::{Guideline, ICD10};

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-NEOPLASM-TABLE"),
    section: "I.C.2, I.C.2.l",
    title: "Neoplasm by site and behaviour",
    what: "A neoplasm is coded by its site and behaviour: what has spread to a site is secondary there \
           (C77 to C79), and the primary site is coded beside it.",
    why: "A metastasis coded as a primary cancer gives the patient a second cancer; a cancer of no \
           site beside a known one says nothing.",
    example: "“Breast cancer, metastatic to the liver”: C50.919 and C78.7, not C22.9.",
    remedy: "Where the primary site is not documented, ask; C80.1 is for a primary site that nobody could \
           find.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        ("A: Metastatic [liver cancer|C22.9 chronic] from the colon. Chemo.", "C78.7"),
        (
            "A: Metastases to the [lung|C34.90 chronic]. Chemo. A: [Breast cancer|C50.919 chronic]. Chemo.",
            "C78.00 C50.919",
        ),
        (
            "A: [Breast cancer|C50.919 chronic] metastatic to the [bone|C41.9 chronic]. Chemo.",
            "C50.919 C79.51",
        ),
        (
            "A: [Prostate cancer|C61 chronic]. Leuprolide. A: Spread to the [brain|C71.9 chronic]. \
          Radiation.",
            "C61 C79.31",
        ),
        (
            "A: [Melanoma|C43.9 chronic]. Immunotherapy. A: Secondary [liver cancer|C22.9 chronic]. Scan.",
            "C43.9 C78.7",
        ),
    ],
    rests: [
        ("A: [Liver cancer|C22.9 chronic]. Chemo.", "C22.9"),
        ("A: [Breast cancer|C50.919 chronic]. Chemo.", "C50.919"),
        ("A: [Prostate cancer|C61 chronic], not metastatic. Watch.", "C61"),
        ("A: [Gout|M10.9 chronic]. Diet.", "M10.9"),
        ("A: [Melanoma|C43.9 chronic]. Excision.", "C43.9"),
    ],
    apply,
};

/// A primary site, and the code for what has spread there.
const SPREAD: [(&str, &str); 12] = [
    ("C22", "C78.7"),
    ("C34", "C78.00"),
    ("C40", "C79.51"),
    ("C41", "C79.51"),
    ("C71", "C79.31"),
    ("C64", "C79.00"),
    ("C67", "C79.11"),
    ("C44", "C79.2"),
    ("C56", "C79.60"),
    ("C74", "C79.70"),
    ("C48", "C78.6"),
    ("C18", "C78.5"),
];

/// Words right before a site, or before it in its statement, that say that the cancer spread there.
const TO: [&str; 9] = [
    "metastatic to the",
    "metastatic to",
    "metastasis to the",
    "metastases to the",
    "metastases to",
    "spread to the",
    "spread to",
    "secondary",
    "metastatic",
];

fn apply(case: &mut Case<'_>) {
    for at in 0..case.diagnoses.len() {
        let Some(diagnosis) = case.diagnoses.get(at) else { continue };
        let Some((_, code)) = SPREAD.into_iter().find(|(site, _)| diagnosis.is_any(&[site])) else {
            continue;
        };
        let spread = case.mentions_of(diagnosis).any(|mention| {
            let before = case.before(mention).trim_end();
            TO.iter().any(|words| before.ends_with(words)) && !before.ends_with("not metastatic")
        });
        if spread
            && case.exchange(at, code, &RULE.id, "The cancer has spread there from another site.")
            && let Some(diagnosis) = case.diagnoses.get_mut(at)
        {
            diagnosis.doubt(Doubt::Presumed);
        }
    }
}
