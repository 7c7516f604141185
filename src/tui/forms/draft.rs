//! Drafts: what was typed and not saved, one field a line.

use super::field::Fields;

/// What differs from what the form was opened with; empty where nothing does.
pub fn write(fields: &Fields) -> String {
    let mut text = String::new();
    for field in fields.0.iter().filter(|f| f.touched()) {
        let kept = field.input.kept();
        let kept = kept.replace('\\', "\\\\").replace('\n', "\\n");
        text.push_str(&format!("{}={kept}\n", field.column));
    }
    text
}

/// Brings back what a draft kept; true where some field took something.
pub fn read(text: &str, fields: &mut Fields) -> bool {
    let mut some = false;
    for line in text.lines() {
        let Some((column, kept)) = line.split_once('=') else {
            continue;
        };
        if let Some(field) = fields.get_mut(column) {
            field.input.bring_back(&plain(kept));
            some = true;
        }
    }
    some
}

fn plain(kept: &str) -> String {
    let mut text = String::with_capacity(kept.len());
    let mut letters = kept.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n') => text.push('\n'),
                Some(other) => text.push(other),
                None => {}
            },
            _ => text.push(letter),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn lines_and_strokes_come_back() {
        for text in ["one\ntwo", "a\\nb", "\\", "王敏\n\\n"] {
            let kept = text.replace('\\', "\\\\").replace('\n', "\\n");
            assert!(!kept.contains('\n'));
            assert_eq!(plain(&kept), text);
        }
    }
}
