//! Procedures, tests and images: which are named, and what is done about each in this visit.

use std::ops::Range;

use superbill_code_sets::Book;
use superbill_domain::{Act, Procedure, ProcedureMention, SectionRole, Span};

use crate::note::SentenceWords;
use crate::slots::Place;
use crate::table::rows;
use crate::words::{Key, Phrases, PhrasesBuilder, Vocabulary};

use super::words::{ActWords, Told, parted, told};

const TERMS: &str = include_str!("../../lexicon/procedure_terms.tsv");
const VIEWS: &str = include_str!("../../lexicon/views.tsv");

/// Numbers as notes write them.
pub(super) const NUMBERS: &[(&str, u16)] = &[
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
];

/// Tests that are done where the patient is, and read at once: urine dipstick and pregnancy test, fingerstick
/// glucose, rapid strep test.
const POINT_OF_CARE: &[&str] = &["81002", "81025", "82962", "87880"];

/// Words that place a test elsewhere than in the office.
const ELSEWHERE: &[&str] =
    &["home", "outside", "lab", "laboratory", "hospital", "er", "emergency", "urgent", "elsewhere"];

/// Words that may stand inside the name of a procedure without changing it.
const FILLERS: &[&str] = &[
    "the",
    "a",
    "an",
    "his",
    "her",
    "their",
    "right",
    "left",
    "bilateral",
    "both",
    "rt",
    "lt",
    "patient",
    "image",
    "imaging",
    "film",
    "study",
    "great",
    "s",
];

/// A procedure that a term names.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NamedProcedure {
    code: Procedure,
    /// A side belongs to it.
    sided: bool,
}

/// The names of procedures, each with its code.
pub(crate) type ProcedureTerms = Phrases<NamedProcedure>;

/// Compiles the names of procedures that may be used on the day. The vocabulary grows by their words.
pub(crate) fn procedure_terms(book: Book<'_>, vocabulary: &mut Vocabulary) -> ProcedureTerms {
    let fillers: Vec<_> = FILLERS.iter().flat_map(|word| vocabulary.enter(word)).collect();
    let mut phrases = PhrasesBuilder::default();
    let mut add = |term: &str, code: Procedure, sided: bool| {
        let named = NamedProcedure { code, sided };
        let words = term.split(' ').filter(|word| *word != "the").collect::<Vec<_>>().join(" ");
        phrases.add(vocabulary.enter(&words), named);
        if let Some(other) = with_digits(&words) {
            phrases.add(vocabulary.enter(&other), named);
        }
    };
    let procedures = book.procedures();
    for term in procedures.terms() {
        add(term.term, term.code, term.sided);
        for said in as_verb(term.term) {
            add(&said, term.code, term.sided);
        }
    }
    for [words, code] in rows(TERMS) {
        if let Some(code) = code.parse().ok().filter(|code| procedures.procedure(*code).is_some()) {
            add(words, code, false);
        }
    }
    for [site, fewest, code] in rows::<3>(VIEWS) {
        let (Ok(fewest), Ok(code)) = (fewest.parse::<u16>(), code.parse()) else { continue };
        let more = rows::<3>(VIEWS).filter(|row| row[0] == site).filter_map(|row| row[1].parse::<u16>().ok());
        let next = more.filter(|&other| other > fewest).min().unwrap_or(fewest + 2);
        for (word, _) in NUMBERS.iter().filter(|(_, number)| (fewest..next).contains(number)) {
            add(&format!("{word} views of {site}"), code, true);
            add(&format!("{word} view {site} x ray"), code, true);
            add(&format!("{word} view x ray of {site}"), code, true);
            add(&format!("x ray of {site}, {word} views"), code, true);
            add(&format!("{site} x ray, {word} views"), code, true);
        }
    }
    phrases.compile(Key::Word, |_, _| {}).skipping(fillers)
}

/// "Knee injection" as a sentence says it: "the knee was injected", "injected the knee".
fn as_verb(term: &str) -> Vec<String> {
    let Some(site) = term.strip_suffix(" injection").filter(|site| *site != "joint") else {
        return Vec::new();
    };
    let site = site.trim_end_matches(" joint");
    let said = [
        format!("{site} was injected"),
        format!("{site} joint was injected"),
        format!("injected {site}"),
        format!("injected into {site}"),
    ];
    said.into()
}

/// The term with its number words as digits; none where it has none.
fn with_digits(term: &str) -> Option<String> {
    let digit =
        |word: &str| NUMBERS.iter().find(|(name, _)| *name == word).map(|(_, number)| number.to_string());
    term.split(' ').any(|word| digit(word).is_some()).then(|| {
        let words = term.split(' ').map(|word| digit(word).unwrap_or_else(|| word.to_owned()));
        words.collect::<Vec<_>>().join(" ")
    })
}

/// The procedures of a sentence, each with what is done about it, and their places.
pub(crate) fn procedures(
    terms: &ProcedureTerms,
    acts: &ActWords,
    sentence: &SentenceWords<'_>,
    found: &mut Vec<ProcedureMention>,
    places: &mut Vec<Place>,
) {
    let tokens = sentence.tokens;
    let mut told_acts: Option<Vec<Told<Act>>> = None;
    let mut at = 0;
    while at < tokens.len() {
        let Some((length, &NamedProcedure { code, sided })) = terms.longest(tokens, at, |_, _| true) else {
            at += 1;
            continue;
        };
        let range = at..at + length;
        at += length;
        if sentence.is_name(&range) || is_immunity_test(sentence, &range, code) {
            continue;
        }
        let told = told_acts.get_or_insert_with(|| told(&acts.of_procedures, tokens));
        let (act, cue) = match act(sentence, &range, told) {
            (Act::Reviewed, None) if is_done_on_the_spot(sentence, code, told) => (Act::Performed, None),
            (Act::Planned, None) if is_told_as_done(sentence, &range) => {
                (Act::Performed, Some(sentence.span(&(range.start..range.start + 1))))
            }
            told => told,
        };
        found.push(ProcedureMention {
            span: sentence.span(&range),
            code,
            act,
            cue,
            slots: Vec::new(),
            count: count(sentence, &range),
            section: sentence.section,
            problem: sentence.problem,
        });
        places.push(Place { sentence: sentence.index, tokens: range, sided });
    }
}

/// True where a word after the name of a vaccine makes it a test of immunity: "MMR titer".
fn is_immunity_test(sentence: &SentenceWords<'_>, range: &Range<usize>, code: Procedure) -> bool {
    let vaccine = (90476..=90759).contains(&code.as_str().parse::<u32>().unwrap_or_default());
    let next = sentence.word(range.end).to_ascii_lowercase();
    vaccine
        && ["titer", "titers", "level", "levels", "antibody", "antibodies", "immunity"]
            .contains(&next.as_str())
}

/// True where the result of a point-of-care test stands among the results of the visit, and no words place it
/// elsewhere or at another time.
fn is_done_on_the_spot(sentence: &SentenceWords<'_>, code: Procedure, told: &[Told<Act>]) -> bool {
    let results = matches!(sentence.role, SectionRole::Results | SectionRole::Exam | SectionRole::Vitals);
    let other = |told: &Told<Act>| !matches!(told.act, Act::Reviewed | Act::Performed);
    let elsewhere = |at: usize| ELSEWHERE.iter().any(|word| sentence.word(at).eq_ignore_ascii_case(word));
    results
        && POINT_OF_CARE.contains(&code.as_str())
        && !told.iter().any(other)
        && !(0..sentence.tokens.len()).any(elsewhere)
}

/// True where the name itself tells that it was done: "counselled to stop smoking".
fn is_told_as_done(sentence: &SentenceWords<'_>, range: &Range<usize>) -> bool {
    ["counselled", "counseled"].iter().any(|verb| sentence.word(range.start).eq_ignore_ascii_case(verb))
}

/// What is done about the procedure at `range`, and the words that tell it.
pub(super) fn act(
    sentence: &SentenceWords<'_>,
    range: &Range<usize>,
    told: &[Told<Act>],
) -> (Act, Option<Span>) {
    let assertion = sentence.cues.assertion(sentence.tokens, range);
    let reached = |told: &&Told<Act>| {
        let (from, to) = (told.tokens.end.min(range.end), told.tokens.start.max(range.start));
        !overlaps(&told.tokens, range) && !parted(sentence.tokens, from, to)
    };
    let cue = |told: &Told<Act>| (told.act, Some(sentence.span(&told.tokens)));
    let all = || told.iter().filter(reached);
    if let Some(refused) = all().find(|told| told.act == Act::Negated) {
        return cue(refused);
    }
    // Only words before it refuse a procedure; "was negative" after it is a result.
    let refusing = assertion.negated.filter(|words| words.start < sentence.span(range).start);
    if let Some(words) = refusing {
        return (Act::Negated, Some(words));
    }
    if let Some(words) = assertion.hypothetical {
        return (Act::Planned, Some(words));
    }
    // The nearest words before it decide; without any, the nearest after.
    let before = all().rev().find(|told| told.tokens.end <= range.start);
    let after = || all().find(|told| told.tokens.start >= range.end);
    let decides = sentence.role.is_assessment() || sentence.role == SectionRole::Procedure;
    let now = |told: &&Told<Act>| told.tokens.clone().any(|at| is_of_today(sentence.word(at)));
    let performed = || all().find(|told| told.act == Act::Performed && (decides || now(told)));
    let deciding = match sentence.role {
        SectionRole::Results | SectionRole::Exam | SectionRole::Vitals => {
            return performed().map_or((Act::Reviewed, None), cue);
        }
        SectionRole::Procedure => {
            return before.filter(|told| told.act == Act::Past).map_or((Act::Performed, None), cue);
        }
        SectionRole::Psh | SectionRole::Pmh | SectionRole::Fh => return (Act::Past, sentence.header),
        SectionRole::Hpi | SectionRole::ChiefComplaint | SectionRole::Ros | SectionRole::Sh => {
            return performed().map_or((Act::Past, None), cue);
        }
        _ => before.or_else(after),
    };
    match deciding {
        // "X-rays obtained and reviewed today": what is looked at was also done.
        Some(told) if told.act == Act::Reviewed => performed().map_or_else(|| cue(told), cue),
        Some(told) => cue(told),
        None if sentence.role == SectionRole::Plan || sentence.role == SectionRole::AssessmentPlan => {
            (Act::Planned, None)
        }
        None => (Act::Reviewed, None),
    }
}

/// Words that place an act in this visit; elsewhere than in the assessment, "was performed" alone tells of the past.
fn is_of_today(word: &str) -> bool {
    ["today", "today's", "today’s", "office", "clinic", "visit", "here", "poc", "care", "house"]
        .iter()
        .any(|known| word.eq_ignore_ascii_case(known))
}

fn overlaps(left: &Range<usize>, right: &Range<usize>) -> bool {
    left.start < right.end && right.start < left.end
}

/// How many, where a number stands right before the procedure or "x 3" after it.
fn count(sentence: &SentenceWords<'_>, range: &Range<usize>) -> Option<u16> {
    let number = |at: usize| {
        let word = sentence.word(at);
        let spelled =
            NUMBERS.iter().find(|(name, _)| word.eq_ignore_ascii_case(name)).map(|&(_, number)| number);
        spelled.or_else(|| word.parse().ok()).filter(|count| (2..=20).contains(count))
    };
    let before = range.start.checked_sub(1).and_then(number);
    let times = sentence.word(range.end).eq_ignore_ascii_case("x").then(|| number(range.end + 1)).flatten();
    before.or(times)
}
