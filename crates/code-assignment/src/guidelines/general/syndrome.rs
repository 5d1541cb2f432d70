//! A syndrome that no code is known for is coded by what it shows.

use superbill_domain::{RuleId, Severity};

use crate::case::{Case, Doubt, Place, Sense};
use crate::diagnose::diagnose;
use crate::gather::Lead;
use crate::guideline::{Guideline, ICD10};

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-SYNDROME"),
    section: "I.B.15",
    title: "Syndrome without a code of its own",
    what: "A syndrome that the index does not list is coded by its documented manifestations.",
    why: "A named syndrome that leads to no code makes a problem that was looked after disappear from \
           the claim.",
    example: "“Smith-Doe syndrome with headache and cough”: R51.9 and R05.9.",
    remedy: "Look the syndrome up in the index by hand; where it is listed, use that code.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        ("A: Smith-Doe syndrome. She has a [headache|R51.9 symptom] today.", "R51.9"),
        (
            "A: Overlap syndrome of unknown name. [Cough|R05.9 symptom] and [rash|R21 symptom] persist.",
            "R05.9 R21",
        ),
        ("A: Brown-Green syndrome. [Vertigo|R42 symptom] when she stands.", "R42"),
        ("A: Unnamed syndrome. [Fatigue|R53.83 symptom].", "R53.83"),
        ("A: Pink syndrome. [Nausea|R11.0 symptom]. A: [Gout|M10.9 chronic]. Diet.", "M10.9 R11.0"),
    ],
    rests: [
        ("A: [Carpal tunnel syndrome|G56.01 chronic]. Splint.", "G56.01"),
        ("A: Smith-Doe syndrome. Observe. A: [Gout|M10.9 chronic]. Diet.", "M10.9"),
        (
            "A: Travel. She has a [headache|R51.9 symptom] now and then. A: [Gout|M10.9 chronic]. Diet.",
            "M10.9",
        ),
        ("A: [Hypertension|I10 chronic]. Stable.", "I10"),
        (
            "A: Smith-Doe syndrome. No [headache|R51.9 symptom negated]. A: [Gout|M10.9 chronic]. Diet.",
            "M10.9",
        ),
    ],
    apply,
};

fn apply(case: &mut Case<'_>) {
    for (problem, stated) in case.chart.problems.iter().enumerate() {
        let coded = case.diagnoses.iter().any(|diagnosis| diagnosis.problem == Some(problem));
        let read =
            case.chart.mentions.iter().any(|mention| mention.in_title && mention.problem == Some(problem));
        if coded || read || !case.lower(stated.title).contains("syndrome") {
            continue;
        }
        let shown: Vec<usize> = case
            .affirmed(&[""])
            .filter(|(_, mention)| mention.problem == Some(problem))
            .map(|(index, _)| index)
            .collect();
        for mention in shown {
            let lead = Lead { mention, place: Place::Managed, sense: Sense::Current };
            for mut found in diagnose(case, lead) {
                found.doubt(Doubt::NotATitle);
                found.by(&RULE.id, "It is a manifestation of a syndrome for which no code is known.");
                case.diagnoses.push(found);
            }
        }
    }
    case.diagnoses.sort_by_key(|diagnosis| diagnosis.mentions.first().copied().unwrap_or(usize::MAX));
}
