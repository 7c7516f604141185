//! Which topics of the checklist a note speaks of: words that hardly say anything else.

use crate::text::fold;

/// Topic, and words of which one has to stand in the note; `a+b`: both.
const TOPICS: &[(&str, &[&str])] = &[
    (
        "industry.regulation",
        &["regulation", "directive", "new standard", "norm", "verordnung", "法规"],
    ),
    (
        "organisation.structure",
        &[
            "reports to",
            "reorganised",
            "reorganisation",
            "restructuring",
            "umstrukturierung",
            "汇报给",
        ],
    ),
    (
        "organisation.buying_process",
        &[
            "signs off",
            "has to sign",
            "must approve",
            "approval of the board",
            "purchasing decides",
            "committee decides",
            "board decides",
            "lowest price wins",
            "needs approval",
            "signs the order",
            "unterschreibt",
            "freigabe durch",
            "审批",
        ],
    ),
    (
        "organisation.buying_schedule",
        &[
            "offers due",
            "offer due",
            "tender opens",
            "tender closes",
            "bids due",
            "bids by",
            "offers by",
            "deadline",
            "award in",
            "order in",
            "decision in",
            "decide in",
            "decide by",
            "moved to",
            "postponed",
            "abgabe",
            "angebotsfrist",
            "verschoben",
            "开标",
            "截止",
        ],
    ),
    ("organisation.budget", &["budget", "set aside", "investments are frozen", "etat", "预算"]),
    (
        "organisation.capital",
        &[
            "leasing",
            "bank loan",
            "own money",
            "financed by",
            "financing",
            "finanzierung",
            "融资",
            "贷款",
        ],
    ),
    (
        "organisation.paperwork",
        &[
            "vendor registration",
            "supplier form",
            "prequalification",
            "lieferantenselbstauskunft",
            "供应商注册",
        ],
    ),
    (
        "senior.concerns",
        &[
            "worried",
            "worries",
            "afraid",
            "concern",
            "concerned",
            "fears",
            "sorge",
            "sorgt sich",
            "担心",
        ],
    ),
    ("senior.influencers", &["listens to", "asks the advice", "takes advice", "hort auf", "听取"]),
    (
        "senior.personal_win",
        &["wants to become", "his bonus", "her bonus", "promotion", "befordert", "升职"],
    ),
    (
        "problems.pains",
        &[
            "trouble with",
            "problem with",
            "problems with",
            "suffers from",
            "breaks down",
            "arger mit",
            "故障",
        ],
    ),
    (
        "problems.trigger",
        &["because of the", "has to happen before", "audit in", "permit ends", "triggered by"],
    ),
    (
        "problems.impact",
        &["costs them", "cost them", "lost production", "an hour of outage", "kostet sie", "损失"],
    ),
    (
        "problems.requirements",
        &["requires", "requirement", "must be able", "specification asks", "muss konnen", "要求"],
    ),
    (
        "problems.current_solution",
        &[
            "today they use",
            "they use today",
            "currently use",
            "at present they",
            "heute nutzen",
            "目前使用",
        ],
    ),
    (
        "history.satisfaction",
        &["satisfied", "unhappy with us", "happy with us", "zufrieden", "满意"],
    ),
    (
        "history.receivables",
        &["invoice is blocked", "will pay", "pays on", "payment is", "zahlt am", "付款"],
    ),
    ("ours.value", &["is worth to them", "worth to them", "saves them", "spart ihnen"]),
    (
        "ours.proof",
        &["wants a reference", "wants references", "reference visit", "referenz", "wants a trial"],
    ),
    (
        "ours.weakness",
        &[
            "speaks against us",
            "we are too expensive",
            "our price is too high",
            "too expensive",
            "zu teuer",
            "太贵",
        ],
    ),
    (
        "rivals.who",
        &[
            "also talking to",
            "also bid",
            "also bids",
            "also offers",
            "other bidders",
            "competitor is",
            "bieten auch",
            "竞争对手",
        ],
    ),
    ("rivals.offer", &["rival offers", "their offer", "other proposal", "gegenangebot"]),
    ("rivals.price", &["cheaper", "rival price", "their price", "gunstiger", "billiger", "便宜"]),
];

/// Words of a note that asks, says that nothing was learnt, or means something else by such a word.
const ASKS: &[&str] = &[
    "budget price",
    "budget offer",
    "ask",
    "asked",
    "asks",
    "to ask",
    "find out",
    "does not know",
    "did not know",
    "do not know",
    "not know",
    "unknown",
    "nothing about",
    "no word",
    "did not say",
    "would not say",
    "unclear",
    "send",
    "sent",
    "remind",
    "frage",
    "gefragt",
    "weiss nicht",
    "unklar",
    "不知道",
    "没说",
    "问",
];

/// The topics that a note answers, as `organisation.budget`, the best first; none where it asks,
/// or says only a word.
pub fn topics_said(note: &str) -> Vec<&'static str> {
    let folded = fold(note);
    let text: String = folded.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let text = format!(" {} ", text.split_whitespace().collect::<Vec<_>>().join(" "));
    let asks = note.contains(['?', '？']) || ASKS.iter().any(|word| has(&folded, &text, word));
    if asks || !says_enough(&text, &folded) {
        return Vec::new();
    }
    let mut found: Vec<(usize, &'static str)> = TOPICS
        .iter()
        .filter_map(|(topic, words)| {
            let longest =
                words.iter().filter(|w| has(&folded, &text, w)).map(|w| w.chars().count()).max()?;
            Some((longest, *topic))
        })
        .collect();
    found.sort_by_key(|(longest, _)| std::cmp::Reverse(*longest));
    found.into_iter().map(|(_, topic)| topic).collect()
}

fn has(folded: &str, text: &str, word: &str) -> bool {
    match word.is_ascii() {
        true => text.contains(&format!(" {word} ")),
        false => folded.contains(word),
    }
}

/// Three words, or six characters where words stand without blanks.
fn says_enough(words: &str, folded: &str) -> bool {
    let unspaced = folded.chars().filter(|c| matches!(c, '\u{2e80}'..='\u{9fff}')).count();
    words.split_whitespace().count() >= 3 || unspaced >= 5
}

#[cfg(test)]
mod tests {
    use super::topics_said;

    #[test]
    fn a_note_answers_the_topic_of_its_words_and_no_other() {
        for (note, topics) in [
            ("budget moved to March", &["organisation.buying_schedule", "organisation.budget"][..]),
            ("1.9 million budget, Solberg releases it", &["organisation.budget"]),
            ("offers due mid-December", &["organisation.buying_schedule"]),
            ("预算一百九十万，明年用", &["organisation.budget"]),
            ("is worried about the outage in winter", &["senior.concerns"]),
            ("Voltaris is cheaper by 8 %", &["rivals.price"]),
            ("the committee decides, he only proposes", &["organisation.buying_process"]),
            ("tender papers received, bids by 4 Dec", &["organisation.buying_schedule"]),
            ("wird im Mai verschoben auf Herbst", &["organisation.buying_schedule"]),
        ] {
            assert_eq!(topics_said(note), topics, "{note}");
        }
    }

    #[test]
    fn a_note_that_asks_or_chats_answers_nothing() {
        for note in [
            "asked about the budget, he will call back",
            "what is the budget?",
            "did not know the budget yet",
            "budget",
            "budget talk",
            "requirements list handed over; budget price given on paper",
            "talked about the weather and his boat",
            "sent the reference list and the offer",
            "lunch, nice people, see again in May",
            "nicht erreicht, spater noch einmal",
            "confirmed the visit on Thursday at ten",
            "",
        ] {
            assert_eq!(topics_said(note), Vec::<&str>::new(), "{note}");
        }
    }

    #[test]
    fn every_topic_is_one_of_the_playbook() {
        let playbook = crate::defaults::playbook();
        for (topic, words) in super::TOPICS {
            assert!(playbook.topic(topic).is_some(), "{topic}");
            assert!(words.iter().all(|w| super::fold(w) == **w), "{topic}: words are folded");
        }
    }
}
