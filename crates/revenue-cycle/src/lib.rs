//! The order of things: each step from note to posted payment.
