//! The visit of a message: PID, PV1 and the dates of other segments.

use superbill_domain::{Date, Phi};

use crate::draft::Draft;
use crate::rules::{Findings, VALUE};
use crate::vocabulary::{day, setting_of_patient_class, sex};

use super::message::Message;

/// Where the date of service is told, the best first: admission, charge, observation, activity of the document, event.
const DATES: &[(&str, usize)] = &[("PV1", 44), ("FT1", 4), ("OBR", 7), ("TXA", 4), ("EVN", 6), ("EVN", 2)];

/// Notes what a message says of the visit itself.
pub(crate) fn tell(message: &Message<'_>, draft: &mut Draft, findings: &mut Findings) {
    draft.told.on = DATES.iter().find_map(|(name, number)| dated(message, name, *number, findings));
    draft.told.birth_date = Phi::new(dated(message, "PID", 7, findings));
    draft.told.sex = message.segment("PID").and_then(|patient| sex(&patient.value(8)));
    if let Some(visit) = message.segment("PV1") {
        let class = visit.value(2);
        draft.told.setting = setting_of_patient_class(&class);
        if draft.told.setting.is_none() && !class.is_empty() {
            findings.report(
                &VALUE,
                Some(visit.raw(2).whole_source()),
                "the patient class leaves the setting open",
            );
        }
    }
}

fn dated(message: &Message<'_>, name: &str, number: usize, findings: &mut Findings) -> Option<Date> {
    let segment = message.segment(name)?;
    let written = segment.value(number);
    let found = day(&written);
    // A year, or a year and a month, is a time of HL7 that names no day.
    if found.is_none() && written.len() > 7 {
        findings.report(
            &VALUE,
            Some(segment.raw(number).whole_source()),
            format!("{name}-{number} is no date"),
        );
    }
    found
}
