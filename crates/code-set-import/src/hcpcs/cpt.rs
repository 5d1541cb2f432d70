//! CPT from the user's own licensed files of the American Medical Association: a notice, then a code, a tab (or, in the
//! files of fixed columns, blanks) and a descriptor a line; in one file the short descriptors (28 characters), in
//! another the medium ones (48), in a third the long ones. Nothing of them ships; they stand on the user's shelf only.

use std::collections::HashSet;

use superbill_code_sets::System;
use superbill_code_sets::procedures::CptRow;
use superbill_code_sets::release::ReleaseWriter;

use crate::layout::{Context, Layout};
use crate::sheet::code;
use crate::{ImportError, Publication};

const LAYOUT: &str = "CPT (licensed)";
/// How many of the lines after the first code must be codes for a file to be told as CPT.
const TELLING: usize = 5;

/// The layout.
pub(crate) struct Cpt;

impl Layout for Cpt {
    fn name(&self) -> &'static str {
        LAYOUT
    }

    fn recognises(&self, publication: &Publication<'_>) -> bool {
        let head = publication.head_text();
        let lines: Vec<_> = head.lines().skip_while(|line| entry(line).is_none()).take(TELLING).collect();
        !lines.is_empty() && lines.iter().all(|line| entry(line).is_some())
    }

    fn read(
        &self,
        publication: Publication<'_>,
        context: &Context<'_>,
    ) -> Result<ReleaseWriter, ImportError> {
        let (year, effective) = context.edition_of(LAYOUT, publication.name())?;
        let mut seen = HashSet::new();
        let mut entries: Vec<([u8; 5], String)> = Vec::new();
        publication.for_each_whole_line(LAYOUT, |number, line| {
            let refused = |what: String| ImportError::line(LAYOUT, number, what);
            match entry(line) {
                Some((code, _)) if !seen.insert(code) => Err(refused("the code stands twice".to_owned())),
                Some((code, words)) => {
                    entries.push((code, words.to_owned()));
                    Ok(())
                }
                // What stands above the first code is the owner's notice.
                None if entries.is_empty() || line.trim().is_empty() => Ok(()),
                None => Err(refused("this is no code with its descriptor".to_owned())),
            }
        })?;
        let longest = entries.iter().map(|(_, words)| words.chars().count()).max().unwrap_or_default();
        let length = match longest {
            0..=28 => "short",
            29..=48 => "medium",
            _ => "long",
        };
        let mut release = ReleaseWriter::new(System::Cpt, format!("{year} {length}"), effective);
        release.remark("From the user's own licensed file of the American Medical Association.");
        let rows = entries.iter().map(|(code, words)| CptRow { code: *code, title: release.text(words) });
        let rows = rows.collect();
        release.table(rows);
        Ok(release)
    }
}

/// A CPT code and its descriptor.
fn entry(line: &str) -> Option<([u8; 5], &str)> {
    let (start, rest) = (line.get(..5)?, line.get(5..)?);
    let words = rest.strip_prefix('\t').or_else(|| rest.strip_prefix(' '))?.trim();
    let code = code::<5>(start)?;
    let [digits @ .., last] = &code;
    let is_cpt =
        digits.iter().all(u8::is_ascii_digit) && (last.is_ascii_digit() || last.is_ascii_uppercase());
    // Columns after the code are another layout's: an order file, a list with sequence numbers.
    let is_descriptor =
        words.chars().any(char::is_alphabetic) && !words.contains('\t') && !words.contains("   ");
    (is_cpt && is_descriptor).then_some((code, words))
}
