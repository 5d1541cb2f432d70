//! Conventions of the classification (section I.A).

pub(super) mod confirmed;
pub(super) mod default_code;
pub(super) mod elsewhere_classified;
pub(super) mod etiology;
pub(super) mod excludes1;
pub(super) mod excludes2;
pub(super) mod full_length;
pub(super) mod index_site;
pub(super) mod nonessential;
pub(super) mod placeholder;
pub(super) mod provider_statement;
pub(super) mod seventh_character;
pub(super) mod use_additional;
pub(super) mod with_bleeding;
