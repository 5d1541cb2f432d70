//! Character sets: bytes to text, with the way back.

use superbill_domain::Span;

use super::base64::TracedBytes;
use super::source_map::Piece;
use super::{SourceMap, Traced};

/// A character set that notes come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Charset {
    /// UTF-8, of which ASCII is a part.
    Utf8,
    /// UTF-16, the low byte first.
    Utf16Little,
    /// UTF-16, the high byte first.
    Utf16Big,
    /// Windows-1252, of which ISO 8859-1 is a part.
    Windows1252,
}

/// The character set of a name, as XML, MIME and HL7 table 0211 write it; none for one that we cannot read.
pub(crate) fn declared(name: &str) -> Option<Charset> {
    let plain: String =
        name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    Some(match plain.as_str() {
        "utf8" | "unicodeutf8" | "ascii" | "usascii" => Charset::Utf8,
        "utf16" | "utf16le" | "unicode" | "unicodeutf16" => Charset::Utf16Little,
        "utf16be" => Charset::Utf16Big,
        "iso88591" | "88591" | "latin1" | "windows1252" | "cp1252" | "iso885915" | "885915" => {
            Charset::Windows1252
        }
        _ => return None,
    })
}

/// The text of bytes, and whether the character set had to be guessed. A byte order mark counts before what is
/// declared; what is declared as UTF-8 and is not is taken for Windows-1252, in which every byte is a letter.
pub(crate) fn decode(bytes: TracedBytes, declared: Option<Charset>) -> (Traced, bool) {
    let (marked, skip) = match bytes.bytes.as_slice() {
        [0xEF, 0xBB, 0xBF, ..] => (Some(Charset::Utf8), 3),
        [0xFF, 0xFE, ..] => (Some(Charset::Utf16Little), 2),
        [0xFE, 0xFF, ..] => (Some(Charset::Utf16Big), 2),
        [b'<', 0, ..] => (Some(Charset::Utf16Little), 0),
        [0, b'<', ..] => (Some(Charset::Utf16Big), 0),
        _ => (None, 0),
    };
    match marked.or(declared).unwrap_or(Charset::Utf8) {
        Charset::Utf8 => utf8(bytes, skip),
        Charset::Utf16Little => (utf16(&bytes, skip, u16::from_le_bytes), false),
        Charset::Utf16Big => (utf16(&bytes, skip, u16::from_be_bytes), false),
        Charset::Windows1252 => (windows_1252(&bytes), false),
    }
}

fn utf8(bytes: TracedBytes, skip: usize) -> (Traced, bool) {
    match String::from_utf8(bytes.bytes) {
        Ok(text) => {
            let whole = Traced { text, map: bytes.map };
            let text = if skip == 0 { whole } else { whole.part(Span::new(skip, whole.len())) };
            (text, false)
        }
        Err(error) => {
            let bytes = TracedBytes { bytes: error.into_bytes(), map: bytes.map };
            (windows_1252(&bytes), true)
        }
    }
}

/// Windows-1252, the letters of its own between 0x80 and 0x9F; the five that it leaves open stay control characters.
const UPPER: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

fn windows_1252(bytes: &TracedBytes) -> Traced {
    let mut read = Traced::default();
    let mut letter = [0; 4];
    for (at, &byte) in bytes.bytes.iter().enumerate() {
        let upper = usize::from(byte).checked_sub(0x80).and_then(|place| UPPER.get(place)).copied();
        let words = upper.unwrap_or(char::from(byte)).encode_utf8(&mut letter);
        push(&mut read, words, &bytes.map, Span::new(at, at + 1));
    }
    read
}

fn utf16(bytes: &TracedBytes, skip: usize, unit: impl Fn([u8; 2]) -> u16) -> Traced {
    let units = bytes.bytes.get(skip..).unwrap_or_default().chunks_exact(2);
    let units =
        units.map(|pair| unit([pair.first().copied().unwrap_or(0), pair.get(1).copied().unwrap_or(0)]));
    let mut read = Traced::default();
    let mut at = skip;
    let mut letter = [0; 4];
    for decoded in char::decode_utf16(units) {
        let character = decoded.unwrap_or(char::REPLACEMENT_CHARACTER);
        let length = character.len_utf16() * 2;
        push(&mut read, character.encode_utf8(&mut letter), &bytes.map, Span::new(at, at + length));
        at += length;
    }
    read
}

/// Adds a character that some bytes encode.
fn push(read: &mut Traced, words: &str, map: &SourceMap, bytes: Span) {
    let start = read.text.len();
    read.text.push_str(words);
    let text = Span::new(start, read.text.len());
    let source = map.source(bytes);
    let piece = if text.len() == 1 && source.len() <= 4 {
        Piece::stepped(text, source, 1, u8::try_from(source.len()).unwrap_or(1))
    } else {
        Piece::whole(text, source)
    };
    read.map.push(piece);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8], charset: Option<Charset>) -> (Traced, bool) {
        decode(TracedBytes::itself(bytes.to_vec()), charset)
    }

    #[test]
    fn offsets_count_the_bytes_of_the_file() {
        let (text, guessed) = read(b"caf\xe9 noir", None);
        assert!(guessed);
        assert_eq!(text.text(), "café noir");
        assert_eq!(text.source(Span::new(3, 5)), Span::new(3, 4));
        assert_eq!(text.source(Span::new(6, 10)), Span::new(5, 9));
    }

    #[test]
    fn utf_16_and_the_byte_order_mark() {
        let bytes: Vec<u8> = "\u{FEFF}HPI: é".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let (text, guessed) = read(&bytes, None);
        assert_eq!((text.text(), guessed), ("HPI: é", false));
        assert_eq!(text.source(Span::new(0, 3)), Span::new(2, 8));
        let (text, _) = read(b"\xef\xbb\xbfHPI", None);
        assert_eq!((text.text(), text.source(Span::new(0, 1))), ("HPI", Span::new(3, 4)));
    }

    #[test]
    fn a_set_is_known_by_any_of_its_names() {
        for (name, set) in [
            ("UNICODE UTF-8", Some(Charset::Utf8)),
            ("8859/1", Some(Charset::Windows1252)),
            ("ISO-8859-1", Some(Charset::Windows1252)),
            ("GB 18030-2000", None),
        ] {
            assert_eq!(declared(name), set, "{name}");
        }
    }
}
