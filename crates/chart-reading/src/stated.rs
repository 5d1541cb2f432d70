//! What a structured source states of a phrase, laid over what the reader took from its words.

use superbill_domain::{
    Assertion, Chart, CodeSystem, Coding, Denotation, Icd10Cm, Mention, ProcedureMention, SectionRole,
    Sentence, Span, Stated, Statement, TermSource, TermTraits,
};

/// Lays the statements of a source over a chart.
pub(crate) fn apply(chart: &mut Chart, statements: &[Statement]) {
    for statement in statements {
        match &statement.stated {
            Stated::Problem { assertion } => problem(chart, statement, assertion),
            Stated::Procedure { act, cue } => {
                for known in chart.procedures.iter_mut().filter(|known| statement.span.contains(&known.span))
                {
                    (known.act, known.cue) = (*act, cue.or(known.cue));
                }
                procedure(chart, statement);
            }
            Stated::Medicine { act } => {
                let medicines = chart.medications.iter_mut();
                medicines.filter(|known| statement.span.contains(&known.span)).for_each(|known| {
                    known.act = *act;
                });
            }
            Stated::Result { .. } | Stated::Allergy => {}
        }
    }
    chart.mentions.sort_by_key(|mention| mention.span);
    chart.procedures.sort_by_key(|procedure| procedure.span);
}

/// A condition: its state counts for every mention in its words, and its ICD-10-CM code is the first that they name.
/// With a code they name one condition, and what single words of them could name is left out.
fn problem(chart: &mut Chart, statement: &Statement, assertion: &Assertion) {
    let span = statement.span;
    let (mut inside, others): (Vec<Mention>, Vec<Mention>) =
        std::mem::take(&mut chart.mentions).into_iter().partition(|mention| span.contains(&mention.span));
    chart.mentions = others;
    inside.iter_mut().for_each(|mention| overlay(&mut mention.assertion, assertion));
    let code: Option<Icd10Cm> =
        coded(&statement.codings, CodeSystem::Icd10Cm).and_then(|code| code.parse().ok());
    match code {
        Some(code) => {
            let mention = of_family(inside, code).or_else(|| bare(chart, span, assertion));
            chart.mentions.extend(mention.map(|mention| named(mention, span, code)));
        }
        None => chart.mentions.extend(inside),
    }
}

/// The mention that names a condition of the code's category, else the first.
fn of_family(mut inside: Vec<Mention>, code: Icd10Cm) -> Option<Mention> {
    let at = inside.iter().position(|mention| names_family(mention, code)).unwrap_or(0);
    (at < inside.len()).then(|| inside.swap_remove(at))
}

fn names_family(mention: &Mention, code: Icd10Cm) -> bool {
    mention.denotes.first().is_some_and(|first| first.code.category() == code.category())
}

/// A mention of words that the lexicon does not know.
fn bare(chart: &Chart, span: Span, assertion: &Assertion) -> Option<Mention> {
    let (sentence, Sentence { section, problem, .. }) = sentence_at(chart, span)?;
    let mut assertion = assertion.clone();
    let header = chart.sections.get(*section).and_then(|section| section.header);
    match chart.role(*section) {
        SectionRole::Pmh | SectionRole::Psh => assertion.historical = assertion.historical.or(header),
        SectionRole::Fh => assertion.family = assertion.family.or(header),
        _ => {}
    }
    let title = problem.and_then(|problem| chart.problems.get(problem)).map(|problem| problem.title);
    Some(Mention {
        span,
        denotes: Vec::new(),
        traits: TermTraits::default(),
        assertion,
        slots: Vec::new(),
        sentence,
        section: *section,
        problem: *problem,
        in_title: title.is_some_and(|title| title.overlaps(&span)),
        misspelled: false,
    })
}

/// The mention under the source's own code. Words that name a deeper code of the same family say more, and stay first.
fn named(mut mention: Mention, span: Span, code: Icd10Cm) -> Mention {
    if !names_family(&mention, code) {
        mention.traits = traits(code);
    }
    mention.denotes.retain(|known| known.code != code);
    let deeper = mention.denotes.first().is_some_and(|first| first.code.is_within(&code));
    mention.denotes.insert(usize::from(deeper), Denotation { code, source: TermSource::Source });
    Mention { span, ..mention }
}

/// A procedure that the source names by a code which its words did not lead to.
fn procedure(chart: &mut Chart, statement: &Statement) {
    let Stated::Procedure { act, cue } = statement.stated else { return };
    let codings = &statement.codings;
    let code = coded(codings, CodeSystem::Cpt).or_else(|| coded(codings, CodeSystem::Hcpcs));
    let Some(code) = code.and_then(|code| code.parse().ok()) else { return };
    let inside = |known: &ProcedureMention| statement.span.contains(&known.span);
    if chart.procedures.iter().any(|known| inside(known) && known.code == code) {
        return;
    }
    let Some((_, &Sentence { section, problem, .. })) = sentence_at(chart, statement.span) else { return };
    // The source's own code says what was done better than a reading of its words.
    let slots = chart.procedures.iter().find(|known| inside(known)).map(|known| known.slots.clone());
    chart.procedures.retain(|known| !inside(known));
    let (span, slots) = (statement.span, slots.unwrap_or_default());
    chart.procedures.push(ProcedureMention { span, code, act, cue, slots, count: None, section, problem });
}

fn coded(codings: &[Coding], system: CodeSystem) -> Option<&str> {
    codings.iter().find(|coding| coding.system == system).map(|coding| coding.code.as_str())
}

/// The sentence in which a phrase begins.
fn sentence_at(chart: &Chart, span: Span) -> Option<(usize, &Sentence)> {
    (0..).zip(&chart.sentences).find(|(_, sentence)| sentence.span.overlaps(&span))
}

/// What kind of thing a code is, as far as its chapter tells.
fn traits(code: Icd10Cm) -> TermTraits {
    let chapter = code.undotted().as_bytes().first().copied();
    TermTraits {
        symptom: chapter == Some(b'R'),
        status: chapter == Some(b'Z'),
        injury: matches!(chapter, Some(b'S' | b'T')),
        ..TermTraits::default()
    }
}

/// What the source states counts before what the words say.
fn overlay(read: &mut Assertion, stated: &Assertion) {
    let axes = [
        (&mut read.negated, stated.negated),
        (&mut read.uncertain, stated.uncertain),
        (&mut read.historical, stated.historical),
        (&mut read.family, stated.family),
        (&mut read.hypothetical, stated.hypothetical),
        (&mut read.screening, stated.screening),
        (&mut read.resolved, stated.resolved),
        (&mut read.ruled_out, stated.ruled_out),
    ];
    for (axis, words) in axes {
        *axis = words.or(*axis);
    }
}
