//! What a file is, told by its content.

use superbill_x12::{Segment, Segments};

/// What an interchange holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// 837 under guide X222: professional claims.
    ProfessionalClaim,
    /// 837 under guide X223: institutional claims.
    InstitutionalClaim,
    /// 837 under guide X224: dental claims.
    DentalClaim,
    /// 999.
    ImplementationAcknowledgment,
    /// 277 under guide X214: the acknowledgment of claims.
    ClaimAcknowledgment,
    /// 835.
    Remittance,
    /// TA1 and no transaction set.
    InterchangeAcknowledgment,
    /// Another transaction set, by its number: `270`.
    Other(String),
    /// Not X12, or no transaction set in it.
    NotX12,
}

/// Recognises a file by its first transaction set, whatever its name is. Reads no further than that.
#[must_use]
pub fn recognise(bytes: &[u8]) -> Kind {
    let Ok(segments) = Segments::new(bytes) else { return Kind::NotX12 };
    let mut guide = "";
    let mut interchange_acknowledged = false;
    for segment in segments {
        match segment.id() {
            b"GS" => guide = segment.text(8),
            b"TA1" => interchange_acknowledged = true,
            b"ST" => return of_set(&segment, guide),
            _ => {}
        }
    }
    if interchange_acknowledged { Kind::InterchangeAcknowledgment } else { Kind::NotX12 }
}

/// Whether a transaction set holds professional claims.
pub(crate) fn is_professional(st: &Segment<'_>, group_guide: &str) -> bool {
    of_set(st, group_guide) == Kind::ProfessionalClaim
}

fn of_set(st: &Segment<'_>, group_guide: &str) -> Kind {
    let own = st.text(3);
    let guide = if own.is_empty() { group_guide } else { own };
    match st.text(1) {
        "837" if guide.contains("X222") || guide.contains("X098") => Kind::ProfessionalClaim,
        "837" if guide.contains("X223") || guide.contains("X096") => Kind::InstitutionalClaim,
        "837" if guide.contains("X224") || guide.contains("X097") => Kind::DentalClaim,
        "277" if guide.contains("X214") => Kind::ClaimAcknowledgment,
        "999" => Kind::ImplementationAcknowledgment,
        "835" => Kind::Remittance,
        other => Kind::Other(other.to_owned()),
    }
}
