//! A guide, compiled: loops, segments and elements as flat runs.

/// An implementation guide of one transaction set.
#[derive(Debug)]
pub struct Guide {
    /// The transaction set: `837`.
    pub set: &'static str,
    /// The guide: `005010X222A1`.
    pub version: &'static str,
    /// Loops and segments, each loop before what it holds. The first is the transaction set itself.
    pub(super) nodes: Vec<Node>,
    /// The elements of segments, and the components of composites.
    pub(super) elements: Vec<Element>,
    /// The codes of elements.
    pub(super) codes: Vec<&'static str>,
    /// Rules between the elements of a segment.
    pub(super) relations: Vec<Relation>,
    /// What stands directly within each loop, in the guide's order.
    pub(super) children: Vec<Child>,
}

/// Whether something must, may or must not be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Usage {
    /// It must be there.
    Required,
    /// The situation decides.
    Situational,
    /// It must not be there.
    NotUsed,
}

/// A loop or a segment of a guide.
#[derive(Debug)]
pub(super) struct Node {
    /// A loop's or a segment's identifier: `2010AA`, `NM1`.
    pub(super) id: &'static str,
    /// Whose it is in our words: "billing provider name".
    pub(super) title: &'static str,
    pub(super) usage: Usage,
    /// How often it may stand in a row; none without a bound.
    pub(super) most: Option<u32>,
    /// The loop that holds it; its own place for the transaction set.
    pub(super) within: usize,
    /// One past the last node that it holds; one past itself for a segment.
    pub(super) end: usize,
    pub(super) kind: NodeKind,
}

/// What a node is.
#[derive(Debug, Clone, Copy)]
pub(super) enum NodeKind {
    /// A loop and what stands directly within it; the node after it is the segment that begins it.
    Loop { children: Run },
    /// A segment, its elements and the rules between them.
    Segment { elements: Run, relations: Run },
}

/// A run of a table.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Run {
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Run {
    pub(super) fn of<T>(self, table: &[T]) -> &[T] {
        table.get(self.start..self.end).unwrap_or_default()
    }
}

/// An element, or a component of one.
#[derive(Debug)]
pub(super) struct Element {
    pub(super) usage: Usage,
    pub(super) kind: Kind,
    pub(super) least: u16,
    pub(super) most: u16,
    /// The codes that may stand here; empty where any may.
    pub(super) codes: Run,
    /// True where these codes tell the segment from its namesakes.
    pub(super) identifies: bool,
    /// True where the element may be repeated.
    pub(super) repeats: bool,
    /// The components of a composite.
    pub(super) parts: Run,
}

/// The type of an element's data (X12.6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    /// Any text.
    Text,
    /// A code.
    Code,
    /// A whole number.
    Whole,
    /// A decimal number.
    Decimal,
    /// A date, YYYYMMDD or YYMMDD.
    Date,
    /// A time, HHMM with seconds and parts of them.
    Time,
    /// A date, span of dates or time, as the code before it says.
    Period,
    /// Components.
    Composite,
}

/// A rule between elements of a segment (X12.6, condition designators).
#[derive(Debug, Clone)]
pub(super) struct Relation {
    pub(super) kind: RelationKind,
    /// The elements, numbered from one.
    pub(super) elements: Vec<u8>,
}

/// The condition designators.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum RelationKind {
    /// P: all or none.
    Paired,
    /// R: at least one.
    OneRequired,
    /// E: at most one.
    Exclusion,
    /// C: if the first, then all others.
    Conditional,
    /// L: if the first, then at least one of the others.
    ListConditional,
}

/// A loop or segment within a loop, as the walk looks for it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Child {
    /// The segment's identifier, or that of the segment that begins the loop.
    pub(super) id: Id,
    /// Siblings of one rank may stand in any order: neighbours with the same identifier.
    pub(super) rank: u16,
    /// The node.
    pub(super) at: usize,
    /// The segment: the node itself, or the one that begins the loop.
    pub(super) segment: usize,
}

/// A segment identifier, packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Id([u8; 3]);

impl Id {
    /// The identifier; one that is longer than three characters is none that a guide knows.
    pub(super) fn of(id: &[u8]) -> Self {
        match id {
            [a, b] => Self([*a, *b, b' ']),
            [a, b, c] => Self([*a, *b, *c]),
            _ => Self([0; 3]),
        }
    }
}

impl Guide {
    pub(super) fn node(&self, at: usize) -> Option<&Node> {
        self.nodes.get(at)
    }

    /// What stands directly within a loop; nothing for a segment.
    pub(super) fn children(&self, of: usize) -> &[Child] {
        match self.node(of).map(|node| node.kind) {
            Some(NodeKind::Loop { children }) => children.of(&self.children),
            _ => &[],
        }
    }

    /// The elements of a segment, and the rules between them.
    pub(super) fn segment(&self, at: usize) -> (&[Element], &[Relation]) {
        match self.node(at).map(|node| node.kind) {
            Some(NodeKind::Segment { elements, relations }) => {
                (elements.of(&self.elements), relations.of(&self.relations))
            }
            _ => (&[], &[]),
        }
    }

    /// True where some segment of the guide has this identifier.
    pub(super) fn knows(&self, id: Id) -> bool {
        self.children.iter().any(|child| child.id == id)
    }

    /// Works out what stands directly within each loop.
    pub(super) fn linked(mut self) -> Self {
        let mut children = Vec::new();
        for at in 0..self.nodes.len() {
            let Some(Node { kind: NodeKind::Loop { .. }, end, .. }) = self.node(at) else { continue };
            let (start, end) = (children.len(), *end);
            let mut next = at + 1;
            let mut rank = 0;
            while let Some(node) = self.node(next).filter(|_| next < end) {
                let segment = if matches!(node.kind, NodeKind::Loop { .. }) { next + 1 } else { next };
                let id = self.node(segment).map_or(Id([0; 3]), |node| Id::of(node.id.as_bytes()));
                let last: Option<&Child> = children.get(start..).and_then(<[Child]>::last);
                if last.is_some_and(|last| last.id != id) {
                    rank += 1;
                }
                children.push(Child { id, rank, at: next, segment });
                next = node.end;
            }
            let run = Run { start, end: children.len() };
            if let Some(node) = self.nodes.get_mut(at) {
                node.kind = NodeKind::Loop { children: run };
            }
        }
        self.children = children;
        self
    }
}
