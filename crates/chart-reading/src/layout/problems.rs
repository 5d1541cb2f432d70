//! Problems: the assessment and plan as titles, each with what is said under it.

use superbill_domain::{Problem, Section, SectionRole};

use super::items::Item;
use super::lines::Marker;
use super::roles::normal;
use super::ties::PlanOfList;
use super::titles::{Title, is_body_label, title};

/// The problem that is open while the items are read.
#[derive(Clone, Copy)]
struct Open {
    problem: usize,
    /// The section in which it is open.
    section: usize,
    marker: Marker,
    indent: usize,
    /// True where neither this problem nor the one before it has a body.
    in_list: bool,
    /// True once something stands under the title.
    has_body: bool,
    /// True where the body begins in the line of the title.
    run_in: bool,
}

impl Open {
    /// A problem of an earlier section that an item of the plan goes on with.
    fn continued(problem: usize, item: &Item) -> Self {
        let Item { section, marker, indent, .. } = *item;
        Self { problem, section, marker, indent, in_list: false, has_body: true, run_in: true }
    }
}

/// The problems of the assessment sections; every item learns the problem it belongs to.
pub(crate) fn problems(text: &str, sections: &[Section], items: &mut [Item]) -> Vec<Problem> {
    let mut problems: Vec<Problem> = Vec::new();
    let mut open: Option<Open> = None;
    let mut plan = PlanOfList::default();
    for at in 0..items.len() {
        let Some(&item) = items.get(at) else { continue };
        let role = sections.get(item.section).map_or(SectionRole::Other, |section| section.role);
        if open.is_some_and(|open| open.section != item.section) {
            open = None;
        }
        if !role.is_assessment() {
            continue;
        }
        plan.enter(role, &item, &problems, items);
        let next = items.get(at + 1).filter(|next| next.section == item.section);
        let plain = title(text, item.span, false);
        let known = plain.and_then(|title| same_title(text, &problems, &title, item.section));
        let repeated = plain.filter(|_| known.is_some());
        if let Some(problem) = plan.by_number(&item, &problems) {
            open = Some(Open::continued(problem, &item));
        } else if let Some(title) = repeated.or_else(|| opens(text, role, &item, next, open)) {
            let bare = open.is_some_and(|open| !open.has_body);
            open = Some(Open {
                problem: known.unwrap_or(problems.len()),
                section: item.section,
                marker: item.marker,
                indent: item.indent,
                in_list: bare && title.alone,
                has_body: !title.alone,
                run_in: !title.alone,
            });
            if known.is_none() {
                problems.push(Problem { title: title.span, span: item.span, section: item.section });
            }
        } else if open.is_some_and(|open| ends(text, &item, open)) {
            open = None;
        }
        let Some(current) = open.as_mut() else {
            let tie = plan.by_words(text, &item, &problems);
            items.get_mut(at).into_iter().for_each(|item| item.problem = tie);
            continue;
        };
        if let Some(problem) = problems.get_mut(current.problem).filter(|p| p.section == current.section) {
            current.has_body |= item.span.start > problem.title.end;
            problem.span.end = problem.span.end.max(item.span.end);
        }
        if let Some(item) = items.get_mut(at) {
            item.problem = Some(current.problem);
        }
    }
    problems
}

/// The problem of an earlier section with the same title: a plan often repeats the titles of the assessment.
fn same_title(text: &str, problems: &[Problem], title: &Title, section: usize) -> Option<usize> {
    let words = normal(title.span.of(text));
    problems.iter().position(|problem| problem.section < section && normal(problem.title.of(text)) == words)
}

/// The title, where an item opens a problem.
fn opens(
    text: &str,
    role: SectionRole,
    item: &Item,
    next: Option<&Item>,
    open: Option<Open>,
) -> Option<Title> {
    let numbered = matches!(item.marker, Marker::Number(_) | Marker::Hash);
    let title = title(text, item.span, numbered)?;
    let labelled = title.labelled;
    let run_in = !title.alone && !labelled && !numbered;
    if run_in && (role == SectionRole::Plan || open.is_some_and(|open| !open.run_in)) {
        return None;
    }
    let fits = match item.marker {
        Marker::Number(_) | Marker::Hash => {
            let nested = open.is_some_and(|open| item.indent > open.indent && open.marker != item.marker);
            (role != SectionRole::Plan || labelled || !text_ends_like_action(text, item)) && !nested
        }
        Marker::Bullet(sign) => {
            let sibling =
                open.is_none_or(|open| open.marker == Marker::Bullet(sign) && item.indent <= open.indent);
            sibling && (role != SectionRole::Plan || labelled)
        }
        Marker::None if role == SectionRole::Plan => {
            let followed = next.filter(|next| !next.after_blank);
            let over_list = followed.is_some_and(|next| next.marker != Marker::None);
            let bare = !item.span.of(text).ends_with('.');
            labelled || (item.after_blank && (over_list || followed.is_some() && bare))
        }
        Marker::None => labelled || open.is_none_or(|open| open.marker == Marker::None || item.after_blank),
    };
    fits.then_some(title)
}

/// True for a numbered item of a plan that orders something: it has a dose, a test or no capital word but the first.
fn text_ends_like_action(text: &str, item: &Item) -> bool {
    item.span.of(text).split_whitespace().count() > 8
}

/// True where an item ends the open problem: a closing remark, or a paragraph after a bare list of titles.
fn ends(text: &str, item: &Item, open: Open) -> bool {
    let plain = item.marker == Marker::None && item.after_blank;
    plain && (is_body_label(text, item.span) || (open.in_list && !open.has_body))
}
