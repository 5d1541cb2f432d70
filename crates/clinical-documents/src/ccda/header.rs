//! The header: who was seen, when and where.

use superbill_domain::{Date, Phi};

use crate::draft::Draft;
use crate::rules::{Findings, VALUE};
use crate::vocabulary::{day, setting_of_class, sex};

use super::xml::Element;

/// Notes what the header says of the visit.
pub(crate) fn tell(document: &Element<'_>, draft: &mut Draft, findings: &mut Findings) {
    if let Some(patient) = document.descendants("patient").next() {
        let birth = patient.child("birthTime").and_then(|time| time.attribute("value"));
        let born = birth.and_then(day);
        if let (Some(written), None) = (birth, born)
            && written.len() >= 8
        {
            let at = patient.child("birthTime").map(|time| time.source());
            findings.report(&VALUE, at, "the date of birth is no date");
        }
        draft.told.birth_date = Phi::new(born);
        draft.told.sex =
            patient.child("administrativeGenderCode").and_then(|code| sex(code.attribute("code")?));
    }
    let encounter = document.at(&["componentOf", "encompassingEncounter"]);
    if let Some(code) = encounter.and_then(|encounter| encounter.child("code")) {
        let codings = code.codings();
        draft.told.setting = codings.iter().find_map(|coding| setting_of_class(&coding.code));
    }
    let seen = encounter.and_then(|encounter| first_day(&encounter));
    draft.told.on = seen.or_else(|| first_day(document));
}

/// The first day of the effective time of an element.
pub(crate) fn first_day(element: &Element<'_>) -> Option<Date> {
    let time = element.child("effectiveTime")?;
    let low = || time.child("low").and_then(|low| low.attribute("value"));
    time.attribute("value").or_else(low).and_then(day)
}
