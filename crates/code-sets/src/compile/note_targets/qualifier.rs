//! Reads what follows "with" in a note's brackets: "fifth or sixth character 5", ".43", "7th character B or C".

use crate::diagnoses::QualifierPlace;

/// The seventh characters that mean an open fracture, for the notes that say so in words: B and C begin its
/// treatment, the others follow it (definition at S52 and its like).
const OPEN_FRACTURE: &str = "B,C,E,F,H,J,M,N,Q,R";

/// Where to look and the characters to look for, separated by commas. None where the words are not of this kind.
pub(super) fn qualifier(words: &str) -> Option<(QualifierPlace, String)> {
    let words = words.trim().replace('-', " -");
    if words == "open fracture 7th character" {
        return Some((QualifierPlace::At(7), OPEN_FRACTURE.to_owned()));
    }
    if words.starts_with('.') {
        return Some((QualifierPlace::At(4), characters(&words)?));
    }
    let (place, wanted) = words.split_once("character")?;
    let place = match place.trim_end_matches([' ', '-']) {
        "fifth or sixth" | "fifth or six" => QualifierPlace::FifthOrSixth,
        // "final characters .00 or .01" are those after the dot.
        "final" if wanted.contains('.') => QualifierPlace::At(4),
        "final" => QualifierPlace::Final,
        "fifth to sixth" | "fifth" | "5th" => QualifierPlace::At(5),
        "sixth" | "6th" => QualifierPlace::At(6),
        "seventh" | "7th" => QualifierPlace::At(7),
        _ => return None,
    };
    Some((place, characters(wanted.strip_prefix('s').unwrap_or(wanted))?))
}

/// The characters of a list: "1 -4 or 6" is 1, 2, 3, 4 and 6; ".51 -.52" is 51 and 52; " -91" is 91.
fn characters(list: &str) -> Option<String> {
    let mut wanted: Vec<String> = Vec::new();
    for item in list.split([' ', ',']).filter(|item| !item.is_empty() && *item != "or" && *item != "-") {
        let (is_end, item) = item.strip_prefix('-').map_or((false, item), |end| (true, end));
        let item = item.trim_matches('.');
        if item.is_empty() || !item.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit()) {
            return None;
        }
        match wanted.last() {
            Some(start) if is_end => {
                let (start, end) = (start.parse::<u32>().ok()?, item.parse::<u32>().ok()?);
                wanted.extend((start + 1..=end).map(|number| number.to_string()));
            }
            _ => wanted.push(item.to_owned()),
        }
    }
    if wanted.is_empty() { None } else { Some(wanted.join(",")) }
}
