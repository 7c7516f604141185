//! The line that says what was saved, and the list of all that it said.

/// The messages of this session, newest last.
#[derive(Default)]
pub struct Messages {
    said: Vec<(String, String)>,
    now: Option<String>,
    /// What stands in the line goes at the next key.
    passing: bool,
}

impl Messages {
    /// Shows a message, and keeps it with the time of day.
    pub fn say(&mut self, time: &str, text: impl Into<String>) {
        let text = text.into();
        self.said.push((time.to_owned(), text.clone()));
        self.now = Some(text);
        self.passing = false;
    }

    /// What stands in the line is of this moment only.
    pub fn leave_at_next_key(&mut self) {
        self.passing = true;
    }

    /// A key has come.
    pub fn next_key(&mut self) {
        if std::mem::take(&mut self.passing) {
            self.now = None;
        }
    }

    /// Nothing stands in the line any more.
    pub fn clear(&mut self) {
        self.now = None;
    }

    /// What stands in the line.
    pub fn now(&self) -> Option<&str> {
        self.now.as_deref()
    }

    /// Time and text, newest first.
    pub fn all(&self) -> impl Iterator<Item = &(String, String)> {
        self.said.iter().rev()
    }
}
