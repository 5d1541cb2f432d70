//! Escape sequences (HL7 v2.5.1, chapter 2.7): what a delimiter, a line end or a byte is written as.

use superbill_domain::Span;

use crate::traced::{Traced, TracedBytes, decode};

use super::message::Delimiters;

/// The words of a range of a message. A sequence that is not known stays as it is written.
pub(crate) fn unescape(text: &Traced, span: Span, delimiters: &Delimiters) -> Traced {
    let written = span.of(text.text());
    let mut words = Traced::default();
    let mut at = 0;
    let length = delimiters.escape.len_utf8();
    while let Some(found) = written.get(at..).and_then(|rest| rest.find(delimiters.escape)) {
        let begin = at + found;
        words.push_part(text, Span::new(span.start + at, span.start + begin));
        let inner = written.get(begin + length..).unwrap_or_default();
        let meant = inner.find(delimiters.escape).and_then(|end| {
            let meant = meaning(inner.get(..end)?, delimiters)?;
            Some((meant, end + 2 * length))
        });
        let (meant, size) = meant.unwrap_or_else(|| (delimiters.escape.to_string(), length));
        let source = text.source(Span::new(span.start + begin, span.start + begin + size));
        words.push_for(&meant, source);
        at = begin + size;
    }
    words.push_part(text, Span::new(span.start + at, span.end));
    words
}

/// What a sequence stands for; none for one that is not known.
fn meaning(sequence: &str, delimiters: &Delimiters) -> Option<String> {
    Some(match sequence {
        "F" => delimiters.field.to_string(),
        "S" => delimiters.component.to_string(),
        "T" => delimiters.subcomponent.to_string(),
        "R" => delimiters.repetition.to_string(),
        "E" => delimiters.escape.to_string(),
        "P" => String::new(),
        "H" | "N" => String::new(),
        _ if sequence.starts_with(".br") || sequence.starts_with(".sp") || sequence.starts_with(".ce") => {
            "\n".to_owned()
        }
        _ if [".in", ".ti", ".fi", ".nf", ".sk"].iter().any(|known| sequence.starts_with(known)) => {
            " ".to_owned()
        }
        _ if sequence.starts_with('X') => {
            let digits = sequence.get(1..)?;
            let pairs = (0..digits.len()).step_by(2).map(|at| digits.get(at..at + 2));
            let bytes: Option<Vec<u8>> = pairs.map(|pair| u8::from_str_radix(pair?, 16).ok()).collect();
            let (decoded, _) = decode(TracedBytes::itself(bytes?), None);
            decoded.into_parts().0.replace('\r', "\n").replace('\0', "")
        }
        _ if sequence.starts_with(['C', 'M']) && sequence.len() <= 7 => String::new(),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::message::messages;
    use super::*;

    #[test]
    fn every_sequence_is_what_it_stands_for() {
        for (written, words) in [
            (r"A\F\B\S\C\T\D\R\E\E\F", r"A|B^C&D~E\F"),
            (r"one\.br\two\.sp2\three", "one\ntwo\nthree"),
            (r"\H\bold\N\ \X0D0A\x", "bold \n\nx"),
            (r"caf\XE9\", "café"),
            (r"C:\dir", r"C:\dir"),
            (r"\Zlocal\ stays", r"\Zlocal\ stays"),
            (r"\", r"\"),
        ] {
            let message = format!("MSH|^~\\&|\rNTE|1||{written}");
            let text = Traced::itself(message.clone());
            let found = messages(&text);
            assert_eq!(found[0].segments[1].words(3).text(), words, "{written}");
        }
    }

    #[test]
    fn a_sequence_leads_back_to_what_writes_it() {
        let message = "MSH|^~\\&|\rNTE|1||a\\T\\b";
        let text = Traced::itself(message.to_owned());
        let words = messages(&text)[0].segments[1].words(3);
        assert_eq!(words.source(Span::new(1, 2)).of(message), "\\T\\");
        assert_eq!(words.source(Span::new(2, 3)).of(message), "b");
    }
}
