//! Notes on somebody's family or health: they stay off every page by themselves (docs/WORDING.md).

use crate::model::playbook::Playbook;

/// Does a note speak of somebody's family or health?
pub fn is_delicate(playbook: &Playbook, note: &str) -> bool {
    let phrases = &playbook.phrases.delicate;
    // Most notes hold none of them, which a look at the letters shows sooner than one at the words.
    let plain = note.to_lowercase();
    phrases.iter().any(|p| plain.contains(p.trim_end_matches('*')))
        && Playbook::holds_phrase(phrases, note)
}

#[cfg(test)]
mod tests {
    use super::is_delicate;
    use crate::rules::sample;

    #[test]
    fn family_and_health_are_known_in_three_languages_and_business_words_are_not() {
        sample::ask("", |case| {
            let playbook = case.world.playbook;
            for note in [
                "divorced in spring, do not mention",
                "her husband runs the plant in Lyon",
                "in Scheidung seit Mai",
                "krankgeschrieben bis Ostern",
                "离婚了，不要提",
                "上个月住院",
            ] {
                assert!(is_delicate(playbook, note), "{note}");
            }
            for note in [
                "family firm in the third generation",
                "Tochtergesellschaft in Linz",
                "how many strokes a shift",
                "product family of gears",
                "boiler operation in week 9",
                "采购经理",
            ] {
                assert!(!is_delicate(playbook, note), "{note}");
            }
        });
    }
}
