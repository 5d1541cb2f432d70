//! The order file (`icd10cm_order_YYYY.txt`): every header and code of a fiscal year with its titles.
//!
//! Fixed columns, as its description on the publisher's site gives them: from 7 the code without its dot, at 15 a 1
//! for a billable code and a 0 for a header, from 17 the short title, from 78 the long one.

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
/// Where a line has no code or no billable flag.
pub fn read(text: &str) -> Result<Vec<OrderLine>, ImportError> {
    let lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(number, line)| order_line(number, line)).collect()
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
    let title = line.get(77..).unwrap_or_default().trim().to_owned();
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
    }
}
