//! Names and addresses.

use superbill_domain::Npi;
use superbill_x12::Segment;

use super::{SituationRule, Telling};

/// The states, districts and territories that the postal service delivers to, with the armed forces.
const STATES: &str = "AA AE AK AL AP AR AS AZ CA CO CT DC DE FL FM GA GU HI IA ID IL IN KS KY LA MA MD ME MH MI MN MO MP MS MT \
                      NC ND NE NH NJ NM NV NY OH OK OR PA PR PW RI SC SD TN TX UT VA VI VT WA WI WV WY";

/// Compares what a party's segment says; `loop_id` is the party's.
pub(super) fn check(segment: &Segment<'_>, loop_id: &str, telling: &mut Telling) {
    match segment.id() {
        b"NM1" if segment.text(8) == "XX" && segment.text(9).parse::<Npi>().is_err() => {
            telling.tell(
                SituationRule::NpiCheckDigit,
                segment,
                9,
                "the NPI does not have ten digits with a check digit",
            );
        }
        b"N3" if loop_id == "2010AA" && is_box(segment.text(1)) => {
            telling.tell(
                SituationRule::PostOfficeBox,
                segment,
                1,
                "the billing provider's street is a post-office box",
            );
        }
        b"N4" => city(segment, loop_id, telling),
        _ => {}
    }
}

fn city(segment: &Segment<'_>, loop_id: &str, telling: &mut Telling) {
    let (state, zip, country) = (segment.text(2), segment.text(3), segment.text(4));
    let is_abroad = !matches!(country, "" | "US" | "USA");
    if is_abroad {
        return;
    }
    if !state.is_empty() && !STATES.split_whitespace().any(|known| known == state) {
        telling.tell(SituationRule::State, segment, 2, "this is no state or territory of the United States");
    }
    let nine = matches!(loop_id, "2010AA" | "2310C" | "2310E" | "2420C");
    let is_nine = zip.len() == 9 && zip.bytes().all(|byte| byte.is_ascii_digit());
    // 2310E is an ambulance's pick-up in a professional claim, which may have five digits.
    if nine && !is_nine && !(loop_id == "2310E" && zip.len() == 5) {
        let message = format!("the ZIP code has {} characters; nine digits are due here", zip.len());
        telling.tell(SituationRule::ZipNine, segment, 3, message);
    }
}

/// True for a post-office box, however it is abbreviated.
fn is_box(street: &str) -> bool {
    let mut letters = street.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase());
    let start: String = letters.by_ref().take(13).collect();
    start.starts_with("POBOX") || start.starts_with("POSTOFFICEBOX") || start.starts_with("POBX")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_is_one_however_it_is_written() {
        assert!(
            ["PO BOX 12", "P.O. Box 9", "Post Office Box 1", "P O BX 4"].iter().all(|street| is_box(street))
        );
        assert!(
            ["12 BOXWOOD LANE", "POBLANO ST", "1 POST OFFICE SQUARE"].iter().all(|street| !is_box(street))
        );
    }
}
