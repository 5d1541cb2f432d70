//! Names a header whose codes are published before its own title is.

/// What the titles below a header have in common: their longest common run of words, or where they share none,
/// the first of them side by side.
pub(super) fn common_title(titles: &[&str]) -> String {
    let Some((first, others)) = titles.split_first() else { return String::new() };
    let words: Vec<&str> = first.split(' ').collect();
    let mut best: &[&str] = &[];
    for start in 0..words.len() {
        for end in (start + best.len() + 1)..=words.len() {
            let run = words.get(start..end).unwrap_or_default();
            if says_something(run) && others.iter().all(|title| has_run(title, run)) {
                best = run;
            }
        }
    }
    let title = if best.is_empty() {
        titles.iter().take(3).copied().collect::<Vec<_>>().join("; ")
    } else {
        best.join(" ").trim_matches([',', ' ']).to_owned()
    };
    capitalised(&title)
}

/// True for a run with a word that is more than "of the" or "with".
fn says_something(run: &[&str]) -> bool {
    run.iter().any(|word| word.len() > 5)
}

fn has_run(title: &str, run: &[&str]) -> bool {
    let words: Vec<&str> = title.split(' ').collect();
    words.windows(run.len()).any(|window| window == run)
}

fn capitalised(title: &str) -> String {
    let mut letters = title.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_what_the_titles_share() {
        let by_encounter =
            ["Effect of alkenes, assault, initial encounter", "Effect of alkenes, assault, sequela"];
        assert_eq!(common_title(&by_encounter), "Effect of alkenes, assault");
        let by_side = ["Right cornual pregnancy", "Left cornual pregnancy", "Unspecified cornual pregnancy"];
        assert_eq!(common_title(&by_side), "Cornual pregnancy");
        assert_eq!(common_title(&["Prevesical abscess", "Other pelvic abscess"]), "Abscess");
    }

    #[test]
    fn stands_titles_side_by_side_that_share_nothing() {
        assert_eq!(
            common_title(&["Lynch syndrome", "Other diseases of it"]),
            "Lynch syndrome; Other diseases of it"
        );
        assert_eq!(common_title(&[]), "");
    }
}
