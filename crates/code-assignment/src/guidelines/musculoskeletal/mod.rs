//! Musculoskeletal system (I.C.13).

pub(super) mod osteoporosis;
