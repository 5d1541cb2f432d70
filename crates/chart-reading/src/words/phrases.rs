//! Phrases: a trie of words, compiled once, in which the longest known phrase at a place is found by numbers alone.

use super::tokens::{Gap, Token};
use super::vocabulary::{Vocabulary, WordId};

/// By which number of a text's words phrases are found.
#[derive(Clone, Copy)]
pub(crate) enum Key {
    /// The folded word: "stone" finds "stones".
    Word,
    /// The very form: "note" does not find "notes".
    Form,
}

impl Key {
    const fn of(self, token: &Token) -> WordId {
        match self {
            Self::Word => token.word,
            Self::Form => token.form,
        }
    }
}

/// Gathers phrases and what they mean, then compiles them.
pub(crate) struct PhrasesBuilder<T> {
    entries: Vec<(Vec<WordId>, T)>,
}

impl<T> Default for PhrasesBuilder<T> {
    fn default() -> Self {
        Self { entries: Vec::new() }
    }
}

impl<T> PhrasesBuilder<T> {
    /// Adds a phrase; one of no words is left out.
    pub(crate) fn add(&mut self, words: Vec<WordId>, meaning: T) {
        if !words.is_empty() {
            self.entries.push((words, meaning));
        }
    }

    /// Compiles the phrases, to be found by `key` of a text's words. Of two entries of the same words, `merge`
    /// puts the later into the earlier.
    pub(crate) fn compile(mut self, key: Key, merge: impl Fn(&mut T, T)) -> Phrases<T> {
        self.entries.sort_by(|(left, _), (right, _)| left.cmp(right));
        let mut unique: Vec<(Vec<WordId>, T)> = Vec::with_capacity(self.entries.len());
        for (words, meaning) in self.entries {
            match unique.last_mut() {
                Some((last, kept)) if *last == words => merge(kept, meaning),
                _ => unique.push((words, meaning)),
            }
        }
        let (roots, nodes, edges, meanings) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut phrases = Phrases { key, fillers: Vec::new(), roots, nodes, edges, meanings };
        let keys: Vec<&[WordId]> = unique.iter().map(|(words, _)| words.as_slice()).collect();
        phrases.lay_roots(&keys);
        phrases.meanings = unique.into_iter().map(|(_, meaning)| meaning).collect();
        phrases
    }
}

/// A node: the edges that lead on and the phrase that ends here.
#[derive(Clone, Copy)]
struct Node {
    first_edge: u32,
    last_edge: u32,
    meaning: Option<u32>,
}

/// A compiled set of phrases, each with what it means.
pub(crate) struct Phrases<T> {
    key: Key,
    /// Words that may stand inside a phrase without being part of it, sorted.
    fillers: Vec<WordId>,
    /// The node after a phrase's first word, by the number of the word.
    roots: Vec<Option<u32>>,
    nodes: Vec<Node>,
    /// The words that lead on and the nodes they lead to, sorted by word within each node.
    edges: Vec<(WordId, u32)>,
    meanings: Vec<T>,
}

/// The most words in a row that may stand inside a phrase without being part of it.
const FILLERS_IN_A_ROW: usize = 3;

/// Stands for "none" in the columns of a compiled file.
const NONE: u32 = u32::MAX;

impl<T> Phrases<T> {
    /// The trie as columns of numbers: what [`Self::open`] takes.
    pub(crate) fn columns(&self) -> [Vec<u32>; 6] {
        [
            self.roots.iter().map(|root| root.unwrap_or(NONE)).collect(),
            self.nodes.iter().map(|node| node.first_edge).collect(),
            self.nodes.iter().map(|node| node.last_edge - node.first_edge).collect(),
            self.nodes.iter().map(|node| node.meaning.unwrap_or(NONE)).collect(),
            self.edges.iter().map(|(word, _)| word.number()).collect(),
            self.edges.iter().map(|&(_, node)| node).collect(),
        ]
    }

    /// The phrases of a compiled trie. Numbers that lead nowhere find nothing.
    pub(crate) fn open(key: Key, columns: [Vec<u32>; 6], meanings: Vec<T>) -> Self {
        let [roots, first_edges, edge_counts, ends, words, nodes] = columns;
        let some = |number: u32| (number != NONE).then_some(number);
        let node = |((first_edge, count), meaning): ((u32, u32), u32)| Node {
            first_edge,
            last_edge: first_edge.saturating_add(count),
            meaning: some(meaning),
        };
        Self {
            key,
            fillers: Vec::new(),
            roots: roots.into_iter().map(some).collect(),
            nodes: first_edges.into_iter().zip(edge_counts).zip(ends).map(node).collect(),
            edges: words.into_iter().map(WordId::of).zip(nodes).collect(),
            meanings,
        }
    }

    /// The same phrases with other meanings, made of these one by one in their order.
    pub(crate) fn map<U>(self, meaning: impl FnMut(T) -> U) -> Phrases<U> {
        let Self { key, fillers, roots, nodes, edges, meanings } = self;
        Phrases { key, fillers, roots, nodes, edges, meanings: meanings.into_iter().map(meaning).collect() }
    }

    /// What the phrases mean, in their order.
    pub(crate) fn meanings(&self) -> &[T] {
        &self.meanings
    }

    /// The same phrases, found also where these words stand inside: "pain in the right knee" for "pain in knee".
    pub(crate) fn skipping(mut self, mut fillers: Vec<WordId>) -> Self {
        fillers.sort_unstable();
        self.fillers = fillers;
        self
    }

    /// The longest phrase that begins at token `at` and that `accept` takes: its number of tokens and its meaning.
    /// A phrase runs across a comma only where it has one itself, and never across a colon, a stop or a bracket.
    pub(crate) fn longest(
        &self,
        tokens: &[Token],
        at: usize,
        accept: impl Fn(usize, &T) -> bool,
    ) -> Option<(usize, &T)> {
        let first = tokens.get(at)?;
        let node = (*self.roots.get(self.key.of(first).index())?)?;
        let mut best = None;
        self.follow(tokens.get(at..)?, node, 1, &accept, &mut best);
        best
    }

    /// Follows the phrases on from `node`, which `length` tokens led to, and keeps the longest that is taken.
    fn follow<'p>(
        &'p self,
        tokens: &[Token],
        node: u32,
        length: usize,
        accept: &impl Fn(usize, &T) -> bool,
        best: &mut Option<(usize, &'p T)>,
    ) {
        let Some(here) = self.nodes.get(node as usize) else { return };
        let meaning = here.meaning.and_then(|index| self.meanings.get(index as usize));
        let longer = best.is_none_or(|(longest, _)| length > longest);
        if let Some(meaning) = meaning.filter(|meaning| longer && accept(length, meaning)) {
            *best = Some((length, meaning));
        }
        let edges = self.edges_of(here).unwrap_or_default();
        if edges.is_empty() {
            return;
        }
        for skipped in 0..=FILLERS_IN_A_ROW {
            let next = tokens.get(length + skipped);
            let Some(token) = next.filter(|token| token.before <= Gap::Comma && token.before != Gap::Open)
            else {
                return;
            };
            if let Some(node) = self.step(edges, token) {
                self.follow(tokens, node, length + skipped + 1, accept, best);
            }
            // A word that a phrase has may be one that another phrase does without.
            if token.before > Gap::Sign || self.fillers.binary_search(&self.key.of(token)).is_err() {
                return;
            }
        }
    }

    /// The node that a token leads to. A comma of the phrase may be missing in the text, a comma of the text not in
    /// the phrase.
    fn step(&self, edges: &[(WordId, u32)], token: &Token) -> Option<u32> {
        let word = self.key.of(token);
        let direct = (token.before <= Gap::Sign).then(|| edge(edges, word)).flatten();
        direct.or_else(|| {
            let comma = edge(edges, Vocabulary::COMMA)?;
            edge(self.edges_of(self.nodes.get(comma as usize)?)?, word)
        })
    }

    fn edges_of(&self, node: &Node) -> Option<&[(WordId, u32)]> {
        self.edges.get(node.first_edge as usize..node.last_edge as usize)
    }

    /// Lays a node for each first word of the sorted phrases.
    fn lay_roots(&mut self, phrases: &[&[WordId]]) {
        let mut from = 0;
        for group in phrases.chunk_by(|left, right| left.first() == right.first()) {
            let node = self.lay(phrases, from, from + group.len(), 1);
            let root = group.first().and_then(|words| words.first()).map_or(0, |word| word.index());
            if self.roots.len() <= root {
                self.roots.resize(root + 1, None);
            }
            if let Some(place) = self.roots.get_mut(root) {
                *place = Some(node);
            }
            from += group.len();
        }
    }

    /// Lays the node of the phrases `from..to`, which share their first `depth` words, and all nodes under it.
    fn lay(&mut self, phrases: &[&[WordId]], mut from: usize, to: usize, depth: usize) -> u32 {
        let number = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        let node = number(self.nodes.len());
        let ends_here = phrases.get(from).is_some_and(|words| words.len() == depth);
        self.nodes.push(Node { first_edge: 0, last_edge: 0, meaning: ends_here.then(|| number(from)) });
        from += usize::from(ends_here);
        let mut edges = Vec::new();
        let under = phrases.get(from..to).unwrap_or_default();
        for group in under.chunk_by(|left, right| left.get(depth) == right.get(depth)) {
            let word = group.first().and_then(|words| words.get(depth)).copied().unwrap_or_default();
            edges.push((word, self.lay(phrases, from, from + group.len(), depth + 1)));
            from += group.len();
        }
        if let Some(laid) = self.nodes.get_mut(node as usize) {
            laid.first_edge = number(self.edges.len());
            laid.last_edge = laid.first_edge + number(edges.len());
        }
        self.edges.append(&mut edges);
        node
    }
}

/// The node that a word leads to.
fn edge(edges: &[(WordId, u32)], word: WordId) -> Option<u32> {
    let found = edges.binary_search_by_key(&word, |&(word, _)| word).ok()?;
    edges.get(found).map(|&(_, node)| node)
}

#[cfg(test)]
mod tests {
    use super::super::{Vocabulary, tokenize};
    use super::*;

    fn find(phrases: &[(&str, u32)], text: &str, accept: impl Fn(usize, &u32) -> bool) -> Vec<(usize, u32)> {
        let mut vocabulary = Vocabulary::default();
        let mut builder = PhrasesBuilder::default();
        for &(phrase, meaning) in phrases {
            builder.add(vocabulary.enter(phrase), meaning);
        }
        let compiled = builder.compile(Key::Word, |_, _| {});
        let mut tokens = Vec::new();
        tokenize(text, 0, text.len(), &vocabulary, &mut tokens);
        let at = |at| compiled.longest(&tokens, at, &accept).map(|(length, &meaning)| (length, meaning));
        (0..tokens.len()).filter_map(at).collect()
    }

    #[test]
    fn the_longest_phrase_wins_and_a_shorter_one_is_the_fallback() {
        let phrases = [("kidney", 1), ("kidney stone", 2), ("kidney stone disease of childhood", 3)];
        assert_eq!(find(&phrases, "a kidney stone disease", |_, _| true), [(2, 2)]);
        assert_eq!(find(&phrases, "a kidney stone disease", |_, &meaning| meaning == 1), [(1, 1)]);
    }

    #[test]
    fn a_phrase_does_not_run_across_a_comma_or_a_stop() {
        let phrases = [("kidney stone", 2)];
        assert!(find(&phrases, "kidney, stone. Kidney. Stone", |_, _| true).is_empty());
        assert_eq!(find(&phrases, "kidney-stone kidney\nstones", |_, _| true), [(2, 2), (2, 2)]);
    }

    #[test]
    fn a_comma_of_the_phrase_may_be_in_the_text_or_not() {
        let phrases = [("depressive disorder, recurrent", 4)];
        let text =
            "depressive disorder, recurrent; depressive disorder recurrent; depressive, disorder recurrent";
        assert_eq!(find(&phrases, text, |_, _| true), [(3, 4), (3, 4)]);
    }

    #[test]
    fn a_filler_may_be_left_out_even_where_another_phrase_has_it() {
        let mut vocabulary = Vocabulary::default();
        let mut builder = PhrasesBuilder::default();
        builder.add(vocabulary.enter("cut of left kidney"), 1);
        builder.add(vocabulary.enter("cut of finger"), 2);
        let fillers = vocabulary.enter("left the");
        let compiled = builder.compile(Key::Word, |_, _| {}).skipping(fillers);
        let text = "cut of the left finger";
        let mut tokens = Vec::new();
        tokenize(text, 0, text.len(), &vocabulary, &mut tokens);
        assert_eq!(compiled.longest(&tokens, 0, |_, _| true), Some((5, &2)));
    }

    #[test]
    fn of_two_entries_of_the_same_words_the_first_is_kept() {
        assert_eq!(find(&[("cold", 7), ("colds", 8)], "cold", |_, _| true), [(1, 7)]);
    }
}
