//! Sentences of our own, a phrase of each, and the sense in which the sentence mentions it.

#![allow(clippy::unwrap_used, reason = "tests")]

use superbill_chart_reading::assert_phrase;

/// The senses of an assertion by name; "affirmed" where there are none.
fn senses(sentence: &str, phrase: &str) -> String {
    let found = assert_phrase(sentence, phrase);
    let axes = [
        ("negated", found.negated),
        ("uncertain", found.uncertain),
        ("historical", found.historical),
        ("family", found.family),
        ("hypothetical", found.hypothetical),
        ("screening", found.screening),
        ("resolved", found.resolved),
        ("ruled_out", found.ruled_out),
        ("conditional", found.conditional),
    ];
    let names: Vec<&str> = axes.iter().filter(|(_, words)| words.is_some()).map(|(name, _)| *name).collect();
    if names.is_empty() { "affirmed".to_owned() } else { names.join(" ") }
}

/// Checks a table and tells every row that fails.
fn check(rows: &[(&str, &str, &str)]) {
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|(sentence, phrase, expected)| {
            let found = senses(sentence, phrase);
            (found != *expected).then(|| format!("{sentence} | {phrase}: {found}, not {expected}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}

#[test]
fn negation_reaches_to_the_last_item_of_a_list() {
    check(&[
        ("Denies chest pain or cough.", "chest pain", "negated"),
        ("Denies chest pain or cough.", "cough", "negated"),
        ("She denies fever, chills, night sweats, and weight loss.", "weight loss", "negated"),
        ("She denies fever, chills, night sweats, and weight loss.", "fever", "negated"),
        ("He denies nausea, vomiting, or diarrhea but reports heartburn.", "diarrhea", "negated"),
        ("He denies nausea, vomiting, or diarrhea but reports heartburn.", "heartburn", "affirmed"),
        ("No fever, chills, or rash.", "rash", "negated"),
        ("No fever or chills and no cough.", "cough", "negated"),
        ("There is no erythema, warmth, effusion or ecchymosis of the knee.", "ecchymosis", "negated"),
        ("The patient has no wheezes, rales, or rhonchi.", "rhonchi", "negated"),
        ("Neither edema nor cyanosis.", "cyanosis", "negated"),
        ("Denies the following: fever, cough, dysuria.", "dysuria", "negated"),
        ("Negative for hematuria, urgency, and frequency.", "frequency", "negated"),
        ("Without fever, cough or sputum.", "sputum", "negated"),
        ("Never had asthma or eczema.", "eczema", "negated"),
        ("No nausea/vomiting/diarrhea.", "diarrhea", "negated"),
    ]);
}

#[test]
fn negation_ends_where_another_clause_begins() {
    check(&[
        ("Denies chest pain, reports cough.", "cough", "affirmed"),
        ("Denies chest pain and reports cough.", "cough", "affirmed"),
        ("No fever, has a cough.", "cough", "affirmed"),
        ("No fever but there is a cough.", "cough", "affirmed"),
        ("No fever; cough for two weeks.", "cough", "affirmed"),
        ("No fever, however she complains of headache.", "headache", "affirmed"),
        ("No acute distress, lungs have crackles.", "crackles", "affirmed"),
        ("She has no fever and she has a sore throat.", "sore throat", "affirmed"),
        ("He is not able to walk because of knee pain.", "knee pain", "affirmed"),
        ("She could not sleep due to back pain.", "back pain", "affirmed"),
        ("He did not take his insulin for his diabetes.", "diabetes", "affirmed"),
        ("No wheezing except for mild cough at night.", "cough", "affirmed"),
        ("Denies fever, although he admits to chills.", "chills", "affirmed"),
        ("Does not have angina. Has palpitations.", "palpitations", "affirmed"),
        ("Cough present, fever absent.", "Cough", "affirmed"),
        ("Cough present, fever absent.", "fever", "negated"),
        ("Has asthma (no wheezing today) and eczema.", "eczema", "affirmed"),
        ("Has asthma (no wheezing today) and eczema.", "wheezing", "negated"),
        ("Reports cough, no fever.", "cough", "affirmed"),
        ("Does not smoke or drink and has hypertension.", "hypertension", "affirmed"),
        ("MRI was negative for stroke but showed a meningioma.", "meningioma", "affirmed"),
        ("No pain in the knee, which was replaced for arthritis.", "arthritis", "affirmed"),
        ("Seizure disorder, no seizures since 2019.", "Seizure disorder", "affirmed"),
        ("Reports cough, no fever.", "fever", "negated"),
        ("Positive for dysuria, negative for hematuria.", "dysuria", "affirmed"),
        ("Positive for dysuria, negative for hematuria.", "hematuria", "negated"),
        ("Negative for hematuria, positive for dysuria.", "dysuria", "affirmed"),
        ("She has diabetes without retinopathy.", "diabetes", "affirmed"),
        ("She has diabetes without retinopathy.", "retinopathy", "negated"),
    ]);
}

#[test]
fn negation_has_many_words() {
    check(&[
        ("No evidence of pneumonia.", "pneumonia", "negated"),
        ("There was no sign of infection.", "infection", "negated"),
        ("X-ray did not reveal any fracture.", "fracture", "negated"),
        ("CT shows no hydronephrosis.", "hydronephrosis", "negated"),
        ("The wound is free of purulence.", "purulence", "negated"),
        ("Findings are not consistent with gout.", "gout", "negated"),
        ("I do not believe this is related to gout.", "gout", "negated"),
        ("Gout is unlikely.", "Gout", "negated"),
        ("The chest film is negative for effusion.", "effusion", "negated"),
        ("She has never been diagnosed with diabetes.", "diabetes", "negated"),
        ("She presents without any complaints of dizziness.", "dizziness", "negated"),
        ("He does not appear to have heart failure.", "heart failure", "negated"),
        ("Strep test came back negative.", "Strep", "negated"),
        ("Patient has been free of seizures.", "seizures", "negated"),
        ("No longer has chest pain.", "chest pain", "negated resolved"),
        ("Fails to reveal a mass.", "mass", "negated"),
        ("Lack of appetite with absence of nausea.", "nausea", "negated"),
        ("He isn't having any dizziness.", "dizziness", "negated"),
        ("She doesn’t have asthma.", "asthma", "negated"),
        ("W/o fever.", "fever", "negated"),
        ("No known drug allergies.", "allergies", "negated"),
        ("Pertinent negatives: fever, weight loss.", "weight loss", "negated"),
        ("Murphy sign negative.", "Murphy sign", "negated"),
        ("Negative straight leg raise.", "straight leg raise", "negated"),
    ]);
}

#[test]
fn negation_may_stand_after() {
    check(&[
        ("Chest pain: denies.", "Chest pain", "negated"),
        ("Fever: no", "Fever", "negated"),
        ("Chest pain (denies).", "Chest pain", "negated"),
        ("Fever, chills and cough were denied.", "chills", "negated"),
        ("Hematuria was not seen.", "Hematuria", "negated"),
        ("Effusion is absent.", "Effusion", "negated"),
        ("Edema: none.", "Edema", "negated"),
        ("Influenza negative, strep positive.", "Influenza", "negated"),
        ("Influenza negative, strep positive.", "strep", "affirmed"),
        ("Fever: no, cough: yes.", "cough", "affirmed"),
        ("Fever: no, cough: yes.", "Fever", "negated"),
        ("Masses are not palpated.", "Masses", "negated"),
        ("Pain: 5 of 10. Fever: denies.", "Pain", "affirmed"),
    ]);
}

#[test]
fn what_looks_like_a_negation_may_be_none() {
    check(&[
        ("No change in her cough.", "cough", "affirmed"),
        ("No improvement in his back pain with ibuprofen.", "back pain", "affirmed"),
        ("Ibuprofen has not helped his headache.", "headache", "affirmed"),
        ("Her hypertension is not well controlled.", "hypertension", "affirmed"),
        ("His diabetes is not at goal.", "diabetes", "affirmed"),
        ("The rash has not resolved.", "rash", "affirmed"),
        ("Gram negative sepsis.", "sepsis", "affirmed"),
        ("Not only cough but also fever.", "cough", "affirmed"),
        ("No treatment for her migraine was given.", "migraine", "affirmed"),
        ("Non-healing ulcer of the foot.", "ulcer", "affirmed"),
        ("Non-cardiac chest pain.", "chest pain", "affirmed"),
        ("He is not compliant with treatment of his asthma.", "asthma", "affirmed"),
        ("There is no doubt that he has gout.", "gout", "affirmed"),
        ("CT without contrast shows diverticulitis.", "diverticulitis", "affirmed"),
        ("Not limited to knee pain.", "knee pain", "affirmed"),
        ("The pain does not prevent him from working.", "pain", "affirmed"),
    ]);
}

#[test]
fn what_is_ruled_out_is_absent_and_what_is_to_be_ruled_out_is_uncertain() {
    check(&[
        ("Cushing's syndrome has been ruled out.", "Cushing's syndrome", "negated ruled_out"),
        ("Myocardial infarction was ruled out.", "Myocardial infarction", "negated ruled_out"),
        ("He was ruled out for myocardial infarction.", "myocardial infarction", "negated ruled_out"),
        ("MRI ruled out a fracture.", "fracture", "negated ruled_out"),
        ("Pneumonia (ruled out).", "Pneumonia", "negated ruled_out"),
        ("X-ray to rule out fracture.", "fracture", "uncertain"),
        ("Chest pain, r/o MI.", "MI", "uncertain"),
        ("Chest pain, r/o MI.", "Chest pain", "affirmed"),
        ("Pulmonary embolism cannot be ruled out.", "Pulmonary embolism", "uncertain"),
        ("We cannot exclude a fracture.", "fracture", "uncertain"),
    ]);
}

#[test]
fn uncertainty_reaches_what_it_is_said_of() {
    check(&[
        ("Possible pneumonia.", "pneumonia", "uncertain"),
        ("Probable viral gastroenteritis.", "viral gastroenteritis", "uncertain"),
        ("Left shoulder pain, likely rotator cuff tendinopathy.", "rotator cuff tendinopathy", "uncertain"),
        ("Left shoulder pain, likely rotator cuff tendinopathy.", "shoulder pain", "affirmed"),
        ("Symptoms are consistent with carpal tunnel syndrome.", "carpal tunnel syndrome", "uncertain"),
        ("Mass suspicious for malignancy.", "malignancy", "uncertain"),
        ("Findings concerning for appendicitis.", "appendicitis", "uncertain"),
        ("This appears to be eczema.", "eczema", "uncertain"),
        ("It looks like shingles.", "shingles", "uncertain"),
        ("The tests suggest asthma or COPD.", "COPD", "uncertain"),
        ("Pneumonia versus bronchitis.", "Pneumonia", "uncertain"),
        ("Pneumonia versus bronchitis.", "bronchitis", "uncertain"),
        (
            "The differential includes gout, pseudogout, and septic arthritis.",
            "septic arthritis",
            "uncertain",
        ),
        ("Differential diagnosis: gout, cellulitis.", "cellulitis", "uncertain"),
        ("Cellulitis is suspected.", "Cellulitis", "uncertain"),
        ("Suspected DVT.", "DVT", "uncertain"),
        ("Possible causes of cough include asthma, reflux and bronchitis.", "reflux", "uncertain"),
        ("Possible causes of cough include asthma, reflux and bronchitis.", "cough", "affirmed"),
        ("Suspected etiology of anxiety.", "anxiety", "uncertain"),
        ("Her cough is likely due to reflux.", "reflux", "uncertain"),
        ("Her cough is likely due to reflux.", "cough", "affirmed"),
        ("This may represent a strain.", "strain", "uncertain"),
        ("Questionable nodule.", "nodule", "uncertain"),
        ("EMG to evaluate for carpal tunnel syndrome.", "carpal tunnel syndrome", "uncertain"),
        ("Not sure if this is gout.", "gout", "uncertain"),
        ("Cough, ?pneumonia.", "pneumonia", "uncertain"),
        ("Cough, ?pneumonia.", "Cough", "affirmed"),
        ("Most consistent with gout vs. pseudogout.", "pseudogout", "uncertain"),
        ("Patient is worried she has lupus.", "lupus", "uncertain"),
        ("There is low suspicion for DVT.", "DVT", "uncertain"),
        ("Possible pneumonia, bronchitis, or asthma.", "asthma", "uncertain"),
        ("Likely viral infection, hypertension, diabetes.", "hypertension", "affirmed"),
    ]);
}

#[test]
fn what_looks_uncertain_may_be_certain() {
    check(&[
        ("I believe this is an acute exacerbation of his arthritis.", "arthritis", "affirmed"),
        ("She would likely benefit from therapy for her knee pain.", "knee pain", "affirmed"),
        ("He appears well despite his asthma.", "asthma", "affirmed"),
        ("Continue therapy for her depression as much as possible.", "depression", "affirmed"),
        ("She may continue Tylenol for her headache.", "headache", "affirmed"),
        ("Hypertension is well controlled.", "Hypertension", "affirmed"),
        ("UTI, possible pyelonephritis.", "UTI", "affirmed"),
        ("He will most likely require surgery for his hernia.", "hernia", "affirmed"),
    ]);
}

#[test]
fn history_is_of_the_past() {
    check(&[
        ("History of breast cancer.", "breast cancer", "historical"),
        ("Past medical history significant for gout, asthma, and stroke.", "stroke", "historical"),
        ("He has a history of gout who presents with knee pain.", "knee pain", "affirmed"),
        ("H/o kidney stones.", "kidney stones", "historical"),
        ("Previous pneumonia.", "pneumonia", "historical"),
        ("She had pneumonia in the past.", "pneumonia", "historical"),
        ("Status post hip fracture.", "hip fracture", "historical"),
        ("He had a stroke 5 years ago.", "stroke", "historical"),
        ("A three-day history of cough.", "cough", "affirmed"),
        ("History of aortic aneurysm repair.", "aortic aneurysm", "historical"),
        ("She had a hernia repair.", "hernia", "historical"),
        ("History of present illness: cough.", "cough", "affirmed"),
        ("No history of seizures.", "seizures", "negated historical"),
        ("As a child he had asthma.", "asthma", "historical"),
        ("Cough for the past two weeks.", "cough", "affirmed"),
        ("Prior to the visit she had a fall.", "fall", "affirmed"),
    ]);
}

#[test]
fn the_condition_may_be_another_persons() {
    check(&[
        ("Family history of colon cancer.", "colon cancer", "family"),
        ("Her mother has diabetes and her father has gout.", "diabetes", "family"),
        ("Her mother has diabetes and her father has gout.", "gout", "family"),
        ("Mother: breast cancer, hypertension.", "hypertension", "family"),
        ("Diabetes in her mother and sister.", "Diabetes", "family"),
        ("His brother had a heart attack.", "heart attack", "family"),
        ("Migraines run in the family.", "Migraines", "family"),
        ("Maternal grandmother with ovarian cancer.", "ovarian cancer", "family"),
        ("No family history of colon cancer.", "colon cancer", "negated family"),
        ("Mother reports that he has had a fever.", "fever", "affirmed"),
        ("Per her mother, she has a cough.", "cough", "affirmed"),
        ("He is accompanied by his mother and has a rash.", "rash", "affirmed"),
        ("She lives with her sister and has asthma.", "asthma", "affirmed"),
        ("The patient's father denies any fever.", "fever", "negated"),
        ("She is a mother of two with anxiety.", "anxiety", "affirmed"),
    ]);
}

#[test]
fn what_might_come_is_not_there() {
    check(&[
        ("Call if fever develops.", "fever", "hypothetical"),
        ("Return for worsening pain, fever, or vomiting.", "vomiting", "hypothetical"),
        ("If his pain persists, we will obtain an MRI.", "pain", "hypothetical"),
        ("Should she develop chest pain she will go to the emergency room.", "chest pain", "hypothetical"),
        ("High risk of stroke.", "stroke", "hypothetical"),
        ("Aspirin to prevent stroke.", "stroke", "hypothetical"),
        ("Monitor for hypoglycemia.", "hypoglycemia", "hypothetical"),
        ("Watch for signs of infection.", "infection", "hypothetical"),
        ("Warning signs: chest pain, fainting.", "fainting", "hypothetical"),
        ("Tramadol every 6 hours as needed for pain.", "pain", "hypothetical"),
        ("This medicine can cause drowsiness.", "drowsiness", "hypothetical"),
        ("Risks include bleeding, infection, and nerve injury.", "nerve injury", "hypothetical"),
        ("Shingles vaccine given.", "Shingles", "hypothetical"),
        ("There is a high likelihood of developing arthritis.", "arthritis", "hypothetical"),
    ]);
}

#[test]
fn a_test_may_look_for_it_and_it_may_be_over() {
    check(&[
        ("Screening for colon cancer.", "colon cancer", "screening"),
        ("Colon cancer screening is due.", "Colon cancer", "screening"),
        ("Screened for depression.", "depression", "screening"),
        ("Pneumonia, resolved.", "Pneumonia", "resolved"),
        ("The rash has resolved.", "rash", "resolved"),
        ("Her cough, which has resolved, began in March.", "cough", "resolved"),
        ("The fracture is healed.", "fracture", "resolved"),
        ("Resolution of his cellulitis.", "cellulitis", "resolved"),
        ("His headache went away.", "headache", "resolved"),
        ("The wound is healing.", "wound", "affirmed"),
    ]);
}

#[test]
fn the_words_that_tell_are_kept() {
    let sentence = "He denies any fever or chills.";
    let cue = assert_phrase(sentence, "chills").negated.unwrap();
    assert_eq!(cue.of(sentence), "denies any");
}

#[test]
fn a_phrase_that_does_not_occur_is_not_asserted() {
    assert!(assert_phrase("No fever.", "cough").is_affirmed());
    assert!(assert_phrase("", "cough").is_affirmed());
    assert!(assert_phrase("No fever.", "").is_affirmed());
}

#[test]
fn a_list_is_ticked_off_by_signs_and_boxes() {
    check(&[
        ("(-) cough, (+) fever, (-) chills", "cough", "negated"),
        ("(-) cough, (+) fever, (-) chills", "fever", "affirmed"),
        ("Constitutional: (-) fever (-) chills (+) fatigue", "chills", "negated"),
        ("Constitutional: (-) fever, sweats (+) fatigue", "sweats", "negated"),
        ("+fever, -cough, -rash", "fever", "affirmed"),
        ("+fever, -cough, -rash", "rash", "negated"),
        ("[ ] Cough [x] Fever [ ] Rash", "Fever", "affirmed"),
        ("[ ] Cough [x] Fever [ ] Rash", "Rash", "negated"),
        ("Cough [ ] Fever [x] Rash [ ]", "Cough", "negated"),
        ("Cough [ ] Fever [x] Rash [ ]", "Fever", "affirmed"),
        ("Non-tender, raised scar.", "scar", "affirmed"),
    ]);
}

#[test]
fn a_label_speaks_for_the_list_after_it() {
    check(&[
        ("Negative: fever, cough, rash", "rash", "negated"),
        ("Pertinent negatives: fever, cough, rash", "rash", "negated"),
        ("No: fever, cough, rash", "rash", "negated"),
        ("SOCIAL HISTORY: She was a smoker for 60 years.", "smoker", "historical"),
        ("ALLERGIES: no known drug allergies.", "drug allergies", "negated historical"),
        ("Her allergies and asthma are worse.", "asthma", "affirmed"),
    ]);
}

#[test]
fn what_is_waited_to_end_is_there() {
    check(&[
        ("Return to work once the infection has resolved.", "infection", "affirmed"),
        ("Hold the statin until the myalgia is resolved.", "myalgia", "affirmed"),
        ("The infection has resolved.", "infection", "resolved"),
    ]);
}

#[test]
fn some_conditions_come_only_under_circumstances() {
    check(&[
        ("Dyspnea on exertion.", "Dyspnea", "conditional"),
        ("She has calf pain when walking.", "calf pain", "conditional"),
        ("Denies chest pain with exertion.", "chest pain", "negated conditional"),
    ]);
}

#[test]
fn an_entry_of_a_list_of_problems_is_known_from_before() {
    check(&[
        ("HYPERTENSION.", "Hypertension", "historical"),
        ("Acute bronchitis.", "Acute bronchitis", "affirmed"),
        ("Hypertension is not controlled.", "Hypertension", "affirmed"),
    ]);
}

#[test]
fn known_wrongs_are_told_the_day_they_come_out_right() {
    for (sentence, phrase, right) in [
        ("He had some weakness although that seemed to have resolved.", "weakness", "resolved"),
        ("Biopsy showed no malignancy and mild dysplasia.", "dysplasia", "affirmed"),
        ("In 2015 she had a stroke.", "stroke", "historical"),
    ] {
        let found = senses(sentence, phrase);
        assert_ne!(found, right, "cured: move it to the others: {sentence}");
    }
}
