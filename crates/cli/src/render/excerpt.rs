//! An excerpt of a note with words underlined, as a good compiler shows a line of code.

use superbill_domain::Span;

use super::style::{EVIDENCE, QUIET, paint};

/// The line of `text` around `span`, cut to `columns`, with the words of the span underlined beneath it.
///
/// Two lines, each begun with `indent` and a gutter; the first carries the line number. None where the span
/// does not fit the text.
pub fn excerpt(text: &str, span: Span, indent: &str, columns: usize) -> Option<String> {
    let words = text.get(span.start..span.end)?;
    let line_start = text.get(..span.start)?.rfind('\n').map_or(0, |at| at + 1);
    let first_line_of_words = words.lines().next()?;
    let span_end = span.start + first_line_of_words.len();
    let line_end = text.get(span_end..)?.find('\n').map_or(text.len(), |at| span_end + at);
    let number = text.get(..line_start)?.matches('\n').count() + 1;

    let before = text.get(line_start..span.start)?.trim_start();
    let after = text.get(span_end..line_end)?.trim_end();
    let room = columns.saturating_sub(indent.len() + 8).max(20);
    let shown: String = first_line_of_words.chars().take(room).collect();
    let left = room.saturating_sub(shown.chars().count());
    let before = keep_end(before, left.saturating_sub(after.chars().count().min(left / 2)));
    let after = keep_start(after, left.saturating_sub(before.chars().count()));

    let pad = " ".repeat(before.chars().count());
    let under = "─".repeat(shown.chars().count());
    let gutter = paint(QUIET, format!("{number:>4} │"));
    let empty = paint(QUIET, "     │");
    Some(format!("{indent}{gutter} {before}{shown}{after}\n{indent}{empty} {pad}{}", paint(EVIDENCE, under)))
}

/// The end of a text in at most `columns`, with an ellipsis before it where something is cut.
fn keep_end(text: &str, columns: usize) -> String {
    let length = text.chars().count();
    if length <= columns {
        return text.to_owned();
    }
    let kept: String = text.chars().skip(length - columns.saturating_sub(1)).collect();
    format!("…{kept}")
}

/// The start of a text in at most `columns`, with an ellipsis after it where something is cut.
fn keep_start(text: &str, columns: usize) -> String {
    if text.chars().count() <= columns {
        return text.to_owned();
    }
    let kept: String = text.chars().take(columns.saturating_sub(1)).collect();
    format!("{kept}…")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str, words: &str, columns: usize) -> String {
        let start = text.find(words).unwrap();
        let styled = excerpt(text, Span::new(start, start + words.len()), "", columns).unwrap();
        anstream::adapter::strip_str(&styled).to_string()
    }

    #[test]
    fn underlines_the_words_in_their_line() {
        let note = "PLAN\n  Hypertension, not at goal.\nDiabetes.";
        assert_eq!(
            plain(note, "not at goal", 80),
            "   2 │ Hypertension, not at goal.\n     │               ───────────"
        );
    }

    #[test]
    fn a_long_line_is_cut_around_the_words() {
        let note = format!("{} type 2 diabetes {}", "before ".repeat(40), "after ".repeat(40));
        let shown = plain(&note, "type 2 diabetes", 60);
        assert!(shown.contains("type 2 diabetes") && shown.contains('…'), "{shown}");
        assert!(shown.lines().all(|line| line.chars().count() <= 60), "{shown}");
    }

    #[test]
    fn words_over_two_lines_show_their_first() {
        assert!(plain("acute\nbronchitis", "acute\nbronchitis", 60).contains("acute"));
    }

    #[test]
    fn a_span_of_another_text_gives_nothing() {
        assert!(excerpt("short", Span::new(3, 99), "", 80).is_none());
    }
}
