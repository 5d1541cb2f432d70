//! The notes that ship with the program: twelve office visits, written for it.

/// A note by its name.
macro_rules! note {
    ($name:literal) => {
        ($name, include_str!(concat!("../../../../../examples/visits/", $name)))
    };
}

/// The name and the text of each.
pub const NOTES: &[(&str, &str)] = &[
    note!("01-diabetes-follow-up.txt"),
    note!("02-knee-injection.txt"),
    note!("03-strep-throat.txt"),
    note!("04-ankle-sprain.txt"),
    note!("05-annual-exam.txt"),
    note!("06-chest-pain-uncertain.txt"),
    note!("07-finger-laceration.txt"),
    note!("08-depression-follow-up.txt"),
    note!("09-copd-exacerbation.txt"),
    note!("10-actinic-keratosis.txt"),
    note!("11-urinary-tract-infection.txt"),
    note!("12-low-back-pain.txt"),
];
