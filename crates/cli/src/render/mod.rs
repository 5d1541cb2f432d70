//! What a person reads at the terminal.

mod excerpt;
mod finding;
mod style;
mod table;
mod visit;

pub use excerpt::excerpt;
pub use finding::{finding, findings};
pub use style::*;
pub use table::table;
pub use visit::{claim, coding, visit};

/// The width to write in: the terminal's, at most 110 columns; 100 where there is no terminal.
pub fn width() -> usize {
    terminal_size::terminal_size().map_or(100, |(columns, _)| usize::from(columns.0).clamp(60, 110))
}

/// A text cut to a number of columns, with an ellipsis where something is cut.
pub fn cut(text: &str, columns: usize) -> String {
    if text.chars().count() <= columns {
        return text.to_owned();
    }
    let kept: String = text.chars().take(columns.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}
