//! The Alphabetic Index, the tables of neoplasms and of drugs, and the index of external causes: one XML layout for all.
//!
//! Layout: `icd10cm_index.xsd` and `icd10cm_drug_neoplasm.xsd` of the National Center for Health Statistics. The root is
//! `ICD10CM.index`; letters hold main terms, terms hold terms. A title is mixed: `nemod` holds nonessential modifiers with
//! title before and after it. Tables have an `indexHeading` and cells of columns 2 to 7 instead of codes.

use roxmltree::{Document, Node};
use superbill_code_sets::index::{PrintedCode, TermEntry, TitlePart, compile};
use superbill_code_sets::release::ReleaseWriter;
use superbill_code_sets::{Effective, System};
use superbill_domain::Date;

use crate::layout::{Context, Layout};
use crate::{ImportError, Publication};

/// One of the four publications in this layout.
pub(crate) struct IndexXml {
    name: &'static str,
    system: System,
    /// What its head says and no other's does.
    mark: &'static str,
}

/// The Alphabetic Index.
pub(crate) static ALPHABETIC_INDEX: IndexXml =
    IndexXml { name: "Alphabetic Index", system: System::Icd10CmIndex, mark: "INDEX TO DISEASES" };
/// The table of neoplasms.
pub(crate) static NEOPLASMS: IndexXml =
    IndexXml { name: "table of neoplasms", system: System::NeoplasmTable, mark: "<HEAD COL=\"1\">NEOPLASM<" };
/// The table of drugs and chemicals.
pub(crate) static DRUGS: IndexXml =
    IndexXml { name: "table of drugs", system: System::DrugTable, mark: "<HEAD COL=\"1\">SUBSTANCE<" };
/// The index of external causes.
pub(crate) static EXTERNAL_CAUSES: IndexXml =
    IndexXml { name: "external cause index", system: System::ExternalCauseIndex, mark: "EXTERNAL CAUSE" };

impl Layout for IndexXml {
    fn name(&self) -> &'static str {
        self.name
    }

    fn recognises(&self, publication: &Publication<'_>) -> bool {
        let head = publication.head_text();
        let Some((_, head)) = head.split_once("<ICD10CM.index") else { return false };
        // Everything before the first letter tells what it is.
        let head = head.split("<letter").next().unwrap_or_default().to_uppercase();
        head.contains(self.mark)
    }

    fn read(
        &self,
        publication: Publication<'_>,
        context: &Context<'_>,
    ) -> Result<ReleaseWriter, ImportError> {
        let file = publication.name().to_owned();
        let xml = publication.into_text()?;
        let document = Document::parse(&xml)?;
        let reading = Reading { layout: self.name, document: &document };
        let root = document.root_element();
        let year = reading.fiscal_year(root)?;
        let (edition, effective) = edition(self.name, year, &file, context)?;
        let main_terms = reading.main_terms(root)?;
        Ok(compile(self.system, &edition, effective, main_terms))
    }
}

/// The edition: a fiscal year, or within it the month that the file's name or the user says.
fn edition(
    layout: &'static str,
    year: i16,
    file: &str,
    context: &Context<'_>,
) -> Result<(String, Effective), ImportError> {
    let day = |year, month, day| {
        Date::new(year, month, day).map_err(|error| ImportError::layout(layout, "version", error.to_string()))
    };
    let (first, last) = (day(year - 1, 10, 1)?, day(year, 9, 30)?);
    let named = context.edition_of(layout, file).ok();
    let within = named.filter(|(_, effective)| (first..=last).contains(&effective.from));
    if let (None, Some(from)) = (&within, context.from) {
        let what = format!("it is of fiscal year {year}, which {from} is not in");
        return Err(ImportError::layout(layout, "version", what));
    }
    // "2017" in a name is the fiscal year, not the first of January.
    let dated = within.filter(|(edition, _)| context.from.is_some() || edition.len() > 4);
    let (edition, from) = dated.map_or((format!("FY{year}"), first), |(name, dates)| (name, dates.from));
    Ok((edition, Effective { from, to: Some(last) }))
}

struct Reading<'d, 'i> {
    layout: &'static str,
    document: &'d Document<'i>,
}

impl Reading<'_, '_> {
    fn error(&self, element: Node<'_, '_>, what: impl Into<String>) -> ImportError {
        let line = self.document.text_pos_at(element.range().start).row;
        ImportError::line(self.layout, usize::try_from(line).unwrap_or_default(), what)
    }

    fn fiscal_year(&self, root: Node<'_, '_>) -> Result<i16, ImportError> {
        let version = children(root, "version").next().map(text).unwrap_or_default();
        let year = version.get(..4).and_then(|year| year.parse().ok());
        let year = year.filter(|year| (2014..2100).contains(year));
        year.ok_or_else(|| self.error(root, format!("its version “{version}” is no year")))
    }

    fn main_terms(&self, root: Node<'_, '_>) -> Result<Vec<TermEntry>, ImportError> {
        let mut main_terms = Vec::new();
        for letter in children(root, "letter") {
            for main in children(letter, "mainTerm") {
                main_terms.push(self.term(main, 0)?);
            }
        }
        if main_terms.is_empty() {
            return Err(self.error(root, "it has no terms"));
        }
        Ok(main_terms)
    }

    fn term(&self, element: Node<'_, '_>, level: u8) -> Result<TermEntry, ImportError> {
        let stated = element.attribute("level").map_or(Some(0), |level| level.parse().ok());
        if stated != Some(level) {
            return Err(self.error(element, format!("a term of level {level} says that it is of another")));
        }
        let mut entry = TermEntry::default();
        for part in element.children().filter(Node::is_element) {
            match part.tag_name().name() {
                "title" => entry.title = title(part),
                "code" => entry.code = self.code(part)?,
                // "See subcategory M53.2": the rest is in the tabular list.
                "subcat" | "seecat" => entry.code = self.header(part)?,
                "manif" if self.is_table() => entry.title.push(prose(part)),
                "manif" => entry.manifestation = self.code(part)?,
                "see" => entry.see = Some(text(part)),
                "seeAlso" => entry.see_also = Some(text(part)),
                "cell" => self.cell(part, entry.cells.get_or_insert([PrintedCode::NONE; 6]))?,
                "term" => entry.subterms.push(self.term(part, level + 1)?),
                "warning" => {}
                other => return Err(self.error(part, format!("“{other}” does not belong into a term"))),
            }
        }
        if entry.title.is_empty() {
            return Err(self.error(element, "a term has no title"));
        }
        Ok(entry)
    }

    fn is_table(&self) -> bool {
        self.layout == NEOPLASMS.name || self.layout == DRUGS.name
    }

    /// A code; a dash after it says that characters are missing.
    fn code(&self, element: Node<'_, '_>) -> Result<PrintedCode, ImportError> {
        let printed = text(element);
        let code = printed.trim_end_matches(['-', '.']);
        let parsed = code.parse();
        let with_dash = code.len() < printed.len();
        let parsed = parsed.map_err(|_| self.error(element, format!("“{printed}” is no code")))?;
        Ok(PrintedCode::new(&parsed, with_dash))
    }

    fn header(&self, element: Node<'_, '_>) -> Result<PrintedCode, ImportError> {
        let code = self.code(element)?.code();
        Ok(code.map_or(PrintedCode::NONE, |code| PrintedCode::new(&code, true)))
    }

    /// A cell of a table; dashes alone mean that there is no code.
    fn cell(&self, element: Node<'_, '_>, cells: &mut [PrintedCode; 6]) -> Result<(), ImportError> {
        let column: Option<usize> = element.attribute("col").and_then(|column| column.parse().ok());
        let cell = column.and_then(|column| cells.get_mut(column.checked_sub(2)?));
        let cell = cell.ok_or_else(|| self.error(element, "a cell is in none of the columns 2 to 7"))?;
        let printed = text(element);
        if !printed.chars().all(|letter| letter == '-') {
            *cell = self.code(element)?;
        }
        Ok(())
    }
}

/// A title, its nonessential modifiers told apart.
fn title(element: Node<'_, '_>) -> Vec<TitlePart> {
    let parts = element.children().filter_map(|part| {
        let words = text(part);
        let plain = if part.is_text() { TitlePart::Plain(words) } else { TitlePart::Nonessential(words) };
        (!text(part).is_empty()).then_some(plain)
    });
    parts.collect()
}

/// Prose where the layout has a code: an explanation, which changes nothing.
fn prose(element: Node<'_, '_>) -> TitlePart {
    TitlePart::Nonessential(format!("({})", text(element)))
}

fn children<'a, 'i>(
    element: Node<'a, 'i>,
    name: &'static str,
) -> impl Iterator<Item = Node<'a, 'i>> + use<'a, 'i> {
    element.children().filter(move |child| child.has_tag_name(name))
}

/// The text of a node, blanks joined.
fn text(element: Node<'_, '_>) -> String {
    let texts = element.descendants().filter(Node::is_text).filter_map(|node| node.text());
    texts.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}
