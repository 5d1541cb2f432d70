//! XML whose elements know their place in the file.

use roxmltree::{Document, Node};
use superbill_domain::{CodeSystem, Coding, Span};

use crate::traced::{Traced, narrative};
use crate::vocabulary::by_oid;

/// How many undeclared prefixes are forgiven: parts of documents come without the declarations of the whole.
const FORGIVEN: usize = 8;

/// The character set that the declaration of a file names, where it can be read as it stands.
pub(crate) fn encoding(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(bytes.get(..200).unwrap_or(bytes));
    let declaration = head.split("?>").next()?;
    let value = declaration.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|sign| matches!(sign, '"' | '\''))?;
    let name = value.get(1..)?.split(quote).next()?;
    // A declaration that can be read byte by byte is in no encoding of two.
    (!name.to_ascii_lowercase().starts_with("utf-16")).then(|| name.to_owned())
}

/// A text of XML, made fit for the parser without moving a byte.
pub(crate) struct Xml<'t> {
    file: &'t Traced,
    fit: String,
    /// White space before it.
    start: usize,
}

impl<'t> Xml<'t> {
    pub(crate) fn of(file: &'t Traced) -> Self {
        let start = file.len() - file.text().trim_start().len();
        let mut fit = file.text().get(start..).unwrap_or_default().to_owned();
        for _ in 0..FORGIVEN {
            let Err(roxmltree::Error::UnknownNamespace(prefix, _)) = Document::parse(&fit) else { break };
            for begins in ["<", "</", " ", "\n", "\t"] {
                let (from, to) = (format!("{begins}{prefix}:"), format!("{begins}{prefix}_"));
                fit = fit.replace(&from, &to);
            }
        }
        Self { file, fit, start }
    }

    /// The elements; else where in the file and why not.
    pub(crate) fn parse(&self) -> Result<Document<'_>, (Span, String)> {
        Document::parse(&self.fit).map_err(|error| {
            let place = error.pos();
            let lines = self
                .fit
                .split_inclusive('\n')
                .take(usize::try_from(place.row).unwrap_or(1).saturating_sub(1));
            let column = usize::try_from(place.col).unwrap_or(1).saturating_sub(1);
            let at = self.start + lines.map(str::len).sum::<usize>() + column;
            let at = at.min(self.file.len().saturating_sub(1));
            (self.file.source(Span::new(at, at + 1)), error.to_string())
        })
    }
}

/// An element.
#[derive(Clone, Copy)]
pub(crate) struct Element<'x> {
    node: Node<'x, 'x>,
    xml: &'x Xml<'x>,
}

impl<'x> Element<'x> {
    /// The root of a document.
    pub(crate) fn root(document: &'x Document<'x>, xml: &'x Xml<'x>) -> Self {
        Self { node: document.root_element(), xml }
    }

    /// Its name, without a prefix.
    pub(crate) fn name(&self) -> &'x str {
        self.node.tag_name().name()
    }

    /// The value of an attribute, by its local name.
    pub(crate) fn attribute(&self, name: &str) -> Option<&'x str> {
        let mut attributes = self.node.attributes();
        attributes.find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
    }

    /// The value of an attribute with the place where it is written.
    pub(crate) fn value(&self, name: &str) -> Option<Traced> {
        let mut attributes = self.node.attributes();
        let attribute = attributes.find(|attribute| attribute.name() == name)?;
        let range = attribute.range_value();
        let span = Span::new(range.start + self.xml.start, range.end + self.xml.start);
        let written = self.xml.file.part(span);
        if written.text() == attribute.value() {
            return Some(written);
        }
        Some(Traced::standing_for(attribute.value(), self.xml.file.source(span)))
    }

    /// The element's range in the text of the file.
    fn span(&self) -> Span {
        let range = self.node.range();
        Span::new(range.start + self.xml.start, range.end + self.xml.start)
    }

    /// The bytes of the file that write it.
    pub(crate) fn source(&self) -> Span {
        self.xml.file.source(self.span())
    }

    /// What stands between its begin and its end, as it is written.
    pub(crate) fn raw(&self) -> Traced {
        let whole = self.xml.file.part(self.span());
        let inner = match (self.node.first_child(), self.node.last_child()) {
            (Some(first), Some(last)) => {
                let base = self.node.range().start;
                Span::new(first.range().start - base, last.range().end - base)
            }
            _ => Span::new(0, 0),
        };
        whole.part(inner)
    }

    /// Its words, as a reader of notes understands them.
    pub(crate) fn words(&self) -> Traced {
        narrative(&self.raw()).words
    }

    /// Its text with its line ends.
    pub(crate) fn lines(&self) -> Traced {
        let raw = self.raw();
        if raw.text().contains(['<', '&']) { narrative(&raw).words } else { raw }
    }

    /// The elements in it.
    pub(crate) fn children(&self) -> impl Iterator<Item = Self> + use<'x> {
        let xml = self.xml;
        self.node.children().filter(Node::is_element).map(move |node| Self { node, xml })
    }

    /// The first element in it of a name.
    pub(crate) fn child(&self, name: &str) -> Option<Self> {
        self.children().find(|child| child.name() == name)
    }

    /// The element at the end of a path.
    pub(crate) fn at(&self, path: &[&str]) -> Option<Self> {
        path.iter().try_fold(*self, |element, name| element.child(name))
    }

    /// The elements of a name at any depth, itself among them.
    pub(crate) fn descendants<'n>(&self, name: &'n str) -> impl Iterator<Item = Self> + use<'x, 'n> {
        let xml = self.xml;
        let all =
            self.node.descendants().filter(move |node| node.is_element() && node.tag_name().name() == name);
        all.map(move |node| Self { node, xml })
    }

    /// All elements at any depth, itself first.
    pub(crate) fn all(&self) -> impl Iterator<Item = Self> + use<'x> {
        let xml = self.xml;
        self.node.descendants().filter(Node::is_element).map(move |node| Self { node, xml })
    }

    /// The nearest element around it that satisfies `wanted`.
    pub(crate) fn around(&self, wanted: impl Fn(&Self) -> bool) -> Option<Self> {
        let xml = self.xml;
        self.node.ancestors().skip(1).map(|node| Self { node, xml }).find(wanted)
    }

    /// True where it bears the template of that identifier.
    pub(crate) fn has_template(&self, root: &str) -> bool {
        self.children().any(|child| child.name() == "templateId" && child.attribute("root") == Some(root))
    }

    /// What the document calls it.
    pub(crate) fn id(&self) -> String {
        let id = self.child("id");
        let part = |name: &str| id.and_then(|id| id.attribute(name)).unwrap_or_default();
        let name = if part("extension").is_empty() { part("root") } else { part("extension") };
        if name.is_empty() { self.name().to_owned() } else { name.to_owned() }
    }

    /// The codes of a coded element, its own first, then its translations.
    pub(crate) fn codings(&self) -> Vec<Coding> {
        let translations = self.children().filter(|child| child.name() == "translation");
        let all = std::iter::once(*self).chain(translations);
        let coding = |element: Self| {
            let code = element.attribute("code")?.to_owned();
            let system = element.attribute("codeSystem").map_or(CodeSystem::Other, by_oid);
            Some(Coding { system, code })
        };
        all.filter_map(coding).collect()
    }

    /// The name of a coded element: its display, its original text, the display of a translation, its bare code.
    pub(crate) fn display(&self) -> Option<Traced> {
        let said = |words: Traced| (!words.is_blank()).then_some(words);
        let original = || self.child("originalText").map(|text| text.words()).and_then(said);
        let translated = || {
            let mut translations = self.children().filter(|child| child.name() == "translation");
            translations.find_map(|translation| translation.value("displayName").and_then(said))
        };
        let display = self.value("displayName").and_then(said);
        display.or_else(original).or_else(translated).or_else(|| self.value("code").and_then(said))
    }

    /// The name of the words of the narrative that a coded element or a statement refers to.
    pub(crate) fn reference(&self) -> Option<&'x str> {
        let text = self.child("originalText").or_else(|| self.child("text")).unwrap_or(*self);
        text.child("reference")?.attribute("value")?.strip_prefix('#')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_without_its_declarations_is_read_and_keeps_its_places() {
        let text = "\n<a><b xsi:type=\"CD\" displayName=\"Gout &amp; more\"/><sdtc:c code=\"1\"/></a>";
        let file = Traced::itself(text.to_owned());
        let xml = Xml::of(&file);
        let parsed = xml.parse().unwrap();
        let root = Element::root(&parsed, &xml);
        let display = root.child("b").unwrap().value("displayName").unwrap();
        assert_eq!(display.text(), "Gout & more");
        assert_eq!(display.whole_source().of(text), "Gout &amp; more");
    }

    #[test]
    fn the_declared_set_is_found() {
        assert_eq!(
            encoding(b"<?xml version=\"1.0\" encoding='ISO-8859-1'?><a/>").as_deref(),
            Some("ISO-8859-1")
        );
        assert_eq!(encoding(b"<?xml version=\"1.0\" encoding=\"utf-16\"?><a/>"), None);
        assert_eq!(encoding(b"<a/>"), None);
    }
}
