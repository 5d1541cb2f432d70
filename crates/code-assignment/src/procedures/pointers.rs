//! Pointers: the diagnoses for which a procedure was done.

use superbill_domain::ProcedureMention;

use crate::body_site::BodySite;
use crate::body_site::body_site;
use crate::case::Case;

/// Most diagnoses that a claim line may point to.
const MOST: usize = 4;

/// Positions from 1: the diagnoses of the same problem; else those of the part of the body that the words name; else
/// the first.
pub(super) fn of(case: &Case<'_>, done: &ProcedureMention) -> Vec<u8> {
    let matching = |wanted: &dyn Fn(usize) -> bool| {
        let positions = (0..case.diagnoses.len()).filter(|at| wanted(*at)).take(MOST);
        positions.filter_map(|at| u8::try_from(at + 1).ok()).collect::<Vec<u8>>()
    };
    let of_problem = matching(&|at| {
        let problem = case.diagnoses.get(at).and_then(|diagnosis| diagnosis.problem);
        problem.is_some() && problem == done.problem
    });
    if !of_problem.is_empty() {
        return of_problem;
    }
    let site = named_site(case.chart.words(done.span)).or_else(|| {
        let sentence = super::documentation::sentence(case, done.span);
        named_site(case.chart.words(sentence))
    });
    let of_site = matching(&|at| {
        site.is_some() && case.diagnoses.get(at).and_then(|diagnosis| body_site(diagnosis.code)) == site
    });
    if !of_site.is_empty() {
        return of_site;
    }
    matching(&|at| at == 0)
}

/// The part of the body that words name.
fn named_site(words: &str) -> Option<BodySite> {
    const NAMES: [(&str, BodySite); 15] = [
        ("knee", BodySite::Knee),
        ("tibia", BodySite::Knee),
        ("shoulder", BodySite::Shoulder),
        ("humerus", BodySite::Shoulder),
        ("elbow", BodySite::Elbow),
        ("forearm", BodySite::Elbow),
        ("wrist", BodySite::Elbow),
        ("hand", BodySite::Hand),
        ("finger", BodySite::Hand),
        ("hip", BodySite::Hip),
        ("femur", BodySite::Hip),
        ("ankle", BodySite::Foot),
        ("foot", BodySite::Foot),
        ("neck", BodySite::Neck),
        ("lumbar", BodySite::Back),
    ];
    let lower = words.to_lowercase();
    NAMES.iter().find(|(name, _)| lower.contains(name)).map(|(_, site)| *site)
}
