//! Adding publishers' files to a shelf: recognised by content, all or nothing, twice the same as once.
#![expect(clippy::unwrap_used, reason = "a test stops where an expectation fails")]

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use superbill_code_set_import::{Added, Context, ImportError, Placed, Shelf, add};
use superbill_code_sets::procedures::PlaceRow;
use superbill_code_sets::{CodeSets, System};

const PLACES: &str = "pos_code,pos_type,pos_name,pos_description\n\
                      11,Non-Facility,Office,\"A place, of our own\"\n\
                      09,Unassigned,Unassigned,N/A\n\
                      21,Facility,Inpatient,A hospital\n";

fn whole(file: File) -> Box<dyn Read> {
    Box::new(file)
}

fn add_to(shelf: &Shelf, files: &[PathBuf]) -> Result<Vec<Added>, ImportError> {
    let at_hand = CodeSets::with_shelf(shelf.open().unwrap()).unwrap();
    add(files, shelf, &Context { at_hand: &at_hand, edition: None, from: None }, &whole)
}

fn file(folder: &Path, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, bytes).unwrap();
    path
}

#[test]
fn a_file_is_recognised_compiled_and_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let shelf = Shelf::at(folder.path().join("code-sets"));
    let places = file(folder.path(), "places_2024.csv", PLACES.as_bytes());
    let added = add_to(&shelf, &[places]).unwrap();
    assert_eq!((added[0].layout, added[0].rows, added[0].placed), ("places of service", 2, Placed::New));
    let sets = CodeSets::with_shelf(shelf.open().unwrap()).unwrap();
    let release = sets.in_force(System::PlacesOfService, "2026-06-15".parse().unwrap()).unwrap();
    release.prove().unwrap();
    assert_eq!(release.manifest().edition, "2024");
    assert_eq!(release.manifest().sources[0].sha256.len(), 64);
    let office = release.find::<PlaceRow>(b"11").unwrap();
    assert_eq!((release.text(office.title), office.facility), ("Office", 0));
    let procedures = sets.on("2026-06-15".parse().unwrap()).procedures();
    let inpatient = procedures.place_of_service("21".parse().unwrap()).unwrap();
    assert_eq!((inpatient.fact.description, inpatient.fact.facility), ("Inpatient", true));
    assert_eq!((inpatient.edition.publication, inpatient.edition.name), ("Places of service", "2024"));
    assert!(procedures.place_of_service("22".parse().unwrap()).is_none(), "the shelf answers for all of it");
}

#[test]
fn adding_twice_changes_nothing_and_a_corrected_file_replaces() {
    let folder = tempfile::tempdir().unwrap();
    let shelf = Shelf::at(folder.path().join("code-sets"));
    let places = file(folder.path(), "places_2024.csv", PLACES.as_bytes());
    add_to(&shelf, std::slice::from_ref(&places)).unwrap();
    assert_eq!(add_to(&shelf, std::slice::from_ref(&places)).unwrap()[0].placed, Placed::AlreadyThere);
    fs::write(&places, PLACES.replace("Office", "An office")).unwrap();
    assert_eq!(add_to(&shelf, &[places]).unwrap()[0].placed, Placed::Replaced);
    assert_eq!(shelf.open().unwrap().len(), 1);
}

#[test]
fn one_damaged_file_keeps_all_of_them_off_the_shelf() {
    let folder = tempfile::tempdir().unwrap();
    let shelf = Shelf::at(folder.path().join("code-sets"));
    let good = file(folder.path(), "places_2024.csv", PLACES.as_bytes());
    let damaged =
        file(folder.path(), "places_2025.csv", PLACES.replace("21,Facility", "21,Faculty").as_bytes());
    let error = add_to(&shelf, &[good, damaged]).unwrap_err().to_string();
    assert!(error.ends_with("places of service, line 4: “Faculty” is no rate"), "{error}");
    assert!(shelf.open().unwrap().is_empty());
}

#[test]
fn zips_are_opened_and_what_is_unknown_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let shelf = Shelf::at(folder.path().join("code-sets"));
    let path = folder.path().join("download.zip");
    let mut zip = zip::ZipWriter::new(File::create(&path).unwrap());
    for (name, text) in [("readme.txt", "Nothing to see."), ("in/places_2024.csv", PLACES)] {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap();
    assert_eq!(add_to(&shelf, &[path]).unwrap()[0].file, "places_2024.csv");
    let unknown = file(folder.path(), "letter.txt", b"Dear colleague");
    let error = add_to(&shelf, &[unknown]).unwrap_err();
    assert!(matches!(error, ImportError::Unrecognised { .. }), "{error}");
}

#[test]
fn a_damaged_release_on_the_shelf_is_named() {
    let folder = tempfile::tempdir().unwrap();
    file(folder.path(), "places-of-service-2024.release", b"SBRELEAS but not quite");
    let error = Shelf::at(folder.path()).open().unwrap_err().to_string();
    assert!(
        error.contains("places-of-service-2024.release") && error.contains("add the publisher's file again")
    );
}
