//! The notation of guides, and its compiler.
//!
//! ```text
//! guide 837 005010X222A1
//! ST R 1 transaction set header | R C 3 837 | R T 4-9 | R T 1-35
//! loop 2000A R > billing provider level
//!   HL R 1 hierarchical level | R T 1-12 | - | R C! 1-2 20 | R C 1 1
//!   PRV S 1 specialty | R C! 1-3 BI | R C 2-3 PXC | R T 1-50 & P0203
//! ```
//!
//! One line is a loop or a segment; two blanks of indent stand for one loop around it. After the identifier come the
//! usage (R required, S situational), how often (a number, or `>` without bound) and what it is in our words. A segment goes
//! on with its elements after bars: usage, type, length, codes; `-` is an element that is not used. Types: `T` text, `C`
//! code, `N` whole number, `D` decimal, `DT` date, `TM` time, `P` a date, span or time as the code before it says,
//! `{ part ; part }` a composite. `!` after a type: the
//! codes tell this segment from its namesakes; `*`: it may be repeated. After `&` stand the rules between elements, as
//! X12.6 writes them (P0304). `same ID` repeats a loop that was written before. `#` begins a remark.

use super::model::{Element, Guide, Kind, Node, NodeKind, Relation, RelationKind, Run, Usage};

/// Compiles a guide.
///
/// # Errors
/// The number of the line that is not understood, and why.
pub(super) fn compile(text: &'static str) -> Result<Guide, String> {
    let mut lines = (1..).zip(text.lines()).filter(|(_, line)| {
        let line = line.trim();
        !line.is_empty() && !line.starts_with('#')
    });
    let (_, first) = lines.next().ok_or("it is empty")?;
    let mut words = first.split_whitespace();
    let (Some("guide"), Some(set), Some(version)) = (words.next(), words.next(), words.next()) else {
        return Err("it does not begin with “guide SET VERSION”".to_owned());
    };
    let mut compiler = Compiler {
        guide: Guide {
            set,
            version,
            nodes: Vec::new(),
            elements: Vec::new(),
            codes: Vec::new(),
            relations: Vec::new(),
            children: Vec::new(),
        },
        open: vec![0],
    };
    compiler.push("ST", set, Usage::Required, Some(1), 0, NodeKind::Loop { children: Run::default() });
    for (number, line) in lines {
        compiler.line(line).map_err(|what| format!("line {number}: {what}"))?;
    }
    compiler.close_to(0);
    Ok(compiler.guide.linked())
}

struct Compiler {
    guide: Guide,
    /// The loops that are open, the transaction set first.
    open: Vec<usize>,
}

impl Compiler {
    fn line(&mut self, line: &'static str) -> Result<(), String> {
        let rest = line.trim_start();
        let depth = (line.len() - rest.len()) / 2 + 1;
        if depth > self.open.len() {
            return Err("it is indented deeper than the loop above".to_owned());
        }
        self.close_to(depth);
        let (head, tail) = rest.split_once('|').map_or((rest, None), |(head, tail)| (head, Some(tail)));
        let mut words = head.split_whitespace();
        let mut id = words.next().unwrap_or_default();
        let repeats = id == "same";
        let is_loop = id == "loop" || repeats;
        if is_loop {
            id = words.next().ok_or("the loop has no name")?;
        }
        let usage = usage(words.next().unwrap_or_default())?;
        let most = match words.next() {
            Some(">") => None,
            Some(number) => Some(number.parse().map_err(|_| format!("“{number}” is no number"))?),
            None => return Err("it does not say how often".to_owned()),
        };
        let title = words.next().map_or("", |word| title_from(head, word));
        let within = self.open.last().copied().unwrap_or_default();
        if repeats {
            return self.copy(id, usage, most, within);
        }
        if is_loop {
            let at = self.push(id, title, usage, most, within, NodeKind::Loop { children: Run::default() });
            self.open.push(at);
            return Ok(());
        }
        let (elements, relations) =
            match tail.map(|tail| tail.split_once('&').map_or((tail, None), |(e, r)| (e, Some(r)))) {
                Some((elements, relations)) => {
                    (self.elements(elements, '|')?, self.relations(relations.unwrap_or_default())?)
                }
                None => (Run::default(), Run::default()),
            };
        self.push(id, title, usage, most, within, NodeKind::Segment { elements, relations });
        Ok(())
    }

    fn push(
        &mut self,
        id: &'static str,
        title: &'static str,
        usage: Usage,
        most: Option<u32>,
        within: usize,
        kind: NodeKind,
    ) -> usize {
        let at = self.guide.nodes.len();
        self.guide.nodes.push(Node { id, title, usage, most, within, end: at + 1, kind });
        at
    }

    /// Closes loops until `depth` are open, and notes where each ends.
    fn close_to(&mut self, depth: usize) {
        let end = self.guide.nodes.len();
        for at in self.open.drain(depth..) {
            if let Some(node) = self.guide.nodes.get_mut(at) {
                node.end = end;
            }
        }
        if depth == 0
            && let Some(root) = self.guide.nodes.first_mut()
        {
            root.end = end;
        }
    }

    /// Repeats a loop, with all it holds, at the end of `within`.
    fn copy(&mut self, id: &str, usage: Usage, most: Option<u32>, within: usize) -> Result<(), String> {
        let found = self
            .guide
            .nodes
            .iter()
            .position(|node| node.id == id && matches!(node.kind, NodeKind::Loop { .. }) && node.end > 0);
        let from = found.ok_or_else(|| format!("no loop {id} was written before"))?;
        let end = self.guide.nodes.get(from).map_or(from, |node| node.end);
        let to = self.guide.nodes.len();
        for at in from..end {
            let Some(node) = self.guide.nodes.get(at) else { break };
            let mut copy = Node { ..*node };
            copy.end = node.end - from + to;
            if at == from {
                (copy.within, copy.usage, copy.most) = (within, usage, most);
            } else {
                copy.within = node.within - from + to;
            }
            self.guide.nodes.push(copy);
        }
        Ok(())
    }

    /// Elements between bars, or components between semicolons.
    fn elements(&mut self, text: &'static str, separator: char) -> Result<Run, String> {
        // Components are compiled before their composite, so that each segment's elements are one run.
        let mut compiled = Vec::new();
        for written in split_outside_braces(text, separator) {
            compiled.push(self.element(written.trim())?);
        }
        let start = self.guide.elements.len();
        self.guide.elements.extend(compiled);
        Ok(Run { start, end: self.guide.elements.len() })
    }

    fn element(&mut self, written: &'static str) -> Result<Element, String> {
        let none = Run::default();
        let mut element = Element {
            usage: Usage::NotUsed,
            kind: Kind::Text,
            least: 0,
            most: u16::MAX,
            codes: none,
            identifies: false,
            repeats: false,
            parts: none,
        };
        if written == "-" {
            return Ok(element);
        }
        let (first, rest) = written.split_once(' ').ok_or_else(|| format!("“{written}” is no element"))?;
        element.usage = usage(first)?;
        let rest = rest.trim();
        if let Some(parts) = rest.strip_prefix('{') {
            element.kind = Kind::Composite;
            let parts = parts.strip_suffix('}').or_else(|| parts.strip_suffix("}*"));
            element.repeats = rest.ends_with('*');
            element.parts = self.elements(parts.ok_or("a brace is not closed")?, ';')?;
            return Ok(element);
        }
        let mut words = rest.split_whitespace();
        let kind = words.next().unwrap_or_default();
        element.identifies = kind.ends_with('!');
        element.repeats = kind.ends_with('*');
        element.kind = match kind.trim_end_matches(['!', '*']) {
            "T" => Kind::Text,
            "C" => Kind::Code,
            "N" => Kind::Whole,
            "D" => Kind::Decimal,
            "DT" => Kind::Date,
            "TM" => Kind::Time,
            "P" => Kind::Period,
            other => return Err(format!("“{other}” is no type")),
        };
        let lengths = words.next().ok_or_else(|| format!("“{written}” has no length"))?;
        let (least, most) = lengths.split_once('-').unwrap_or((lengths, lengths));
        let number = |text: &str| text.parse().map_err(|_| format!("“{lengths}” is no length"));
        (element.least, element.most) = (number(least)?, number(most)?);
        let start = self.guide.codes.len();
        self.guide.codes.extend(words);
        element.codes = Run { start, end: self.guide.codes.len() };
        if element.identifies && start == self.guide.codes.len() {
            return Err(format!("“{written}” identifies by no code"));
        }
        Ok(element)
    }

    fn relations(&mut self, text: &'static str) -> Result<Run, String> {
        let start = self.guide.relations.len();
        for word in text.split_whitespace() {
            let (kind, numbers) = word.split_at_checked(1).ok_or("a rule is empty")?;
            let kind = match kind {
                "P" => RelationKind::Paired,
                "R" => RelationKind::OneRequired,
                "E" => RelationKind::Exclusion,
                "C" => RelationKind::Conditional,
                "L" => RelationKind::ListConditional,
                other => return Err(format!("“{other}” is no rule between elements")),
            };
            let mut elements = Vec::new();
            let mut rest = numbers;
            while let Some((number, after)) = rest.split_at_checked(2) {
                elements.push(number.parse().map_err(|_| format!("“{word}” is no rule"))?);
                rest = after;
            }
            if elements.len() < 2 || !rest.is_empty() {
                return Err(format!("“{word}” is no rule"));
            }
            self.guide.relations.push(Relation { kind, elements });
        }
        Ok(Run { start, end: self.guide.relations.len() })
    }
}

fn usage(word: &str) -> Result<Usage, String> {
    match word {
        "R" => Ok(Usage::Required),
        "S" => Ok(Usage::Situational),
        other => Err(format!("“{other}” is neither R nor S")),
    }
}

/// The words of a head from `word`, which is one of them, to its end.
fn title_from(head: &'static str, word: &'static str) -> &'static str {
    let offset = word.as_ptr() as usize - head.as_ptr() as usize;
    head.get(offset..).unwrap_or_default().trim()
}

/// Splits at a separator that stands in no braces.
fn split_outside_braces(text: &'static str, separator: char) -> impl Iterator<Item = &'static str> {
    let mut depth = 0_u32;
    text.split(move |c: char| {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        c == separator && depth == 0
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: &str = "guide 999 000000X0\n\
        # a remark\n\
        ST R 1 header | R C 3 999 | R T 4-9\n\
        loop A S > an A\n  \
          NM1 R 1 a name | R C! 2-3 85 87 | R C 1 1 2 | S T 1-60 & P0203\n  \
          loop B S 2 a B\n    \
            HI R 1 codes | R { R C! 1-3 BK ; R T 1-30 } | S { R C 1-3 BF ; R T 1-30 }\n\
        same B S 1\n\
        SE R 1 trailer | R N 1-10 | R T 4-9\n";

    #[test]
    fn a_guide_is_loops_segments_and_elements() {
        let guide = compile(SMALL).unwrap();
        let shape: Vec<(&str, usize, usize)> =
            guide.nodes.iter().map(|node| (node.id, node.within, node.end)).collect();
        assert_eq!(
            shape,
            [
                ("ST", 0, 9),
                ("ST", 0, 2),
                ("A", 0, 6),
                ("NM1", 2, 4),
                ("B", 2, 6),
                ("HI", 4, 6),
                ("B", 0, 8),
                ("HI", 6, 8),
                ("SE", 0, 9)
            ]
        );
        assert_eq!(guide.nodes[2].title, "an A");
    }

    #[test]
    fn what_is_not_understood_is_told_with_its_line() {
        let told = |text: &'static str| compile(text).unwrap_err();
        assert_eq!(told("guide 999 X\nST Q 1"), "line 2: “Q” is neither R nor S");
        assert_eq!(told("guide 999 X\nST R 1 | R Z 3"), "line 2: “Z” is no type");
        assert_eq!(told("guide 999 X\nST R 1 | R T 1-2 & P03"), "line 2: “P03” is no rule");
        assert_eq!(told("guide 999 X\nsame B S 1"), "line 2: no loop B was written before");
        assert_eq!(told("guide 999 X\n  ST R 1"), "line 2: it is indented deeper than the loop above");
    }
}
