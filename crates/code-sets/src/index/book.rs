//! The indexes on a day: what the book answers when it is asked by words.

use superbill_domain::{Date, Icd10Cm};

use super::confirm::Confirmed;
use super::rows::PrintedCode;
use super::{
    Behaviour, Destination, Index, IndexTerm, Intent, Reference, Walked, Walker, shipped, unexplained,
};
use crate::release::ReleaseFile;
use crate::{Book, CodeSets, System};

/// What an index says to a phrase, confirmed in the tabular list of the day.
#[derive(Debug, Clone)]
pub struct IndexAnswer<'a> {
    /// The way: main term, subterms, and what a reference led through.
    pub path: Vec<&'a str>,
    /// The code; none where the way ends without one, or the tabular list of the day knows no code for it.
    pub code: Option<Confirmed<'a>>,
    /// The manifestation, to be coded after it.
    pub manifestation: Option<Confirmed<'a>>,
    /// The words of the phrase that the way does not explain.
    pub unexplained: Vec<String>,
    /// True where a word was taken for a slip of the finger.
    pub by_typo: bool,
    /// How well the phrase and the way fit, at most 1000.
    pub score: u32,
}

/// The indexes of a day, open, with a walker for each.
pub struct Indexes<'a> {
    book: Book<'a>,
    alphabetic: Option<Walker<'a>>,
    neoplasms: Option<Walker<'a>>,
    drugs: Option<Walker<'a>>,
    external_causes: Option<Walker<'a>>,
}

impl CodeSets {
    /// The index of a day: of the shelf what is in force, else what is inside the binary, else the newest earlier one.
    fn index_on(&self, system: System, day: Date) -> Option<&ReleaseFile> {
        let shipped = shipped::release(system);
        let starts_before = |release: &ReleaseFile| release.manifest().effective.from <= day;
        let in_force = |release: &&ReleaseFile| release.manifest().effective.covers(day);
        let earlier = self.on_shelf(system).rfind(|release| starts_before(release));
        let newest = [earlier, shipped.filter(|release| starts_before(release))]
            .into_iter()
            .flatten()
            .max_by_key(|release| release.manifest().effective.from);
        self.in_force(system, day)
            .or(shipped.filter(in_force))
            .or(newest)
            .or(shipped)
            .or_else(|| self.on_shelf(system).next())
    }
}

impl<'a> Book<'a> {
    /// An index or table of the day, where one is at hand. Its manifest says whether it is of that day or carried over.
    #[must_use]
    pub fn index(&self, system: System) -> Option<Index<'a>> {
        self.sets.index_on(system, self.date).map(Index::of)
    }

    /// All indexes of the day, to be asked by words. Keep it for several questions: it keeps its room.
    #[must_use]
    pub fn indexes(&self) -> Indexes<'a> {
        let walker = |system| self.index(system).map(Walker::new);
        Indexes {
            book: *self,
            alphabetic: walker(System::Icd10CmIndex),
            neoplasms: walker(System::NeoplasmTable),
            drugs: walker(System::DrugTable),
            external_causes: walker(System::ExternalCauseIndex),
        }
    }

    /// The neoplasm of a site and behaviour. None where the table knows no word of the site, or has no code for that
    /// behaviour there; without a site, the code for a site that is not known.
    #[must_use]
    pub fn neoplasm(&self, site: &str, behaviour: Behaviour) -> Option<IndexAnswer<'a>> {
        self.indexes().neoplasm(site, behaviour)
    }

    /// The code for harm by a substance. It lacks its seventh character. None where the table knows no such substance,
    /// or has no code for that intent.
    #[must_use]
    pub fn drug(&self, substance: &str, intent: Intent) -> Option<IndexAnswer<'a>> {
        self.indexes().drug(substance, intent)
    }

    /// The external causes that words lead to, the best first, at most `limit`.
    #[must_use]
    pub fn external_cause(&self, words: &str, limit: usize) -> Vec<IndexAnswer<'a>> {
        self.indexes().external_cause(words, limit)
    }
}

impl<'a> Indexes<'a> {
    /// What the Alphabetic Index says to a phrase, the best first, at most `limit`; references to the tables of
    /// neoplasms and drugs are followed there. Empty where no Alphabetic Index is at hand.
    pub fn look_up(&mut self, phrase: &str, limit: usize) -> Vec<IndexAnswer<'a>> {
        let found = self.alphabetic.as_mut().map(|walker| walker.walk(phrase, limit)).unwrap_or_default();
        found.iter().map(|walked| self.answer(phrase, walked)).collect()
    }

    /// See [`Book::external_cause`].
    pub fn external_cause(&mut self, words: &str, limit: usize) -> Vec<IndexAnswer<'a>> {
        let walker = self.external_causes.as_mut();
        let found = walker.map(|walker| walker.walk(words, limit)).unwrap_or_default();
        found.iter().map(|walked| self.answer(words, walked)).collect()
    }

    /// See [`Book::neoplasm`].
    pub fn neoplasm(&mut self, site: &str, behaviour: Behaviour) -> Option<IndexAnswer<'a>> {
        // The table has one main term, and all sites below it.
        let found = self.neoplasms.as_mut()?.walk_below(0, site, 8);
        let says_site = |walked: &&Walked<'a>| walked.matched != 0 || site.trim().is_empty();
        let mut found = found.iter().filter(says_site);
        found.find_map(|walked| self.cell(site, walked, walked.term.neoplasm(behaviour)?))
    }

    /// See [`Book::drug`].
    pub fn drug(&mut self, substance: &str, intent: Intent) -> Option<IndexAnswer<'a>> {
        let found = self.drugs.as_mut()?.walk(substance, 8);
        found.iter().find_map(|walked| self.cell(substance, walked, walked.term.drug(intent)?))
    }

    fn cell(&self, phrase: &str, walked: &Walked<'a>, printed: PrintedCode) -> Option<IndexAnswer<'a>> {
        let code = self.book.confirm(printed.code()?);
        Some(IndexAnswer { code, manifestation: None, ..self.bare_answer(phrase, walked) })
    }

    fn bare_answer(&self, phrase: &str, walked: &Walked<'a>) -> IndexAnswer<'a> {
        let via = walked.via.map(|via| via.path()).unwrap_or_default();
        IndexAnswer {
            path: via.into_iter().chain(walked.term.path()).collect(),
            code: None,
            manifestation: None,
            unexplained: unexplained(phrase, walked.matched),
            by_typo: walked.by_typo,
            score: walked.score,
        }
    }

    fn answer(&mut self, phrase: &str, walked: &Walked<'a>) -> IndexAnswer<'a> {
        let answer = self.bare_answer(phrase, walked);
        let confirm = |code: Option<Icd10Cm>| code.and_then(|code| self.book.confirm(code));
        let (code, manifestation) = (confirm(walked.term.code()), confirm(walked.term.manifestation()));
        let elsewhere = walked.leads_to.filter(|_| code.is_none());
        match elsewhere.and_then(|reference| self.elsewhere(phrase, walked.term, reference)) {
            Some(there) => IndexAnswer {
                path: answer.path.into_iter().chain(there.path).collect(),
                code: there.code,
                unexplained: answer
                    .unexplained
                    .into_iter()
                    .filter(|word| there.unexplained.contains(word))
                    .collect(),
                ..answer
            },
            None => IndexAnswer { code, manifestation, ..answer },
        }
    }

    /// What another table says to a phrase whose way leads there.
    fn elsewhere(
        &mut self,
        phrase: &str,
        term: IndexTerm<'a>,
        reference: Reference<'a>,
    ) -> Option<IndexAnswer<'a>> {
        match reference.destination() {
            Destination::Neoplasms => {
                let behaviour = reference.column().and_then(Behaviour::of_column);
                let behaviour = behaviour.or_else(|| Behaviour::named_in(phrase));
                let site = format!("{} {phrase}", reference.rest());
                let found = self.neoplasm(&site, behaviour.unwrap_or(Behaviour::Unspecified));
                found.or_else(|| self.neoplasm("", behaviour.unwrap_or(Behaviour::Unspecified)))
            }
            Destination::Drugs => {
                let intent = reference.column().and_then(Intent::of_column);
                let intent = intent.or_else(|| Intent::named_in(phrase)).unwrap_or(Intent::Accident);
                self.drug(&format!("{phrase} {}", term.title()), intent)
            }
            _ => None,
        }
    }
}
