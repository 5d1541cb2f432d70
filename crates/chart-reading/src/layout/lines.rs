//! Lines: what a note is written in, with the bullet or number each begins with.

use superbill_domain::Span;

/// What a line begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Marker {
    /// Nothing.
    None,
    /// A bullet of this sign.
    Bullet(char),
    /// A number: "1.", "2)".
    Number(u32),
    /// A hash sign: "#HTN", and not "#1".
    Hash,
}

/// A line that is not empty.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Line {
    /// The line without white space around it.
    pub(crate) span: Span,
    /// The line without its marker.
    pub(crate) content: Span,
    /// What it begins with.
    pub(crate) marker: Marker,
    /// The columns before it.
    pub(crate) indent: usize,
    /// True where an empty line, or nothing, stands before it.
    pub(crate) after_blank: bool,
}

/// The lines of a note that are not empty.
pub(crate) fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut after_blank = true;
    for whole in text.split_inclusive('\n') {
        let trimmed = whole.trim();
        if trimmed.is_empty() {
            after_blank = true;
        } else {
            let indent = whole.len() - whole.trim_start().len();
            let span = Span::new(start + indent, start + indent + trimmed.len());
            let (marker, length) = marker(trimmed);
            let content = Span::new(span.start + length, span.end);
            lines.push(Line { span, content, marker, indent, after_blank });
            after_blank = false;
        }
        start += whole.len();
    }
    lines
}

/// The marker at the head of a trimmed line, and its length with the white space after it.
pub(crate) fn marker(line: &str) -> (Marker, usize) {
    let mut letters = line.chars();
    let Some(first) = letters.next() else { return (Marker::None, 0) };
    let rest = letters.as_str();
    let spaced = rest.starts_with(char::is_whitespace);
    match first {
        '•' | '·' | '●' | '▪' | '◦' | '‣' | '➢' => {
            (Marker::Bullet('•'), length_to_word(line, first.len_utf8()))
        }
        '-' | '*' | '–' | '—' | '>' | '+' | 'o' if spaced => {
            (Marker::Bullet(first), length_to_word(line, first.len_utf8()))
        }
        '#' => hash(line),
        _ if first.is_ascii_digit() || (first == '(' && rest.starts_with(|c: char| c.is_ascii_digit())) => {
            number(line)
        }
        _ => (Marker::None, 0),
    }
}

fn length_to_word(line: &str, from: usize) -> usize {
    let rest = line.get(from..).unwrap_or_default();
    line.len() - rest.trim_start().len()
}

/// "#HTN" or "# HTN" is a hash, "#1 HTN" and "#1: HTN" a number; a run of them is a heading's decoration.
fn hash(line: &str) -> (Marker, usize) {
    let rest = line.trim_start_matches('#');
    let skipped = line.len() - rest.len();
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if skipped > 1 {
        return (Marker::None, 0);
    }
    if digits == 0 {
        return (Marker::Hash, length_to_word(line, skipped));
    }
    let value = rest.get(..digits).and_then(|digits| digits.parse().ok()).unwrap_or_default();
    let after = rest.get(digits..).unwrap_or_default();
    let sign = usize::from(after.starts_with(['.', ')', ':']));
    (Marker::Number(value), length_to_word(line, skipped + digits + sign))
}

/// "1.", "1)" or "(1)" before a space or a letter; never a decimal or a quantity.
fn number(line: &str) -> (Marker, usize) {
    let open = usize::from(line.starts_with('('));
    let rest = line.get(open..).unwrap_or_default();
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let after = rest.get(digits..).unwrap_or_default();
    let mut letters = after.chars();
    let sign = letters.next().is_some_and(|sign| sign == ')' || (open == 0 && sign == '.'));
    let next = letters.next();
    let apart = next.is_none_or(|next| next.is_whitespace() || (next.is_alphabetic() && sign));
    if digits > 2 || !sign || !apart {
        return (Marker::None, 0);
    }
    let value = rest.get(..digits).and_then(|digits| digits.parse().ok()).unwrap_or_default();
    (Marker::Number(value), length_to_word(line, open + digits + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_known_by_its_marker() {
        for (line, expected, content) in [
            ("• Denies fever", Marker::Bullet('•'), "Denies fever"),
            ("•Denies fever", Marker::Bullet('•'), "Denies fever"),
            ("- Cough", Marker::Bullet('-'), "Cough"),
            ("-5 degrees", Marker::None, "-5 degrees"),
            ("1. Hypertension", Marker::Number(1), "Hypertension"),
            ("12) Gout", Marker::Number(12), "Gout"),
            ("(2) Gout", Marker::Number(2), "Gout"),
            ("#3 Gout", Marker::Number(3), "Gout"),
            ("#HTN", Marker::Hash, "HTN"),
            ("## Plan", Marker::None, "## Plan"),
            ("7.5 mg daily", Marker::None, "7.5 mg daily"),
            ("20 mg daily", Marker::None, "20 mg daily"),
            ("2021. He came", Marker::None, "2021. He came"),
        ] {
            let (found, length) = marker(line);
            assert_eq!((found, &line[length..]), (expected, content), "{line}");
        }
    }

    #[test]
    fn empty_lines_are_left_out_and_remembered() {
        let read = lines("a\n\n  b\nc");
        assert_eq!(read.iter().map(|line| line.after_blank).collect::<Vec<_>>(), [true, true, false]);
        assert_eq!(read[1].span, Span::new(5, 6));
        assert_eq!(read[1].indent, 2);
    }
}
