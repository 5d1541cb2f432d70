//! The tables (`icd10pcs_tables_YYYY.xml`): one `pcsTable` for each three first characters, with the rows of values that
//! go together.
//!
//! A table has the axes 1 to 3 with one label each, then `pcsRow` elements with the axes 4 to 7. A row says how many
//! codes it gives (`codes`), an axis how many labels it has (`values`): both are proved.

use std::collections::BTreeSet;

use roxmltree::{Document, Node};
use superbill_code_sets::inpatient_procedures::Axis;

use super::xml::{Xml, child_text, elements};
use crate::ImportError;

/// Its layout.
pub(super) const LAYOUT: &str = "ICD-10-PCS tables";
/// Its root element.
pub(super) const ROOT: &str = "ICD10PCS.tabular";

/// A table, as read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableElement {
    /// Section, body system and operation.
    pub values: [ValueElement; 3],
    /// What each of the seven axes is called; empty for the last four where the table has no row.
    pub axes: [String; 7],
    /// What the operation is; empty where the publisher says nothing.
    pub definition: String,
    /// Its rows.
    pub rows: Vec<[Vec<ValueElement>; 4]>,
}

/// A character and what it means.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ValueElement {
    /// The character.
    pub character: u8,
    /// What it means.
    pub label: String,
}

impl TableElement {
    /// The first three characters.
    #[must_use]
    pub fn code(&self) -> [u8; 3] {
        self.values.each_ref().map(|value| value.character)
    }
}

/// Reads the tables, in the order of their codes.
pub(super) fn read(document: &Document<'_>) -> Result<Vec<TableElement>, ImportError> {
    let xml = Xml { layout: LAYOUT, document };
    let root = xml.root(ROOT)?;
    let mut tables = Vec::new();
    let mut codes = BTreeSet::new();
    for element in elements(root, "pcsTable") {
        let table = table(&xml, element)?;
        if !codes.insert(table.code()) {
            return Err(xml.wrong(element, "its table stands twice"));
        }
        tables.push(table);
    }
    if tables.is_empty() {
        return Err(xml.wrong(root, "it has no tables"));
    }
    tables.sort_by_key(TableElement::code);
    Ok(tables)
}

fn table<'d>(xml: &Xml<'d>, element: Node<'d, 'd>) -> Result<TableElement, ImportError> {
    let [first, second, third] = axes(xml, element, [Axis::Section, Axis::BodySystem, Axis::Operation])?;
    let definition =
        elements(element, "axis").find_map(|axis| child_text(axis, "definition")).unwrap_or_default();
    let mut titles = [first.title, second.title, third.title, "", "", "", ""].map(str::to_owned);
    let mut rows = Vec::new();
    for row in elements(element, "pcsRow") {
        let axes = axes(xml, row, Axis::OF_ROWS)?;
        for (title, axis) in titles.iter_mut().skip(3).zip(&axes) {
            axis.title.clone_into(title);
        }
        let values = axes.map(|axis| axis.values);
        let count: usize = values.iter().map(Vec::len).product();
        if row.attribute("codes").and_then(|codes| codes.parse().ok()) != Some(count) {
            return Err(
                xml.wrong(row, format!("it says “{:?}” codes and gives {count}", row.attribute("codes")))
            );
        }
        rows.push(values);
    }
    if rows.is_empty() {
        return Err(xml.wrong(element, "the table has no rows"));
    }
    let single = |axis: AxisElement<'_>| match <[ValueElement; 1]>::try_from(axis.values) {
        Ok([value]) => Ok(value),
        Err(_) => Err(xml.wrong(element, "one of its first three axes has not one value")),
    };
    let values = [single(first)?, single(second)?, single(third)?];
    Ok(TableElement { values, axes: titles, definition: definition.to_owned(), rows })
}

/// An axis, as read.
struct AxisElement<'d> {
    title: &'d str,
    values: Vec<ValueElement>,
}

/// The axes of an element, which must be exactly these.
fn axes<'d, const N: usize>(
    xml: &Xml<'d>,
    element: Node<'d, 'd>,
    expected: [Axis; N],
) -> Result<[AxisElement<'d>; N], ImportError> {
    let mut found = Vec::new();
    for (axis, expected) in elements(element, "axis").zip(expected) {
        if axis.attribute("pos").and_then(|pos| pos.parse().ok()) != Some(expected.position()) {
            return Err(xml.wrong(axis, format!("its position is not {}", expected.position())));
        }
        let values = elements(axis, "label").map(|label| value(xml, label)).collect::<Result<Vec<_>, _>>()?;
        let characters: BTreeSet<u8> = values.iter().map(|value| value.character).collect();
        let says = axis.attribute("values").and_then(|values| values.parse().ok());
        if says != Some(values.len()) || characters.len() != values.len() || values.is_empty() {
            return Err(xml.wrong(axis, format!("it has {} different values of {says:?}", characters.len())));
        }
        found.push(AxisElement { title: xml.required(axis, "title")?, values });
    }
    let wrong = |found: Vec<_>| xml.wrong(element, format!("it has {} axes of {N}", found.len()));
    if elements(element, "axis").count() > N {
        return Err(wrong(found));
    }
    found.try_into().map_err(wrong)
}

fn value<'d>(xml: &Xml<'d>, label: Node<'d, 'd>) -> Result<ValueElement, ImportError> {
    let code = label.attribute("code").unwrap_or_default();
    let text = label.text().map(str::trim).filter(|text| !text.is_empty());
    match (code.as_bytes(), text) {
        (&[character @ (b'0'..=b'9' | b'A'..=b'H' | b'J'..=b'N' | b'P'..=b'Z')], Some(text)) => {
            Ok(ValueElement { character, label: text.to_owned() })
        }
        (_, None) => Err(xml.wrong(label, "the label is empty")),
        _ => Err(xml.wrong(label, format!("“{code}” is no character of a code"))),
    }
}
