//! The order file (`icd10cm_order_YYYY.txt`): every header and code of a fiscal year with its titles.
//!
//! Fixed columns, as its description on the publisher's site gives them: from 1 the number of the line, from 7 the code
//! without its dot, at 15 a 1 for a billable code and a 0 for a header, from 17 the short title, from 78 the long one.
//! Lines stand in tabular order, so that a header is followed by what stands below it; by this and by the numbers a file
//! of which lines are missing is told.

use superbill_domain::Icd10Cm;

use crate::ImportError;

const LAYOUT: &str = "order file";

/// A line of the order file.
#[derive(Debug, PartialEq, Eq)]
pub struct OrderLine {
    /// The code or header.
    pub code: Icd10Cm,
    /// True for a billable code.
    pub billable: bool,
    /// The long title.
    pub title: String,
}

/// Reads an order file.
///
/// # Errors
/// Where a line has no code, billable flag or title, is not numbered after the one before, the last one is cut, or a
/// line is flagged as a code and has codes below it, or as a header and has none.
pub fn read(text: &str) -> Result<Vec<OrderLine>, ImportError> {
    let lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    let lines = lines.map(|(number, line)| order_line(number, line)).collect::<Result<Vec<_>, _>>()?;
    if !text.ends_with('\n') {
        return Err(ImportError::line(LAYOUT, lines.len(), "the file is cut: its last line does not end"));
    }
    let following = lines.iter().skip(1).map(Some).chain([None]);
    for (number, (line, next)) in (1..).zip(lines.iter().zip(following)) {
        let is_header = next.is_some_and(|next| next.code.is_within(&line.code));
        if is_header == line.billable {
            let what = if is_header {
                "flagged as a code, and has codes below it"
            } else {
                "a header without codes"
            };
            return Err(ImportError::line(LAYOUT, number, format!("{} is {what}", line.code)));
        }
    }
    Ok(lines)
}

/// True for a text that begins as an order file does.
#[must_use]
pub(crate) fn is_order_file(head: &str) -> bool {
    let mut lines = (1..).zip(head.lines().take(3)).peekable();
    lines.peek().is_some() && lines.all(|(number, line)| order_line(number, line).is_ok())
}

fn order_line(number: usize, line: &str) -> Result<OrderLine, ImportError> {
    let wrong = |what: String| ImportError::layout(LAYOUT, format!("line {number}"), what);
    let column = |range| line.get::<std::ops::Range<usize>>(range).unwrap_or_default();
    let code = column(6..14).parse().map_err(|e| wrong(format!("{e}")))?;
    let billable = match column(14..15) {
        "1" => true,
        "0" => false,
        other => return Err(wrong(format!("“{other}” is neither 0 nor 1"))),
    };
    if column(0..5).parse() != Ok(number) {
        return Err(wrong(format!("it is numbered “{}”", column(0..5))));
    }
    let title = line.get(77..).unwrap_or_default().trim().to_owned();
    if title.is_empty() {
        return Err(wrong("it has no long title".to_owned()));
    }
    Ok(OrderLine { code, billable, title })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_headers_and_codes() {
        let text = format!("{:<77}{}\r\n", "00001 I42     0 Cardiomyopathy", "Cardiomyopathy")
            + &format!("{:<77}{}\r\n", "00002 I420    1 Dilated cardiomyopathy", "Dilated cardiomyopathy");
        let lines = read(&text).unwrap();
        assert_eq!(lines[0].code.to_string(), "I42");
        assert!(!lines[0].billable && lines[1].billable);
        assert_eq!(lines[1].title, "Dilated cardiomyopathy");
    }

    #[test]
    fn tells_the_line_that_is_none() {
        assert_eq!(
            read("00001 I42     x").unwrap_err().to_string(),
            "order file, line 1: “x” is neither 0 nor 1"
        );
        assert!(read("gibberish").is_err());
        let line = |number: u32, rest: &str| format!("{:<77}Title\r\n", format!("{number:05} {rest}"));
        let error = |text: String| read(&text).unwrap_err().to_string();
        let (header, code) = (line(1, "I42     0"), line(2, "I420    1"));
        assert_eq!(
            error(header.clone() + &line(3, "I420    1")),
            "order file, line 2: it is numbered “00003”"
        );
        assert_eq!(error(header.clone()), "order file, line 1: I42 is a header without codes");
        assert_eq!(
            error(line(1, "I42     1") + &code),
            "order file, line 1: I42 is flagged as a code, and has codes below it"
        );
        let whole = header + &code;
        assert!(error(whole.trim_end().to_owned()).ends_with("its last line does not end"));
        assert!(error(whole[..whole.len() - 8].to_owned()).ends_with("line 2: it has no long title"));
    }
}
