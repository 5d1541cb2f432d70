//! The checklist: what is missing before the patient leaves, for the front desk and for the provider.

use superbill_domain::{Chart, Evidence, Icd10Cm, Suggestions, VisitContext};

use crate::case::is_any;

/// Who can close a gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AskedOf {
    /// The front desk, of the patient.
    FrontDesk,
    /// The provider, in the note.
    Provider,
}

/// Something that the note or the registration lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// Who can close it.
    pub asked_of: AskedOf,
    /// What it is about.
    pub topic: String,
    /// What to find out, as a question that leads to no answer.
    pub text: String,
    /// The words of the note that raise it; empty where something is missing altogether.
    pub evidence: Vec<Evidence>,
}

/// What is missing of a visit: what the registration should ask, then what every query asks of the provider, then what the note of
/// a whole visit lacks.
#[must_use]
pub fn checklist(chart: &Chart, context: &VisitContext, found: &Suggestions) -> Vec<Gap> {
    let mut gaps = front_desk(chart, context, found);
    gaps.extend(found.queries.iter().map(|query| Gap {
        asked_of: AskedOf::Provider,
        topic: query.topic.clone(),
        text: query.text.clone(),
        evidence: query.evidence.clone(),
    }));
    gaps.extend(problems_without_plan(chart));
    gaps.extend(time_without_a_number(chart));
    gaps
}

fn front_desk(chart: &Chart, context: &VisitContext, found: &Suggestions) -> Vec<Gap> {
    let ask = |topic: &str, text: &str, evidence: Vec<Evidence>| Gap {
        asked_of: AskedOf::FrontDesk,
        topic: topic.to_owned(),
        text: text.to_owned(),
        evidence,
    };
    let mut gaps = Vec::new();
    if context.age.is_none() && chart.age.is_none() {
        gaps.push(ask("age", "What is the patient's date of birth?", Vec::new()));
    }
    if context.new_patient.is_none() {
        gaps.push(ask(
            "new or established",
            "Was the patient seen by the same group and specialty within three years?",
            Vec::new(),
        ));
    }
    let coded = |families: &[&str]| found.diagnoses.iter().find(|one| is_any(one.code, families));
    let named = |families: &[&str]| {
        let denoted = |code: Icd10Cm| is_any(code, families);
        chart.mentions.iter().any(|mention| mention.denotes.first().is_some_and(|found| denoted(found.code)))
    };
    let injury =
        found.diagnoses.iter().find(|one| is_any(one.code, &["S"]) && one.code.undotted().ends_with('A'));
    if let Some(injury) = injury.filter(|_| !named(&["V", "W", "X", "Y"])) {
        let text = "How, where and at what activity did the injury come about, and was it at work?";
        gaps.push(ask("cause of the injury", text, injury.evidence.clone()));
    }
    if let Some(pregnancy) = coded(&["O", "Z34"]).filter(|_| coded(&["Z3A"]).is_none()) {
        gaps.push(ask(
            "week of pregnancy",
            "What is the estimated date of delivery?",
            pregnancy.evidence.clone(),
        ));
    }
    let tobacco = ["smok", "tobacco", "vap", "cigarette", "nicotine"];
    let told = tobacco.iter().any(|word| chart.document.text.to_ascii_lowercase().contains(word));
    if let Some(lung) =
        coded(&["J4", "J6", "C34", "I2", "I7", "I1"]).filter(|_| !told && !named(&["F17", "Z720", "Z87891"]))
    {
        gaps.push(ask(
            "tobacco",
            "Does the patient use tobacco, did he or she use it, or is there smoke at home?",
            lung.evidence.clone(),
        ));
    }
    gaps
}

/// Problems that are named and of which nothing further is said.
fn problems_without_plan(chart: &Chart) -> impl Iterator<Item = Gap> {
    chart.problems.iter().filter_map(|problem| {
        let title = chart.words(problem.title).trim();
        let body = chart.words(problem.span).trim().len().saturating_sub(title.len());
        // A title with a few marks after it and no sentence.
        (body < 8 && !title.is_empty()).then(|| Gap {
            asked_of: AskedOf::Provider,
            topic: "problem without a plan".to_owned(),
            text: "The problem is named, and nothing is said of its state or of what is done about it. What was decided?".to_owned(),
            evidence: vec![chart.evidence(problem.title)],
        })
    })
}

/// Words of time spent without a number that can be read.
fn time_without_a_number(chart: &Chart) -> Option<Gap> {
    let lower = chart.document.text.to_ascii_lowercase();
    let at = ["time spent", "total time", "minutes were spent"]
        .iter()
        .find_map(|words| Some((lower.find(words)?, words.len())));
    let (start, length) = at.filter(|_| chart.time.is_none())?;
    Some(Gap {
        asked_of: AskedOf::Provider,
        topic: "time of the visit".to_owned(),
        text: "The note speaks of the time spent. How many minutes of the provider's own time on the day of the visit were they?".to_owned(),
        evidence: vec![chart.evidence(superbill_domain::Span::new(start, start + length))],
    })
}

#[cfg(test)]
mod tests {
    use superbill_domain::VisitContext;

    use super::*;
    use crate::testing::{assigned, chart, office};

    fn topics(note: &str, context: &VisitContext) -> Vec<(AskedOf, String)> {
        let chart = chart(note);
        let found = assigned(&chart, context);
        checklist(&chart, context, &found).into_iter().map(|gap| (gap.asked_of, gap.topic)).collect()
    }

    fn known() -> VisitContext {
        VisitContext { age: Some(44), ..office() }
    }

    #[test]
    fn an_injury_without_a_cause_and_a_side_asks_both() {
        let found = topics("A: [Ankle sprain|S93.409A injury]. Brace and rest for a week.", &known());
        assert!(found.contains(&(AskedOf::FrontDesk, "cause of the injury".into())), "{found:?}");
        assert!(found.contains(&(AskedOf::Provider, "side of ankle sprain".into())), "{found:?}");
    }

    #[test]
    fn a_note_that_tells_everything_has_no_gap() {
        let note = "SH: Never smoked. A: [Essential hypertension|I10 chronic]. At goal, continue lisinopril.";
        assert_eq!(topics(note, &known()), []);
    }

    #[test]
    fn what_the_registration_lacks_is_asked_of_the_front_desk() {
        let context = VisitContext { new_patient: None, ..office() };
        let found = topics("A: [Reflux|K21.9 chronic]. Continue omeprazole for a month.", &context);
        assert_eq!(
            found,
            [(AskedOf::FrontDesk, "age".into()), (AskedOf::FrontDesk, "new or established".into())]
        );
    }

    #[test]
    fn a_problem_without_a_plan_and_time_without_minutes_are_told() {
        let found = topics("A: [Reflux|K21.9 chronic]. PLAN: Time spent was long.", &known());
        let topics: Vec<&str> = found.iter().map(|(_, topic)| topic.as_str()).collect();
        assert_eq!(topics, ["problem without a plan", "time of the visit"]);
    }
}
