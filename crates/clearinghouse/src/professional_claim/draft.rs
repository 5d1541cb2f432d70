//! What has been read of a claim so far, and the claim that it becomes.

use superbill_domain::{
    Address, BillingProvider, Claim, ClaimFrequency, ClaimId, ClaimLine, Coverage, Date, Icd10Cm, Money, Npi,
    Patient, PatientId, Payer, PersonName, Phi, PlaceOfService, Relationship, RenderingProvider, Sex,
    Taxonomy, VisitId,
};

use crate::reading::Reading;
use crate::rules;

/// Stands for a specialty that was not sent. It is no code of the NUCC list, so that no rule takes it for one.
const NO_TAXONOMY: &str = "0000000000";

/// Stands for the birth date of a subscriber who is not the patient; the guide does not ask for it.
const NO_BIRTH_DATE: Date = Date::constant(1, 1, 1);

/// Loop 2000A and 2010AA.
#[derive(Clone, Default)]
pub(super) struct BillingDraft {
    pub(super) name: String,
    /// The first name, where a person bills.
    pub(super) first: String,
    pub(super) npi: Option<Npi>,
    pub(super) taxonomy: Option<Taxonomy>,
    pub(super) tax_id: String,
    pub(super) address: Option<Address>,
    pub(super) phone: String,
}

/// Loop 2000B with 2010BA and 2010BB, or loop 2000C with 2010CA.
#[derive(Clone, Default)]
pub(super) struct PersonDraft {
    pub(super) name: Option<PersonName>,
    pub(super) member_id: String,
    pub(super) address: Option<Address>,
    pub(super) birth_date: Option<Date>,
    pub(super) sex: Option<Sex>,
    pub(super) relationship: Option<Relationship>,
}

/// What loop 2000B says beside the subscriber.
#[derive(Clone, Default)]
pub(super) struct CoverageDraft {
    pub(super) payer: Option<Payer>,
    pub(super) filing: Option<superbill_domain::ClaimFiling>,
    pub(super) group_number: Option<String>,
}

/// Loop 2310B.
#[derive(Clone)]
pub(super) struct RenderingDraft {
    pub(super) name: PersonName,
    pub(super) npi: Option<Npi>,
    pub(super) taxonomy: Option<Taxonomy>,
}

/// Loop 2300. `broken` once a finding stops what would have been guessed otherwise.
pub(super) struct ClaimDraft {
    pub(super) id: ClaimId,
    pub(super) total: Option<Money>,
    pub(super) place_of_service: Option<PlaceOfService>,
    pub(super) frequency: String,
    pub(super) payer_claim_number: Option<String>,
    pub(super) patient_number: Option<String>,
    pub(super) diagnoses: Vec<Icd10Cm>,
    pub(super) rendering: Option<RenderingDraft>,
    pub(super) lines: Vec<LineDraft>,
    pub(super) broken: bool,
}

/// Loop 2400.
pub(super) struct LineDraft {
    pub(super) number: u16,
    pub(super) service: Option<ClaimLine>,
    pub(super) on: Option<Date>,
}

/// The loops around a claim.
pub(super) struct Around<'d> {
    pub(super) billing: &'d BillingDraft,
    pub(super) coverage: &'d CoverageDraft,
    pub(super) subscriber: &'d PersonDraft,
    pub(super) dependent: Option<&'d PersonDraft>,
}

impl ClaimDraft {
    /// The claim, or nothing and the findings that say why.
    pub(super) fn finish(self, around: &Around<'_>, reading: &mut Reading) -> Option<Claim> {
        let lines = self.finish_lines(reading);
        let billing = around.billing.finish(reading);
        let relationship = around
            .dependent
            .map_or(Some(Relationship::Itself), |d| d.relationship)
            .unwrap_or(Relationship::Other);
        let patient_number = self.patient_number.as_deref().unwrap_or(self.id.as_str());
        let patient = around.dependent.unwrap_or(around.subscriber).patient(patient_number, reading);
        let coverage = around.coverage(relationship, patient.as_ref(), reading);
        let frequency = self.frequency(reading);
        let (billing, patient, coverage) = (billing?, patient?, coverage?);
        let rendering = self.rendering(around.billing, &billing);
        let place_of_service = self.place_of_service?;
        let claim = Claim {
            visit: VisitId::new(self.id.as_str()),
            id: self.id,
            frequency: frequency?,
            billing,
            rendering,
            patient,
            coverage,
            place_of_service,
            diagnoses: self.diagnoses,
            lines: lines?,
        };
        if self.total.is_some_and(|total| total != claim.total_charge()) {
            reading.missing(&rules::CLM02, "the claim's charge is not the sum of its lines");
        }
        (!self.broken).then_some(claim)
    }

    fn finish_lines(&self, reading: &mut Reading) -> Option<Vec<ClaimLine>> {
        let mut lines = Vec::with_capacity(self.lines.len());
        for (place, draft) in (1..).zip(&self.lines) {
            reading.line = Some(place);
            match (&draft.service, draft.on) {
                (Some(service), Some(on)) => {
                    lines.push(ClaimLine { number: draft.number, on, ..service.clone() });
                }
                (Some(_), None) => reading.missing(&rules::REQUIRED, "the line has no date of service"),
                (None, _) => reading.missing(&rules::REQUIRED, "the line has no service that can be read"),
            }
        }
        reading.line = None;
        if self.lines.is_empty() {
            reading.missing(&rules::REQUIRED, "the claim has no service line");
        }
        (lines.len() == self.lines.len() && !lines.is_empty()).then_some(lines)
    }

    fn frequency(&self, reading: &mut Reading) -> Option<ClaimFrequency> {
        let number = self.payer_claim_number.clone();
        match (self.frequency.as_str(), number) {
            ("1", _) => Some(ClaimFrequency::Original),
            ("7", Some(payer_claim_number)) => Some(ClaimFrequency::Replacement { payer_claim_number }),
            ("8", Some(payer_claim_number)) => Some(ClaimFrequency::Void { payer_claim_number }),
            ("7" | "8", None) => {
                reading.missing(&rules::REQUIRED, "a corrected claim lacks the payer's claim number, REF*F8");
                None
            }
            _ => {
                reading.missing(&rules::CODE, "the claim's frequency, CLM05-3, is not 1, 7 or 8");
                None
            }
        }
    }

    /// Who saw the patient: the billing provider, unless the claim names another.
    fn rendering(&self, draft: &BillingDraft, billing: &BillingProvider) -> RenderingProvider {
        let own = PersonName { last: draft.name.clone(), first: draft.first.clone() };
        match &self.rendering {
            Some(RenderingDraft { name, npi, taxonomy }) => RenderingProvider {
                name: name.clone(),
                npi: npi.unwrap_or(billing.npi),
                taxonomy: taxonomy.unwrap_or_else(no_taxonomy),
            },
            None => RenderingProvider { name: own, npi: billing.npi, taxonomy: billing.taxonomy },
        }
    }
}

impl BillingDraft {
    fn finish(&self, reading: &mut Reading) -> Option<BillingProvider> {
        let Some(npi) = self.npi else {
            reading.missing(&rules::REQUIRED, "the billing provider has no valid NPI");
            return None;
        };
        let name = [self.name.as_str(), self.first.as_str()].join(" ").trim_end().to_owned();
        Some(BillingProvider {
            name,
            npi,
            taxonomy: self.taxonomy.unwrap_or_else(no_taxonomy),
            tax_id: self.tax_id.clone(),
            address: self.address.clone().unwrap_or_else(no_address),
            phone: self.phone.clone(),
        })
    }
}

impl PersonDraft {
    /// The patient; nothing when name or birth date are missing.
    fn patient(&self, number: &str, reading: &mut Reading) -> Option<Patient> {
        let Some(name) = &self.name else {
            reading.missing(&rules::REQUIRED, "the patient has no name");
            return None;
        };
        let Some(birth_date) = self.birth_date else {
            reading.missing(&rules::REQUIRED, "the patient has no birth date");
            return None;
        };
        Some(self.person(number, name, birth_date))
    }

    fn person(&self, number: &str, name: &PersonName, birth_date: Date) -> Patient {
        Patient {
            id: PatientId::new(number),
            name: Phi::new(name.clone()),
            birth_date: Phi::new(birth_date),
            sex: self.sex.unwrap_or(Sex::Unknown),
            address: Phi::new(self.address.clone().unwrap_or_else(no_address)),
        }
    }
}

impl Around<'_> {
    fn coverage(
        &self,
        relationship: Relationship,
        patient: Option<&Patient>,
        reading: &mut Reading,
    ) -> Option<Coverage> {
        let Some(payer) = &self.coverage.payer else {
            reading.missing(&rules::REQUIRED, "the claim names no payer");
            return None;
        };
        let subscriber = match self.dependent {
            None => patient?.clone(),
            Some(_) => {
                let Some(name) = &self.subscriber.name else {
                    reading.missing(&rules::REQUIRED, "the subscriber has no name");
                    return None;
                };
                let birth_date = self.subscriber.birth_date.unwrap_or(NO_BIRTH_DATE);
                self.subscriber.person(&self.subscriber.member_id, name, birth_date)
            }
        };
        Some(Coverage {
            payer: payer.clone(),
            member_id: Phi::new(self.subscriber.member_id.clone()),
            group_number: self.coverage.group_number.clone(),
            subscriber,
            relationship,
        })
    }
}

#[expect(clippy::expect_used, reason = "a constant of ten digits; tested")]
fn no_taxonomy() -> Taxonomy {
    NO_TAXONOMY.parse().expect("ten characters")
}

fn no_address() -> Address {
    Address { street: String::new(), city: String::new(), state: String::new(), zip: String::new() }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_absent_taxonomy_parses() {
        assert_eq!(super::no_taxonomy().as_str(), super::NO_TAXONOMY);
    }
}
