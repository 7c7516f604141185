//! Claims about what is refused, and with which sentence.

use super::parse;

const TOPIC: &str = "[[category]]\nname = \"senior\"\n[[category.topic]]\n";
const MARK: &str = "[[evaluation]]\n";

/// Beginning and rest of a file, and how its refusal begins.
const CASES: &[(&str, &str, &str)] = &[
    (
        "",
        "[thresholds]\n\nstalled_tender_day = 4\n",
        "line 3: \"stalled_tender_day\" is not a key here; the nearest is stalled_tender_days.",
    ),
    (
        "",
        "[thresholds]\nstalled_tender_days = 0\n",
        "line 2: stalled_tender_days is 0, and must be 1 to 36500.",
    ),
    (
        "",
        "[thresholds]\nunmet_from_stage = 7\n",
        "line 2: unmet_from_stage is 7, and must be 1 to 6.",
    ),
    (
        "",
        "[thresholds]\nconcentration_share_percent = 101\n",
        "line 2: concentration_share_percent is 101",
    ),
    ("", "[thresholds]\nunmet_days = 9.5\n", "line 2: unmet_days must be a whole number."),
    ("", "[thresholds]\nunmet_days = \"9\"\n", "line 2: unmet_days must be a whole number."),
    ("", "[thresholds]\nunmet_days = 99999999999999999999\n", "line 2: "),
    ("", "thresholds = 4\n", "line 1: thresholds must be a table."),
    ("", "category = 4\n", "line 1: category must be a list of tables."),
    ("", "category = [4]\n", "line 1: category is a list of tables."),
    ("", "[[category]]\nweight = 4\n", "line 1: an entry of category needs its name."),
    (
        TOPIC,
        "name = \"hobby\"\n",
        "line 3: category.senior.topic.hobby is new and needs its about.",
    ),
    (
        TOPIC,
        "name = \"concerns\"\nremove = true\n",
        "line 3: the rules need senior.concerns as a person topic.",
    ),
    (TOPIC, "name = \"concerns\"\nperson = false\n", "line 3: the rules need senior.concerns"),
    (TOPIC, "name = \"concerns\"\nweight = 0\n", "line 5: weight is 0, and must be 1"),
    (TOPIC, "name = \"concerns\"\nshelf = 0\n", "line 5: shelf is 0, and must be 1"),
    (
        TOPIC,
        "name = \"concerns\"\nask = \"{account}?\"\n",
        "line 5: only the question of a person topic",
    ),
    (TOPIC, "name = \"concerns\"\nask = \"\"\n", "line 5: ask is blank."),
    (
        TOPIC,
        "name = \"hobby\"\nremove = true\n",
        "line 5: category.senior.topic.hobby is not there to be removed.",
    ),
    (
        TOPIC,
        "name = \"concerns\"\n[[category.topic]]\nname = \"concerns\"\n",
        "line 5: category.senior.topic.concerns is there twice.",
    ),
    ("", "[[stage]]\nnumber = 7\n", "line 1: stage.7 is new and needs its"),
    ("", "[[stage]]\nnumber = 2\nremove = true\n", "line 1: all six stages are needed."),
    (MARK, "name = \"fit\"\nweight = 12\n", "line 3: the weight of a mark is a multiple of 5"),
    (
        MARK,
        "name = \"fit\"\nweight = 20\n",
        "line 1: the weights of the eight marks are together 105, and must be 100.",
    ),
    (MARK, "name = \"fit\"\nside = \"they\"\n", "line 3: side is customer or we."),
    (MARK, "name = \"fit\"\nremove = true\n", "line 1: all eight marks are needed."),
    ("", "[verdict]\nconditional_mark = 80\n", "line 2: conditional must not begin above go."),
    ("", "[confidence]\nrumour = 80\n", "line 1: rumour must not count more than stated"),
    ("", "[fold]\ndue = [\"stalld\"]\n", "line 2: there is no finding \"stalld\"."),
    ("", "[fold.cause]\nstalled = \"weather\"\n", "line 2: a cause is one of topics,"),
    (
        "",
        "[fold.cause]\nstalld = \"deal\"\n",
        "line 2: \"stalld\" is not a key here; the nearest is stalled.",
    ),
    (
        "",
        "[[job]]\nname = \"board\"\nroles = [\"boss\"]\n",
        "line 3: \"boss\" is no role: they are decision_maker",
    ),
    ("", "[[job]]\nname = \"board\"\nroles = [4]\n", "line 3: roles must be a list of texts."),
    (
        "[[process]]\nname = \"repeat_order\"\n[[process.stage]]\nnumber = 2\n",
        "means = \"tender\"\n",
        "unknown variant `tender`",
    ),
    (
        "[[process]]\nname = \"repeat_order\"\n",
        "[[process.stage]]\nnumber = 2\nremove = true\n",
        "line 1: the stages of a process are numbered from 1, in order.",
    ),
    (
        "[[process]]\nname = \"repeat_order\"\n[[process.stage]]\nnumber = 2\n",
        "means = \"delivery\"\n",
        "line 1: what the stages mean goes on",
    ),
    ("", "[thresholds\n", "line 1: "),
];

#[test]
fn what_does_not_fit_is_refused_with_its_line() {
    for (head, rest, start) in CASES {
        let text = format!("{head}{rest}");
        let refusal = parse(&text).expect_err(&text);
        assert!(refusal.starts_with(start), "{text:?} gave {refusal:?}");
        assert!(refusal.ends_with('.') && !refusal.contains('\n'), "{refusal:?}");
    }
}
