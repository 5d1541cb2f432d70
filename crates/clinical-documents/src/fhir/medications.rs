//! MedicationRequest, MedicationStatement and their kin: what the patient takes, was given, or no longer takes.

use superbill_domain::{MedicineAct, SectionRole};

use crate::draft::{Claimed, Draft, Line};
use crate::traced::Traced;

use super::concepts::{self, Concept};
use super::record::reference;
use super::visits::Writing;

/// Writes a medicine. An order of the day of the visit is a prescription of this visit; anything else is a list.
pub(crate) fn medicine(writing: &Writing<'_, '_>, draft: &mut Draft) {
    let node = writing.node();
    let Some(concept) = named(writing) else { return };
    let status = concepts::code(&node, "status");
    let (act, words) = act(writing, status.as_ref().map_or("", |(code, _)| code.as_str()), draft);
    let state = status.and_then(|(_, value)| Some(Traced::standing_for(words?, value.whole_source())));
    let mut more = Vec::new();
    for key in ["dosageInstruction", "dosage"] {
        more.extend(node.all(key).iter().filter_map(|dosage| Some(dosage.get("text")?.words())));
    }
    more.extend(concepts::names(&node, "reasonCode"));
    more.extend(concepts::notes(&node));
    let line = Line { state, more, ..Line::naming(concept.name, concept.codings, Claimed::Medicine(act)) };
    draft.section(SectionRole::Medications, node.source()).line(&line);
}

/// The medicine: named in place, among the contained resources, or by a Medication of the file.
fn named(writing: &Writing<'_, '_>) -> Option<Concept> {
    let node = writing.node();
    let in_place = Concept::at(&node, "medicationCodeableConcept");
    in_place.or_else(|| {
        let reference = reference(&node, "medicationReference")?;
        let contained = reference.strip_prefix('#').and_then(|id| {
            let held = node.all("contained");
            held.into_iter().find(|held| held.get("id").is_some_and(|known| known.text() == id))
        });
        let medication = contained.or_else(|| {
            let at = writing.record.referred(&reference)?;
            writing.record.resource(at).map(|resource| resource.node)
        });
        let display = || {
            let name = node.at(&["medicationReference", "display"])?.words();
            Some(Concept { name, codings: Vec::new() })
        };
        medication.and_then(|medication| Concept::at(&medication, "code")).or_else(display)
    })
}

fn act(writing: &Writing<'_, '_>, status: &str, draft: &Draft) -> (MedicineAct, Option<&'static str>) {
    let refused = writing.text("doNotPerform") == "true";
    match status {
        _ if refused => (MedicineAct::Negated, Some("not to be given")),
        "entered-in-error" => (MedicineAct::Negated, Some("entered in error")),
        "not-taken" | "not-done" | "declined" => (MedicineAct::Negated, Some("not taken")),
        "stopped" | "cancelled" => (MedicineAct::Stopped, Some("stopped")),
        "completed" if writing.resource.kind == "MedicationStatement" => {
            (MedicineAct::Stopped, Some("completed"))
        }
        "active" | "completed" if is_prescribed_now(writing, draft) => {
            (MedicineAct::Started, Some("prescribed"))
        }
        _ => (MedicineAct::Listed, None),
    }
}

/// True for an order that is written on the day of the visit and tied to it.
fn is_prescribed_now(writing: &Writing<'_, '_>, draft: &Draft) -> bool {
    let ordered = writing.resource.kind == "MedicationRequest" && writing.text("intent").ends_with("order");
    let written = writing.day(&["authoredOn"]);
    ordered && writing.node().get("encounter").is_some() && written.is_some() && written == draft.told.on
}
