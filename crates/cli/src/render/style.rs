//! Styles: few, and each with one meaning. They vanish where the output is no terminal or NO_COLOR is set.

use anstyle::{AnsiColor, Style};
use std::fmt;
use superbill_domain::Severity;

/// A heading.
pub const HEADING: Style = Style::new().bold();
/// A code.
pub const CODE: Style = AnsiColor::Cyan.on_default().bold();
/// The words that support it.
pub const EVIDENCE: Style = AnsiColor::Green.on_default();
/// What is well.
pub const GOOD: Style = AnsiColor::Green.on_default().bold();
/// What waits for a person.
pub const WAITS: Style = AnsiColor::Yellow.on_default().bold();
/// What stops.
pub const STOPS: Style = AnsiColor::Red.on_default().bold();
/// What stands back.
pub const QUIET: Style = Style::new().dimmed();

/// The style of a severity.
pub const fn of_severity(severity: Severity) -> Style {
    match severity {
        Severity::Stop => STOPS,
        Severity::Warn => WAITS,
        Severity::Advise => CODE,
    }
}

/// A text in a style.
pub fn paint(style: Style, text: impl fmt::Display) -> String {
    format!("{style}{text}{style:#}")
}
