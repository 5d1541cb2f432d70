//! What Medicare's editor and groupers make of a diagnosis: sections of its page.

use std::io::Write;

use serde::Serialize;
use superbill_code_sets::ms_drg::Severity;
use superbill_code_sets::{Book, hcc};
use superbill_domain::Icd10Cm;

use crate::render::{QUIET, paint};

/// What is known, as JSON; what no release at hand tells is left out.
#[derive(Serialize)]
pub struct GroupingJson {
    #[serde(skip_serializing_if = "Option::is_none")]
    code_editor: Option<CodeEditorJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ms_drg: Option<MsDrgJson>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    hcc: Vec<HccJson>,
}

#[derive(Serialize)]
struct CodeEditorJson {
    version: String,
    flags: Vec<&'static str>,
    /// The same in words.
    #[serde(skip)]
    words: Vec<&'static str>,
}

#[derive(Serialize)]
struct MsDrgJson {
    version: u16,
    mdc: u8,
    severity: &'static str,
}

#[derive(Serialize)]
struct HccJson {
    payment_year: i16,
    model: String,
    category: u16,
    label: String,
}

impl GroupingJson {
    /// What is known of a diagnosis on the day.
    pub fn of(book: Book<'_>, code: &Icd10Cm) -> Self {
        let code_editor = book.code_editor(code).map(|entry| CodeEditorJson {
            version: entry.version().to_owned(),
            flags: entry.flags().iter().map(|flag| flag.name()).collect(),
            words: entry.flags().iter().map(|flag| flag.words()).collect(),
        });
        let tables = book.ms_drg();
        let ms_drg = tables.and_then(|tables| {
            let (mdc, severity) = tables.severity(code)?;
            let severity = match severity {
                Severity::None => "none",
                Severity::Cc => "CC",
                Severity::Mcc => "MCC",
            };
            Some(MsDrgJson { version: tables.version, mdc, severity })
        });
        let categories = |year: hcc::RiskYear<'_>| -> Vec<HccJson> {
            let of_year = year.categories(code).map(|category| HccJson {
                payment_year: year.year,
                model: category.model.to_string(),
                category: category.number,
                label: category.label.to_owned(),
            });
            of_year.collect()
        };
        Self { code_editor, ms_drg, hcc: book.risk_years().flat_map(categories).collect() }
    }

    /// Its lines on the page of a diagnosis.
    ///
    /// # Errors
    /// Where `out` cannot be written to.
    pub fn page(&self, out: &mut impl Write) -> anyhow::Result<()> {
        if let Some(editor) = self.code_editor.as_ref().filter(|editor| !editor.words.is_empty()) {
            writeln!(
                out,
                "  {} {}",
                paint(QUIET, format!("code editor {}", editor.version)),
                editor.words.join("; ")
            )?;
        }
        if let Some(MsDrgJson { version, mdc, severity }) = &self.ms_drg {
            let (version, half) = (version / 10, version % 10);
            let name = paint(QUIET, format!("MS-DRG V{version}.{half}"));
            let severity = if *severity == "none" { "neither CC nor MCC" } else { severity };
            writeln!(out, "  {name} MDC {mdc}, {severity} as a secondary diagnosis")?;
        }
        for HccJson { payment_year, model, category, label } in &self.hcc {
            let name = paint(QUIET, format!("payment year {payment_year}"));
            writeln!(out, "  {name} {model} HCC {category} {label}")?;
        }
        Ok(())
    }
}
