//! Our tables: lines of columns parted by tabs; a line that begins with # is a remark.

/// The rows of a table, with `N` columns each; columns that are missing are empty.
pub(crate) fn rows<const N: usize>(table: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    table.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()).map(|line| {
        let mut columns = line.split('\t').map(str::trim);
        std::array::from_fn(|_| columns.next().unwrap_or_default())
    })
}
