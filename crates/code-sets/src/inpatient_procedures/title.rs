//! Titles, composed from the axes.
//!
//! The publisher writes the title of a code by the pattern of its root operation, with the value of each axis worded
//! for a sentence: `{3} of {6} into {4}, {5}` with "Insertion", "Monitoring Device", "Right Lung" and "Open Approach".
//! A handful of patterns serves a section; what departs from them has a pattern of narrower scope.

use std::fmt;

use super::Axis;

/// Stands for any character in a scope.
const ANY: u8 = b'*';

/// The title of a code: composed as it is written, without being put together first, or as published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Title<'a>(pub(super) Kind<'a>);

/// Where the words come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind<'a> {
    /// From the axes.
    Composed {
        /// The pattern.
        pattern: &'a str,
        /// The wording of each axis.
        wordings: [&'a str; 7],
    },
    /// From the order file.
    Published(&'a str),
}

impl fmt::Display for Title<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (pattern, wordings) = match self.0 {
            Kind::Published(title) => return f.write_str(title),
            Kind::Composed { pattern, wordings } => (pattern, wordings),
        };
        let mut parts = pattern.split('{');
        f.write_str(parts.next().unwrap_or_default())?;
        for part in parts {
            let (position, words) = part.split_once('}').unwrap_or_default();
            let axis = position.parse().ok().and_then(Axis::at);
            f.write_str(axis.and_then(|axis| wordings.get(axis.index()).copied()).unwrap_or_default())?;
            f.write_str(words)?;
        }
        Ok(())
    }
}

/// The scopes that a pattern for a code can have, the narrowest first: the code itself; its table, with its device and
/// qualifier; its table; its section and operation. `says` tells which of the axes four to seven say something (a
/// "No Device" says nothing), and is part of every scope but the first.
#[must_use]
pub fn pattern_scopes(code: [u8; 7], says: [bool; 4]) -> [[u8; 8]; 4] {
    let [section, system, operation, body_part, approach, device, qualifier] = code;
    let says = says.iter().fold(1_u8, |bits, &says| bits << 1 | u8::from(says));
    [
        [section, system, operation, body_part, approach, device, qualifier, ANY],
        [section, system, operation, ANY, ANY, device, qualifier, says],
        [section, system, operation, ANY, ANY, ANY, ANY, says],
        [section, ANY, operation, ANY, ANY, ANY, ANY, says],
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_is_filled_with_the_wordings_of_its_axes() {
        let wordings = ["", "", "Insertion", "Right Lung", "Open Approach", "Monitoring Device", ""];
        let written = |pattern| Title(Kind::Composed { pattern, wordings }).to_string();
        assert_eq!(
            written("{3} of {6} into {4}, {5}"),
            "Insertion of Monitoring Device into Right Lung, Open Approach"
        );
        assert_eq!(written("{6} of the {4}"), "Monitoring Device of the Right Lung");
        assert_eq!(written("{9} and {4 without end"), " and ", "damage shows, and does no harm");
    }
}
