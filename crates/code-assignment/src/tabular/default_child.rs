//! The default: the child that the classification itself gives where the note says nothing more.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use superbill_domain::Icd10Cm;

use super::words::{needs, stems, without_parentheses};
use super::{Clues, Tabular};

/// How well a child serves as the default, the best least: its rank, words of the note it has, whether it is
/// "other", how often it says "unspecified".
type Fitness = (u8, Reverse<usize>, bool, Reverse<usize>);

/// The default among the children of a header; none where the classification gives none, or where two would each
/// commit to something that the note does not say.
pub(super) fn default_child(
    tabular: Tabular<'_>,
    clues: &Clues,
    children: &[Icd10Cm],
    given: &BTreeSet<String>,
) -> Option<Icd10Cm> {
    if let [only] = children {
        return Some(*only);
    }
    let fit = |child: &Icd10Cm| Some((fitness(tabular, clues, *child, given)?, *child));
    let ranked: Vec<(Fitness, Icd10Cm)> = children.iter().filter_map(fit).collect();
    let best = ranked.iter().map(|(fitness, _)| *fitness).min()?;
    let finalists: Vec<Icd10Cm> =
        ranked.iter().filter(|(fitness, _)| *fitness == best).map(|(_, child)| *child).collect();
    let says = |child: &Icd10Cm| stems(&without_parentheses(tabular.title(*child)));
    finalists.iter().find(|child| finalists.iter().all(|other| says(child).is_subset(&says(other)))).copied()
}

fn fitness(tabular: Tabular<'_>, clues: &Clues, child: Icd10Cm, given: &BTreeSet<String>) -> Option<Fitness> {
    let title = tabular.title(child);
    let lower = title.to_lowercase();
    let met = needs(title, given).iter().all(|group| group.iter().any(|stem| clues.meets(stem)));
    let not_otherwise = tabular.inclusion_terms(child).any(|term| term.ends_with("NOS"));
    let rank = match met {
        // Dependence "with unspecified induced disorders" is no default where it can be uncomplicated.
        true if lower.contains("uncomplicated") => 0,
        // A poisoning of which nobody says that it was meant is an accident (Official Guidelines I.C.19.e.5.b).
        _ if lower.contains("accidental (unintentional)") => 0,
        // "With unspecified complications" says that there are some: "without" says less.
        true if is_unspecified(title) && !lower.contains("with unspecified") => 1,
        true if lower.contains("without") => 2,
        true if is_unspecified(title) => 3,
        true if !lower.starts_with("other") => 4,
        _ if not_otherwise => 5,
        _ if is_unspecified(title) => 6,
        _ => return None,
    };
    let unspecified = lower.matches("unspecified").count();
    Some((rank, Reverse(clues.words_in(title)), lower.contains("other"), Reverse(unspecified)))
}

/// True for a title that says that the note did not.
pub(super) fn is_unspecified(title: &str) -> bool {
    let title = title.to_lowercase();
    title.contains("unspecified") || title.contains("not specified")
}
