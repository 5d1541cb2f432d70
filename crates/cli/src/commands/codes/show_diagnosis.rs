//! What `superbill codes show` tells of a diagnosis besides the tabular list: its history, who names it, and its groups.

use std::io::Write;

use serde::Serialize;
use superbill_code_sets::groupings::IsDefault;
use superbill_code_sets::{Book, Conversion, ConversionLink, Diagnosis, Note, NoteKind, StandsAt};
use superbill_domain::Date;

use crate::render::{CODE, QUIET, paint};

/// The facts as JSON, beside those of the tabular list.
#[derive(Serialize)]
pub struct FactsJson<'a> {
    edition: &'a str,
    predecessors: Vec<StepJson>,
    successors: Vec<StepJson>,
    excluded_by: Vec<NamingJson<'a>>,
    poa_exempt: bool,
    manifestation: bool,
    ccsr: Vec<CcsrJson<'a>>,
    elixhauser: Vec<&'a str>,
    icd9: Vec<String>,
}

/// A step of the conversion table.
#[derive(Serialize)]
struct StepJson {
    code: String,
    from: Date,
    link: &'static str,
}

/// A note elsewhere that names the code.
#[derive(Serialize)]
struct NamingJson<'a> {
    kind: &'static str,
    at: String,
    text: &'a str,
}

/// A clinical category.
#[derive(Serialize)]
struct CcsrJson<'a> {
    category: &'a str,
    title: &'a str,
    inpatient_default: bool,
    outpatient_default: bool,
}

impl<'a> FactsJson<'a> {
    /// What is known of a diagnosis on the day.
    pub fn of(book: Book<'a>, found: &Diagnosis<'a>) -> Self {
        let code = found.code();
        let is_default = |known| known == IsDefault::Yes;
        Self {
            edition: book.releases().next().map_or("", |release| release.edition.as_str()),
            predecessors: book
                .predecessors(&code)
                .map(|step| StepJson::new(&step, previous(&step)))
                .collect(),
            successors: book
                .successors(&code)
                .map(|step| StepJson::new(&step, step.code.to_string()))
                .collect(),
            excluded_by: book.excluded_by(&code).map(NamingJson::from).collect(),
            poa_exempt: book.is_poa_exempt(&code),
            manifestation: found.is_manifestation(),
            ccsr: book
                .ccsr(&code)
                .map(|group| CcsrJson {
                    category: group.category,
                    title: group.title,
                    inpatient_default: is_default(group.inpatient),
                    outpatient_default: is_default(group.outpatient),
                })
                .collect(),
            elixhauser: book.elixhauser(&code).map(|group| group.name).collect(),
            icd9: book.gem_back(&code).filter_map(|mapping| mapping.icd9).map(|old| old.dotted()).collect(),
        }
    }

    /// The same for people, a line each; nothing is said of what is not known.
    pub fn write(&self, out: &mut impl Write) -> anyhow::Result<()> {
        let told = |words: &str| paint(QUIET, words).to_string();
        for step in &self.predecessors {
            writeln!(
                out,
                "  {} {} {} {}",
                told("came from"),
                paint(CODE, &step.code),
                told(step.link),
                step.from
            )?;
        }
        for step in &self.successors {
            writeln!(
                out,
                "  {} {} {} {}",
                told("became"),
                paint(CODE, &step.code),
                told(step.link),
                step.from
            )?;
        }
        for note in &self.excluded_by {
            writeln!(out, "  {} {}: {}", told(note.kind), paint(CODE, &note.at), note.text)?;
        }
        if self.poa_exempt {
            writeln!(out, "  {}", told("exempt from present-on-admission reporting"))?;
        }
        if self.manifestation {
            writeln!(out, "  {}", told("a manifestation: never listed first"))?;
        }
        for group in &self.ccsr {
            let default = if group.outpatient_default { " (default)" } else { "" };
            writeln!(out, "  {} {} {}{}", told("CCSR"), group.category, group.title, told(default))?;
        }
        for (name, values) in [("Elixhauser", self.elixhauser.join(", ")), ("ICD-9-CM", self.icd9.join(", "))]
        {
            if !values.is_empty() {
                writeln!(out, "  {} {values}", told(name))?;
            }
        }
        Ok(())
    }
}

impl StepJson {
    fn new(step: &Conversion, code: String) -> Self {
        let link = match step.link {
            ConversionLink::Stated => "since",
            ConversionLink::Combined => "combined since",
            ConversionLink::Divided => "divided since",
        };
        Self { code, from: step.from, link }
    }
}

fn previous(step: &Conversion) -> String {
    if step.previous == step.previous_last {
        step.previous.to_string()
    } else {
        format!("{}-{}", step.previous, step.previous_last)
    }
}

impl<'a> From<Note<'a>> for NamingJson<'a> {
    fn from(note: Note<'a>) -> Self {
        let at = match note.stands_at() {
            Some(StandsAt::Code(code)) => code.to_string(),
            Some(StandsAt::Section(section)) => section.name().to_owned(),
            Some(StandsAt::Chapter(chapter)) => format!("chapter {}", chapter.number()),
            None => String::new(),
        };
        let kind = if note.kind() == NoteKind::Excludes1 { "excluded 1 at" } else { "excluded 2 at" };
        Self { kind, at, text: note.text() }
    }
}
