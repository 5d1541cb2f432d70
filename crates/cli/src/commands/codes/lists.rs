//! Codes of lists that no classification holds: adjustment reasons and remarks, provider taxonomies, places of service, values
//! of the institutional claim. `--system` names the list; a code whose shape tells its list needs no name.

use std::io::Write;

use serde::Serialize;
use superbill_code_sets::code_lists::InstitutionalField;
use superbill_code_sets::procedures::{Dated, ReasonKind, Validity};
use superbill_code_sets::{Book, System};
use superbill_domain::{Carc, Date, Rarc};

use crate::render::{CODE, HEADING, QUIET, paint};

/// A code of a list, as JSON.
#[derive(Serialize)]
pub struct ListedJson {
    pub code: String,
    pub on: Date,
    pub system: &'static str,
    /// Which list of the code set, or which field of the claim.
    pub list: &'static str,
    pub title: String,
    /// What more is known, in words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub details: Vec<String>,
    pub from: Option<Date>,
    pub to: Option<Date>,
    pub edition: String,
}

impl ListedJson {
    /// The status of the code on its day, as `codes check` writes it.
    pub fn status(&self) -> &'static str {
        match (self.from, self.to) {
            (Some(from), _) if self.on < from => "not_yet",
            (_, Some(to)) if to < self.on => "expired",
            _ => "valid",
        }
    }
}

/// The code sets that are lists.
pub const LISTS: [System; 4] =
    [System::AdjustmentCodes, System::Taxonomies, System::PlacesOfService, System::InstitutionalValues];

/// A code set to look a code up in, from its name.
///
/// # Errors
/// Where no such code set is looked up by code.
pub fn named(name: &str) -> Result<System, String> {
    let classifications = [System::Icd10Cm, System::HcpcsLevel2];
    let known = || LISTS.into_iter().chain(classifications);
    known().find(|system| system.name() == name).ok_or_else(|| {
        let names: Vec<&str> = known().map(System::name).collect();
        format!("one of {}", names.join(", "))
    })
}

/// What the lists know of a code on the day: those of `system`, else those whose codes have its shape.
pub fn find(book: Book<'_>, system: Option<System>, code: &str) -> Vec<ListedJson> {
    let code = code.to_ascii_uppercase();
    let found = |of: System| match of {
        System::AdjustmentCodes => adjustments(book, &code),
        System::Taxonomies => taxonomy(book, &code).into_iter().collect(),
        System::PlacesOfService => place(book, &code).into_iter().collect(),
        System::InstitutionalValues => institutional(book, &code),
        _ => Vec::new(),
    };
    let by_shape = || match code.len() {
        10 => Some(System::Taxonomies),
        4.. if split_group(&code).is_some() => Some(System::AdjustmentCodes),
        _ => None,
    };
    system.or_else(by_shape).map(found).unwrap_or_default()
}

/// The page of a code of a list.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn page(found: &ListedJson, out: &mut impl Write) -> anyhow::Result<()> {
    let (code, title) = (paint(CODE, &found.code), paint(HEADING, &found.title));
    writeln!(out, "{code}  {title}  {}", paint(QUIET, found.list))?;
    for detail in &found.details {
        writeln!(out, "  {detail}")?;
    }
    let day = |day: Option<Date>| day.map_or_else(|| "…".to_owned(), |day| day.to_string());
    if found.from.is_some() || found.to.is_some() {
        writeln!(
            out,
            "  {} {} {}",
            paint(QUIET, "valid"),
            day(found.from),
            paint(QUIET, format!("to {}", day(found.to)))
        )?;
    }
    Ok(writeln!(out, "  {} {}", paint(QUIET, "edition"), found.edition)?)
}

/// The groups of an adjustment (835 CAS01), in words of ours.
const GROUPS: [(&str, &str); 5] = [
    ("CO", "the provider bears it, by contract or rule"),
    ("PR", "the patient owes it"),
    ("OA", "neither contract nor patient"),
    ("PI", "the payer took it off"),
    ("CR", "corrects an earlier claim"),
];

/// `CO45`, `CO-45` or `CO 45` as group and reason.
fn split_group(code: &str) -> Option<(&'static str, &'static str, &str)> {
    let (group, words) = GROUPS.iter().find(|(group, _)| code.starts_with(group))?;
    let reason = code.get(2..)?.trim_start_matches(['-', ' ']);
    (!reason.is_empty()).then_some((group, words, reason))
}

fn adjustments(book: Book<'_>, code: &str) -> Vec<ListedJson> {
    let (group, reason) = match split_group(code) {
        Some((group, words, reason)) => (Some(format!("{group}: {words}")), reason),
        None => (None, code),
    };
    let procedures = book.procedures();
    let carc = reason.parse::<Carc>().ok().and_then(|reason| procedures.carc(reason)).map(|dated| {
        let kind = match dated.fact.kind {
            ReasonKind::Contractual => "usually written off",
            ReasonKind::Patient => "usually owed by the patient",
            ReasonKind::Denial => "usually a denial, to be worked",
            ReasonKind::Information => "usually moves no balance",
        };
        let details = group.clone().into_iter().chain([kind.to_owned()]).collect();
        listed(
            book,
            reason,
            "adjustment reason",
            &dated,
            (dated.fact.description, dated.fact.validity),
            details,
        )
    });
    let remark = group.is_none().then(|| reason.parse::<Rarc>().ok()).flatten();
    let rarc = remark.and_then(|remark| procedures.rarc(remark)).map(|dated| {
        listed(book, reason, "remark", &dated, (dated.fact.description, dated.fact.validity), Vec::new())
    });
    carc.into_iter().chain(rarc).collect()
}

fn listed<T>(
    book: Book<'_>,
    code: &str,
    list: &'static str,
    dated: &Dated<'_, T>,
    (title, validity): (&str, Validity),
    details: Vec<String>,
) -> ListedJson {
    ListedJson {
        code: code.to_owned(),
        on: book.date(),
        system: System::AdjustmentCodes.name(),
        list,
        title: title.to_owned(),
        details,
        from: validity.from,
        to: validity.last_day,
        edition: dated.edition.name.to_owned(),
    }
}

fn taxonomy(book: Book<'_>, code: &str) -> Option<ListedJson> {
    let found = book.taxonomy(code)?;
    let title = match found.specialization() {
        "" => found.classification().to_owned(),
        special => format!("{}, {special}", found.classification()),
    };
    let whom = if found.is_individual() { "a person" } else { "an organisation" };
    Some(ListedJson {
        code: code.to_owned(),
        on: book.date(),
        system: System::Taxonomies.name(),
        list: "provider taxonomy",
        title,
        details: vec![found.grouping().to_owned(), format!("for {whom}")],
        from: None,
        to: None,
        edition: found.edition().to_owned(),
    })
}

fn place(book: Book<'_>, code: &str) -> Option<ListedJson> {
    let found = book.procedures().place_of_service(code.parse().ok()?)?;
    let rate = if found.fact.facility { "facility rate" } else { "non-facility rate" };
    Some(ListedJson {
        code: code.to_owned(),
        on: book.date(),
        system: System::PlacesOfService.name(),
        list: "place of service",
        title: found.fact.description.to_owned(),
        details: vec![rate.to_owned()],
        from: None,
        to: None,
        edition: found.edition.name.to_owned(),
    })
}

/// A value under every field that has it.
fn institutional(book: Book<'_>, code: &str) -> Vec<ListedJson> {
    let fields = InstitutionalField::all();
    let found =
        fields.flat_map(|field| book.institutional_values(field, code).map(move |value| (field, value)));
    let json = found.map(|(field, value)| ListedJson {
        code: code.to_owned(),
        on: book.date(),
        system: System::InstitutionalValues.name(),
        list: field.title(),
        title: value.wording().to_owned(),
        details: value.range().map(|(first, last)| format!("{first} to {last}")).into_iter().collect(),
        from: value.effective().map(|days| days.from),
        to: value.effective().and_then(|days| days.to),
        edition: value.edition().to_owned(),
    });
    json.collect()
}
