//! From what a phrase names down the tabular list to the deepest code that the note supports.

use superbill_domain::{Icd10Cm, Side};

use super::default_child::{default_child, is_unspecified};
use super::stem::Stem;
use super::words::{Needs, Stems, essential, needs, stems};
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
    let name = Name::of(tabular.title(start));
    let walk = |top| Walk { tabular, clues, denoted, start, top, name: &name }.descend();
    let from_top = walk(top);
    match from_top {
        Some(found) if found.supported > 0 || top == start => Some(found),
        from_top => {
            let mut found = walk(start)?;
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

/// What the title of the phrase's own code says.
struct Name {
    /// The words that name the condition.
    needs: Needs,
    /// These and the filler between them.
    words: Stems,
}

impl Name {
    fn of(title: &str) -> Self {
        Self { needs: needs(title, &Stems::default()), words: stems(&essential(title)) }
    }
}

/// A step that may come next.
pub(super) struct Child<'b> {
    pub(super) code: Icd10Cm,
    pub(super) title: &'b str,
    /// The words of its title.
    pub(super) stems: Stems,
    /// What its title asks for beyond what is settled above it.
    pub(super) needs: Needs,
}

struct Walk<'w, 'b> {
    tabular: Tabular<'b>,
    clues: &'w Clues,
    denoted: Icd10Cm,
    start: Icd10Cm,
    top: Icd10Cm,
    name: &'w Name,
}

impl<'b> Walk<'_, 'b> {
    fn descend(&self) -> Option<Resolved> {
        let mut found = Resolved {
            code: self.top,
            path: vec![self.tabular.title(self.top).to_owned()],
            open: Vec::new(),
            supported: 0,
        };
        loop {
            let (children, given) = self.children(found.code);
            if children.is_empty() {
                break;
            }
            let next = if let Some(child) = self.supported(&children, &given, found.code) {
                found.supported += 1;
                child
            } else {
                found.open.extend(self.open_axis(&children));
                let own_way =
                    children.iter().map(|child| child.code).find(|child| self.start.is_within(child));
                own_way.or_else(|| default_child(self.tabular, self.clues, &children))?
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

    /// The children of a node, read once, and the words that are settled there.
    fn children(&self, node: Icd10Cm) -> (Vec<Child<'b>>, Stems) {
        let read = |code| {
            let title = self.tabular.title(code);
            Child { code, title, stems: stems(title), needs: Needs::default() }
        };
        let mut children: Vec<Child<'b>> = self.tabular.children(node).into_iter().map(read).collect();
        let given = self.given(node, &children);
        for child in &mut children {
            child.needs = needs(child.title, &given);
        }
        (children, given)
    }

    /// The words that are settled at a node: its own title's, those of the phrase's own code, and those that all of
    /// its children share, which tell none of them apart.
    fn given(&self, node: Icd10Cm, children: &[Child<'_>]) -> Stems {
        let mut given = stems(self.tabular.title(node));
        if node != self.start {
            given.extend(self.name.words.iter());
        }
        given.extend(shared(children.iter().map(|child| &child.stems)).iter());
        // "Right eye" and "left eye" stand beside "bilateral": the part of the body tells no side from the other.
        let has_side = |title: &&Stems| title.contains(RIGHT) || title.contains(LEFT);
        given.extend(shared(children.iter().map(|child| &child.stems).filter(has_side)).iter());
        given
    }

    /// The one child whose every further word the note supports: the one with most such words where several are, and
    /// of these the one whose title shares most words with the note. None where two are equal.
    fn supported(&self, children: &[Child<'_>], given: &Stems, node: Icd10Cm) -> Option<Icd10Cm> {
        let top = (node == self.top).then(|| stems(self.tabular.title(self.top)));
        let support = |child: &Child<'_>| {
            let score = self.score(child, given, top.as_ref());
            (score > 0).then(|| ((score, self.clues.words_in(&child.stems)), child.code))
        };
        let scored: Vec<((usize, usize), Icd10Cm)> = children.iter().filter_map(support).collect();
        let best = scored.iter().map(|(support, _)| *support).max()?;
        let mut leaders = scored.iter().filter(|(support, _)| *support == best).map(|(_, child)| *child);
        leaders.next().filter(|_| leaders.next().is_none())
    }

    /// How many of the words that a child adds the note supports; zero unless it supports all of them. `top` is the
    /// title of the top where the walk still stands there.
    fn score(&self, child: &Child<'_>, given: &Stems, top: Option<&Stems>) -> usize {
        let way_to_start = self.start.is_within(&child.code);
        if top.is_some_and(|top| !way_to_start && !self.keeps_the_name(&child.stems, top)) {
            return 0;
        }
        let terms = self.tabular.inclusion_terms(child.code);
        // "Other …" is named by its terms, never by its own title.
        let from_title = if child.title.starts_with("Other") { 0 } else { self.met(&child.needs) };
        terms.map(|term| self.met(&needs(term, given))).fold(from_title, usize::max)
    }

    fn met(&self, needs: &Needs) -> usize {
        if needs.are_met(|stem| self.clues.meets(stem)) { needs.count() } else { 0 }
    }

    /// True where a title still names what the phrase names: a walk never ends at another condition.
    fn keeps_the_name(&self, title: &Stems, top: &Stems) -> bool {
        self.name.needs.are_met(|stem| title.contains(stem) || top.contains(stem))
    }

    /// The detail on which the children differ and which the note leaves open.
    fn open_axis(&self, children: &[Child<'_>]) -> Option<(Axis, Vec<String>)> {
        let titles = || children.iter().map(|child| child.title.to_owned()).collect();
        let asks = |stem| children.iter().any(|child| child.needs.stems().any(|asked| asked == stem));
        if self.clues.side != Some(Side::Bilateral) && has_sides(children) {
            return Some((Axis::Side, titles()));
        }
        if children.iter().any(|child| child.title.contains("trimester")) {
            return Some((Axis::Trimester, titles()));
        }
        if children.iter().any(|child| child.title.contains("stage")) {
            return Some((Axis::Stage, titles()));
        }
        if asks(Stem::written("acute")) && asks(Stem::written("chronic")) {
            return Some((Axis::Acuity, titles()));
        }
        if asks(Stem::written("mild")) && asks(Stem::written("severe")) {
            return Some((Axis::Severity, titles()));
        }
        // Kinds of the same condition only: a question that offers other conditions would lead.
        let is_kind = |child: &&Child<'_>| self.name.needs.stems().all(|stem| child.stems.contains(stem));
        let kinds: Vec<String> =
            children.iter().filter(is_kind).map(|child| child.title.to_owned()).collect();
        (kinds.len() > 1).then_some((Axis::Kind, kinds))
    }
}

const RIGHT: Stem = Stem::written("right");
const LEFT: Stem = Stem::written("left");

/// The words that all titles share; none where there are not two titles.
fn shared<'t>(mut titles: impl Iterator<Item = &'t Stems>) -> Stems {
    let (Some(first), Some(second)) = (titles.next(), titles.next()) else { return Stems::default() };
    let mut shared = first.clone();
    for title in std::iter::once(second).chain(titles) {
        shared.retain(|stem| title.contains(stem));
    }
    shared
}

/// True where one title is another with the sides exchanged.
fn has_sides(children: &[Child<'_>]) -> bool {
    let titles = || children.iter().map(|child| child.title);
    let exchanged = |right: &str| {
        let left = right.replace("right", "left").replace("Right", "Left");
        titles().any(|title| title.eq_ignore_ascii_case(&left))
    };
    titles().filter(|title| title.contains("right") || title.contains("Right")).any(exchanged)
}
