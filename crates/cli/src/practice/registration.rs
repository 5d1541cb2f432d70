//! From a note to a registered visit.

use anyhow::Context;
use superbill_domain::{
    Address, Coverage, Date, Document, Patient, PatientId, PersonName, Phi, PlaceOfService, Relationship,
    Setting, Sex, Visit, VisitId,
};
use superbill_ledger::content_digest;

use super::Registered;
use super::file::{PersonFile, VisitFile};

/// How old a patient is taken to be on the claim of a note that tells no age. Said on the page.
const WALK_IN_YEARS: i16 = 40;

impl Registered {
    /// The visit that the front desk registered for a note; none where it registered none.
    ///
    /// # Errors
    /// Where the registration names a payer or provider that the file does not have.
    pub fn visit(&self, document: &Document) -> anyhow::Result<Option<Visit>> {
        let registered = self.file.visits.iter().find(|visit| visit.note == document.id.as_str());
        registered.map(|visit| self.registered(visit)).transpose()
    }

    fn registered(&self, file: &VisitFile) -> anyhow::Result<Visit> {
        let patient = person(&file.patient);
        let subscriber = file.subscriber.as_ref().map_or_else(|| patient.clone(), person);
        let stem = file.note.trim_end_matches(".txt");
        Ok(Visit {
            id: VisitId::new(stem),
            on: file.on,
            setting: file.setting,
            place_of_service: place_of_service(file.setting)?,
            new_patient: file.new_patient,
            coverage: Coverage {
                payer: self.payer(&file.payer)?,
                member_id: Phi::new(file.member_id.clone()),
                group_number: None,
                subscriber,
                relationship: file.relationship,
            },
            patient,
            billing: self.practice.billing.clone(),
            rendering: self.provider(&file.provider)?,
        })
    }

    /// A visit for a note that nobody registered: a made-up patient of the age that the note tells.
    ///
    /// Its number holds a digest of the note, so that the same note is the same visit however often it comes.
    ///
    /// # Errors
    /// Where the file's walk-in payer or provider does not exist.
    pub fn walk_in(&self, document: &Document, on: Date, age: Option<u8>) -> anyhow::Result<Visit> {
        let digest: String = content_digest(document.text.as_bytes()).to_string().chars().take(10).collect();
        let years = age.map_or(WALK_IN_YEARS, i16::from);
        let birth_date = Date::new(on.year() - years, 1, 1).context("the age in the note is no age")?;
        let patient = Patient {
            id: PatientId::new(format!("W{digest}")),
            name: Phi::new(PersonName { last: "DEMONSTRATION".into(), first: "PATIENT".into() }),
            birth_date: Phi::new(birth_date),
            sex: Sex::Unknown,
            address: Phi::new(Address {
                street: "1 EXAMPLE STREET".into(),
                city: "PORTLAND".into(),
                state: "OR".into(),
                zip: "97205".into(),
            }),
        };
        Ok(Visit {
            id: VisitId::new(format!("walk-in-{digest}")),
            on,
            setting: Setting::Office,
            place_of_service: place_of_service(Setting::Office)?,
            new_patient: None,
            coverage: Coverage {
                payer: self.payer(&self.file.walk_in.payer)?,
                member_id: Phi::new(format!("DEMO{}", digest.to_uppercase())),
                group_number: None,
                subscriber: patient.clone(),
                relationship: Relationship::Itself,
            },
            patient,
            billing: self.practice.billing.clone(),
            rendering: self.provider(&self.file.walk_in.provider)?,
        })
    }
}

fn person(file: &PersonFile) -> Patient {
    Patient {
        id: PatientId::new(&file.id),
        name: Phi::new(PersonName { last: file.last.clone(), first: file.first.clone() }),
        birth_date: Phi::new(file.birth_date),
        sex: file.sex,
        address: Phi::new(Address {
            street: file.street.clone(),
            city: file.city.clone(),
            state: file.state.clone(),
            zip: file.zip.clone(),
        }),
    }
}

/// The place of service that goes with a setting (CMS Place of Service Code Set).
fn place_of_service(setting: Setting) -> anyhow::Result<PlaceOfService> {
    let code = match setting {
        Setting::Office => "11",
        Setting::Outpatient | Setting::Observation => "22",
        Setting::Emergency => "23",
        Setting::Inpatient => "21",
    };
    Ok(code.parse()?)
}
