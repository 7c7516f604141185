//! When two titles of a job are one: `Engineering Mgr` and `engineering manager`, `VP Sales` and `Vice President Sales`.

use super::fold;

/// Words of titles, folded, with their usual short forms behind the colon.
const WORDS: &[&str] = &[
    "administrator: admin",
    "assistant: asst assist",
    "chief executive officer: ceo",
    "chief financial officer: cfo",
    "chief operating officer: coo",
    "chief technology officer: cto",
    "coordinator: coord",
    "department: dept",
    "deputy: dep dpty",
    "director: dir",
    "engineer: eng engr engineering",
    "executive: exec",
    "geschaftsfuhrer: gf geschaeftsfuehrer",
    "junior: jr jnr",
    "leiter: ltr",
    "maintenance: maint",
    "manager: mgr mngr mgmt management",
    "managing director: md",
    "manufacturing: mfg",
    "operations: ops",
    "purchasing: purch",
    "representative: rep",
    "senior: sr snr",
    "stellvertretender: stellv stv",
    "supervisor: supv",
    "technical: tech",
    "technician: techn",
    "vice president: vp",
];

/// A title as it is compared: folded, its short forms written out, without stops.
pub fn job_title(title: &str) -> String {
    let folded = fold(title);
    let parts = folded.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    parts.map(in_full).collect::<Vec<_>>().join(" ")
}

fn in_full(word: &str) -> String {
    let word = match word.strip_suffix("erin") {
        Some(stem) if !stem.is_empty() => format!("{stem}er"),
        _ => word.to_owned(),
    };
    for row in WORDS {
        let known = row.split_once(':').filter(|(_, short)| {
            let mut short = short.split_whitespace();
            short.any(|short| short == word)
        });
        if let Some((whole, _)) = known {
            return whole.to_owned();
        }
    }
    // `Einkaufsltr.` in one word.
    word.strip_suffix("ltr").map_or(word.clone(), |stem| format!("{stem}leiter"))
}

#[cfg(test)]
mod tests {
    use super::job_title;

    #[test]
    fn a_title_and_its_short_form_are_one_and_two_jobs_are_two() {
        for (one, other, same) in [
            ("Engineering Mgr", "engineering manager", true),
            ("Eng. Manager", "Engineering Manager", true),
            ("Factory Mgr.", "Factory manager", true),
            ("Ops Dir", "Operations Director", true),
            ("Sr. Buyer", "Senior buyer", true),
            ("VP Sales", "Vice President, Sales", true),
            ("Asst. Mgr", "assistant manager", true),
            ("Acct Exec", "Acct executive", true),
            ("Einkaufsltr.", "Einkaufsleiterin", true),
            ("GF", "Geschäftsführer", true),
            ("Ltr. Einkauf", "Leiter Einkauf", true),
            ("MD", "Managing Director", true),
            ("Engineering Manager", "Factory Manager", false),
            ("Senior Buyer", "Buyer", false),
            ("Vice President", "President", false),
            ("Direktor", "Dirigent", false),
        ] {
            assert_eq!(job_title(one) == job_title(other), same, "{one} {other}");
        }
    }
}
