//! The default: the child that the classification itself gives where the note says nothing more.

use std::cmp::Reverse;

use superbill_domain::Icd10Cm;

use super::descend::Child;
use super::words::{stems, without_parentheses};
use super::{Clues, Tabular};

/// How well a child serves as the default, the best least: its rank, words of the note it has, whether it is
/// "other", how often it says "unspecified".
type Fitness = (u8, Reverse<usize>, bool, Reverse<usize>);

/// The default among the children of a header; none where the classification gives none, or where two would each
/// commit to something that the note does not say.
pub(super) fn default_child(tabular: Tabular<'_>, clues: &Clues, children: &[Child<'_>]) -> Option<Icd10Cm> {
    if let [only] = children {
        return Some(only.code);
    }
    let fit = |child| Some((fitness(tabular, clues, child)?, child));
    let ranked: Vec<(Fitness, &Child<'_>)> = children.iter().filter_map(fit).collect();
    let best = ranked.iter().map(|(fitness, _)| *fitness).min()?;
    let finalists = ranked.iter().filter(|(fitness, _)| *fitness == best).map(|(_, child)| *child);
    let says: Vec<_> =
        finalists.map(|child| (child.code, stems(&without_parentheses(child.title)))).collect();
    let least = says.iter().find(|(_, stated)| says.iter().all(|(_, other)| stated.is_subset(other)));
    least.map(|(code, _)| *code)
}

fn fitness(tabular: Tabular<'_>, clues: &Clues, child: &Child<'_>) -> Option<Fitness> {
    let lower = child.title.to_lowercase();
    let met = child.needs.are_met(|stem| clues.meets(stem));
    let unspecified = says_unspecified(&lower);
    let not_otherwise = || tabular.inclusion_terms(child.code).any(|term| term.ends_with("NOS"));
    let rank = match met {
        // Dependence "with unspecified induced disorders" is no default where it can be uncomplicated.
        true if lower.contains("uncomplicated") => 0,
        // A poisoning of which nobody says that it was meant is an accident (Official Guidelines I.C.19.e.5.b).
        _ if lower.contains("accidental (unintentional)") => 0,
        // "With unspecified complications" says that there are some: "without" says less.
        true if unspecified && !lower.contains("with unspecified") => 1,
        true if lower.contains("without") => 2,
        true if unspecified => 3,
        true if !lower.starts_with("other") => 4,
        _ if not_otherwise() => 5,
        _ if unspecified => 6,
        _ => return None,
    };
    let times = lower.matches("unspecified").count();
    Some((rank, Reverse(clues.words_in(&child.stems)), lower.contains("other"), Reverse(times)))
}

/// True for a title that says that the note did not.
pub(super) fn is_unspecified(title: &str) -> bool {
    says_unspecified(&title.to_lowercase())
}

fn says_unspecified(lower: &str) -> bool {
    lower.contains("unspecified") || lower.contains("not specified")
}
