//! From a chart to codes, visit level and queries.
//!
//! [`assign`] is a pure function of the chart, the context of the visit and the code sets of its date. Its way, one
//! module for each step:
//!
//! 1. `gather`: which of the mentioned conditions are addressed in this visit;
//! 2. `diagnose` and `tabular`: down the tabular list to the deepest code that the note supports;
//! 3. `guidelines`: the rules of the Official Guidelines, in order, one file each;
//! 4. `support`: the words behind every code;
//! 5. `queries`: what the provider is asked;
//! 6. `procedures`: what was done in this visit;
//! 7. `visit_level`: medical decision making, or time;
//! 8. `not_coded`: what is mentioned and left out, with the reason; `gaps`: what a person should still look at.
//!
//! [`checklist`] says what is missing before the patient leaves.
//!
//! With [`Profile::Everything`], `everything` takes the place of all that: it codes whatever a note mentions, for research.
//!
//! Nothing is guessed. Where the note does not say, the classification's own code for "unspecified" stands and a
//! query is raised; where there is none, there is a query and no code.

mod assign;
mod body_site;
mod case;
mod checklist;
mod diagnose;
mod everything;
mod gaps;
mod gather;
mod guideline;
mod guidelines;
mod not_coded;
mod personal_history;
mod procedures;
#[cfg(test)]
mod properties;
mod queries;
mod rules;
mod sex;
mod stated;
mod support;
mod symptom;
mod tabular;
#[cfg(test)]
mod testing;
mod visit_level;

pub use assign::{Profile, assign};
pub use checklist::{AskedOf, Gap, checklist};
pub use guideline::{Example, Guideline};
pub use guidelines::guidelines;
pub use rules::{explain, explanations};
