//! Base64 (RFC 4648): attachments of FHIR and C-CDA carry notes in it. Read here and not by a library, since evidence
//! must find its way back from the note to the characters that encode it.

use superbill_domain::Span;

use super::source_map::Piece;
use super::{SourceMap, Traced};

/// Bytes with the way back to the file.
#[derive(Default)]
pub(crate) struct TracedBytes {
    pub(super) bytes: Vec<u8>,
    pub(super) map: SourceMap,
}

impl TracedBytes {
    /// A file itself.
    pub(crate) fn itself(bytes: Vec<u8>) -> Self {
        let map = SourceMap::identity(bytes.len());
        Self { bytes, map }
    }
}

/// The bytes that a text of base64 encodes; none where it is not base64. White space and line ends are passed over.
pub(crate) fn decode_base64(encoded: &Traced) -> Option<TracedBytes> {
    let mut decoded = TracedBytes::default();
    let mut group = Group::default();
    let mut ended = false;
    for (at, letter) in encoded.text().bytes().enumerate() {
        match letter {
            b' ' | b'\t' | b'\r' | b'\n' => {}
            b'=' => ended = true,
            _ if ended => return None,
            _ => {
                group.add(sextet(letter)?, at);
                if group.count == 4 {
                    group.close(encoded, &mut decoded);
                }
            }
        }
    }
    match group.count {
        0 => {}
        1 => return None,
        _ => group.close(encoded, &mut decoded),
    }
    Some(decoded)
}

/// Up to four characters that stand for up to three bytes.
#[derive(Default)]
struct Group {
    bits: u32,
    count: u8,
    first: usize,
    last: usize,
}

impl Group {
    fn add(&mut self, sextet: u8, at: usize) {
        if self.count == 0 {
            self.first = at;
        }
        self.bits = (self.bits << 6) | u32::from(sextet);
        self.count += 1;
        self.last = at;
    }

    fn close(&mut self, encoded: &Traced, decoded: &mut TracedBytes) {
        let bytes = usize::from(self.count).saturating_sub(1);
        let full = self.bits << (6 * (4 - u32::from(self.count)));
        let start = decoded.bytes.len();
        decoded.bytes.extend(full.to_be_bytes().iter().skip(1).take(bytes));
        let source = encoded.source(Span::new(self.first, self.last + 1));
        let text = Span::new(start, decoded.bytes.len());
        decoded.map.push(Piece::stepped(text, source, 3, u8::try_from(source.len()).unwrap_or(4)));
        *self = Self::default();
    }
}

const fn sextet(letter: u8) -> Option<u8> {
    Some(match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'+' | b'-' => 62,
        b'/' | b'_' => 63,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(text: &str) -> Option<Vec<u8>> {
        decode_base64(&Traced::itself(text.to_owned())).map(|decoded| decoded.bytes)
    }

    #[test]
    fn the_examples_of_the_standard() {
        for (encoded, plain) in [
            ("", ""),
            ("Zg==", "f"),
            ("Zm8=", "fo"),
            ("Zm9v", "foo"),
            ("Zm9vYg==", "foob"),
            ("Zm9v\nYmFy", "foobar"),
            ("Zm8", "fo"),
        ] {
            assert_eq!(decoded(encoded).unwrap(), plain.as_bytes());
        }
        assert!(decoded("Zm9*").is_none() && decoded("Z").is_none() && decoded("Zg==Zg").is_none());
    }
}
