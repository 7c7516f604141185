//! A command that another window or program has overtaken is done again.

use super::{Done, OnFile, on_the_file};
use crate::workbench::Workbench;

/// Does the command; where another window or program has changed a record between its reading and its writing, and
/// nothing of it is written, it is read and done again.
pub(super) fn done(
    command: OnFile,
    again: &dyn Fn() -> Option<OnFile>,
    workbench: &mut Workbench,
) -> Done {
    const MOST: usize = 50;
    workbench.read_for_change()?;
    let mut done = on_the_file(command, workbench);
    for _ in 0..MOST {
        if done.is_ok() || workbench.wrote() || !workbench.is_overtaken() {
            break;
        }
        let Some(command) = again() else { break };
        workbench.read_for_change()?;
        done = on_the_file(command, workbench);
    }
    done
}
