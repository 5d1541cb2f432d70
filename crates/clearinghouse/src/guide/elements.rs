//! Holds the elements of a segment against its table.

use superbill_x12::Segment;

use super::fault::{GuideFault, GuideRule};
use super::model::{Element, Guide, Kind, Relation, RelationKind, Usage};
use super::walk::Place;
use crate::elements::{is_d8, is_moment, is_span, is_time};

/// True where the segment has the codes that tell it from its namesakes.
pub(super) fn identifies(guide: &Guide, node: usize, segment: &Segment<'_>) -> bool {
    let (table, _) = guide.segment(node);
    let told = |(element, data): (&Element, &[u8])| {
        if element.kind == Kind::Composite {
            let Some(first) = element.parts.of(&guide.elements).first().filter(|part| part.identifies) else {
                return true;
            };
            let separator = segment.delimiters().component;
            let part = data.split(|byte| *byte == separator).next().unwrap_or_default();
            return is_code(guide, first, part);
        }
        !element.identifies || is_code(guide, element, data)
    };
    // A segment that ends before the element that would tell it apart is not this one.
    let absent = |element: &Element| {
        let parts = element.parts.of(&guide.elements);
        !element.identifies && !parts.first().is_some_and(|part| part.identifies)
    };
    let mut data = segment.elements();
    table.iter().all(|element| match data.next() {
        Some(data) => told((element, data)),
        None => absent(element),
    })
}

fn is_code(guide: &Guide, element: &Element, data: &[u8]) -> bool {
    element.codes.of(&guide.codes).iter().any(|code| code.as_bytes() == data)
}

/// A segment at its place, and the faults it gives.
pub(super) struct Told<'a, 's> {
    pub(super) segment: &'a Segment<'s>,
    pub(super) place: Place,
    pub(super) place_in_set: u32,
    pub(super) faults: &'a mut Vec<GuideFault>,
}

/// An element or a component, numbered from one.
#[derive(Clone, Copy)]
struct At {
    element: u8,
    component: Option<u8>,
    repetition: Option<u8>,
}

impl Told<'_, '_> {
    /// Holds every element against the table.
    pub(super) fn check(&mut self, guide: &Guide, table: &[Element], relations: &[Relation]) {
        let mut present = 0_u32;
        let mut number = 0_u8;
        let mut data = self.segment.elements();
        let mut before: &[u8] = &[];
        for element in table {
            number = number.saturating_add(1);
            let value = data.next().unwrap_or_default();
            if !value.is_empty() {
                present |= 1_u32.checked_shl(u32::from(number)).unwrap_or_default();
            }
            let at = At { element: number, component: None, repetition: None };
            if element.kind == Kind::Period && !value.is_empty() {
                self.period(before, value, at);
            } else {
                self.element(guide, element, value, at);
            }
            before = value;
        }
        if data.next().is_some() && !table.is_empty() {
            let at = At { element: number.saturating_add(1), component: None, repetition: None };
            let many = format!("{} has more than {number} elements", self.id());
            self.tell(GuideRule::TooManyElements, at, None, many);
        }
        for relation in relations {
            self.relation(relation, present);
        }
    }

    /// Tells of an element that counts, or names a level.
    pub(super) fn number(&mut self, rule: GuideRule, element: u8, message: String) {
        let data = self.segment.element(usize::from(element)).unwrap_or_default().to_vec();
        self.tell(rule, At { element, component: None, repetition: None }, Some(&data), message);
    }

    fn element(&mut self, guide: &Guide, element: &Element, value: &[u8], at: At) {
        if value.is_empty() {
            if element.usage == Usage::Required {
                let missing = format!("{} is required and empty", self.name(at));
                self.tell(GuideRule::MissingElement, at, None, missing);
            }
            return;
        }
        if element.usage == Usage::NotUsed {
            let unused = format!("{} is not used by the guide and must be empty", self.name(at));
            return self.tell(GuideRule::UnusedElement, at, Some(value), unused);
        }
        let delimiters = self.segment.delimiters();
        match delimiters.repetition.filter(|_| at.component.is_none()) {
            Some(separator) if value.contains(&separator) => {
                if !element.repeats {
                    let repeated = format!("{} may stand once", self.name(at));
                    return self.tell(GuideRule::RepeatedElement, at, None, repeated);
                }
                for (repetition, value) in (1..=u8::MAX).zip(value.split(|byte| *byte == separator)) {
                    self.value(guide, element, value, At { repetition: Some(repetition), ..at });
                }
            }
            _ => self.value(guide, element, value, at),
        }
    }

    fn value(&mut self, guide: &Guide, element: &Element, value: &[u8], at: At) {
        let separator = self.segment.delimiters().component;
        if element.kind == Kind::Composite {
            let parts = element.parts.of(&guide.elements);
            let mut values = value.split(|byte| *byte == separator);
            let mut number = 0_u8;
            for part in parts {
                number = number.saturating_add(1);
                let value = values.next().unwrap_or_default();
                self.element(guide, part, value, At { component: Some(number), ..at });
            }
            if values.next().is_some() {
                let at = At { component: Some(number.saturating_add(1)), ..at };
                let many =
                    format!("{} has more than {number} components", self.name(At { component: None, ..at }));
                self.tell(GuideRule::TooManyElements, at, None, many);
            }
            return;
        }
        self.kind(element, value, at);
        if element.codes.start != element.codes.end && !is_code(guide, element, value) {
            let code =
                String::from_utf8_lossy(value.get(..value.len().min(12)).unwrap_or_default()).into_owned();
            let wrong = format!("“{code}” is no code that the guide allows in {}", self.name(at));
            self.tell(GuideRule::WrongCode, at, Some(value), wrong);
        }
    }

    /// The type and the length of simple data.
    fn kind(&mut self, element: &Element, value: &[u8], at: At) {
        let length = counted(element.kind, value);
        if length > usize::from(element.most) {
            let long = format!("{} has {length} characters, at most {} fit", self.name(at), element.most);
            self.tell(GuideRule::TooLong, at, Some(value), long);
        } else if length < usize::from(element.least) {
            let short =
                format!("{} has {length} characters, at least {} are due", self.name(at), element.least);
            self.tell(GuideRule::TooShort, at, Some(value), short);
        }
        let (is_right, rule, what) = match element.kind {
            Kind::Whole => (is_whole(value), GuideRule::WrongType, "a whole number"),
            Kind::Decimal => (is_decimal(value), GuideRule::WrongType, "a decimal number"),
            Kind::Date => (is_d8(value), GuideRule::WrongDate, "a day of the calendar, written YYYYMMDD"),
            Kind::Time => (is_time(value), GuideRule::WrongTime, "a time of day, written HHMM"),
            Kind::Text | Kind::Code | Kind::Composite | Kind::Period => return,
        };
        if !is_right {
            let wrong = format!("{} is not {what}", self.name(at));
            self.tell(rule, at, Some(value), wrong);
        }
    }

    /// A date, span or time in the format that the element before it names.
    fn period(&mut self, format: &[u8], value: &[u8], at: At) {
        let (is_right, rule, what) = match format {
            b"D8" => (is_d8(value), GuideRule::WrongDate, "a day of the calendar, written YYYYMMDD"),
            b"RD8" => (is_span(value), GuideRule::WrongDate, "two days in order, written YYYYMMDD-YYYYMMDD"),
            b"DT" => (is_moment(value), GuideRule::WrongDate, "a day and a time, written YYYYMMDDHHMM"),
            b"TM" => (is_time(value), GuideRule::WrongTime, "a time of day, written HHMM"),
            _ => return,
        };
        if !is_right {
            let wrong = format!("{} is not {what}", self.name(at));
            self.tell(rule, at, Some(value), wrong);
        }
    }

    fn relation(&mut self, relation: &Relation, present: u32) {
        let is_there = |number: &u8| present & 1_u32.checked_shl(u32::from(*number)).unwrap_or_default() != 0;
        let count = relation.elements.iter().filter(|number| is_there(number)).count();
        let first = relation.elements.first().is_some_and(is_there);
        let (holds, what) = match relation.kind {
            RelationKind::Paired => {
                (count == 0 || count == relation.elements.len(), "stand together or not at all")
            }
            RelationKind::OneRequired => (count > 0, "one of them is required"),
            RelationKind::Exclusion => (count <= 1, "at most one of them may stand"),
            RelationKind::Conditional => {
                (!first || count == relation.elements.len(), "the first requires the others")
            }
            RelationKind::ListConditional => (!first || count > 1, "the first requires one of the others"),
        };
        if holds {
            return;
        }
        let id = self.id();
        let names: Vec<String> = relation.elements.iter().map(|number| format!("{id}{number:02}")).collect();
        let missing = relation.elements.iter().find(|number| !is_there(number)).or(relation.elements.last());
        let at = At { element: missing.copied().unwrap_or_default(), component: None, repetition: None };
        self.tell(GuideRule::Relation, at, None, format!("{}: {what}", names.join(", ")));
    }

    fn id(&self) -> String {
        String::from_utf8_lossy(self.segment.id()).into_owned()
    }

    /// The element as the field writes it: `NM109`, `CLM05-1`.
    fn name(&self, at: At) -> String {
        let component = at.component.map_or_else(String::new, |number| format!("-{number}"));
        format!("{}{:02}{component} ({})", self.id(), at.element, self.place.title)
    }

    fn tell(&mut self, rule: GuideRule, at: At, bad_data: Option<&[u8]>, message: String) {
        self.faults.push(GuideFault {
            rule,
            position: self.segment.position(),
            place_in_set: self.place_in_set,
            segment: self.id(),
            loop_id: self.place.loop_id,
            element: Some(at.element),
            component: at.component,
            repetition: at.repetition,
            bad_data: bad_data.map(|data| String::from_utf8_lossy(data).into_owned()),
            message,
        });
    }
}

/// The length that counts: a sign and a decimal point do not.
fn counted(kind: Kind, value: &[u8]) -> usize {
    match kind {
        Kind::Whole | Kind::Decimal => value.iter().filter(|byte| !matches!(byte, b'-' | b'.')).count(),
        _ if value.is_ascii() => value.len(),
        _ => String::from_utf8_lossy(value).chars().count(),
    }
}

fn is_whole(value: &[u8]) -> bool {
    let digits = value.strip_prefix(b"-").unwrap_or(value);
    !digits.is_empty() && digits.iter().all(u8::is_ascii_digit)
}

fn is_decimal(value: &[u8]) -> bool {
    let digits = value.strip_prefix(b"-").unwrap_or(value);
    let points = digits.iter().filter(|byte| **byte == b'.').count();
    points <= 1 && digits.len() > points && digits.iter().all(|byte| byte.is_ascii_digit() || *byte == b'.')
}
