//! Markup: the words of XHTML, HTML and the narrative blocks of C-CDA, as lines that a reader of notes understands.
//!
//! Scanned and not parsed: attachments are often no valid XML, and the words must keep their place in the file.
//! A block begins a line, a list item a bullet, a row of a table a line whose cells are parted by semicolons.

use superbill_domain::Span;

use super::Traced;

/// Elements that begin and end a line.
const BLOCKS: &[&str] = &[
    "p",
    "div",
    "paragraph",
    "table",
    "thead",
    "tbody",
    "tfoot",
    "ul",
    "ol",
    "list",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "section",
    "article",
    "header",
    "footer",
    "blockquote",
    "pre",
    "dl",
    "dt",
    "dd",
    "caption",
    "title",
    "text",
    "body",
    "address",
    "hr",
    "renderMultiMedia",
    "footnote",
];
/// Elements of which nothing is read.
const SILENT: &[&str] = &["script", "style", "head", "template"];

/// The words of a piece of markup, and where its marked elements stand in them.
#[derive(Default)]
pub(crate) struct Narrative {
    /// The words.
    pub(crate) words: Traced,
    /// The elements that bear an `ID`, by that name, with the range of their words.
    pub(crate) marked: Vec<(String, Span)>,
}

impl Narrative {
    /// The words of the element of that name.
    pub(crate) fn marked(&self, name: &str) -> Option<Span> {
        self.marked.iter().find(|(marked, _)| marked == name).map(|(_, span)| *span)
    }
}

/// Reads the words of markup.
pub(crate) fn narrative(markup: &Traced) -> Narrative {
    let mut scan = Scan {
        markup,
        read: Narrative::default(),
        open: Vec::new(),
        silent: None,
        preformatted: 0,
        pending: Gap::None,
    };
    let text = markup.text();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let length = match rest.find('<') {
            Some(0) => scan.tag(rest, at),
            found => {
                let length = found.unwrap_or(rest.len());
                scan.words(at, at + length);
                length
            }
        };
        at += length.max(1);
        while !text.is_char_boundary(at) {
            at += 1;
        }
    }
    scan.close_all();
    scan.read
}

/// What is to be written before the next word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    None,
    Space,
    Cell,
    Line,
    Item,
    Paragraph,
}

/// An element that is open and bears a name.
struct Open {
    element: String,
    name: String,
    start: usize,
}

struct Scan<'m> {
    markup: &'m Traced,
    read: Narrative,
    open: Vec<Open>,
    silent: Option<String>,
    /// How many `pre` elements are open: in them a line end is one.
    preformatted: usize,
    pending: Gap,
}

impl Scan<'_> {
    /// Reads what begins with `<` and gives its length.
    fn tag(&mut self, rest: &str, at: usize) -> usize {
        for (begins, ends) in [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"), ("<!", ">")] {
            if rest.starts_with(begins) {
                let from = begins.len();
                let length = rest.get(from..).and_then(|inner| inner.find(ends));
                let end = length.map_or(rest.len(), |length| from + length);
                if begins == "<![CDATA[" {
                    self.words_as_they_are(at + from, at + end);
                }
                return (end + ends.len()).min(rest.len());
            }
        }
        let inner = rest.get(1..).unwrap_or_default();
        let names = |inner: &str| inner.starts_with(|c: char| c.is_ascii_alphabetic());
        let closing = inner.starts_with('/');
        if !names(inner.strip_prefix('/').unwrap_or(inner)) {
            // "<" that opens no tag is a word: "BP < 130".
            self.words_as_they_are(at, at + 1);
            return 1;
        }
        let Some(length) = tag_length(rest) else {
            return rest.len();
        };
        let tag = rest.get(..length).unwrap_or_default().trim_matches(['<', '>', '/']);
        let name = tag.split(|c: char| c.is_whitespace() || c == '/').next().unwrap_or_default();
        let name = name.rsplit(':').next().unwrap_or(name).to_ascii_lowercase();
        let empty = rest.get(..length).is_some_and(|tag| tag.ends_with("/>"));
        if closing {
            self.close(&name)
        } else {
            self.opens(&name, tag, empty)
        }
        length
    }

    fn opens(&mut self, name: &str, tag: &str, empty: bool) {
        if self.silent.is_some() {
            return;
        }
        if SILENT.contains(&name) && !empty {
            self.silent = Some(name.to_owned());
            return;
        }
        self.part(name);
        if let Some(id) = attribute(tag, "id")
            && !empty
        {
            let start = self.read.words.len();
            self.open.push(Open { element: name.to_owned(), name: id.to_owned(), start });
        } else if !empty && self.open.iter().any(|open| open.element == name) {
            // An element of the same name inside: its end must not end the marked one.
            let start = self.read.words.len();
            self.open.push(Open { element: name.to_owned(), name: String::new(), start });
        }
        match name {
            "br" => self.gap(Gap::Line),
            "pre" => self.preformatted += usize::from(!empty),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        if let Some(silent) = &self.silent {
            if silent == name {
                self.silent = None;
            }
            return;
        }
        if name == "pre" {
            self.preformatted = self.preformatted.saturating_sub(1);
        }
        if let Some(at) = self.open.iter().rposition(|open| open.element == name) {
            let end = self.read.words.len();
            for open in self.open.drain(at..) {
                mark(&mut self.read, open, end);
            }
        }
        self.part(name);
    }

    fn close_all(&mut self) {
        let end = self.read.words.len();
        for open in self.open.drain(..) {
            mark(&mut self.read, open, end);
        }
    }

    /// The gap that the begin and the end of an element make.
    fn part(&mut self, name: &str) {
        match name {
            "tr" => self.gap(Gap::Line),
            "td" | "th" => self.gap(Gap::Cell),
            "li" | "item" => self.gap(Gap::Item),
            "p" | "paragraph" | "h1" | "h2" | "h3" | "h4" | "table" => self.gap(Gap::Paragraph),
            _ if BLOCKS.contains(&name) => self.gap(Gap::Line),
            _ => {}
        }
    }

    fn gap(&mut self, gap: Gap) {
        self.pending = self.pending.max(gap);
    }

    /// Writes the gap before a word.
    fn write_gap(&mut self) {
        let empty = self.read.words.len() == 0;
        let pending = std::mem::replace(&mut self.pending, Gap::None);
        let sign = match pending {
            Gap::Item if empty => "- ",
            _ if empty => "",
            Gap::None => "",
            Gap::Space => " ",
            Gap::Cell => "; ",
            Gap::Line => "\n",
            Gap::Item => "\n- ",
            Gap::Paragraph => "\n\n",
        };
        if !sign.is_empty() {
            self.read.words.push_sign(sign);
        }
        // What opened before the gap begins after it.
        let (start, before) = (self.read.words.len(), self.read.words.len() - sign.len());
        self.open.iter_mut().filter(|open| open.start == before).for_each(|open| open.start = start);
    }

    /// The words between two tags: white space is one space, entities are what they stand for.
    fn words(&mut self, start: usize, end: usize) {
        self.run(start, end, true);
    }

    fn words_as_they_are(&mut self, start: usize, end: usize) {
        self.run(start, end, false);
    }

    fn run(&mut self, start: usize, end: usize, entities: bool) {
        if self.silent.is_some() {
            return;
        }
        let text = self.markup.text().get(start..end).unwrap_or_default();
        let mut plain = start;
        let mut at = start;
        while let Some(letter) = text.get(at - start..).and_then(|rest| rest.chars().next()) {
            let length = letter.len_utf8();
            if letter.is_whitespace() {
                self.copy(plain, at);
                let kept = letter == '\n' && self.preformatted > 0;
                self.gap(if kept { Gap::Line } else { Gap::Space });
                plain = at + length;
            } else if letter == '&'
                && entities
                && let Some((words, length)) = text.get(at - start..).and_then(entity)
            {
                self.copy(plain, at);
                self.stand_for(&words, at, at + length);
                at += length;
                plain = at;
                continue;
            }
            at += length;
        }
        self.copy(plain, end.min(start + text.len()));
    }

    fn copy(&mut self, start: usize, end: usize) {
        if end > start {
            self.write_gap();
            self.read.words.push_part(self.markup, Span::new(start, end));
        }
    }

    fn stand_for(&mut self, words: &str, start: usize, end: usize) {
        if words.trim().is_empty() {
            self.gap(Gap::Space);
            return;
        }
        self.write_gap();
        let source = self.markup.source(Span::new(start, end));
        self.read.words.push_for(words, source);
    }
}

fn mark(read: &mut Narrative, open: Open, end: usize) {
    if !open.name.is_empty() {
        read.marked.push((open.name, Span::new(open.start.min(end), end)));
    }
}

/// The length of a tag with its closing sign; a sign inside quotes closes nothing.
fn tag_length(rest: &str) -> Option<usize> {
    let mut quote = None;
    for (at, sign) in rest.bytes().enumerate() {
        match (quote, sign) {
            (None, b'"' | b'\'') => quote = Some(sign),
            (Some(open), sign) if open == sign => quote = None,
            (None, b'>') => return Some(at + 1),
            _ => {}
        }
    }
    rest.find('>').map(|at| at + 1)
}

/// The value of an attribute, its name in any case.
fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let mut rest = tag;
    while let Some(at) = rest.find('=') {
        let key = rest.get(..at)?.rsplit(char::is_whitespace).find(|part| !part.is_empty())?;
        let value = rest.get(at + 1..)?.trim_start();
        let quote = value.chars().next().filter(|sign| matches!(sign, '"' | '\''))?;
        let inner = value.get(1..)?;
        let end = inner.find(quote)?;
        if key.eq_ignore_ascii_case(name) {
            return inner.get(..end);
        }
        rest = inner.get(end + 1..)?;
    }
    None
}

/// What an entity stands for, and its length.
pub(super) fn entity(rest: &str) -> Option<(String, usize)> {
    let end = rest.bytes().take(12).position(|byte| byte == b';')?;
    let name = rest.get(1..end)?;
    let words = match name {
        "amp" => "&".to_owned(),
        "lt" => "<".to_owned(),
        "gt" => ">".to_owned(),
        "quot" => "\"".to_owned(),
        "apos" => "'".to_owned(),
        "nbsp" | "ensp" | "emsp" | "thinsp" => " ".to_owned(),
        "ndash" => "–".to_owned(),
        "mdash" => "—".to_owned(),
        "lsquo" => "‘".to_owned(),
        "rsquo" => "’".to_owned(),
        "ldquo" => "“".to_owned(),
        "rdquo" => "”".to_owned(),
        "bull" => "•".to_owned(),
        "deg" => "°".to_owned(),
        "micro" => "µ".to_owned(),
        "le" => "≤".to_owned(),
        "ge" => "≥".to_owned(),
        "hellip" => "…".to_owned(),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?.to_string()
        }
    };
    Some((words, end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(markup: &str) -> Narrative {
        narrative(&Traced::itself(markup.to_owned()))
    }

    #[test]
    fn blocks_are_lines_and_items_bullets() {
        for (markup, words) in [
            ("<div><p>Gout,  <b>acute</b></p>\n<p>Rest &amp; ice</p></div>", "Gout, acute\n\nRest & ice"),
            ("<ul><li>Gout</li><li>Cough</li></ul>", "- Gout\n- Cough"),
            (
                "<table><tr><th>Name</th><th>Status</th></tr><tr><td>Asthma</td><td>Active</td></tr></table>",
                "Name; Status\nAsthma; Active",
            ),
            ("a<br/>b <script>if (a < b) c</script>d", "a\nb d"),
            ("BP < 130 and 5 <6", "BP < 130 and 5 <6"),
            ("<![CDATA[a <b> &amp;]]> <!-- no --> c", "a <b> &amp; c"),
            ("<p title='a > b'>x</p", "x"),
            ("", ""),
        ] {
            assert_eq!(read(markup).words.text(), words, "{markup}");
        }
    }

    #[test]
    fn marked_elements_are_found_by_name_and_lead_back() {
        let markup = "<list><item ID=\"p1\">Essential <content ID='c1'>hyper&#116;ension</content></item><item>Gout</item></list>";
        let found = read(markup);
        let item = found.marked("p1").unwrap();
        assert_eq!(item.of(found.words.text()), "Essential hypertension");
        let content = found.marked("c1").unwrap();
        assert_eq!(found.words.source(content).of(markup), "hyper&#116;ension");
    }
}
