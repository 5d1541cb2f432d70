//! From what a phrase names down the tabular list to the deepest code that the note supports.

use std::collections::BTreeSet;

use superbill_domain::{Icd10Cm, Side};

use super::default_child::{default_child, is_unspecified};
use super::words::{essential, needs, stems};
use super::{Clues, Tabular, seventh};

/// A detail on which codes differ and which a provider could document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Axis {
    /// The side of the body.
    Side,
    /// Acute, chronic or both.
    Acuity,
    /// Mild, moderate or severe.
    Severity,
    /// A stage by number.
    Stage,
    /// The trimester of pregnancy.
    Trimester,
    /// A type, site or cause.
    Kind,
}

/// A code that the note supports, and how it was reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Resolved {
    /// The code: billable.
    pub(crate) code: Icd10Cm,
    /// The titles on the way down.
    pub(crate) path: Vec<String>,
    /// Details that the note leaves open, each with the titles among which it would choose.
    pub(crate) open: Vec<(Axis, Vec<String>)>,
    /// How many steps the note itself supported.
    supported: usize,
}

/// Walks from a denoted code or header down to a billable code; none where the list has no code for what the
/// note says and leaves open.
pub(crate) fn resolve(tabular: Tabular<'_>, denoted: Icd10Cm, clues: &Clues) -> Option<Resolved> {
    let start = tabular.without_seventh(denoted);
    if !tabular.holds(start) {
        return None;
    }
    let top = unspecified_of(tabular, start);
    let from_top = Walk { tabular, clues, denoted, start, top }.descend();
    match from_top {
        Some(found) if found.supported > 0 || top == start => Some(found),
        from_top => {
            let mut found = Walk { tabular, clues, denoted, start, top: start }.descend()?;
            found.open.extend(from_top.into_iter().flat_map(|walked| walked.open));
            found.open.dedup_by_key(|(axis, _)| *axis);
            Some(found)
        }
    }
}

/// From a code for "unspecified" up to the node that it leaves unspecified; any other code as it is.
pub(crate) fn unspecified_of(tabular: Tabular<'_>, start: Icd10Cm) -> Icd10Cm {
    let mut node = start;
    while is_unspecified(tabular.title(node)) {
        match tabular.parent(node) {
            Some(parent) if parent.length() >= 3 => node = parent,
            _ => break,
        }
    }
    node
}

struct Walk<'w, 'b> {
    tabular: Tabular<'b>,
    clues: &'w Clues,
    denoted: Icd10Cm,
    start: Icd10Cm,
    top: Icd10Cm,
}

impl Walk<'_, '_> {
    fn descend(&self) -> Option<Resolved> {
        let mut found = Resolved {
            code: self.top,
            path: vec![self.tabular.title(self.top).to_owned()],
            open: Vec::new(),
            supported: 0,
        };
        loop {
            let children = self.tabular.children(found.code);
            if children.is_empty() {
                break;
            }
            let given = self.given(found.code, &children);
            let next = if let Some(child) = self.supported(&children, &given, found.code) {
                found.supported += 1;
                child
            } else {
                found.open.extend(self.open_axis(&children, &given));
                let own_way = children.iter().copied().find(|child| self.start.is_within(child));
                own_way.or_else(|| default_child(self.tabular, self.clues, &children, &given))?
            };
            found.path.push(self.tabular.title(next).to_owned());
            found.code = next;
        }
        if !self.tabular.is_billable(found.code) {
            found.code = seventh::extend(self.tabular, found.code, self.denoted, self.clues)?;
            found.path.push(self.tabular.title(found.code).to_owned());
        }
        self.tabular.is_billable(found.code).then_some(found)
    }

    /// The words that are settled at a node: its own title's, those of the phrase's own code, and those that all of
    /// its children share, which tell none of them apart.
    fn given(&self, node: Icd10Cm, children: &[Icd10Cm]) -> BTreeSet<String> {
        let mut given = stems(self.tabular.title(node));
        if node != self.start {
            given.extend(self.own_words());
        }
        let all: Vec<BTreeSet<String>> =
            children.iter().map(|child| stems(self.tabular.title(*child))).collect();
        // "Right eye" and "left eye" stand beside "bilateral": the part of the body tells no side from the other.
        let sided: Vec<BTreeSet<String>> =
            all.iter().filter(|title| title.contains("right") || title.contains("left")).cloned().collect();
        for titles in [all, sided].into_iter().filter(|titles| titles.len() > 1) {
            given.extend(titles.into_iter().reduce(|shared, title| &shared & &title).unwrap_or_default());
        }
        given
    }

    fn own_words(&self) -> BTreeSet<String> {
        stems(&essential(self.tabular.title(self.start)))
    }

    /// The one child whose every further word the note supports: the one with most such words where several are, and
    /// of these the one whose title shares most words with the note. None where two are equal.
    fn supported(&self, children: &[Icd10Cm], given: &BTreeSet<String>, node: Icd10Cm) -> Option<Icd10Cm> {
        let support = |child: &Icd10Cm| {
            let score = self.score(*child, given, node);
            (score > 0).then(|| ((score, self.clues.words_in(self.tabular.title(*child))), *child))
        };
        let scored: Vec<((usize, usize), Icd10Cm)> = children.iter().filter_map(support).collect();
        let best = scored.iter().map(|(support, _)| *support).max()?;
        let mut leaders = scored.iter().filter(|(support, _)| *support == best).map(|(_, child)| *child);
        leaders.next().filter(|_| leaders.next().is_none())
    }

    /// How many of the words that a child adds the note supports; zero unless it supports all of them.
    fn score(&self, child: Icd10Cm, given: &BTreeSet<String>, node: Icd10Cm) -> usize {
        let title = self.tabular.title(child);
        let way_to_start = self.start.is_within(&child);
        if node == self.top && !way_to_start && !self.keeps_the_name(title) {
            return 0;
        }
        let terms = self.tabular.inclusion_terms(child);
        // "Other …" is named by its terms, never by its own title.
        let from_title = if title.starts_with("Other") { 0 } else { self.met(title, given) };
        terms.map(|term| self.met(term, given)).fold(from_title, usize::max)
    }

    fn met(&self, title: &str, given: &BTreeSet<String>) -> usize {
        let groups = needs(title, given);
        let all = groups.iter().all(|group| group.iter().any(|stem| self.clues.meets(stem)));
        if all { groups.len() } else { 0 }
    }

    /// True where a title still names what the phrase names: a walk never ends at another condition.
    fn keeps_the_name(&self, title: &str) -> bool {
        let mut stated = stems(title);
        stated.extend(stems(self.tabular.title(self.top)));
        needs(self.tabular.title(self.start), &BTreeSet::new())
            .iter()
            .all(|group| group.iter().any(|stem| stated.contains(stem)))
    }

    /// The detail on which the children differ and which the note leaves open.
    fn open_axis(&self, children: &[Icd10Cm], given: &BTreeSet<String>) -> Option<(Axis, Vec<String>)> {
        let titles: Vec<String> =
            children.iter().map(|child| self.tabular.title(*child).to_owned()).collect();
        let asked: BTreeSet<String> = titles.iter().flat_map(|title| needs(title, given)).flatten().collect();
        let asks = |stem: &str| asked.contains(stem);
        if has_sides(&titles) && self.clues.side != Some(Side::Bilateral) {
            return Some((Axis::Side, titles));
        }
        if titles.iter().any(|title| title.contains("trimester")) {
            return Some((Axis::Trimester, titles));
        }
        if titles.iter().any(|title| title.contains("stage")) {
            return Some((Axis::Stage, titles));
        }
        if asks("acute") && asks("chronic") {
            return Some((Axis::Acuity, titles));
        }
        if asks("mild") && asks("severe") {
            return Some((Axis::Severity, titles));
        }
        // Kinds of the same condition only: a question that offers other conditions would lead.
        let name = self.own_name();
        let kinds: Vec<String> = titles.into_iter().filter(|title| name.is_subset(&stems(title))).collect();
        (kinds.len() > 1).then_some((Axis::Kind, kinds))
    }

    /// The words of the phrase's own code that name the condition.
    fn own_name(&self) -> BTreeSet<String> {
        needs(self.tabular.title(self.start), &BTreeSet::new()).into_iter().flatten().collect()
    }
}

/// True where one title is another with the sides exchanged.
fn has_sides(titles: &[String]) -> bool {
    let lower: Vec<String> = titles.iter().map(|title| title.to_lowercase()).collect();
    lower.iter().any(|title| title.contains("right") && lower.contains(&title.replace("right", "left")))
}
