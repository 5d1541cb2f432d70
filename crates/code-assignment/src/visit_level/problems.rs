//! The problems column: number and complexity of what is addressed.

use superbill_domain::{
    Act, Acuity, Control, MdmColumn, MdmElement, MdmLevel, MedicineAct, SlotValue, Span, VisitFactKind,
};

use super::{Column, element};
use crate::case::Sense;
use crate::case::{Case, Diagnosis, Place};
use crate::symptom::is_symptom_code;

/// How complex a problem is, the least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Complexity {
    Minor,
    Acute,
    StableChronic,
    UncertainPrognosis,
    Systemic,
    ComplicatedInjury,
    ChronicNotAtGoal,
    Threat,
}

impl Complexity {
    const fn words(self) -> &'static str {
        match self {
            Self::Minor => "self-limited or minor problem",
            Self::Acute => "acute, uncomplicated illness or injury",
            Self::StableChronic => "stable chronic illness",
            Self::UncertainPrognosis => "undiagnosed new problem with uncertain prognosis",
            Self::Systemic => "acute illness with systemic symptoms",
            Self::ComplicatedInjury => "acute complicated injury",
            Self::ChronicNotAtGoal => {
                "chronic illness with exacerbation, progression or not at its treatment goal"
            }
            Self::Threat => "illness or injury that threatens life or bodily function",
        }
    }
}

pub(super) fn count(case: &Case<'_>) -> Column {
    let mut problems: Vec<(Option<usize>, Complexity, Vec<Span>)> = Vec::new();
    for diagnosis in case.diagnoses.iter().filter(|diagnosis| is_problem(diagnosis)) {
        let complexity = complexity(case, diagnosis);
        let spans = diagnosis.evidence.clone();
        let same = problems.iter_mut().find(|(problem, known, _)| {
            problem.is_some()
                && *problem == diagnosis.problem
                && (diagnosis.place != Place::Title || *known == complexity)
        });
        match same {
            Some((_, known, words)) => {
                *known = (*known).max(complexity);
                words.extend(spans);
            }
            None => problems.push((diagnosis.problem, complexity, spans)),
        }
    }
    problems.extend(unread(case, problems.is_empty()));
    let level = level(&problems.iter().map(|(_, complexity, _)| *complexity).collect::<Vec<_>>());
    Column { level, elements: tell(case, &problems) }
}

/// Problems that are addressed and whose title led to no code: each the least that it can be, an acute problem where
/// there is no other.
fn unread(case: &Case<'_>, alone: bool) -> Vec<(Option<usize>, Complexity, Vec<Span>)> {
    let complexity = if alone { Complexity::Acute } else { Complexity::Minor };
    let read = |problem: usize| case.diagnoses.iter().any(|diagnosis| diagnosis.problem == Some(problem));
    let problems = case.chart.problems.iter().enumerate().filter(|(at, _)| !read(*at));
    problems.map(|(at, problem)| (Some(at), complexity, vec![problem.title])).collect()
}

/// One element for each complexity, with how many problems have it.
fn tell(case: &Case<'_>, problems: &[(Option<usize>, Complexity, Vec<Span>)]) -> Vec<MdmElement> {
    let mut kinds: Vec<Complexity> = problems.iter().map(|(_, complexity, _)| *complexity).collect();
    kinds.sort();
    kinds.dedup();
    let told = kinds.into_iter().rev().map(|kind| {
        let of_kind = problems.iter().filter(|(_, complexity, _)| *complexity == kind);
        let first_words: Vec<Span> =
            of_kind.clone().filter_map(|(_, _, spans)| spans.first().copied()).collect();
        element(case, MdmColumn::Problems, format!("{} × {}", of_kind.count(), kind.words()), &first_words)
    });
    told.collect()
}

fn level(problems: &[Complexity]) -> MdmLevel {
    let count = |wanted: Complexity| problems.iter().filter(|complexity| **complexity == wanted).count();
    match problems.iter().max() {
        Some(Complexity::Threat) => MdmLevel::High,
        Some(most) if *most >= Complexity::UncertainPrognosis => MdmLevel::Moderate,
        _ if count(Complexity::StableChronic) >= 2 => MdmLevel::Moderate,
        Some(Complexity::StableChronic | Complexity::Acute) => MdmLevel::Low,
        _ if count(Complexity::Minor) >= 2 => MdmLevel::Low,
        _ => MdmLevel::Straightforward,
    }
}

/// Drugs, measures, causes and what only bears on a problem are no problems themselves.
fn is_problem(diagnosis: &Diagnosis) -> bool {
    diagnosis.place != Place::Elsewhere
        && !diagnosis.is_any(&["Z79", "Z68", "Z3A", "Z00", "V", "W", "X", "Y"])
}

fn complexity(case: &Case<'_>, diagnosis: &Diagnosis) -> Complexity {
    let traits = diagnosis.traits;
    if diagnosis.sense == Sense::History || diagnosis.is_any(&["Z"]) {
        let lasting = diagnosis.is_any(&["Z94", "Z95", "Z99", "Z93", "Z89"]);
        return if lasting { Complexity::StableChronic } else { Complexity::Minor };
    }
    if traits.threat && !traits.chronic {
        return Complexity::Threat;
    }
    if traits.symptom || traits.finding || is_symptom_code(diagnosis.code) || is_lump(case, diagnosis) {
        return undiagnosed(case, diagnosis);
    }
    if traits.injury || diagnosis.is_any(&["S"]) {
        let title = case.tabular.title(diagnosis.code).to_lowercase();
        let complicated =
            ["fracture", "dislocation", "concussion", "amputation"].iter().any(|grave| title.contains(grave));
        return if complicated { Complexity::ComplicatedInjury } else { Complexity::Acute };
    }
    if traits.chronic && !is_soft_tissue_trouble(case, diagnosis) {
        return if is_off_goal(case, diagnosis) {
            Complexity::ChronicNotAtGoal
        } else {
            Complexity::StableChronic
        };
    }
    match (traits.systemic, traits.minor) {
        (true, _) => Complexity::Systemic,
        (_, true) => Complexity::Minor,
        _ => Complexity::Acute,
    }
}

/// Tendinitis, bursitis and the like run their course, unless the note calls them chronic.
fn is_soft_tissue_trouble(case: &Case<'_>, diagnosis: &Diagnosis) -> bool {
    let lasting =
        |value| matches!(value, SlotValue::Acuity(Acuity::Chronic | Acuity::AcuteOnChronic)).then_some(());
    let said = |index: &usize| case.mention(*index).is_some_and(|mention| mention.slot(lasting).is_some());
    let soft = ["M65", "M66", "M67", "M70", "M71", "M75", "M76", "M77"];
    diagnosis.is_any(&soft) && !diagnosis.mentions.iter().any(said)
}

/// True for a growth that nobody has diagnosed.
fn is_lump(case: &Case<'_>, diagnosis: &Diagnosis) -> bool {
    let named = diagnosis.mentions.iter().filter_map(|mention| case.mention(*mention));
    named.map(|mention| case.chart.words(mention.span).to_lowercase()).any(|name| {
        ["nodule", "mass", "lump", "lesion"]
            .iter()
            .any(|lump| name.split_whitespace().any(|word| word == *lump))
    })
}

/// A sign or symptom whose cause is looked for has an uncertain prognosis; pain of a joint or limb does not.
fn undiagnosed(case: &Case<'_>, diagnosis: &Diagnosis) -> Complexity {
    let looked_for = case.chart.procedures.iter().any(|test| {
        test.problem.is_some()
            && test.problem == diagnosis.problem
            && matches!(test.act, Act::Ordered | Act::Planned)
    });
    let referred = case.chart.facts.iter().any(|fact| {
        fact.kind == VisitFactKind::Referral && fact.problem.is_some() && fact.problem == diagnosis.problem
    });
    if (looked_for || referred) && !diagnosis.is_any(&["M"]) && !diagnosis.traits.minor {
        Complexity::UncertainPrognosis
    } else {
        Complexity::Acute
    }
}

/// Not at its goal: the provider says so, or begins or changes a treatment for it.
fn is_off_goal(case: &Case<'_>, diagnosis: &Diagnosis) -> bool {
    let poor = |value| {
        let poor = matches!(
            value,
            SlotValue::Control(Control::Uncontrolled | Control::Worsening)
                | SlotValue::Acuity(Acuity::AcuteOnChronic)
        );
        poor.then_some(())
    };
    let said = |index: &usize| case.mention(*index).is_some_and(|mention| mention.slot(poor).is_some());
    let said_in_problem = case.chart.mentions.iter().any(|mention| {
        mention.problem.is_some() && mention.problem == diagnosis.problem && mention.slot(poor).is_some()
    });
    let treated_anew = case.chart.medications.iter().any(|medicine| {
        medicine.problem.is_some()
            && medicine.problem == diagnosis.problem
            && medicine.prescription
            && matches!(medicine.act, MedicineAct::Started | MedicineAct::Changed)
    });
    diagnosis.mentions.iter().any(said) || said_in_problem || treated_anew
}
