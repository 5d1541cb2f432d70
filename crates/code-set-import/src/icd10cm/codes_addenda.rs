//! The yearly list of changed codes (`icd10cm_codes_addenda_YYYY.txt`) of the National Center for Health Statistics.
//!
//! A line is a verb (`Add:`, `Delete:`, `Revise from:`, `Revise to:`), from column 14 the code without its dot, and
//! from column 22 the title. Only billable codes are listed. A footer counts them, and so checks the reading.

use superbill_domain::Icd10Cm;

use crate::ImportError;

const LAYOUT: &str = "codes addenda";

/// The changes from one year's billable codes to the next one's.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct CodesAddenda {
    /// Codes that begin to be billable, with their titles.
    pub added: Vec<(Icd10Cm, String)>,
    /// Codes that cease to be billable; some of them remain as headers.
    pub deleted: Vec<Icd10Cm>,
    /// Codes whose title changes, with the new title.
    pub revised: Vec<(Icd10Cm, String)>,
    /// How many billable codes the footer says there were before.
    pub before: Option<usize>,
    /// How many billable codes the footer says there are after.
    pub after: Option<usize>,
}

/// Reads a list of changes and confirms that the footer counts what was read.
///
/// # Errors
/// Where a line has no known verb or no code, or the footer counts otherwise.
pub fn read(text: &str) -> Result<CodesAddenda, ImportError> {
    let mut addenda = CodesAddenda::default();
    for (number, line) in (1..).zip(text.lines()) {
        let Some((verb, rest)) = line.split_once(':') else {
            footer(&mut addenda, line)
                .map_err(|what| ImportError::layout(LAYOUT, format!("line {number}"), what))?;
            continue;
        };
        let (code, title) = rest.trim().split_once(' ').unwrap_or((rest.trim(), ""));
        let place = || format!("line {number}");
        let code: Icd10Cm = code.parse().map_err(|e| ImportError::layout(LAYOUT, place(), format!("{e}")))?;
        let title = title.trim().to_owned();
        match verb.trim() {
            "Add" => addenda.added.push((code, title)),
            "Delete" => addenda.deleted.push(code),
            "Revise from" => {}
            "Revise to" => addenda.revised.push((code, title)),
            other => return Err(ImportError::layout(LAYOUT, place(), format!("“{other}” is no verb of it"))),
        }
    }
    Ok(addenda)
}

/// True for a line that changes a code.
pub(crate) fn is_change(line: &str) -> bool {
    let verbs = ["Add", "Delete", "Revise from", "Revise to"];
    line.split_once(':').is_some_and(|(verb, rest)| {
        let code = rest.split_whitespace().next().unwrap_or_default();
        verbs.contains(&verb.trim()) && code.parse::<Icd10Cm>().is_ok()
    })
}

/// A line of the footer: a number and what it counts.
fn footer(addenda: &mut CodesAddenda, line: &str) -> Result<(), String> {
    let Some((number, what)) = line.trim().split_once(' ') else { return Ok(()) };
    let Ok(number) = number.parse::<usize>() else { return Err(format!("“{line}” is not understood")) };
    let counted = match what.trim() {
        "additions" => addenda.added.len(),
        "deletions" => addenda.deleted.len(),
        "revisions" => addenda.revised.len(),
        codes if codes.starts_with("codes in") => {
            // The first such line counts the old year's codes, the second the new one's.
            if addenda.before.is_none() {
                addenda.before = Some(number)
            } else {
                addenda.after = Some(number)
            }
            return Ok(());
        }
        other => return Err(format!("“{other}” is not counted by this layout")),
    };
    if counted == number {
        Ok(())
    } else {
        Err(format!("it counts {number} {what}, and {counted} were read"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIXTURE: &str = "\
Delete:      I420    Dilated something
Add:         I4200   Dilated something, unspecified
Revise from: L02232  Boil of back
Revise to:   L02232  Boil of back and flank

Codes
  3 codes in last year's file
  3 codes in this year's file
    1 additions
    1 deletions
    1 revisions
";

    #[test]
    fn reads_additions_deletions_and_revisions() {
        let addenda = read(FIXTURE).unwrap();
        assert_eq!(addenda.added, [("I42.00".parse().unwrap(), "Dilated something, unspecified".to_owned())]);
        assert_eq!(addenda.deleted, ["I42.0".parse().unwrap()]);
        assert_eq!(addenda.revised, [("L02.232".parse().unwrap(), "Boil of back and flank".to_owned())]);
        assert_eq!((addenda.before, addenda.after), (Some(3), Some(3)));
    }

    #[test]
    fn refuses_a_footer_that_counts_otherwise() {
        let error = read(&FIXTURE.replace("1 additions", "2 additions")).unwrap_err();
        assert!(error.to_string().contains("it counts 2 additions, and 1 were read"), "{error}");
    }

    #[test]
    fn refuses_unknown_verbs_and_codes() {
        assert!(read("Rename:      I420    Dilated something").is_err());
        assert!(read("Add:         !!      Dilated something").is_err());
    }
}
