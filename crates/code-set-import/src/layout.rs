//! What a layout is, and all of them.

use superbill_code_sets::CodeSets;
use superbill_code_sets::release::ReleaseWriter;
use superbill_domain::Date;

use crate::icd10cm::index_xml;
use crate::{ImportError, Publication, code_lists, groupers};

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

/// A layout of which several files, given together, make one release: the tables of a grouper, say.
pub trait SetLayout: Sync {
    /// Its name among people: "MS-DRG tables".
    fn name(&self) -> &'static str;

    /// True for a file that is part of such a set.
    fn recognises(&self, publication: &Publication<'_>) -> bool;

    /// A set without files.
    fn begin(&self) -> Box<dyn Parts>;
}

/// The files of a set, gathered as they come.
pub trait Parts {
    /// Reads one of them.
    ///
    /// # Errors
    /// Where it is damaged or cut short; the error names the line.
    fn take(&mut self, publication: Publication<'_>, context: &Context<'_>) -> Result<(), ImportError>;

    /// What they make: a release for every edition among them.
    ///
    /// # Errors
    /// Where a file that the set cannot do without was not among them, or two contradict each other.
    fn finish(self: Box<Self>, context: &Context<'_>) -> Result<Vec<ReleaseWriter>, ImportError>;
}

/// Every layout of one file, the most telling first.
pub(crate) static LAYOUTS: &[&dyn Layout] = &[
    &crate::icd10cm::OrderFile,
    &crate::icd10cm::TabularXml,
    &crate::icd10cm::CodesAddenda,
    &crate::icd10cm::PoaExempt,
    &crate::icd10cm::ConversionTable,
    &groupers::Ccsr,
    &groupers::Elixhauser,
    &groupers::Gems,
    &index_xml::ALPHABETIC_INDEX,
    &index_xml::NEOPLASMS,
    &index_xml::DRUGS,
    &index_xml::EXTERNAL_CAUSES,
    &code_lists::PlacesOfService,
    &code_lists::AdjustmentCodes,
    &code_lists::Taxonomies,
    &code_lists::InstitutionalValues,
    &code_lists::CoverageList,
    &code_lists::CoverageArticle,
    &crate::hcpcs::Workbook,
    &crate::hcpcs::RecordsText,
    &crate::hcpcs::CodeList,
    &crate::hcpcs::NotOtherwiseClassified,
    &crate::fee_schedule::RelativeValues,
    &crate::fee_schedule::CostIndices,
    &crate::fee_schedule::Localities,
    &crate::fee_schedule::Anesthesia,
    &crate::fee_schedule::ZipCodes,
    &crate::fee_schedule::Dmepos,
    &crate::ncci::Ptp,
    &crate::ncci::UnitLimits,
    &crate::ncci::AddOnCodes,
    &crate::icd10pcs::TablesFile,
    &crate::icd10pcs::DefinitionsFile,
    &crate::icd10pcs::IndexFile,
    &crate::icd10pcs::OrderFile,
    // A code and words: what tells least comes last.
    &crate::hcpcs::Cpt,
];

/// Every layout of several files.
static SETS: &[&dyn SetLayout] = &[&groupers::CodeEditor, &groupers::MsDrg, &groupers::Hcc];

/// What a file was recognised as.
pub(crate) enum Recognised {
    /// A publication of its own.
    Whole(&'static dyn Layout),
    /// A part of a set.
    Part(&'static dyn SetLayout),
}

/// The layout of a file; none where none recognises it.
pub(crate) fn recognise(publication: &Publication<'_>) -> Option<Recognised> {
    let whole = LAYOUTS.iter().copied().find(|layout| layout.recognises(publication));
    let part = || SETS.iter().copied().find(|layout| layout.recognises(publication));
    whole.map(Recognised::Whole).or_else(|| part().map(Recognised::Part))
}

/// Reads one file by the layout that recognises it; a part of a set makes a set of one. Empty where none does.
///
/// # Errors
/// As [`Layout::read`] and [`Parts::finish`].
pub fn read(publication: Publication<'_>, context: &Context<'_>) -> Result<Vec<ReleaseWriter>, ImportError> {
    match recognise(&publication) {
        Some(Recognised::Whole(layout)) => Ok(vec![layout.read(publication, context)?]),
        Some(Recognised::Part(layout)) => {
            let mut parts = layout.begin();
            parts.take(publication, context)?;
            parts.finish(context)
        }
        None => Ok(Vec::new()),
    }
}
