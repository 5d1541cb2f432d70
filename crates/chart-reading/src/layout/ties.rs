//! Ties: to which problem of the assessment an item of a plan belongs that follows after all of them.

use superbill_domain::{Problem, SectionRole, Span};

use super::items::Item;
use super::lines::Marker;
use super::roles::normal;

/// Words that many problems share.
const COMMON: &[&str] = &[
    "acute",
    "chronic",
    "right",
    "left",
    "bilateral",
    "pain",
    "disease",
    "disorder",
    "syndrome",
    "history",
    "status",
    "with",
    "without",
    "type",
    "stage",
    "follow",
    "stable",
    "likely",
    "possible",
    "unspecified",
    "mild",
    "moderate",
    "severe",
    "new",
    "medication",
    "continue",
    "patient",
    "treatment",
    "evaluation",
    "management",
    "symptoms",
    "management",
    "problem",
];

/// The most problems among which words tie a plan; a note with more is no list of problems.
const MOST: usize = 60;

/// A plan section that follows the assessment's list of problems.
#[derive(Default)]
pub(super) struct PlanOfList {
    /// The section, once a plan is entered.
    section: Option<usize>,
    /// The problems before it.
    problems: usize,
    /// The columns before its numbers, where it numbers as many items as there are problems.
    numbered: Option<usize>,
}

impl PlanOfList {
    /// Learns of the item that is read next.
    pub(super) fn enter(&mut self, role: SectionRole, item: &Item, problems: &[Problem], items: &[Item]) {
        if self.section == Some(item.section) {
            return;
        }
        *self = Self::default();
        if role == SectionRole::Plan {
            let numbers = || {
                let here = items.iter().filter(|other| other.section == item.section);
                here.filter(|item| matches!(item.marker, Marker::Number(_)))
            };
            let outer = numbers().map(|item| item.indent).min();
            let count = numbers().filter(|item| Some(item.indent) == outer).count();
            self.section = Some(item.section);
            self.problems = problems.len();
            self.numbered = outer.filter(|_| count == problems.len() && count > 1);
        }
    }

    /// The problem with the same number, where both are lists of the same length.
    pub(super) fn by_number(&self, item: &Item, problems: &[Problem]) -> Option<usize> {
        let Marker::Number(number) = item.marker else { return None };
        let here = self.section == Some(item.section) && self.numbered == Some(item.indent);
        let at = usize::try_from(number).ok()?.checked_sub(1)?;
        (here && at < self.problems.min(problems.len())).then_some(at)
    }

    /// The one problem there is, or the one whose title alone shares a telling word with the item.
    pub(super) fn by_words(&self, text: &str, item: &Item, problems: &[Problem]) -> Option<usize> {
        if self.section != Some(item.section) || problems.len() > MOST {
            return None;
        }
        if problems.len() == 1 {
            return Some(0);
        }
        let said = telling(text, item.span);
        let shares = |problem: &Problem| telling(text, problem.title).iter().any(|word| said.contains(word));
        let earlier = problems.iter().take(self.problems).enumerate();
        let mut sharing = earlier.filter(|(_, problem)| shares(problem)).map(|(at, _)| at);
        sharing.next().filter(|_| sharing.next().is_none())
    }
}

/// The telling words of a phrase: those of four letters or more, or in capitals, that few problems share.
fn telling(text: &str, span: Span) -> Vec<String> {
    let words = span.of(text).split(|c: char| !c.is_alphanumeric());
    let long = |word: &&str| word.len() >= 4 || word.len() >= 2 && word.chars().all(char::is_uppercase);
    let common = |word: &String| !COMMON.contains(&word.as_str());
    words.filter(long).map(normal).filter(common).collect()
}
