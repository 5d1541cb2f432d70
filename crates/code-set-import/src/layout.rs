//! What a layout is, and all of them.

use superbill_code_sets::CodeSets;
use superbill_code_sets::release::ReleaseWriter;
use superbill_domain::Date;

use crate::icd10cm::index_xml;
use crate::{ImportError, Publication};

/// A layout in which an agency publishes: how a file of it is recognised, and how it is read.
pub trait Layout: Sync {
    /// Its name among people: "NCCI PTP edits".
    fn name(&self) -> &'static str;

    /// True for a file of this layout, by its first bytes; its name may help where bytes do not decide.
    fn recognises(&self, publication: &Publication<'_>) -> bool;

    /// Reads a file into a release: all of it or nothing.
    ///
    /// # Errors
    /// Where the file is damaged, cut short, of another layout after all, or does not say of which edition it is and
    /// `context` does not either. The error names the line.
    fn read(&self, publication: Publication<'_>, context: &Context<'_>)
    -> Result<ReleaseWriter, ImportError>;
}

/// What a layout may need besides the file.
pub struct Context<'a> {
    /// The code sets at hand: a list of changes is applied to an edition.
    pub at_hand: &'a CodeSets,
    /// The edition, where the user says it because the file does not.
    pub edition: Option<&'a str>,
    /// The first day of the edition, where the user says it because the file does not.
    pub from: Option<Date>,
}

/// Every layout, the most telling first.
pub(crate) static LAYOUTS: &[&dyn Layout] = &[
    &index_xml::ALPHABETIC_INDEX,
    &index_xml::NEOPLASMS,
    &index_xml::DRUGS,
    &index_xml::EXTERNAL_CAUSES,
    &crate::places_of_service::PlacesOfService,
];

/// The layout of a file; none where none recognises it.
pub(crate) fn recognise(publication: &Publication<'_>) -> Option<&'static dyn Layout> {
    LAYOUTS.iter().copied().find(|layout| layout.recognises(publication))
}
