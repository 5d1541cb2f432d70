//! Tables: quiet lines, amounts to the right.

use comfy_table::{Cell, CellAlignment, Table};

/// A table with a head; the columns whose places are in `right` are aligned to the right.
pub fn table(head: &[&str], rows: impl IntoIterator<Item = Vec<String>>, right: &[usize]) -> String {
    let mut table = Table::new();
    table.load_preset(comfy_table::presets::NOTHING);
    let align = |place: usize, text: &str| {
        let alignment = if right.contains(&place) { CellAlignment::Right } else { CellAlignment::Left };
        Cell::new(text).set_alignment(alignment)
    };
    table.set_header(head.iter().enumerate().map(|(place, text)| align(place, text)));
    for row in rows {
        table.add_row(row.iter().enumerate().map(|(place, text)| align(place, text)));
    }
    let lines: Vec<String> = table.lines().map(|line| format!("   {}", line.trim_end())).collect();
    lines.join("\n") + "\n"
}
