//! The table of drugs and chemicals as a function of substance and intent.

/// How a substance came to do harm: the columns of the table of drugs and chemicals (Official Guidelines I.C.19.e).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Intent {
    /// Poisoning by accident: wrong substance, dose, person or way.
    Accident,
    /// Poisoning by the patient's own intent.
    SelfHarm,
    /// Poisoning by another's intent.
    Assault,
    /// Poisoning of which the intent cannot be determined.
    Undetermined,
    /// A right substance, rightly given, that harms.
    AdverseEffect,
    /// Less taken than prescribed.
    Underdosing,
}

impl Intent {
    /// All of them, in the order of the columns.
    pub const ALL: [Self; 6] = [
        Self::Accident,
        Self::SelfHarm,
        Self::Assault,
        Self::Undetermined,
        Self::AdverseEffect,
        Self::Underdosing,
    ];

    /// Its column in the print, 2 to 7.
    #[must_use]
    pub fn column(self) -> u8 {
        self as u8 + 2
    }

    /// The intent of a column.
    #[must_use]
    pub fn of_column(column: u8) -> Option<Self> {
        Self::ALL.get(usize::from(column.checked_sub(2)?)).copied()
    }

    /// The intent that words name; a poisoning is an accident where nothing says otherwise.
    #[must_use]
    pub fn named_in(words: &str) -> Option<Self> {
        let words = words.to_lowercase();
        let has = |word: &str| words.contains(word);
        if has("adverse") || has("side effect") {
            Some(Self::AdverseEffect)
        } else if has("underdos") {
            Some(Self::Underdosing)
        } else if has("self-harm") || has("self harm") || has("suicid") {
            Some(Self::SelfHarm)
        } else if has("assault") {
            Some(Self::Assault)
        } else if has("undetermined") {
            Some(Self::Undetermined)
        } else if has("poison") || has("overdose") || has("accident") || has("toxic") {
            Some(Self::Accident)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intents_stand_in_the_order_of_the_columns_and_are_heard_in_words() {
        for intent in Intent::ALL {
            assert_eq!(Intent::of_column(intent.column()), Some(intent));
        }
        assert_eq!(Intent::of_column(8), None);
        assert_eq!(Intent::named_in("by drug, poisoning"), Some(Intent::Accident));
        assert_eq!(Intent::named_in("intentional self-harm by overdose"), Some(Intent::SelfHarm));
        assert_eq!(Intent::named_in("by drug, adverse effect"), Some(Intent::AdverseEffect));
        assert_eq!(Intent::named_in("by drug"), None);
    }
}
