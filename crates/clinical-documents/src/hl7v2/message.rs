//! Messages, segments and fields, with the delimiters that each message declares.

use superbill_domain::Span;

use crate::traced::Traced;

use super::escapes::unescape;

/// What parts a message (MSH-1, MSH-2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Delimiters {
    pub(crate) field: char,
    pub(crate) component: char,
    pub(crate) repetition: char,
    pub(crate) escape: char,
    pub(crate) subcomponent: char,
}

impl Delimiters {
    /// Those that a header declares; where it declares fewer, the customary ones.
    fn declared(header: &str) -> Self {
        let mut signs = header.chars().skip(3);
        let field = signs.next().unwrap_or('|');
        let declared: Vec<char> = signs.take_while(|sign| *sign != field).collect();
        let sign = |at: usize, custom| declared.get(at).copied().unwrap_or(custom);
        Self {
            field,
            component: sign(0, '^'),
            repetition: sign(1, '~'),
            escape: sign(2, '\\'),
            subcomponent: sign(3, '&'),
        }
    }
}

/// A segment: its name and where its fields stand.
#[derive(Clone)]
pub(crate) struct Segment<'t> {
    pub(crate) name: String,
    text: &'t Traced,
    delimiters: Delimiters,
    span: Span,
}

/// A message.
#[derive(Default)]
pub(crate) struct Message<'t> {
    pub(crate) segments: Vec<Segment<'t>>,
    /// Lines that are no segment.
    pub(crate) stray: Vec<Span>,
}

impl<'t> Message<'t> {
    /// The first segment of a name.
    pub(crate) fn segment(&self, name: &str) -> Option<&Segment<'t>> {
        self.segments.iter().find(|segment| segment.name == name)
    }
}

/// True for a text that begins as a message, or a batch of them, does.
pub(crate) fn is_message(head: &str) -> bool {
    let named = ["MSH", "FHS", "BHS"].iter().find_map(|name| head.strip_prefix(name));
    let mut signs = named.unwrap_or_default().chars();
    let (field, component) = (signs.next(), signs.next());
    let is_sign = |sign: Option<char>| sign.is_some_and(|sign| sign.is_ascii_punctuation());
    is_sign(field) && is_sign(component) && field != component
}

/// The character set that the header of the first message names (MSH-18).
pub(crate) fn character_set(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(bytes.get(..2000).unwrap_or(bytes));
    let header = head.get(head.find("MSH")?..)?.split(['\r', '\n']).next()?;
    let delimiters = Delimiters::declared(header);
    let field = header.split(delimiters.field).nth(17)?;
    let name = field.split(delimiters.repetition).next()?.trim();
    (!name.is_empty()).then(|| name.to_owned())
}

/// The messages of a text. Segments end with CR, LF or both; what frames a message (MLLP, batch headers) is passed over.
pub(crate) fn messages(text: &Traced) -> Vec<Message<'_>> {
    let mut messages: Vec<Message<'_>> = Vec::new();
    let mut delimiters = Delimiters::declared("MSH");
    let mut start = 0;
    for line in text.text().split_inclusive(['\r', '\n']) {
        let bare = line.trim_matches(['\r', '\n', '\u{B}', '\u{1C}', '\u{FEFF}']);
        let from = start + line.find(bare).unwrap_or_default();
        start += line.len();
        let bare = bare.trim_end();
        if bare.trim().is_empty() {
            continue;
        }
        let span = Span::new(from, from + bare.len());
        let name = bare.get(..3).unwrap_or_default();
        if matches!(name, "MSH" | "FHS" | "BHS") && is_message(bare) {
            delimiters = Delimiters::declared(bare);
            if name == "MSH" {
                messages.push(Message::default());
            }
        }
        if matches!(name, "FHS" | "BHS" | "BTS" | "FTS") {
            continue;
        }
        let Some(message) = messages.last_mut() else { continue };
        if is_segment(bare, delimiters.field) {
            message.segments.push(Segment { name: name.to_owned(), text, delimiters, span });
        } else if let Some(last) = message.segments.last_mut() {
            last.span.end = span.end;
            message.stray.push(span);
        }
    }
    messages
}

/// True for a line that begins with the name of a segment.
fn is_segment(line: &str, field: char) -> bool {
    let name = line.get(..3).unwrap_or_default();
    let named = name.len() == 3
        && name.starts_with(|c: char| c.is_ascii_uppercase())
        && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    named && line.get(3..).is_some_and(|rest| rest.is_empty() || rest.starts_with(field))
}

impl<'t> Segment<'t> {
    /// The bytes of the file that write it.
    pub(crate) fn source(&self) -> Span {
        self.text.source(self.span)
    }

    /// The range of a field, by its number. MSH-1 is the separator itself.
    fn field(&self, number: usize) -> Option<Span> {
        let place = if self.name == "MSH" { number.checked_sub(1)? } else { number };
        part(self.text.text(), self.span, self.delimiters.field, place)
    }

    /// A field as it is written, with its escapes, and the way back.
    pub(crate) fn raw(&self, number: usize) -> Traced {
        self.field(number).map(|span| self.text.part(span)).unwrap_or_default()
    }

    /// The repetitions of a field.
    pub(crate) fn repetitions(&self, number: usize) -> Vec<Field<'t>> {
        let Some(field) = self.field(number) else { return Vec::new() };
        let count = field.of(self.text.text()).split(self.delimiters.repetition).count();
        let span = |at| part(self.text.text(), field, self.delimiters.repetition, at);
        let all = (0..count).filter_map(span);
        all.map(|span| Field { text: self.text, delimiters: self.delimiters, span }).collect()
    }

    /// The first repetition of a field.
    pub(crate) fn first(&self, number: usize) -> Field<'t> {
        let empty = Span::new(self.span.end, self.span.end);
        let none = Field { text: self.text, delimiters: self.delimiters, span: empty };
        self.repetitions(number).into_iter().next().unwrap_or(none)
    }

    /// The first component of a field, without its way back.
    pub(crate) fn value(&self, number: usize) -> String {
        self.first(number).component(1).into_parts().0
    }

    /// The words of a whole field: repetitions are lines.
    pub(crate) fn words(&self, number: usize) -> Traced {
        let mut words = Traced::default();
        for (at, field) in self.repetitions(number).iter().enumerate() {
            if at > 0 {
                words.push_sign("\n");
            }
            words.push(&unescape(self.text, field.span, &self.delimiters));
        }
        words
    }
}

/// A field, or one repetition of it.
#[derive(Clone, Copy)]
pub(crate) struct Field<'t> {
    text: &'t Traced,
    delimiters: Delimiters,
    span: Span,
}

impl Field<'_> {
    /// The words of a component, from 1; of its first subcomponent.
    pub(crate) fn component(&self, number: usize) -> Traced {
        let text = self.text.text();
        let component =
            number.checked_sub(1).and_then(|at| part(text, self.span, self.delimiters.component, at));
        let first = component.and_then(|span| part(text, span, self.delimiters.subcomponent, 0));
        first.map(|span| unescape(self.text, span, &self.delimiters)).unwrap_or_default().trimmed()
    }

    /// The name of a coded element: its text, that of its alternate, its bare code.
    pub(crate) fn name(&self) -> Traced {
        let mut names = [2, 5, 9, 1, 4].into_iter().map(|number| self.component(number));
        names.find(|name| !name.is_blank()).unwrap_or_default()
    }
}

/// The part of a range between two separators, by its place.
fn part(text: &str, span: Span, separator: char, place: usize) -> Option<Span> {
    let whole = span.of(text);
    let mut start = span.start;
    for (at, piece) in whole.split(separator).enumerate() {
        if at == place {
            return Some(Span::new(start, start + piece.len()));
        }
        start += piece.len() + separator.len_utf8();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_parted_as_it_declares() {
        let text = Traced::itself("\u{B}MSH#*~\\&#A\rPID###1*2&3~4\nOBX#1\r\ngoes on\r\u{1C}\r".to_owned());
        let found = messages(&text);
        let names: Vec<&str> = found[0].segments.iter().map(|segment| segment.name.as_str()).collect();
        assert_eq!(names, ["MSH", "PID", "OBX"]);
        assert_eq!(found[0].stray.len(), 1);
        let header = &found[0].segments[0];
        assert_eq!((header.raw(2).text(), header.raw(3).text()), ("*~\\&", "A"));
        let patient = &found[0].segments[1];
        assert_eq!(patient.first(3).component(2).text(), "2");
        assert_eq!(patient.repetitions(3)[1].component(1).text(), "4");
        assert_eq!(patient.value(90), "");
    }

    #[test]
    fn the_character_set_is_that_of_the_header() {
        let header = "MSH|^~\\&|A|B|C|D|2026||ADT^A01|1|P|2.5|||||USA|8859/1~UNICODE\rPID|";
        assert_eq!(character_set(header.as_bytes()).as_deref(), Some("8859/1"));
        assert_eq!(character_set(b"MSH|^~\\&|A"), None);
    }
}
