//! Text in the basic character set of X12: capital letters, digits and a little punctuation.

/// Brings text to the basic character set: capitals, Latin letters without their marks, every other sign and
/// white space as one space. The delimiters `*` and `:` become spaces too.
///
/// `None` when a letter or digit has no counterpart: leaving it out would change a name.
pub(crate) fn basic(text: &str) -> Option<String> {
    let mut written = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            _ if character.is_ascii_alphanumeric() => written.push(character.to_ascii_uppercase()),
            '!' | '"' | '&' | '\'' | '(' | ')' | '+' | ',' | '-' | '.' | '/' | ';' | '?' | '=' => {
                written.push(character);
            }
            '\u{2018}' | '\u{2019}' => written.push('\''),
            '\u{2010}'..='\u{2014}' => written.push('-'),
            _ if character.is_alphanumeric() => written.push_str(plain(character)?),
            _ if ('\u{300}'..='\u{36F}').contains(&character) => {}
            _ => written.push(' '),
        }
    }
    Some(written.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "))
}

/// Latin letters with marks, each with the plain letters that stand for it in a passport's machine zone.
const PLAIN: [(&str, &str); 27] = [
    ("ÀÁÂÃÅĀĂĄàáâãåāăą", "A"),
    ("Ää", "A"),
    ("Ææ", "AE"),
    ("ÇĆĈĊČçćĉċč", "C"),
    ("ĎĐðÐďđ", "D"),
    ("ÈÉÊËĒĔĖĘĚèéêëēĕėęě", "E"),
    ("ĜĞĠĢĝğġģ", "G"),
    ("ĤĦĥħ", "H"),
    ("ÌÍÎÏĨĪĬĮİìíîïĩīĭįı", "I"),
    ("Ĵĵ", "J"),
    ("Ķķ", "K"),
    ("ĹĻĽŁĺļľł", "L"),
    ("ÑŃŅŇñńņň", "N"),
    ("ÒÓÔÕŌŎŐòóôõōŏő", "O"),
    ("Öö", "O"),
    ("Øø", "O"),
    ("Œœ", "OE"),
    ("ŔŖŘŕŗř", "R"),
    ("ŚŜŞŠȘśŝşšș", "S"),
    ("ßẞ", "SS"),
    ("ŢŤŦȚţťŧț", "T"),
    ("Þþ", "TH"),
    ("ÙÚÛŨŪŬŮŰŲùúûũūŭůűų", "U"),
    ("Üü", "U"),
    ("Ŵŵ", "W"),
    ("ÝŶŸýŷÿ", "Y"),
    ("ŹŻŽźżž", "Z"),
];

fn plain(letter: char) -> Option<&'static str> {
    PLAIN.iter().find(|(letters, _)| letters.contains(letter)).map(|(_, plain)| *plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_streets_come_out_in_capitals_without_marks() {
        let table = [
            ("Muñoz", "MUNOZ"),
            ("O’Brien-Łukasz", "O'BRIEN-LUKASZ"),
            ("12 Elm St. #4\n", "12 ELM ST. 4"),
            ("A*B:C~D^E", "A B C D E"),
            ("  two   words ", "TWO WORDS"),
            ("Straße", "STRASSE"),
            ("Mun\u{303}oz", "MUNOZ"),
        ];
        for (text, expected) in table {
            assert_eq!(basic(text).as_deref(), Some(expected));
        }
    }

    #[test]
    fn a_letter_without_counterpart_is_not_left_out() {
        assert_eq!(basic("李"), None);
        assert_eq!(basic("Иванов"), None);
    }
}
