//! Mental, behavioral and neurodevelopmental disorders (I.C.5).

pub(super) mod substance;
