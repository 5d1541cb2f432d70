//! What the XML files of ICD-10-PCS share: their head, and elements that must be there.

use jiff::civil::date;
use roxmltree::{Document, Node};
use superbill_code_sets::Effective;

use crate::layout::Context;
use crate::{ImportError, Publication};

/// A file of the publisher's, being read: its layout and its document.
pub(super) struct Xml<'d> {
    pub(super) layout: &'static str,
    pub(super) document: &'d Document<'d>,
}

impl<'d> Xml<'d> {
    /// The root, which must have that name.
    pub(super) fn root(&self, name: &str) -> Result<Node<'d, 'd>, ImportError> {
        let root = self.document.root_element();
        if root.has_tag_name(name) {
            Ok(root)
        } else {
            Err(self.wrong(root, format!("its root is no {name}")))
        }
    }

    /// What is wrong with an element, and on which line it stands.
    pub(super) fn wrong(&self, node: Node<'_, '_>, what: impl Into<String>) -> ImportError {
        let line = self.document.text_pos_at(node.range().start).row;
        ImportError::line(self.layout, usize::try_from(line).unwrap_or(usize::MAX), what)
    }

    /// The words of a child that must be there.
    pub(super) fn required(&self, node: Node<'d, 'd>, name: &'static str) -> Result<&'d str, ImportError> {
        child_text(node, name).ok_or_else(|| self.wrong(node, format!("it has no {name}")))
    }

    /// The edition and the days it governs, by the fiscal year that the file names as its version; what the user says
    /// of both goes before: the publisher names an April file as the October one before it.
    pub(super) fn edition(&self, context: &Context<'_>) -> Result<(String, Effective), ImportError> {
        let root = self.document.root_element();
        let version = self.required(root, "version")?;
        let year = version.parse().ok().filter(|year| (2016..2100).contains(year));
        let year: i16 = year.ok_or_else(|| self.wrong(root, format!("“{version}” is no fiscal year")))?;
        Ok(fiscal_year(year, context))
    }
}

/// The edition of a fiscal year, unless the user says another name and first day.
pub(super) fn fiscal_year(year: i16, context: &Context<'_>) -> (String, Effective) {
    let from = context.from.unwrap_or(date(year - 1, 10, 1));
    let edition = context.edition.map_or_else(|| format!("FY{year}"), str::to_owned);
    (edition, Effective { from, to: Some(date(year, 9, 30)) })
}

/// True where the file begins with an element of that name.
pub(super) fn begins_with(publication: &Publication<'_>, root: &str) -> bool {
    let head = publication.head_text();
    head.get(..head.len().min(400)).unwrap_or(&head).contains(&format!("<{root}"))
}

pub(super) fn elements<'d>(parent: Node<'d, 'd>, name: &'static str) -> impl Iterator<Item = Node<'d, 'd>> {
    parent.children().filter(move |child| child.has_tag_name(name))
}

/// The words of a child; none where it is missing or empty.
pub(super) fn child_text<'d>(parent: Node<'d, 'd>, name: &'static str) -> Option<&'d str> {
    elements(parent, name)
        .next()
        .and_then(|child| child.text())
        .map(str::trim)
        .filter(|text| !text.is_empty())
}
