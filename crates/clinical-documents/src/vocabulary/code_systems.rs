//! Code systems by the names that each format gives them.

use superbill_domain::CodeSystem;

/// A code system under its uniform resource identifiers (HL7 Terminology), OIDs (C-CDA) and names (HL7 table 0396).
struct Names {
    system: CodeSystem,
    uris: &'static [&'static str],
    oids: &'static [&'static str],
    names: &'static [&'static str],
}

const fn names(
    system: CodeSystem,
    uris: &'static [&'static str],
    oids: &'static [&'static str],
    names: &'static [&'static str],
) -> Names {
    Names { system, uris, oids, names }
}

const SYSTEMS: &[Names] = &[
    names(
        CodeSystem::Icd10Cm,
        &["http://hl7.org/fhir/sid/icd-10-cm"],
        &["2.16.840.1.113883.6.90"],
        &["I10C", "ICD10CM", "ICD10-CM", "ICD-10-CM", "I10", "ICD10", "ICD-10"],
    ),
    names(
        CodeSystem::Icd10Pcs,
        &["http://www.cms.gov/Medicare/Coding/ICD10", "http://hl7.org/fhir/sid/icd-10-pcs"],
        &["2.16.840.1.113883.6.4"],
        &["I10P", "ICD10PCS", "ICD-10-PCS", "ICD10-PCS"],
    ),
    names(
        CodeSystem::Icd9Cm,
        &["http://hl7.org/fhir/sid/icd-9-cm", "http://terminology.hl7.org/CodeSystem/icd9cm"],
        &["2.16.840.1.113883.6.103", "2.16.840.1.113883.6.104", "2.16.840.1.113883.6.42"],
        &["I9C", "I9", "ICD9", "ICD-9", "ICD9CM", "ICD-9-CM", "I9CDX", "I9CP"],
    ),
    names(
        CodeSystem::Cpt,
        &["http://www.ama-assn.org/go/cpt"],
        &["2.16.840.1.113883.6.12"],
        &["C4", "CPT", "CPT4", "CPT-4", "C5"],
    ),
    names(
        CodeSystem::Hcpcs,
        &["https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets", "urn:oid:2.16.840.1.113883.6.285"],
        &["2.16.840.1.113883.6.285", "2.16.840.1.113883.6.14"],
        &["HCPCS", "HPC", "HC"],
    ),
    names(
        CodeSystem::Snomed,
        &["http://snomed.info/sct"],
        &["2.16.840.1.113883.6.96"],
        &["SCT", "SNM", "SNM3", "SNOMED", "SNOMED-CT"],
    ),
    names(CodeSystem::Loinc, &["http://loinc.org"], &["2.16.840.1.113883.6.1"], &["LN", "LOINC"]),
    names(
        CodeSystem::RxNorm,
        &["http://www.nlm.nih.gov/research/umls/rxnorm"],
        &["2.16.840.1.113883.6.88"],
        &["RXNORM", "RXN"],
    ),
    names(CodeSystem::Cvx, &["http://hl7.org/fhir/sid/cvx"], &["2.16.840.1.113883.12.292"], &["CVX"]),
    names(CodeSystem::Ndc, &["http://hl7.org/fhir/sid/ndc"], &["2.16.840.1.113883.6.69"], &["NDC"]),
];

/// The system of a uniform resource identifier; `urn:oid:` is read too.
pub(crate) fn by_uri(uri: &str) -> CodeSystem {
    let known = |uris: &[&str]| uris.iter().any(|known| known.eq_ignore_ascii_case(uri));
    let found = SYSTEMS.iter().find(|row| known(row.uris)).map(|row| row.system);
    found.unwrap_or_else(|| uri.strip_prefix("urn:oid:").map_or(CodeSystem::Other, by_oid))
}

/// The system of an object identifier.
pub(crate) fn by_oid(oid: &str) -> CodeSystem {
    SYSTEMS.iter().find(|row| row.oids.contains(&oid)).map_or(CodeSystem::Other, |row| row.system)
}

/// The system of a name of HL7 table 0396. "I10" may be the international edition; a code that ICD-10-CM does not have
/// leads to nothing there.
pub(crate) fn by_name(name: &str) -> CodeSystem {
    let known = |names: &[&str]| names.iter().any(|known| known.eq_ignore_ascii_case(name.trim()));
    SYSTEMS.iter().find(|row| known(row.names)).map_or(CodeSystem::Other, |row| row.system)
}
