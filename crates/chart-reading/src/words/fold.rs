//! Folding: one form for the shapes in which a word comes.

/// The longest word that can be folded; longer ones are no word of any lexicon.
const LONGEST: usize = 40;

/// Roman numbers of stages and types. A single letter is left alone.
const ROMAN: &[(&str, &str)] = &[
    ("ii", "2"),
    ("iii", "3"),
    ("iv", "4"),
    ("iia", "2a"),
    ("iib", "2b"),
    ("iic", "2c"),
    ("iiia", "3a"),
    ("iiib", "3b"),
    ("iiic", "3c"),
    ("iva", "4a"),
    ("ivb", "4b"),
];

/// Plurals that no rule makes, with their singulars.
const PLURALS: &[(&str, &str)] = &[
    ("axillae", "axilla"),
    ("bacilli", "bacillus"),
    ("bronchi", "bronchus"),
    ("bullae", "bulla"),
    ("calculi", "calculus"),
    ("children", "child"),
    ("conjunctivae", "conjunctiva"),
    ("diverticula", "diverticulum"),
    ("emboli", "embolus"),
    ("feet", "foot"),
    ("foci", "focus"),
    ("fungi", "fungus"),
    ("maxillae", "maxilla"),
    ("nevi", "nevus"),
    ("ova", "ovum"),
    ("petechiae", "petechia"),
    ("sequelae", "sequela"),
    ("teeth", "tooth"),
    ("testes", "testis"),
    ("thrombi", "thrombus"),
    ("varices", "varix"),
    ("vertebrae", "vertebra"),
];

/// A folded word, held inline.
#[derive(Clone, Copy)]
pub(crate) struct Folded {
    bytes: [u8; LONGEST],
    length: usize,
}

impl Folded {
    /// Folds a word: as [`Self::form_of`], without its plural ending, and a Roman number as digits.
    pub(crate) fn of(word: &str) -> Option<Self> {
        Self::form_of(word).map(Self::stem)
    }

    /// The form of a word: lower case, ASCII letters for accented ones, no apostrophe and no possessive ending.
    /// None where the word is too long or has characters of another script.
    pub(crate) fn form_of(word: &str) -> Option<Self> {
        let mut folded = Self { bytes: [0; LONGEST], length: 0 };
        if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            for byte in word.bytes() {
                folded.push(byte.to_ascii_lowercase())?;
            }
            return Some(folded);
        }
        let bare = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
        for letter in bare.chars() {
            match letter {
                '\'' | '’' | '.' if !bare.as_bytes().first().is_some_and(u8::is_ascii_digit) => {}
                _ => folded.push(plain(letter)?)?,
            }
        }
        Some(folded)
    }

    /// The folded word: ASCII letters, digits and decimal points.
    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.bytes.get(..self.length).unwrap_or_default()
    }

    fn push(&mut self, byte: u8) -> Option<()> {
        *self.bytes.get_mut(self.length)? = byte;
        self.length += 1;
        Some(())
    }

    fn ends_with(&self, ending: &[u8]) -> bool {
        self.bytes.get(..self.length).is_some_and(|bytes| bytes.ends_with(ending))
    }

    /// Gives the last bytes another ending.
    fn replace_end(&mut self, drop: usize, ending: &[u8]) {
        self.length = self.length.saturating_sub(drop);
        for &byte in ending {
            let _ = self.push(byte);
        }
    }

    /// The word without its plural ending and in its American spelling; a Roman number as digits: "stage IIIb" is
    /// "stage 3b", "oedemas" are "edema".
    pub(crate) fn stem(self) -> Self {
        let is = |form: &str| form.as_bytes() == self.as_bytes();
        if let Some((_, stem)) = ROMAN.iter().chain(PLURALS).find(|(form, _)| is(form)) {
            return Self::form_of(stem).unwrap_or(self);
        }
        self.without_plural().american()
    }

    /// The American spelling of a word of six letters or more: "haemorrhage", "tumour".
    fn american(self) -> Self {
        let word = self.as_bytes();
        let british = |pair: &[u8]| matches!(pair, b"ae" | b"oe");
        if word.len() < 6 || !(word.ends_with(b"our") || word.windows(2).any(british)) {
            return self;
        }
        let mut folded = Self { bytes: [0; LONGEST], length: 0 };
        let stem = word.strip_suffix(b"our").unwrap_or(word);
        for (at, &letter) in stem.iter().enumerate() {
            if !stem.get(at..at + 2).is_some_and(british) {
                let _ = folded.push(letter);
            }
        }
        if stem.len() < word.len() {
            let _ = folded.push(b'o');
            let _ = folded.push(b'r');
        }
        folded
    }

    fn without_plural(mut self) -> Self {
        if self.length < 4 || self.bytes.iter().take(self.length).any(u8::is_ascii_digit) {
            return self;
        }
        let greek = [b"stases".as_slice(), b"oses", b"theses", b"physes"];
        if self.length >= 7 && greek.iter().any(|ending| self.ends_with(ending)) {
            self.replace_end(2, b"is");
        } else if self.ends_with(b"ies") && self.length > 4 {
            self.replace_end(3, b"y");
        } else if [b"sses".as_slice(), b"xes", b"ches", b"shes"].iter().any(|end| self.ends_with(end)) {
            self.replace_end(2, b"");
        } else if self.ends_with(b"s")
            && !self.ends_with(b"ss")
            && !self.ends_with(b"us")
            && !self.ends_with(b"is")
        {
            self.replace_end(1, b"");
        }
        self
    }
}

/// The ASCII letter or digit for a character; none where there is no such letter.
fn plain(letter: char) -> Option<u8> {
    if letter.is_ascii_alphanumeric() || letter == '.' {
        return u8::try_from(letter.to_ascii_lowercase()).ok();
    }
    match letter {
        'à'..='å' | 'À'..='Å' => Some(b'a'),
        'ç' | 'Ç' => Some(b'c'),
        'è'..='ë' | 'È'..='Ë' => Some(b'e'),
        'ì'..='ï' | 'Ì'..='Ï' => Some(b'i'),
        'ñ' | 'Ñ' => Some(b'n'),
        'ò'..='ö' | 'ø' | 'Ò'..='Ö' | 'Ø' => Some(b'o'),
        'ù'..='ü' | 'Ù'..='Ü' => Some(b'u'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_form_for_the_shapes_of_a_word() {
        for (shapes, form) in [
            (["Fracture", "FRACTURES", "fracture's"].as_slice(), "fracture"),
            (&["allergies", "Allergy"], "allergy"),
            (&["metastases", "Metastasis"], "metastasis"),
            (&["diagnoses", "diagnosis"], "diagnosis"),
            (&["Ménière's", "meniere’s", "Meniere"], "meniere"),
            (&["rashes", "rash"], "rash"),
            (&["can't", "can’t"], "cant"),
            (&["y.o.", "y.o", "yo"], "yo"),
            (&["lupus"], "lupus"),
            (&["arthritis"], "arthritis"),
            (&["disease", "diseases"], "disease"),
            (&["Oedema", "edema", "oedemas"], "edema"),
            (&["haemorrhage", "hemorrhages"], "hemorrhage"),
            (&["tumours", "tumor"], "tumor"),
            (&["vertebrae", "vertebra"], "vertebra"),
            (&["toe", "toes"], "toe"),
            (&["7.5"], "7.5"),
            (&["IIIb", "3b"], "3b"),
        ] {
            for shape in shapes {
                assert_eq!(Folded::of(shape).unwrap().as_bytes(), form.as_bytes(), "{shape}");
            }
        }
    }

    #[test]
    fn a_word_of_another_script_or_beyond_measure_has_no_form() {
        assert!(Folded::of("болезнь").is_none());
        assert!(Folded::of(&"a".repeat(41)).is_none());
    }
}
