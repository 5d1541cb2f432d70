//! Every release at hand: those inside the binary and those on the user's shelf.

use serde::Serialize;
use superbill_code_sets::release::ReleaseFile;
use superbill_code_sets::{CodeSets, Manifest, System};
use superbill_domain::Date;

/// The publications of the tables inside the binary, and the code sets they are excerpts of.
const PUBLICATIONS: [(&str, System); 4] = [
    ("Medicare Physician Fee Schedule, relative values", System::RelativeValues),
    ("NCCI MUE, practitioner services", System::MuePractitioner),
    ("NCCI PTP edits, practitioner services", System::PtpPractitioner),
    ("NCCI add-on code edits", System::AddOnCodes),
];

/// Where a release stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// Inside the binary.
    BuiltIn,
    /// On the user's shelf.
    Shelf,
}

/// A release at hand.
pub struct Release {
    /// The code set; none for tables of our own.
    pub system: Option<System>,
    /// Its name, as `System::name` or, for tables of our own, their publication.
    pub name: String,
    pub edition: String,
    pub from: Date,
    pub to: Option<Date>,
    pub place: Place,
    /// What a reader should know of how it was made.
    pub remark: String,
    /// The files it was made from, with their SHA-256.
    pub sources: Vec<(String, String)>,
}

/// Every release, those inside the binary first.
pub fn releases(sets: &CodeSets, today: Date) -> Vec<Release> {
    let on_shelf: Vec<&Manifest> =
        System::all().flat_map(|system| sets.on_shelf(system)).map(ReleaseFile::manifest).collect();
    // An edition in the line of ICD-10-CM may be cut short by the next one: its days do not tell where it stands.
    let is_on_shelf = |manifest: &Manifest| {
        let same = |known: &&&Manifest| known.name == manifest.name && known.edition == manifest.edition;
        on_shelf.iter().any(|known| same(&known) && known.sources == manifest.sources)
    };
    let compiled = sets.releases().map(|manifest| Release {
        system: System::named(&manifest.name),
        name: manifest.name.clone(),
        edition: manifest.edition.clone(),
        from: manifest.effective.from,
        to: manifest.effective.to,
        place: if is_on_shelf(manifest) { Place::Shelf } else { Place::BuiltIn },
        remark: manifest.remark.clone(),
        sources: manifest.sources.iter().map(|source| (source.file.clone(), source.sha256.clone())).collect(),
    });
    let tables = sets.on(today).procedures().editions().map(|edition| Release {
        system: PUBLICATIONS.iter().find(|(name, _)| *name == edition.publication).map(|(_, system)| *system),
        name: edition.publication.to_owned(),
        edition: edition.name.to_owned(),
        from: edition.from,
        to: edition.to,
        place: Place::BuiltIn,
        remark: String::new(),
        sources: Vec::new(),
    });
    compiled.chain(tables).collect()
}
