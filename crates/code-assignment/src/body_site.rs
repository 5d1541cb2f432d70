//! Body sites: which part of the body a code of the musculoskeletal or injury chapters speaks of.

use superbill_domain::Icd10Cm;

/// A part of the body, as chapters 13 and 19 divide it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BodySite {
    Head,
    Neck,
    Back,
    Trunk,
    Shoulder,
    Elbow,
    Hand,
    Hip,
    Knee,
    Foot,
}

/// The part of the body a code speaks of; none where it speaks of none, or of any.
pub(crate) fn body_site(code: Icd10Cm) -> Option<BodySite> {
    let text = code.undotted();
    let chapter = text.get(..1)?;
    let category: u16 = text.get(1..3)?.parse().ok()?;
    match (chapter, category) {
        ("S", 0..=9) => Some(BodySite::Head),
        ("S", 10..=19) => Some(BodySite::Neck),
        ("S", 20..=29) => Some(BodySite::Trunk),
        ("S", 30..=39) => Some(BodySite::Back),
        ("S", 40..=49) => Some(BodySite::Shoulder),
        ("S", 50..=59) => Some(BodySite::Elbow),
        ("S", 60..=69) => Some(BodySite::Hand),
        ("S", 70..=79) => Some(BodySite::Hip),
        ("S", 80..=89) => Some(BodySite::Knee),
        ("S", 90..=99) => Some(BodySite::Foot),
        ("M", 16) => Some(BodySite::Hip),
        ("M", 17 | 22 | 23) => Some(BodySite::Knee),
        ("M", 75) => Some(BodySite::Shoulder),
        ("M", 54) => match text.get(3..4)? {
            "2" => Some(BodySite::Neck),
            "3" | "4" | "5" | "9" => Some(BodySite::Back),
            "6" => Some(BodySite::Trunk),
            _ => None,
        },
        ("M", 77) => match text.get(3..4)? {
            "0" | "1" => Some(BodySite::Elbow),
            "3" | "4" | "5" => Some(BodySite::Foot),
            _ => None,
        },
        // Pain of a limb: the fifth character is the segment.
        ("M", 79) if text.starts_with("M796") => match text.get(4..5)? {
            "2" => Some(BodySite::Shoulder),
            "3" => Some(BodySite::Elbow),
            "4" => Some(BodySite::Hand),
            "5" => Some(BodySite::Hip),
            "6" => Some(BodySite::Knee),
            "7" => Some(BodySite::Foot),
            _ => None,
        },
        // Joints and soft tissues: the fifth character is the site, 1 shoulder to 7 ankle and foot.
        ("M", 0..=25 | 60..=74) => match text.get(4..5)? {
            "1" => Some(BodySite::Shoulder),
            "2" => Some(BodySite::Elbow),
            "3" | "4" => Some(BodySite::Hand),
            "5" => Some(BodySite::Hip),
            "6" => Some(BodySite::Knee),
            "7" => Some(BodySite::Foot),
            _ => None,
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pain_and_injury_of_one_joint_share_a_site() {
        let site = |code: &str| body_site(code.parse().unwrap());
        assert_eq!(site("M25.561"), site("S83.91XA"));
        assert_eq!(site("M25.571"), site("S93.401A"));
        assert_ne!(site("M25.511"), site("S83.91XA"));
        assert_eq!(site("I10"), None);
    }
}
