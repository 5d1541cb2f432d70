//! The table of neoplasms as a function of site and behaviour.

/// How a neoplasm behaves: the columns of the table of neoplasms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Behaviour {
    /// Malignant, where it began.
    MalignantPrimary,
    /// Malignant, spread from elsewhere.
    MalignantSecondary,
    /// Carcinoma in situ.
    InSitu,
    /// Benign.
    Benign,
    /// Examined, and not known how it will behave.
    UncertainBehaviour,
    /// Not said: "mass" is none of these, "tumor" and "growth" are this.
    Unspecified,
}

impl Behaviour {
    /// All of them, in the order of the columns.
    pub const ALL: [Self; 6] = [
        Self::MalignantPrimary,
        Self::MalignantSecondary,
        Self::InSitu,
        Self::Benign,
        Self::UncertainBehaviour,
        Self::Unspecified,
    ];

    /// Its column in the print, 2 to 7.
    #[must_use]
    pub fn column(self) -> u8 {
        self as u8 + 2
    }

    /// The behaviour of a column.
    #[must_use]
    pub fn of_column(column: u8) -> Option<Self> {
        Self::ALL.get(usize::from(column.checked_sub(2)?)).copied()
    }

    /// The behaviour that words name: "metastatic", "in situ", "benign"; malignant ones are primary where nothing
    /// says secondary.
    #[must_use]
    pub fn named_in(words: &str) -> Option<Self> {
        let words = words.to_lowercase();
        let has = |word: &str| words.contains(word);
        if has("secondary") || has("metasta") {
            Some(Self::MalignantSecondary)
        } else if has("in situ") || has("in-situ") {
            Some(Self::InSitu)
        } else if has("uncertain") || has("borderline") {
            Some(Self::UncertainBehaviour)
        } else if has("unspecified") {
            Some(Self::Unspecified)
        } else if has("benign") {
            Some(Self::Benign)
        } else if has("malignan") || has("primary") || has("cancer") || has("carcinoma") {
            Some(Self::MalignantPrimary)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn behaviours_stand_in_the_order_of_the_columns_and_are_heard_in_words() {
        for behaviour in Behaviour::ALL {
            assert_eq!(Behaviour::of_column(behaviour.column()), Some(behaviour));
        }
        assert_eq!(Behaviour::of_column(1), None);
        assert_eq!(Behaviour::named_in(", malignant, by site"), Some(Behaviour::MalignantPrimary));
        assert_eq!(Behaviour::named_in("malignant, secondary"), Some(Behaviour::MalignantSecondary));
        assert_eq!(Behaviour::named_in("uncertain behavior, by site"), Some(Behaviour::UncertainBehaviour));
        assert_eq!(Behaviour::named_in("mass"), None);
    }
}
