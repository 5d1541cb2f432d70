//! Titles and inclusion terms of the tabular list as terms that a note may use.

use superbill_code_sets::{Book, Diagnosis};
use superbill_domain::TermSource;

/// Words that stand for "no more is said" at the end of a title.
const ENDINGS: &[&str] = &[", unspecified", " unspecified", ", nos", " nos"];

/// Words with which a title begins that no note uses as a term.
const RESIDUAL: &[&str] = &["other ", "encounter for ", "unspecified ", "personal history", "family history"];

/// Each title and inclusion term of the edition that can name a condition in a note.
pub(super) fn terms<'a>(
    book: Book<'a>,
) -> impl Iterator<Item = (String, Diagnosis<'a>, TermSource)> + use<'a> {
    book.diagnoses().filter(is_condition).flat_map(|diagnosis| {
        let title = std::iter::once((diagnosis.title(), TermSource::Title));
        let inclusions = diagnosis.inclusion_terms().map(|term| (term, TermSource::InclusionTerm));
        title.chain(inclusions).filter_map(move |(words, source)| Some((bare(words)?, diagnosis, source)))
    })
}

/// True for a code or header that names a condition: not an external cause (chapter 20), and not a code that only
/// adds an encounter to the one above it.
fn is_condition(diagnosis: &Diagnosis<'_>) -> bool {
    let code = diagnosis.code();
    let chapter = code.undotted().as_bytes().first().copied().unwrap_or_default();
    !(b'V'..=b'Y').contains(&chapter) && (code.length() < 7 || diagnosis.title_is_published())
}

/// The longest title that a note uses as a term, in words.
const LONGEST: usize = 10;

/// A title as a note would say it: lower case, without what stands in brackets and without "unspecified" at its
/// end. None where nothing of use is left, or where it only adds a side to the title above it.
fn bare(title: &str) -> Option<String> {
    let words = || title.split(' ');
    let sided = words().any(|word| matches!(word.trim_end_matches(','), "right" | "left" | "bilateral"));
    if sided || words().count() > 2 * LONGEST {
        return None;
    }
    let mut words = String::with_capacity(title.len());
    let mut depth = 0_u32;
    for letter in title.chars() {
        match letter {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => words.push(letter.to_ascii_lowercase()),
            _ => {}
        }
    }
    let mut bare = words.trim();
    while let Some(shorter) = ENDINGS.iter().find_map(|ending| bare.strip_suffix(ending)) {
        bare = shorter.trim_end();
    }
    let residual = RESIDUAL.iter().any(|head| bare.starts_with(head));
    let listed = bare.split(' ').count() > LONGEST || bare.ends_with(':');
    (!residual && !listed && bare.len() >= 4).then(|| bare.to_owned())
}

#[cfg(test)]
mod tests {
    use super::bare;

    #[test]
    fn a_title_is_bared_of_what_no_note_says() {
        assert_eq!(bare("Essential (primary) hypertension").as_deref(), Some("essential  hypertension"));
        assert_eq!(bare("Acute pharyngitis, unspecified").as_deref(), Some("acute pharyngitis"));
        assert_eq!(bare("Hypertension NOS").as_deref(), Some("hypertension"));
        assert_eq!(bare("Pain in right knee"), None);
        assert_eq!(bare("Other specified disorders of bone"), None);
        assert_eq!(bare("Gout, unspecified, nos").as_deref(), Some("gout"));
    }
}
