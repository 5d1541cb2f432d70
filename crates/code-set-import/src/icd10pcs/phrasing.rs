//! How titles are phrased: the wording of every label and the pattern of every code, learned from published titles.

use std::collections::{BTreeMap, HashMap};

use superbill_code_sets::inpatient_procedures::{Axis, Tables, pattern_scopes};
use superbill_domain::Icd10Pcs;

use super::tables_xml::{TableElement, ValueElement};
use super::wording::{by_rule, candidates, says};

/// The wordings of labels and the patterns of codes.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Phrasing {
    wordings: BTreeMap<(Axis, String), String>,
    patterns: BTreeMap<[u8; 8], String>,
}

impl Phrasing {
    /// The phrasing of an edition at hand, for tables that come without titles.
    #[must_use]
    pub fn of(tables: Tables<'_>) -> Self {
        let wordings =
            tables.wordings().map(|(axis, label, wording)| ((axis, label.to_owned()), wording.to_owned()));
        let patterns = tables.patterns().map(|(scope, pattern)| (scope, pattern.to_owned()));
        Self { wordings: wordings.collect(), patterns: patterns.collect() }
    }

    /// The phrasing of published titles: composed by it, every one of them comes out again, letter by letter.
    #[must_use]
    pub fn learn(tables: &[TableElement], titles: &HashMap<Icd10Pcs, String>) -> Self {
        let mut known = HashMap::new();
        let mut counts: BTreeMap<(Axis, &str), BTreeMap<String, usize>> = BTreeMap::new();
        for_each_code(tables, |code, labels| {
            let Some(title) = titles.get(&code) else { return };
            let wordings = labels.map(|(axis, label)| {
                let found = known.entry((axis, label)).or_insert_with(|| candidates(axis, label));
                (axis, label, found.clone())
            });
            for (axis, label, wording) in worded(title, &wordings) {
                *counts.entry((axis, label)).or_default().entry(wording).or_default() += 1;
            }
        });
        let most = |counts: BTreeMap<String, usize>| counts.into_iter().max_by_key(|(_, count)| *count);
        let wordings = counts.into_iter().filter(|((_, label), _)| says(label));
        let wordings = wordings
            .filter_map(|((axis, label), counts)| Some(((axis, label.to_owned()), most(counts)?.0)))
            .collect();
        let mut phrasing = Self { wordings, patterns: BTreeMap::new() };
        phrasing.learn_patterns(tables, titles);
        phrasing
    }

    /// Finds the pattern of every title and keeps, from wide scopes to narrow ones, the commonest where it is not that
    /// of the wider scope.
    fn learn_patterns(&mut self, tables: &[TableElement], titles: &HashMap<Icd10Pcs, String>) {
        let mut scopes: [BTreeMap<[u8; 8], BTreeMap<String, usize>>; 4] = Default::default();
        let mut wider: BTreeMap<[u8; 8], [u8; 8]> = BTreeMap::new();
        for_each_code(tables, |code, labels| {
            let Some(title) = titles.get(&code) else { return };
            let pattern = pattern(title, &labels.map(|(axis, label)| (axis, self.wording(axis, label))));
            let scopes_of = pattern_scopes(code.characters(), self.says(labels));
            for (counts, scope) in scopes.iter_mut().zip(scopes_of) {
                *counts.entry(scope).or_default().entry(pattern.clone()).or_default() += 1;
            }
            wider.extend(scopes_of.iter().copied().zip(scopes_of.into_iter().skip(1)));
        });
        for counts in scopes.into_iter().rev() {
            for (scope, patterns) in counts {
                let commonest =
                    patterns.into_iter().max_by_key(|(_, count)| *count).map(|(pattern, _)| pattern);
                let above = std::iter::successors(wider.get(&scope), |scope| wider.get(*scope));
                let inherited = above.filter_map(|scope| self.patterns.get(scope)).next();
                if commonest.as_ref() != inherited {
                    self.patterns.extend(commonest.map(|pattern| (scope, pattern)));
                }
            }
        }
    }

    /// The wording of a label: the one known, else by rule; empty where the label says nothing.
    pub(super) fn wording(&self, axis: Axis, label: &str) -> String {
        let known = self.wordings.get(&(axis, label.to_owned())).cloned();
        known.unwrap_or_else(|| by_rule(axis, label))
    }

    /// The patterns, by scope.
    pub(super) fn patterns(&self) -> impl Iterator<Item = ([u8; 8], &str)> {
        self.patterns.iter().map(|(scope, pattern)| (*scope, pattern.as_str()))
    }

    fn says(&self, labels: [(Axis, &str); 5]) -> [bool; 4] {
        let [_, rows @ ..] = labels;
        rows.map(|(axis, label)| !self.wording(axis, label).is_empty())
    }
}

/// Calls `each` with every code of the tables and its labels from the operation on.
fn for_each_code<'t>(tables: &'t [TableElement], mut each: impl FnMut(Icd10Pcs, [(Axis, &'t str); 5])) {
    for table in tables {
        let [a, b, c] = table.code();
        let [_, _, operation] = &table.values;
        for [body_parts, approaches, devices, qualifiers] in &table.rows {
            let label = |axis, value: &'t ValueElement| (axis, value.label.as_str());
            for (d, e, f, g) in product(body_parts, approaches, devices, qualifiers) {
                let characters = [a, b, c, d.character, e.character, f.character, g.character];
                let Some(code) = Icd10Pcs::from_characters(characters) else { continue };
                let labels = [
                    label(Axis::Operation, operation),
                    label(Axis::BodyPart, d),
                    label(Axis::Approach, e),
                    label(Axis::Device, f),
                    label(Axis::Qualifier, g),
                ];
                each(code, labels);
            }
        }
    }
}

fn product<'t, T>(
    a: &'t [T],
    b: &'t [T],
    c: &'t [T],
    d: &'t [T],
) -> impl Iterator<Item = (&'t T, &'t T, &'t T, &'t T)> {
    a.iter().flat_map(move |a| {
        b.iter().flat_map(move |b| c.iter().flat_map(move |c| d.iter().map(move |d| (a, b, c, d))))
    })
}

/// Which of its candidate wordings a title has for each label, the longest placed first, none over another.
fn worded<'t>(title: &str, labels: &[(Axis, &'t str, Vec<String>); 5]) -> Vec<(Axis, &'t str, String)> {
    let mut all: Vec<(Axis, &'t str, &String)> = Vec::new();
    for (axis, label, candidates) in labels {
        all.extend(candidates.iter().map(|candidate| (*axis, *label, candidate)));
    }
    all.sort_by_key(|(axis, _, candidate)| (std::cmp::Reverse(candidate.len()), *axis));
    let mut taken: Vec<(usize, usize)> = Vec::new();
    let mut found: Vec<(Axis, &'t str, String)> = Vec::new();
    for (axis, label, candidate) in all {
        if found.iter().all(|(placed, ..)| *placed != axis)
            && let Some(place) = place(title, candidate, &taken)
        {
            taken.push(place);
            found.push((axis, label, candidate.clone()));
        }
    }
    found
}

/// The pattern of a title: the wording of each axis replaced by its number, the longest first.
fn pattern(title: &str, wordings: &[(Axis, String); 5]) -> String {
    let mut longest: Vec<&(Axis, String)> =
        wordings.iter().filter(|(_, wording)| !wording.is_empty()).collect();
    longest.sort_by_key(|(axis, wording)| (std::cmp::Reverse(wording.len()), *axis));
    let mut taken: Vec<(usize, usize)> = Vec::new();
    let mut slots: BTreeMap<usize, (usize, Axis)> = BTreeMap::new();
    for (axis, wording) in longest {
        if let Some((start, end)) = place(title, wording, &taken) {
            taken.push((start, end));
            slots.insert(start, (end, *axis));
        }
    }
    let mut pattern = String::new();
    let mut at = 0;
    for (start, (end, axis)) in slots {
        pattern.push_str(title.get(at..start).unwrap_or_default());
        pattern.push_str(&format!("{{{}}}", axis.position()));
        at = end;
    }
    pattern.push_str(title.get(at..).unwrap_or_default());
    pattern
}

/// The first place of whole words in a title that lies over none taken.
fn place(title: &str, words: &str, taken: &[(usize, usize)]) -> Option<(usize, usize)> {
    let inside_a_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    title.match_indices(words).map(|(start, _)| (start, start + words.len())).find(|(start, end)| {
        !inside_a_word(title.get(..*start).and_then(|before| before.chars().next_back()))
            && !inside_a_word(title.get(*end..).and_then(|after| after.chars().next()))
            && taken.iter().all(|(from, to)| end <= from || to <= start)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_is_what_is_left_of_a_title() {
        let wordings = [
            (Axis::Operation, "Insertion".to_owned()),
            (Axis::BodyPart, "Right Lung".to_owned()),
            (Axis::Approach, "Open Approach".to_owned()),
            (Axis::Device, "Lung".to_owned()),
            (Axis::Qualifier, String::new()),
        ];
        let title = "Insertion of Lung into Right Lung, Open Approach";
        assert_eq!(pattern(title, &wordings), "{3} of {6} into {4}, {5}");
        assert_eq!(place("Openly Open", "Open", &[]), Some((7, 11)));
    }
}
