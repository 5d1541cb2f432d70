//! Suggestions, queries, coded visits and decisions.

use superbill_domain::{
    CodedVisit, Decider, Decision, NotCoded, NotCodedReason, Phi, Query, Suggestions, Verdict, VisitId,
};

use super::sample::{at, read, visit};
use super::{Harness, Outcome};
use crate::{QueryAnswer, StoreError, UnitsOfWork};

/// What a second reading leads to stands in place of the first.
pub fn suggestions_are_replaced(harness: &dyn Harness) -> Outcome {
    harness.open().unit_of_work(|work| {
        let id = VisitId::new("V1");
        work.keep_visit(&visit("V1", "2026-06-15"))?;
        assert_eq!(work.suggestions(&id)?, None);
        work.keep_suggestions(&id, &Suggestions::default())?;
        let not_coded = NotCoded {
            term: "pneumonia".into(),
            code: read("J18.9"),
            reason: NotCodedReason::Negated,
            evidence: Vec::new(),
            rule: None,
        };
        let second = Suggestions { not_coded: vec![not_coded], ..Suggestions::default() };
        work.keep_suggestions(&id, &second)?;
        assert_eq!(work.suggestions(&id)?, Some(second));
        Ok(())
    })
}

fn query(topic: &str) -> Query {
    Query {
        topic: topic.into(),
        text: "Please state it.".into(),
        choices: vec!["other".into()],
        evidence: Vec::new(),
        affects: vec![read("I50.9")],
        rule: None,
    }
}

/// The same question is not asked twice, and has one answer.
pub fn a_query_is_asked_once_and_answered_once(harness: &dyn Harness) -> Outcome {
    harness.open().unit_of_work(|work| {
        let id = VisitId::new("V1");
        work.keep_visit(&visit("V1", "2026-06-15"))?;
        work.ask(&id, &[query("type"), query("side")])?;
        work.ask(&id, &[query("side"), query("stage")])?;
        let topics: Vec<_> =
            work.queries(&id)?.into_iter().map(|kept| (kept.number, kept.query.topic)).collect();
        assert_eq!(topics, [(1, "type".into()), (2, "side".into()), (3, "stage".into())]);

        let answer = QueryAnswer { by: "Dr. Doe".into(), at: at(1), text: Phi::new("left".into()) };
        work.answer(&id, 2, &answer)?;
        assert_eq!(work.queries(&id)?.get(1).and_then(|kept| kept.answer.clone()), Some(answer.clone()));
        let open: Vec<u32> = work.open_queries()?.iter().map(|kept| kept.number).collect();
        assert_eq!(open, [1, 3]);
        let twice = work.answer(&id, 2, &answer);
        assert!(
            matches!(&twice, Err(StoreError::Conflict { what }) if what.contains("query 2")),
            "{twice:?}"
        );
        assert!(matches!(work.answer(&id, 4, &answer), Err(StoreError::Missing { .. })));
        Ok(())
    })
}

/// A coded visit is replaced; who decided what stays.
pub fn a_decision_is_kept_for_ever(harness: &dyn Harness) -> Outcome {
    harness.open().unit_of_work(|work| {
        let id = VisitId::new("V1");
        work.keep_visit(&visit("V1", "2026-06-15"))?;
        let decision = |verdict, second| Decision {
            code: "E11.65".into(),
            verdict,
            by: Decider::Policy("accept tier auto".into()),
            at: at(second),
            reason: "all evidence confirmed".into(),
        };
        let (yes, no) = (decision(Verdict::Accepted, 1), decision(Verdict::Rejected, 2));
        let coded = |decisions: &[Decision]| CodedVisit {
            visit: id.clone(),
            diagnoses: vec![read("E11.65")],
            charges: Vec::new(),
            decisions: decisions.to_vec(),
        };
        work.keep_coded_visit(&coded(std::slice::from_ref(&yes)))?;
        work.keep_coded_visit(&coded(std::slice::from_ref(&yes)))?;
        work.keep_coded_visit(&coded(std::slice::from_ref(&no)))?;
        assert_eq!(work.coded_visit(&id)?, Some(coded(std::slice::from_ref(&no))));
        assert_eq!(work.decisions(&id)?, [yes, no]);
        Ok(())
    })
}
