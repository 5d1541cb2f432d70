//! Titles: how the title of a problem is told from an item of a plan.

use std::collections::HashSet;
use std::sync::LazyLock;

use superbill_domain::{SectionRole, Span};

use super::roles::normal;

/// The longest title, in words, of an item that bears no number.
const LONGEST: usize = 14;

/// The longest that is followed by its body in the same line: "Gout, stable. Continue allopurinol."
const LONGEST_RUN_IN: usize = 8;

/// Words that make a sentence, not a title.
const SENTENCE_WORDS: &[&str] = &[
    "is",
    "was",
    "are",
    "were",
    "has",
    "have",
    "had",
    "will",
    "would",
    "should",
    "i",
    "we",
    "he",
    "she",
    "they",
    "patient",
    "patients",
    "reports",
    "denies",
    "states",
    "presents",
    "recommend",
    "recommended",
    "continue",
    "discussed",
    "advised",
    "agrees",
    "understands",
    "ordered",
    "can",
    "may",
    "do",
    "does",
    "did",
    "reviewed",
    "you",
    "your",
    "please",
];

/// The words of a plan: what begins an item of it, and what labels a part of a problem's body.
struct PlanWords {
    actions: HashSet<&'static str>,
    labels: HashSet<String>,
}

fn plan_words() -> &'static PlanWords {
    static WORDS: LazyLock<PlanWords> = LazyLock::new(|| {
        let table = include_str!("../../lexicon/plan_words.tsv");
        let rows =
            table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'));
        let mut words = PlanWords { actions: HashSet::new(), labels: HashSet::new() };
        for (phrase, kind) in rows {
            match kind.trim() {
                "action" => drop(words.actions.insert(phrase)),
                _ => drop(words.labels.insert(normal(phrase))),
            }
        }
        words
    });
    &WORDS
}

/// A title and what follows it in the same item.
#[derive(Debug, Clone, Copy)]
pub(super) struct Title {
    /// The title, without a closing sign.
    pub(super) span: Span,
    /// True where nothing follows it.
    pub(super) alone: bool,
    /// True where a colon or a dash ends it.
    pub(super) labelled: bool,
}

/// The title that an item begins with. `numbered` items may be longer and may speak in sentences.
pub(super) fn title(text: &str, item: Span, numbered: bool) -> Option<Title> {
    let words = item.of(text);
    let lead = problem_label(words);
    let rest = words.get(lead..)?;
    let (length, labelled) = title_length(rest);
    let head = rest.get(..length)?.trim_end_matches(['.', ':', ';', ',', ' ', '-']);
    let alone = rest.get(length..)?.trim_matches(|c: char| !c.is_alphanumeric()).is_empty();
    let first = head.split(|c: char| c.is_whitespace() || c == ',').next()?.to_lowercase();
    let count = head.split_whitespace().count();
    let known = plan_words();
    let is_label = labelled && known.labels.contains(&normal(head));
    let is_action = known.actions.contains(first.as_str()) && !is_follow_up_of(head);
    let speaks = head.split(|c: char| !c.is_alphanumeric()).any(is_sentence_word);
    let titled = labelled || alone || numbered || count <= LONGEST_RUN_IN;
    let fits = if numbered { count <= 2 * LONGEST } else { count <= LONGEST && !speaks };
    let begins = head.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) || numbered;
    (count > 0 && titled && fits && begins && !is_label && !is_action).then(|| Title {
        span: Span::new(item.start + lead, item.start + lead + head.len()),
        alone,
        labelled,
    })
}

/// Words that tell what is to be done, wherever in a sentence they stand.
const TO_DO: &[&str] = &[
    "will",
    "recommend",
    "recommended",
    "advised",
    "counseled",
    "prescribed",
    "ordered",
    "referred",
    "refilled",
    "continue",
    "encouraged",
    "instructed",
    "scheduled",
    "initiate",
];

/// Labels of the part of a problem's body in which the provider reasons and decides nothing.
const REASONING: &[&str] =
    &["medical reasoning", "assessment", "status", "subjective", "objective", "rationale"];

/// True where a sentence of an assessment says what is to be done.
pub(crate) fn is_plan(text: &str, item: &super::Item, sentence: Span, role: SectionRole) -> bool {
    if role == SectionRole::Plan {
        return true;
    }
    if !role.is_assessment() {
        return false;
    }
    let known = plan_words();
    let label = item.span.of(text).split_once(':').map(|(label, _)| normal(label));
    match label.filter(|label| known.labels.contains(label)) {
        Some(label) if REASONING.contains(&label.as_str()) => return false,
        Some(_) => return true,
        None => {}
    }
    let words = sentence.of(text);
    let mut words = words.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty());
    let first = words.next().unwrap_or_default();
    let speaks =
        is_sentence_word(first) || ["the", "pt", "if"].iter().any(|word| first.eq_ignore_ascii_case(word));
    let begins = known.actions.contains(first.to_lowercase().as_str()) && !speaks;
    begins || words.any(|word| TO_DO.iter().any(|known| word.eq_ignore_ascii_case(known)))
}

/// True where an item begins with the label of a part of a body: "Patient Agreements: …".
pub(super) fn is_body_label(text: &str, item: Span) -> bool {
    let label = item.of(text).split_once(':').map(|(label, _)| normal(label));
    label.is_some_and(|label| plan_words().labels.contains(&label))
}

/// True for "Follow-up bilateral breast cysts", which names a problem, and not for "Follow up in two weeks".
fn is_follow_up_of(head: &str) -> bool {
    let normal = normal(head);
    let rest = normal.strip_prefix("follow up ").or_else(|| normal.strip_prefix("followup "));
    let next = rest.and_then(|rest| rest.split(' ').next());
    let to_come = [
        "in",
        "with",
        "as",
        "on",
        "to",
        "after",
        "at",
        "appointment",
        "visit",
        "labs",
        "prn",
        "if",
        "sooner",
    ];
    next.is_some_and(|next| !to_come.contains(&next) && !next.starts_with(|c: char| c.is_ascii_digit()))
}

fn is_sentence_word(word: &str) -> bool {
    SENTENCE_WORDS.iter().any(|known| word.eq_ignore_ascii_case(known))
}

/// The length of "Problem:", "Problem #2:" or "Diagnosis 1:" at the head.
fn problem_label(words: &str) -> usize {
    let Some((label, _)) = words.split_once(':') else { return 0 };
    let mut parts = label.split(|c: char| c.is_whitespace() || c == '#').filter(|part| !part.is_empty());
    let named = parts.next().is_some_and(|first| {
        ["problem", "diagnosis", "dx", "issue"].iter().any(|w| first.eq_ignore_ascii_case(w))
    });
    let numbered = parts.next().is_none_or(|second| second.bytes().all(|b| b.is_ascii_digit()));
    if !named || !numbered || parts.next().is_some() {
        return 0;
    }
    let rest = words.get(label.len() + 1..).unwrap_or_default();
    words.len() - rest.trim_start().len()
}

/// Where a dash stands free between spaces: "Hypertension - stable".
fn free_dash(words: &str) -> Option<usize> {
    let bytes = words.as_bytes();
    words.char_indices().find_map(|(at, sign)| {
        let dash = matches!(sign, '-' | '–' | '—');
        let before = at.checked_sub(1).filter(|&before| dash && bytes.get(before) == Some(&b' '))?;
        let after = words.get(at..)?.trim_start_matches(['-', '–', '—']);
        after.starts_with(' ').then_some(before)
    })
}

/// The bytes of the head of an item up to a colon, a free dash or the end of its first sentence, and whether a
/// colon or a dash ends it.
fn title_length(words: &str) -> (usize, bool) {
    let line = words.find('\n').unwrap_or(words.len());
    let colon = words
        .find(':')
        .filter(|&at| words.get(at + 1..).is_none_or(|rest| !rest.starts_with(|c: char| c.is_ascii_digit())));
    let dash = free_dash(words);
    let mut stop = line;
    let mut first = true;
    super::sentences::split_sentences(words, Span::new(0, words.len()), |sentence| {
        if first {
            stop = stop.min(sentence.end);
        }
        first = false;
    });
    match [colon, dash].into_iter().flatten().min() {
        Some(label) if label < stop => (label, true),
        _ => (stop, false),
    }
}
