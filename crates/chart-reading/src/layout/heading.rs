//! Headings: told by their words and by their shape (capitals, a line of their own, a colon, an empty line before).

use superbill_domain::{SectionRole, Span};

use super::lines::{Line, Marker};
use super::roles::{Headings, normal};

/// The longest heading.
const LONGEST: usize = 60;

/// A heading.
#[derive(Debug, Clone, Copy)]
pub(super) struct Heading {
    /// Its words.
    pub(super) span: Span,
    /// What part of the note it opens.
    pub(super) role: SectionRole,
}

/// The shape of a candidate.
struct Shape {
    span: Span,
    upper: bool,
    own_line: bool,
    colon: bool,
    after_blank: bool,
}

/// The heading that a line is or begins with, in the section of role `within`.
pub(super) fn heading(text: &str, line: &Line, within: SectionRole) -> Option<Heading> {
    let shape = shape(text, line)?;
    let words = normal(shape.span.of(text));
    let role = role(&words, &shape, within)?;
    Some(Heading { span: shape.span, role })
}

/// The role of a title that a source gives to a section of its own.
pub(super) fn titled(title: &str) -> SectionRole {
    let (words, headings) = (normal(title), Headings::get());
    headings.known(&words).or_else(|| headings.by_words(&words)).unwrap_or(SectionRole::Other)
}

/// The shape of the candidate in a line; none where nothing in it can be a heading.
fn shape(text: &str, line: &Line) -> Option<Shape> {
    if matches!(line.marker, Marker::Bullet(_) | Marker::Hash) {
        return None;
    }
    let whole = line.span.of(text);
    let capital = whole.starts_with(|c: char| c.is_uppercase() || !c.is_alphanumeric());
    let short = whole.len() <= LONGEST && !whole.ends_with('.');
    let head = head_of(whole, LONGEST + 4);
    if !capital || !(short || head.bytes().any(|byte| matches!(byte, b':' | b'-'))) {
        return None;
    }
    let bare = whole.trim_matches(|c: char| matches!(c, '*' | '=' | '#' | '_' | ' ' | '\t'));
    let start = line.span.start + whole.find(bare).unwrap_or_default();
    let head = head_of(bare, LONGEST + 1);
    let colon = head.find(':').or_else(|| head.find(" - "));
    let label = colon.map_or(bare, |at| bare.get(..at).unwrap_or_default());
    let label = label.trim_end_matches(['*', '_', ' ', '-']);
    let rest = colon.map_or("", |at| bare.get(at + 1..).unwrap_or_default());
    let own_line = rest.trim_matches(|c: char| !c.is_alphanumeric()).is_empty();
    let plausible = label.len() <= LONGEST
        && !label.ends_with(['.', ',', ';', '?', '!'])
        && label.starts_with(char::is_alphabetic)
        && label.split_whitespace().count() <= 8
        && (own_line || colon.is_some());
    plausible.then(|| Shape {
        span: Span::new(start, start + label.len()),
        upper: is_upper(label),
        own_line,
        colon: colon.is_some(),
        after_blank: line.after_blank,
    })
}

/// The first bytes of a line, at most `length` and whole characters.
fn head_of(line: &str, length: usize) -> &str {
    (0..=length.min(line.len())).rev().find_map(|end| line.get(..end)).unwrap_or_default()
}

/// True where all letters are capitals.
fn is_upper(label: &str) -> bool {
    label.chars().any(char::is_uppercase) && !label.chars().any(char::is_lowercase)
}

/// The role that a candidate opens; none where it is no heading.
fn role(words: &str, shape: &Shape, within: SectionRole) -> Option<SectionRole> {
    let headings = Headings::get();
    if let Some(role) = under(words, shape, within, headings) {
        return role;
    }
    let strong = shape.upper || (shape.own_line && (shape.after_blank || shape.colon));
    if let Some(role) = headings.known(words) {
        let fits = match (within.is_assessment(), shape.upper) {
            (_, true) => true,
            (true, false) => shape.after_blank && opens_after_assessment(role),
            (false, false) => shape.own_line || (shape.colon && role != within),
        };
        let single_letter = words.len() == 1;
        return (fits && (!single_letter || (shape.upper && shape.colon))).then_some(role);
    }
    if !strong || within.is_assessment() && !shape.upper {
        return None;
    }
    let told = headings.by_words(words).filter(|_| shape.upper || shape.own_line);
    let unknown =
        shape.upper && !within.is_assessment() && words.len() >= 4 && (shape.colon || shape.after_blank);
    told.or(unknown.then_some(SectionRole::Other))
}

/// What may follow an assessment under a heading that is not in capitals; anything else is a part of a problem.
fn opens_after_assessment(role: SectionRole) -> bool {
    role.is_assessment() || role == SectionRole::Instructions
}

/// What a heading within another section does: `Some(None)` where it opens nothing, `None` where it is not such.
fn under(
    words: &str,
    shape: &Shape,
    within: SectionRole,
    headings: &Headings,
) -> Option<Option<SectionRole>> {
    use SectionRole::{Exam, Fh, Pmh, Procedure, Psh, Results, Ros, Sh, Vitals};
    match within {
        Exam | Ros if headings.is_under_exam(words) => Some(shape.own_line.then_some(within)),
        // A line of one to three words between empty line and text, as "Strength".
        Exam if headings.known(words).is_none()
            && !shape.upper
            && shape.own_line
            && shape.after_blank
            && !shape.colon =>
        {
            (words.split(' ').count() <= 3).then_some(Some(Exam))
        }
        // The impression of a radiologist.
        Results if words == "impression" && !shape.upper => Some(None),
        Exam | Ros | Vitals | Results if headings.known(words).is_none() && !shape.own_line => {
            let other = shape.upper && headings.by_words(words).is_some_and(|role| role != within);
            (!other).then_some(None)
        }
        Pmh | Psh | Fh | Sh if shape.own_line => match words {
            "medical" => Some(Some(Pmh)),
            "surgical" | "procedures" | "surgery" => Some(Some(Psh)),
            "family" => Some(Some(Fh)),
            "social" => Some(Some(Sh)),
            _ => None,
        },
        Procedure if shape.upper && !shape.own_line && headings.by_words(words).is_none() => Some(None),
        _ => None,
    }
}
