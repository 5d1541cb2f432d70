//! Symptoms, signs and abnormal findings (I.C.18).

pub(super) mod falls;
pub(super) mod stroke_scale;
