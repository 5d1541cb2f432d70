//! The words of a label or a question, without punctuation.

/// The words of a text: runs of letters and digits, with the apostrophes and hyphens inside them.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '-');
    parts.map(|word| word.trim_matches(['\'', '-'])).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn punctuation_is_no_word() {
        let found: Vec<&str> = words("Auerbach's (myenteric) plexus, drug-eluting - 2nd").collect();
        assert_eq!(found, ["Auerbach's", "myenteric", "plexus", "drug-eluting", "2nd"]);
    }
}
