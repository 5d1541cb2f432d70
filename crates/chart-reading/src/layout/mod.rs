//! Layout: the sections of a note, its lines, its sentences and the problems of its assessment.

mod heading;
mod items;
mod lines;
mod problems;
mod roles;
mod sections;
mod sentences;
mod ties;
mod titles;

pub(crate) use items::{Item, items};
pub(crate) use lines::lines;
pub(crate) use problems::problems;
pub(crate) use sections::sections;
pub(crate) use sentences::split_sentences;
pub(crate) use titles::is_plan;
