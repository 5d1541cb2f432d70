//! The lexicon of procedures: words of notes and the code that each stands for when nothing more is said.

use std::sync::OnceLock;

use superbill_domain::Procedure;

use super::table::rows;

const TERMS: &str = include_str!("../../../../data/procedures/terms.tsv");

/// A term of notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProcedureTerm {
    /// The words, in lower case.
    pub term: &'static str,
    /// The code they stand for when nothing more is said.
    pub code: Procedure,
    /// True where an office usually orders it and another place does and bills it.
    pub order_only: bool,
    /// True where a side belongs to it.
    pub sided: bool,
}

/// Every term, by its words.
pub(super) fn all() -> &'static [ProcedureTerm] {
    static ALL: OnceLock<Vec<ProcedureTerm>> = OnceLock::new();
    ALL.get_or_init(|| {
        let mut terms: Vec<ProcedureTerm> = rows(TERMS).filter_map(read).collect();
        terms.sort_by_key(|term| term.term);
        terms
    })
}

fn read([term, code, flags]: [&'static str; 3]) -> Option<ProcedureTerm> {
    let flag = |word: &str| flags.split(',').any(|flag| flag == word);
    Some(ProcedureTerm {
        term,
        code: code.parse().ok()?,
        order_only: flag("order_only"),
        sided: flag("sided"),
    })
}

#[cfg(test)]
mod tests {
    use super::super::table::data_lines;
    use super::super::{catalogue, kind::Flag};
    use super::*;

    #[test]
    fn no_row_is_lost_and_no_term_stands_twice() {
        assert_eq!(all().len(), data_lines(TERMS).count());
        assert!(all().windows(2).all(|pair| pair[0].term < pair[1].term));
        assert!(all().len() > 900);
    }

    #[test]
    fn every_term_stands_for_a_code_of_the_catalogue_with_the_same_side() {
        for term in all() {
            let fact = catalogue::find(term.code).unwrap_or_else(|| panic!("{} {}", term.term, term.code));
            assert_eq!(term.sided, fact.flags.has(Flag::Sided), "{} {}", term.term, term.code);
            assert_eq!(term.term, term.term.to_lowercase());
        }
    }

    #[test]
    fn unstated_views_give_the_fewest() {
        let code =
            |words: &str| all().iter().find(|term| term.term == words).map(|term| term.code.to_string());
        assert_eq!(code("x-ray of the knee"), Some("73560".into()));
        assert_eq!(code("ekg"), Some("93000".into()));
    }
}
