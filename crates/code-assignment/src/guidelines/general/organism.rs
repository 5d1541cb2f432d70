//! The organism of an infection that is classified elsewhere takes a code of its own.

use superbill_domain::{RuleId, Severity};

use crate::case::Case;
use crate::guideline::{Guideline, ICD10};

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-ORGANISM"),
    section: "I.B.7, I.C.1.b",
    title: "Organism of an infection",
    what: "Where the list asks for the infectious agent beside an infection, and the provider names it, \
           a code of B95 to B97 follows.",
    why: "The organism decides on the antibiotic and counts in surveillance; the infection's own code \
           does not tell it.",
    example: "“Urinary tract infection, culture grew E. coli”: N39.0, then B96.20.",
    remedy: "Confirm that the provider, not the laboratory alone, ascribes the infection to the organism.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        ("A: [Urinary tract infection|N39.0 acute]. Culture grew E. coli.", "N39.0 B96.20"),
        ("A: [Cystitis|N30.90 acute] due to klebsiella. Antibiotic.", "N30.90 B96.1"),
        ("A: [Cellulitis of left leg|L03.116 acute] with streptococcus. Antibiotic.", "L03.116 B95.5"),
        ("A: [Urinary tract infection|N39.0 acute]. Pseudomonas on culture.", "N39.0 B96.5"),
        ("A: [Abscess of skin|L02.91 acute]. Grew staphylococcus aureus.", "L02.91 B95.61"),
    ],
    rests: [
        ("A: [Urinary tract infection|N39.0 acute]. Culture pending.", "N39.0"),
        ("A: [Urinary tract infection|N39.0 acute]. No E. coli.", "N39.0"),
        ("A: [Strep throat|J02.0 acute]. Streptococcus found.", "J02.0"),
        ("A: [Gout|M10.9 chronic]. E. coli was found last year.", "M10.9"),
        ("HPI: E. coli in her sister. A: [Urinary tract infection|N39.0 acute]. Culture pending.", "N39.0"),
    ],
    apply,
};

/// Organisms by name, the more particular first, and their codes.
const ORGANISMS: [(&[&str], &str); 14] = [
    (&["mrsa", "methicillin resistant", "methicillin-resistant"], "B95.62"),
    (&["mssa", "staphylococcus aureus", "staph aureus"], "B95.61"),
    (&["group a strep", "streptococcus pyogenes"], "B95.0"),
    (&["group b strep", "streptococcus agalactiae"], "B95.1"),
    (&["enterococcus"], "B95.2"),
    (&["pneumococcus", "streptococcus pneumoniae"], "B95.3"),
    (&["streptococcus", "strep"], "B95.5"),
    (&["staphylococcus", "staph"], "B95.8"),
    (&["klebsiella"], "B96.1"),
    (&["e. coli", "e.coli", "escherichia coli", "e coli"], "B96.20"),
    (&["haemophilus influenzae", "h. influenzae"], "B96.3"),
    (&["proteus"], "B96.4"),
    (&["pseudomonas"], "B96.5"),
    (&["helicobacter", "h. pylori", "h pylori"], "B96.81"),
];

fn apply(case: &mut Case<'_>) {
    if case.has(&["B95", "B96", "B97"]) {
        return;
    }
    let found = ORGANISMS.into_iter().find_map(|(names, code)| {
        let code = case.billable(code)?;
        let infection =
            case.diagnoses.iter().position(|diagnosis| case.tabular.asks_for(diagnosis.code, code))?;
        let bearer = case.diagnoses.get(infection)?;
        Some((infection, code, case.stated(case.passage(bearer), names)?, bearer.problem))
    });
    let Some((infection, code, words, problem)) = found else { return };
    if let Some(organism) = case.add(infection + 1, &code.to_string(), &[words], problem) {
        organism.by(&RULE.id, "The list asks for the organism beside the infection, and the note names it.");
    }
}
