//! How a title words the label of a value: "Kidney, Right" as "Right Kidney", "Open" as "Open Approach".

use superbill_code_sets::inpatient_procedures::Axis;

/// The wordings that a label can have in a title, its own words among them, the longest first.
pub(super) fn candidates(axis: Axis, label: &str) -> Vec<String> {
    let mut found = vec![label.to_owned()];
    let parts: Vec<&str> = label.split(", ").collect();
    if let [first, second, rest @ ..] = parts.as_slice() {
        let (front, last) = label.rsplit_once(", ").unwrap_or((label, ""));
        let reversed: Vec<&str> = parts.iter().rev().copied().collect();
        found.extend([format!("{last} {front}"), reversed.join(" "), parts.join(" ")]);
        found.push([&[&format!("{second} {first}")[..]], rest].concat().join(", "));
        if rest.is_empty() {
            let (kind, thing) = first.rsplit_once(' ').unwrap_or(("", first));
            found.extend([(*second).to_owned(), format!("{second} {thing}"), format!("{kind} {second}")]);
        }
        if matches!(last, "Two" | "Three" | "Four or More") {
            let (thing, kind) = front.split_once(", ").unwrap_or((front, ""));
            found.push(format!("{last} {kind} {thing}s").replace("  ", " "));
        }
    }
    let behind: &[&str] = match axis {
        Axis::BodyPart => &["Region"],
        Axis::Approach => &["Approach", "Contrast"],
        Axis::Device => &["Equipment"],
        _ => &[],
    };
    let with_noun: Vec<String> =
        behind.iter().flat_map(|noun| found.iter().map(move |wording| format!("{wording} {noun}"))).collect();
    found.extend(with_noun);
    found.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
    found.dedup();
    found
}

/// True where a label says something: "No Device" and "None" are never worded.
pub(super) fn says(label: &str) -> bool {
    label != "None" && !label.starts_with("No ")
}

/// The wording of a label that no title is known of: sides, levels and kinds of device go to the front.
pub(super) fn by_rule(axis: Axis, label: &str) -> String {
    let moves = |last: &str, front: &str| {
        matches!(last, "Right" | "Left" | "Bilateral" | "Upper" | "Lower")
            || (axis == Axis::Device && front.ends_with("Device") && !front.contains(", "))
    };
    match label.rsplit_once(", ") {
        _ if !says(label) => String::new(),
        Some((front, last)) if moves(last, front) => format!("{last} {front}"),
        _ => label.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_may_turn_a_label_round() {
        let can_be =
            |axis, label, wording: &str| candidates(axis, label).iter().any(|found| found == wording);
        assert!(can_be(Axis::BodyPart, "Kidney, Right", "Right Kidney"));
        assert!(can_be(
            Axis::BodyPart,
            "Lymphatic, Internal Mammary, Right",
            "Right Internal Mammary Lymphatic"
        ));
        assert!(can_be(Axis::Approach, "Open", "Open Approach"));
        assert!(can_be(Axis::Device, "Cardiac Lead, Pacemaker", "Pacemaker Lead"));
        assert!(can_be(Axis::Device, "Infusion Device, Pump", "Infusion Pump"));
        let two = "Two Drug-eluting Intraluminal Devices";
        assert!(can_be(Axis::Device, "Intraluminal Device, Drug-eluting, Two", two));
    }

    #[test]
    fn a_label_that_is_new_is_worded_by_rule() {
        assert_eq!(by_rule(Axis::BodyPart, "Fin, Left"), "Left Fin");
        assert_eq!(by_rule(Axis::Device, "Intraluminal Device, Edible"), "Edible Intraluminal Device");
        assert_eq!(by_rule(Axis::BodyPart, "Aorta, Descending"), "Aorta, Descending");
        assert_eq!(by_rule(Axis::Device, "No Device"), "");
        assert_eq!(by_rule(Axis::BodyPart, "None"), "");
    }
}
