//! Tokens: the words of a text with their places, and what stands between them.

use superbill_domain::Span;

use super::vocabulary::{Vocabulary, WordId};

/// What stands between a token and the one before it, the strongest of what there is; in order of strength.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Gap {
    /// Nothing.
    Nothing,
    /// White space.
    Space,
    /// A hyphen within a compound.
    Hyphen,
    /// A slash.
    Slash,
    /// Quotation marks and other signs.
    Sign,
    /// An opening parenthesis or bracket.
    Open,
    /// A closing parenthesis or bracket.
    Close,
    /// A comma.
    Comma,
    /// A dash that stands free.
    Dash,
    /// A colon.
    Colon,
    /// A semicolon, a full stop, a bullet or an empty line.
    Stop,
}

/// What a sign before a word says of what it names, in lists that are ticked off: "(-) cough (+) fever".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(crate) enum Mark {
    /// No sign stands before it.
    #[default]
    None,
    /// "(+)": it is there.
    Present,
    /// "(-)": it is not there.
    Absent,
    /// "[x]": a box, ticked.
    Ticked,
    /// "[ ]": a box, not ticked.
    Empty,
}

/// The signs of ticked lists.
const MARKS: &[(&str, Mark)] = &[
    ("(+)", Mark::Present),
    ("[+]", Mark::Present),
    ("[x]", Mark::Ticked),
    ("[X]", Mark::Ticked),
    ("[✓]", Mark::Ticked),
    ("☑", Mark::Ticked),
    ("☒", Mark::Ticked),
    ("✓", Mark::Ticked),
    ("(-)", Mark::Absent),
    ("(–)", Mark::Absent),
    ("[-]", Mark::Absent),
    ("[ ]", Mark::Empty),
    ("[]", Mark::Empty),
    ("☐", Mark::Empty),
];

/// A word of a note.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Token {
    start: u32,
    end: u32,
    /// The number of the word, folded.
    pub(crate) word: WordId,
    /// The number of its very form: lower case, with its ending.
    pub(crate) form: WordId,
    /// What stands before it.
    pub(crate) before: Gap,
    /// True where a bracket opens before it.
    pub(crate) opens: bool,
    /// True where a bracket closes before it.
    pub(crate) closes: bool,
    /// True where a question mark stands right before it: "?pneumonia".
    pub(crate) queried: bool,
    /// The sign of a ticked list before it.
    pub(crate) mark: Mark,
    /// True where all its letters are capitals.
    pub(crate) upper: bool,
    /// True where its number is that of the word it is one letter off.
    pub(crate) respelled: bool,
    /// True where it begins with a digit.
    pub(crate) number: bool,
}

impl Token {
    /// Its place in the text.
    pub(crate) const fn span(&self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }
}

/// Reads the words of `text[start..end]` and appends them. Bounds off a character boundary read nothing.
pub(crate) fn tokenize(
    text: &str,
    start: usize,
    end: usize,
    vocabulary: &Vocabulary,
    tokens: &mut Vec<Token>,
) {
    let part = text.get(start..end).unwrap_or_default();
    scan(part, |word, mut token| {
        token.start = u32::try_from(start + token.start as usize).unwrap_or(u32::MAX);
        token.end = u32::try_from(start + token.end as usize).unwrap_or(u32::MAX);
        (token.word, token.form) = vocabulary.ids(word);
        tokens.push(token);
    });
}

/// Hands each word of a text to `each`, with a token that has no number yet.
pub(super) fn scan<'t>(text: &'t str, mut each: impl FnMut(&'t str, Token)) {
    let mut at = 0;
    let mut before = Gap::Nothing;
    let (mut opens, mut closes) = (false, false);
    let mut mark = Mark::None;
    while let Some(rest) = text.get(at..) {
        let Some(letter) = rest.chars().next() else { break };
        if !letter.is_alphanumeric() {
            if let Some((sign, said)) = mark_at(text, at, letter) {
                (mark, before) = (said, before.max(Gap::Comma));
                at += sign.len();
                continue;
            }
            let gap = gap_of(letter, text, at);
            (opens, closes) = (opens || gap == Gap::Open, closes || gap == Gap::Close);
            before = before.max(gap);
            at += letter.len_utf8();
            continue;
        }
        let length = word_length(rest);
        let word = rest.get(..length).unwrap_or_default();
        let token = Token {
            start: u32::try_from(at).unwrap_or(u32::MAX),
            end: u32::try_from(at + length).unwrap_or(u32::MAX),
            word: WordId::default(),
            form: WordId::default(),
            before,
            opens,
            closes,
            queried: at.checked_sub(1).is_some_and(|sign| text.as_bytes().get(sign) == Some(&b'?')),
            mark: std::mem::take(&mut mark),
            upper: is_upper(word),
            respelled: false,
            number: letter.is_ascii_digit(),
        };
        each(word, token);
        at += length;
        before = Gap::Nothing;
        (opens, closes) = (false, false);
    }
}

/// The sign of a ticked list that stands at `at`: one in brackets, or a plus or minus that a word follows at once
/// and that opens the text or follows a blank. A minus without any plus in the text is a bullet.
fn mark_at(text: &str, at: usize, letter: char) -> Option<(&'static str, Mark)> {
    if !matches!(letter, '(' | '[' | '+' | '-' | '☑' | '☒' | '✓' | '☐') {
        return None;
    }
    let rest = text.get(at..)?;
    let bare = |sign: char| {
        let word = rest.get(1..).is_some_and(|rest| rest.starts_with(char::is_alphabetic));
        let free =
            |at: &usize| text.as_bytes().get(*at).is_none_or(|c| c.is_ascii_whitespace() || *c == b'/');
        letter == sign && word && at.checked_sub(1).is_none_or(|before| free(&before))
    };
    if bare('+') {
        return Some(("+", Mark::Present));
    }
    if bare('-') {
        let plus = text
            .match_indices('+')
            .any(|(at, _)| text.get(at + 1..).is_some_and(|rest| rest.starts_with(char::is_alphabetic)));
        return plus.then_some(("-", Mark::Absent));
    }
    MARKS.iter().find(|(sign, _)| rest.starts_with(sign)).copied()
}

/// True where the letters of a word are capitals but for a plural or possessive ending: PE, PEs, PE's.
fn is_upper(word: &str) -> bool {
    let bare = word.trim_end_matches('s').trim_end_matches(['\'', '’']);
    let bare = if bare.len() < 2 { word } else { bare };
    bare.chars().any(char::is_uppercase) && !bare.chars().any(char::is_lowercase)
}

/// The kind of gap that a sign makes.
fn gap_of(sign: char, text: &str, at: usize) -> Gap {
    match sign {
        ',' => Gap::Comma,
        ':' => Gap::Colon,
        '.' if goes_on(text, at) => Gap::Sign,
        '?' if queries(text, at) => Gap::Sign,
        ';' | '.' | '!' | '?' | '•' | '\u{b7}' | '*' | '|' => Gap::Stop,
        '(' | '[' | '{' => Gap::Open,
        ')' | ']' | '}' => Gap::Close,
        '/' | '\\' => Gap::Slash,
        '–' | '—' => Gap::Dash,
        '-' => {
            let bytes = text.as_bytes();
            let free_before = at == 0 || bytes.get(at - 1).is_some_and(u8::is_ascii_whitespace);
            let free_after = bytes.get(at + 1).is_none_or(u8::is_ascii_whitespace);
            if free_before && free_after { Gap::Dash } else { Gap::Hyphen }
        }
        _ if sign.is_whitespace() => Gap::Space,
        _ => Gap::Sign,
    }
}

/// True where the full stop at `at` ends an abbreviation and no sentence: a short word before it, a small letter
/// after it, as in "gout vs. pseudogout" and "b.i.d. with food".
pub(crate) fn goes_on(text: &str, at: usize) -> bool {
    let small = text.get(at + 1..).is_some_and(|rest| rest.trim_start().starts_with(char::is_lowercase));
    let head = text.get(..at).unwrap_or_default();
    let last = head.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default();
    small && (last.len() <= 3 || last.contains('.'))
}

/// True where a question mark stands right before a word and not after one: "?pneumonia".
fn queries(text: &str, at: usize) -> bool {
    let after = text.get(at + 1..).is_some_and(|rest| rest.starts_with(char::is_alphabetic));
    let before = text.get(..at).is_some_and(|head| head.ends_with(char::is_alphanumeric));
    after && !before
}

/// The bytes of the word at the head of `rest`: letters and digits, with apostrophes, the dots of "b.i.d." and
/// the point of a decimal number inside.
fn word_length(rest: &str) -> usize {
    let mut length = 0;
    let mut previous = ' ';
    let mut run = 0;
    let mut letters = rest.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map(|&(_, next)| next);
        let joins = match letter {
            '\'' | '’' => previous.is_alphabetic() && next.is_some_and(char::is_alphabetic),
            '.' if previous.is_ascii_digit() => next.is_some_and(|c| c.is_ascii_digit()) && run > 0,
            '.' => run == 1 && previous.is_alphabetic() && single_letter_follows(rest, at + 1),
            _ => letter.is_alphanumeric(),
        };
        if !joins {
            break;
        }
        run = if letter == '.' { 0 } else { run + 1 };
        length = at + letter.len_utf8();
        previous = letter;
    }
    length
}

/// True where one letter alone stands at `at`, as in "b.i.d" or "y.o".
fn single_letter_follows(rest: &str, at: usize) -> bool {
    let mut letters = rest.get(at..).unwrap_or_default().chars();
    letters.next().is_some_and(char::is_alphabetic) && !letters.next().is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let mut tokens = Vec::new();
        tokenize(text, 0, text.len(), &Vocabulary::default(), &mut tokens);
        tokens.iter().map(|token| token.span().of(text)).collect()
    }

    #[test]
    fn words_numbers_and_abbreviations_stay_whole() {
        assert_eq!(words("A1c 7.5, 120/70."), ["A1c", "7.5", "120", "70"]);
        assert_eq!(words("42 y.o. takes it b.i.d. today"), ["42", "y.o", "takes", "it", "b.i.d", "today"]);
        assert_eq!(words("Crohn's; non-healing (ulcer)"), ["Crohn's", "non", "healing", "ulcer"]);
        assert_eq!(words("Ménière’s doesn't"), ["Ménière’s", "doesn't"]);
        assert_eq!(words("Pain. No fever"), ["Pain", "No", "fever"]);
    }

    #[test]
    fn the_gap_is_the_strongest_sign_between() {
        let mut tokens = Vec::new();
        let text = "a b-c, d - e: f. G/h (i) j";
        tokenize(text, 0, text.len(), &Vocabulary::default(), &mut tokens);
        let gaps: Vec<Gap> = tokens.iter().map(|token| token.before).collect();
        let wanted = [Gap::Nothing, Gap::Space, Gap::Hyphen, Gap::Comma, Gap::Dash, Gap::Colon, Gap::Stop];
        assert_eq!(gaps[..7], wanted);
        assert_eq!(gaps[7..], [Gap::Slash, Gap::Open, Gap::Close]);
    }

    #[test]
    fn abbreviations_in_capitals_are_known_with_their_plural() {
        let mut tokens = Vec::new();
        tokenize("PE PEs PE's Pe pe", 0, 17, &Vocabulary::default(), &mut tokens);
        assert_eq!(tokens.iter().map(|t| t.upper).collect::<Vec<_>>(), [true, true, true, false, false]);
    }
}
