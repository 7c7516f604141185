//! What is read from every account of a large book: on a thread with a look of its own at the file, so that no key waits
//! for it. Of a small book it is there at once.

use super::block_panes::BlockPanes;
use crate::model::Refusal;
use crate::tui::ctx::Ctx;
use crate::workbench::{Result, Workbench};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

/// What stands there until it is read.
pub const READING: &str = "reading all accounts ..";

/// How long a slice of waiting is: keys are looked at between two.
const SLICE: Duration = Duration::from_millis(20);

/// Something that is read, at once or later.
pub struct Later<T> {
    under_way: Option<UnderWay<T>>,
}

impl<T> Default for Later<T> {
    fn default() -> Self {
        Self { under_way: None }
    }
}

struct UnderWay<T> {
    answer: Receiver<Result<T>>,
    stop: Arc<AtomicBool>,
}

impl<T> Drop for UnderWay<T> {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

impl<T: Send + 'static> Later<T> {
    /// Reads it anew: the answer where the book is small, else nothing yet. What was under way is ended.
    pub fn ask(
        &mut self,
        ctx: &Ctx,
        read: impl FnOnce(&Workbench) -> Result<T> + Send + 'static,
    ) -> Option<Result<T>> {
        self.under_way = None;
        match ctx.bench.is_large() {
            Ok(false) => return Some(read(ctx.bench)),
            Ok(true) => {}
            Err(refusal) => return Some(Err(refusal)),
        }
        let (tell, answer) = channel();
        let stop = Arc::new(AtomicBool::new(false));
        let (setting, ended) = (ctx.bench.setting().clone(), Arc::clone(&stop));
        let work = move || {
            let read = Workbench::alongside(setting, ended).and_then(|bench| read(&bench));
            // Nobody waits any more: then nobody is told.
            let _ = tell.send(read);
        };
        match std::thread::Builder::new().name("reading".to_owned()).spawn(work) {
            Ok(_) => {
                self.under_way = Some(UnderWay { answer, stop });
                None
            }
            Err(_) => Some(Err(Refusal::because(
                phrase!("the system has no room for it"),
                phrase!("try again"),
            ))),
        }
    }

    /// The answer, once it is there; waits for a slice.
    pub fn ready(&mut self) -> Option<Result<T>> {
        let answer = self.under_way.as_ref()?.answer.recv_timeout(SLICE);
        let answer = match answer {
            Ok(answer) => answer,
            Err(RecvTimeoutError::Timeout) => return None,
            Err(RecvTimeoutError::Disconnected) => {
                Err(Refusal::because(phrase!("it could not be read"), phrase!("try again")))
            }
        };
        self.under_way = None;
        Some(answer)
    }

    /// Is it still read?
    pub fn is_under_way(&self) -> bool {
        self.under_way.is_some()
    }
}

impl BlockPanes {
    /// Where nothing is shown yet: it is still read.
    pub fn wait(&mut self, title: &'static str) {
        if self.selected(0).is_none() {
            self.take_or::<()>(title, Err(phrase!(READING).to_owned()));
        }
    }
}
