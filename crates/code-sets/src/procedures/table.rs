//! The layout of the embedded tables: comments that name the edition, a header, then tab-separated rows.

use std::str::FromStr;

/// The rows of a table as arrays of their cells. A row with another number of cells is no row of this table;
/// the tests count that none is lost.
pub(super) fn rows<const N: usize>(text: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    data_lines(text).filter_map(|line| {
        let mut cells = line.split('\t');
        let mut row = [""; N];
        for cell in &mut row {
            *cell = cells.next()?;
        }
        cells.next().is_none().then_some(row)
    })
}

/// The lines below the comments and the header.
pub(super) fn data_lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().skip_while(|line| line.starts_with('#')).skip(1)
}

/// What stands after `# name: ` in the comments.
pub(super) fn comment(text: &'static str, name: &str) -> Option<&'static str> {
    let comments = text.lines().map_while(|line| line.strip_prefix("# "));
    comments
        .filter_map(|comment| comment.split_once(": "))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value)
}

/// A cell that may be left open with a dash.
pub(super) fn open(cell: &'static str) -> Option<&'static str> {
    (cell != "-").then_some(cell)
}

/// An open cell read as a value: the outer `None` where what stands there cannot be read.
#[expect(clippy::option_option, reason = "left open and unreadable are two things")]
pub(super) fn open_as<T: FromStr>(cell: &'static str) -> Option<Option<T>> {
    match open(cell) {
        None => Some(None),
        Some(text) => text.parse().ok().map(Some),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "# publication: Fees\n# from: 2025-01-01\ncode\tvalue\n1\tone\n2\n3\tthree\tmore\n4\t-\n";

    #[test]
    fn comments_name_the_edition_and_rows_follow_the_header() {
        assert_eq!(comment(TEXT, "publication"), Some("Fees"));
        assert_eq!(comment(TEXT, "to"), None);
        assert_eq!(data_lines(TEXT).count(), 4);
        assert_eq!(rows::<2>(TEXT).collect::<Vec<_>>(), [["1", "one"], ["4", "-"]]);
    }

    #[test]
    fn a_dash_leaves_a_cell_open() {
        assert_eq!(open_as::<u8>("-"), Some(None));
        assert_eq!(open_as::<u8>("7"), Some(Some(7)));
        assert_eq!(open_as::<u8>("x"), None);
    }
}
