//! Items: the paragraphs and list items of a section, with hard line breaks joined and lists in a line parted.

use superbill_domain::{Section, Span};

use super::lines::{Line, Marker};

/// A line this long was broken by its width.
const FULL_WIDTH: usize = 60;

/// A paragraph or an item of a list.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Item {
    /// Its words, without the marker.
    pub(crate) span: Span,
    /// What it begins with.
    pub(crate) marker: Marker,
    /// The columns before it.
    pub(crate) indent: usize,
    /// True where an empty line or the heading stands before it.
    pub(crate) after_blank: bool,
    /// The section it stands in, by index.
    pub(crate) section: usize,
    /// The problem it belongs to, by index.
    pub(crate) problem: Option<usize>,
}

/// The items of a note.
pub(crate) fn items(text: &str, lines: &[Line], sections: &[Section]) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::with_capacity(lines.len());
    let mut section = 0;
    for line in lines {
        while sections.get(section + 1).is_some_and(|next| next.span.start <= line.span.start) {
            section += 1;
        }
        let header = sections.get(section).and_then(|section| section.header);
        let Some(line) = after_header(text, line, header) else { continue };
        let previous = items.last_mut().filter(|item| item.section == section);
        match previous {
            Some(item) if continues(text, item, &line) => item.span.end = line.content.end,
            _ => {
                let Line { content, marker, indent, after_blank, .. } = line;
                items.push(Item { span: content, marker, indent, after_blank, section, problem: None });
            }
        }
    }
    items.into_iter().flat_map(|item| Numbered::of(text, item)).collect()
}

/// The line without the heading it bears; none where nothing is left.
fn after_header(text: &str, line: &Line, header: Option<Span>) -> Option<Line> {
    let Some(header) = header.filter(|header| line.span.contains(header)) else { return Some(*line) };
    let rest = Span::new(header.end, line.span.end);
    let words = rest.of(text);
    let bare =
        words.trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '#' | '(' | '•' | '+'));
    let start = line.span.end - bare.len();
    let (marker, length) = super::lines::marker(bare);
    let span = Span::new(start, line.span.end);
    let content = Span::new(start + length, line.span.end);
    (!bare.is_empty()).then_some(Line { span, content, marker, indent: line.indent, after_blank: true })
}

/// True where a line goes on with the item above it, which was broken by the width of the page.
fn continues(text: &str, item: &Item, line: &Line) -> bool {
    let above = item.span.of(text);
    let last = above.rsplit('\n').next().unwrap_or(above);
    let open = !above.ends_with(['.', ':', ';', '?', '!']);
    let lower = line.content.of(text).starts_with(char::is_lowercase);
    line.marker == Marker::None && !line.after_blank && open && (lower || last.len() >= FULL_WIDTH)
}

/// The items of a list that runs on in one line: "1. Hypertension. 2. Diabetes."
struct Numbered<'t> {
    text: &'t str,
    rest: Option<Item>,
}

impl<'t> Numbered<'t> {
    fn of(text: &'t str, item: Item) -> Self {
        Self { text, rest: Some(item) }
    }

    /// Where, in the words of an item numbered `number`, the next number stands, and the length of that number.
    fn next_number(words: &str, number: u32) -> Option<(usize, usize)> {
        let wanted = number + 1;
        words.match_indices(char::is_whitespace).find_map(|(at, _)| {
            let rest = words.get(at..)?.trim_start();
            let (marker, length) = super::lines::marker(rest);
            let capital = rest.get(length..).is_some_and(|rest| rest.starts_with(char::is_alphabetic));
            (marker == Marker::Number(wanted) && capital).then_some((words.len() - rest.len(), length))
        })
    }
}

impl Iterator for Numbered<'_> {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        let mut item = self.rest.take()?;
        let Marker::Number(number) = item.marker else { return Some(item) };
        let words = item.span.of(self.text);
        if let Some((at, length)) = Self::next_number(words, number) {
            let start = item.span.start + at;
            let span = Span::new(start + length, item.span.end);
            self.rest = Some(Item { span, marker: Marker::Number(number + 1), after_blank: false, ..item });
            item.span.end = item.span.start + words.get(..at).unwrap_or_default().trim_end().len();
        }
        Some(item)
    }
}
