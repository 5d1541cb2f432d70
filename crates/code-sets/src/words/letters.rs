//! Folds letters and takes texts apart into words.

/// The longest word that is kept whole; no term of medicine is longer.
const LONGEST: usize = 64;

/// Calls `each` with every word of a text, folded and singular, fillers included. One buffer serves all words.
pub(crate) fn each_word(text: &str, mut each: impl FnMut(&str)) {
    let mut word = String::with_capacity(LONGEST);
    for (at, letter) in text.char_indices().chain(std::iter::once((text.len(), ' '))) {
        match fold(letter) {
            Some('\'') => {}
            Some(letter) if word.len() < LONGEST => word.push(letter),
            Some(_) => {}
            None if word.is_empty() => {}
            None => {
                make_singular(&mut word);
                // "A fever" has an article; "hepatitis A" ends in a name.
                let article = word == "a" && letter == ' ' && at + 1 < text.len();
                if !article {
                    each(&word);
                }
                word.clear();
            }
        }
    }
}

/// A letter without accent and in small, a digit, an apostrophe as itself; none for what parts words. The accents are
/// those of the classification.
fn fold(letter: char) -> Option<char> {
    if letter.is_ascii() {
        let kept = letter.is_ascii_alphanumeric() || letter == '\'';
        return kept.then(|| letter.to_ascii_lowercase());
    }
    Some(match letter.to_lowercase().next().unwrap_or(letter) {
        'à' | 'á' | 'â' | 'ä' | 'å' => 'a',
        'ç' => 'c',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'î' | 'ï' | 'í' => 'i',
        'ñ' => 'n',
        'ö' | 'ô' | 'ó' | 'ø' => 'o',
        'ü' | 'û' | 'ú' => 'u',
        '’' => '\'',
        other if other.is_alphanumeric() => other,
        _ => return None,
    })
}

/// True for a word that says nothing by itself.
pub(crate) fn is_filler(word: &str) -> bool {
    matches!(
        word,
        "an" | "and"
            | "as"
            | "at"
            | "by"
            | "for"
            | "from"
            | "in"
            | "into"
            | "of"
            | "on"
            | "or"
            | "the"
            | "to"
            | "with"
            | "due"
            | "nec"
            | "nos"
            | "his"
            | "her"
            | "my"
    )
}

/// Takes the plural from a word: "arthropathies" is "arthropathy", "eyes" is "eye"; "sepsis" and "pus" stay.
fn make_singular(word: &mut String) {
    let keeps = ["ss", "us", "is"].iter().any(|ending| word.ends_with(ending));
    if keeps || word.len() < 4 || !word.ends_with('s') {
        return;
    }
    word.pop();
    if word.len() >= 5 && word.ends_with("ie") {
        word.truncate(word.len() - 2);
        word.push('y');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> String {
        let mut all = Vec::new();
        each_word(text, |word| all.push(word.to_owned()));
        all.join(" ")
    }

    #[test]
    fn words_are_folded_and_singular() {
        assert_eq!(words("Ménière's disease, right ear"), "meniere disease right ear");
        assert_eq!(words("Arthropathies of the knees"), "arthropathy of the knee");
        assert_eq!(words("non-pressure ulcer; diabetes"), "non pressure ulcer diabete");
        assert_eq!(words("pus abscess sepsis gas"), "pus abscess sepsis gas");
        assert_eq!(words("a fever, hepatitis A"), "fever hepatitis a");
        assert_eq!(words("Crohn’s"), words("crohns"));
    }
}
