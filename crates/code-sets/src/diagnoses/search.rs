//! Finds codes by words.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::diagnosis::Diagnosis;
use super::release::{Release, Releases};
use super::search_index::{SearchIndex, words};

/// A code or header that a search found.
#[derive(Debug, Clone, Copy)]
pub struct SearchHit<'a> {
    /// What was found.
    pub diagnosis: Diagnosis<'a>,
    /// How well it fits, 0 to 1000: by weight, the words found in both the search and the phrase, among all of both.
    pub score: u32,
    /// The title, inclusion term or includes note that has the words.
    pub phrase: &'a str,
}

/// The score of what fits entirely.
const PERFECT: u32 = 1000;
/// The fewest letters by which an unfinished last word is looked up.
const SHORTEST_BEGINNING: usize = 3;

impl Releases {
    /// The best hits of a search, at most `limit`.
    pub(crate) fn search<'a>(
        &'a self,
        release: &'a Release,
        query: &str,
        limit: usize,
    ) -> Vec<SearchHit<'a>> {
        let index = release.search_index.get_or_init(|| SearchIndex::over(self, release));
        let mut hits = self.by_words(release, index, query);
        if let Some(found) = query.trim().parse().ok().and_then(|code| Diagnosis::find(self, release, &code))
        {
            hits.retain(|hit| hit.diagnosis.code() != found.code());
            hits.push(SearchHit { diagnosis: found, score: PERFECT, phrase: found.title() });
        }
        // Among equals a complete code before a header, then the tabular order.
        hits.sort_by_key(|hit| (Reverse(hit.score), !hit.diagnosis.is_billable(), hit.diagnosis.at));
        hits.truncate(limit);
        hits
    }

    /// Every node with a phrase that has one of the words, each once, by its best phrase.
    fn by_words<'a>(&'a self, release: &'a Release, index: &SearchIndex, query: &str) -> Vec<SearchHit<'a>> {
        let (found, query_weight) = weigh(index, query);
        let mut best: Option<SearchHit<'a>> = None;
        let mut hits = Vec::new();
        for (phrase, &found) in index.phrases.iter().zip(&found) {
            if found == 0 {
                continue;
            }
            // A phrase that is all found in a search that is all in the phrase is perfect.
            let score = (2 * PERFECT * found / (query_weight + phrase.weight).max(1)).min(PERFECT);
            let phrase_text = self.strings.get(phrase.text);
            match &mut best {
                Some(hit) if hit.diagnosis.at == phrase.node => {
                    if score > hit.score {
                        *hit = SearchHit { score, phrase: phrase_text, ..*hit };
                    }
                }
                _ => {
                    let diagnosis = Diagnosis::at(self, release, phrase.node);
                    let next = diagnosis.map(|diagnosis| SearchHit { diagnosis, score, phrase: phrase_text });
                    hits.extend(std::mem::replace(&mut best, next));
                }
            }
        }
        hits.extend(best);
        hits
    }
}

/// The weight of the query's words that each phrase has, and of all words of the query.
fn weigh(index: &SearchIndex, query: &str) -> (Vec<u32>, u32) {
    let mut asked: Vec<String> = Vec::new();
    for word in words(query) {
        if !asked.contains(&word) {
            asked.push(word);
        }
    }
    let mut found = vec![0_u32; index.phrases.len()];
    let mut all = 0;
    for (at, letters) in asked.iter().enumerate() {
        let is_last = at + 1 == asked.len();
        let (weight, phrases) = match index.word(letters) {
            Some(word) => (word.weight, word.phrases.of(&index.postings).to_vec()),
            None if is_last && letters.len() >= SHORTEST_BEGINNING => unfinished(index, letters),
            None => (index.rarest, Vec::new()),
        };
        all += weight;
        for phrase in phrases {
            if let Some(found) = found.get_mut(phrase as usize) {
                *found += weight;
            }
        }
    }
    (found, all)
}

/// The weight of an unfinished word, which is that of the commonest word it may become, and the phrases that have one
/// of those words, each once.
fn unfinished(index: &SearchIndex, letters: &str) -> (u32, Vec<u32>) {
    let weight = index.words_beginning(letters).map(|word| word.weight).min().unwrap_or(index.rarest);
    let phrases = index.words_beginning(letters).flat_map(|word| word.phrases.of(&index.postings));
    let phrases: BTreeSet<u32> = phrases.copied().collect();
    (weight, phrases.into_iter().collect())
}
