//! The layout of the tables: from the file to a release.

use roxmltree::Document;
use superbill_code_sets::System;
use superbill_code_sets::release::ReleaseWriter;

use super::xml::{Xml, begins_with};
use super::{Phrasing, TableElement, release, tables_xml};
use crate::layout::{Context, Layout};
use crate::{ImportError, Publication};

/// The layout.
pub(crate) struct TablesFile;

impl Layout for TablesFile {
    fn name(&self) -> &'static str {
        tables_xml::LAYOUT
    }

    fn recognises(&self, publication: &Publication<'_>) -> bool {
        begins_with(publication, tables_xml::ROOT)
    }

    /// The tables come without titles: these are phrased as the newest edition at hand phrases them.
    fn read(
        &self,
        publication: Publication<'_>,
        context: &Context<'_>,
    ) -> Result<ReleaseWriter, ImportError> {
        let newest = context.at_hand.on(jiff::civil::Date::MAX).pcs().tables();
        let phrasing = newest.map(Phrasing::of).unwrap_or_default();
        let mut release = tables(&publication.into_text()?, context, |_| phrasing)?;
        if let Some(newest) = newest {
            let edition = &newest.manifest().edition;
            release.remark(format!("Titles are composed from the axes as those of {edition} are."));
        }
        Ok(release)
    }
}

/// Reads tables into a release, titles phrased as `phrasing` says of them.
///
/// # Errors
/// Where the file is damaged or is no file of tables.
pub fn tables(
    xml: &str,
    context: &Context<'_>,
    phrasing: impl FnOnce(&[TableElement]) -> Phrasing,
) -> Result<ReleaseWriter, ImportError> {
    let document = Document::parse(xml)?;
    let read = tables_xml::read(&document)?;
    let (edition, effective) = Xml { layout: tables_xml::LAYOUT, document: &document }.edition(context)?;
    let mut written = ReleaseWriter::new(System::Icd10Pcs, edition, effective);
    release::fill(&mut written, &read, &phrasing(&read))?;
    Ok(written)
}
