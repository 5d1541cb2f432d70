//! Asks the indexes: the Alphabetic Index where it is at hand, the tables of neoplasms and drugs where the words name a
//! behaviour or an intent.

use super::build::Search;
use super::hit::{Found, Hit, Source};
use super::narrow::narrow;
use crate::index::{Behaviour, IndexAnswer, Intent};

/// How many ways through the index are looked at.
const WAYS: usize = 10;

impl<'a> Search<'a> {
    /// What indexes and tables say.
    pub(super) fn by_tables(&self, words: &str) -> Vec<Hit<'a>> {
        let mut indexes = self.book.indexes();
        let mut answers = indexes.look_up(words, WAYS);
        let neoplasm = Behaviour::named_in(words).and_then(|behaviour| indexes.neoplasm(words, behaviour));
        answers.extend(neoplasm.map(says_the_column));
        let drug = Intent::named_in(words).and_then(|intent| indexes.drug(words, intent));
        answers.extend(drug.map(says_the_column));
        answers.into_iter().filter_map(hit).collect()
    }
}

/// Words that name a column of a table, and are explained by the choice of it.
fn says_the_column(answer: IndexAnswer<'_>) -> IndexAnswer<'_> {
    // "Self-harm" and "side effect" come apart at their hyphen or blank.
    let of_phrase = |word: &str| matches!(word, "self" | "harm" | "side" | "effect" | "intentional");
    let of_column = |word: &str| {
        Behaviour::named_in(word).is_some() || Intent::named_in(word).is_some() || of_phrase(word)
    };
    let all = answer.unexplained.len();
    let unexplained: Vec<String> = answer.unexplained.into_iter().filter(|word| !of_column(word)).collect();
    let explained = u32::try_from(all - unexplained.len()).unwrap_or_default();
    let score = if unexplained.is_empty() { 1060 } else { (answer.score + 150 * explained).min(800) };
    IndexAnswer { unexplained, score, ..answer }
}

fn hit(answer: IndexAnswer<'_>) -> Option<Hit<'_>> {
    let confirmed = answer.code?;
    let narrowed = narrow(confirmed.diagnosis, &answer.unexplained, false);
    let mut unexplained = answer.unexplained.clone();
    unexplained.retain(|word| !narrowed.explains(word));
    let fit = answer.score * 9 / 10;
    Some(Hit {
        found: Found::Diagnosis(narrowed.diagnosis),
        score: fit + Source::Index.trust(),
        source: Source::Index,
        phrase: answer.path.join(", "),
        unexplained,
    })
}
