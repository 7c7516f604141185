//! Arguments in, one exit code out; the only place that asks the clock and chance.

use anteroom::cli::{self, Outside};
use anteroom::{tui, workbench};

fn main() -> std::process::ExitCode {
    tui::terminal::outlive_limits();
    workbench::stop_when(tui::terminal::is_stopped);
    workbench::tell_upgrades(|how_far| {
        if !tui::terminal::is_inside() {
            cli::say_upgrade(how_far);
        }
    });
    let now = clock();
    let outside = Outside {
        today: now.date_naive(),
        time: now.format("%H:%M").to_string(),
        seed: uuid::Uuid::new_v4().as_u64_pair().0,
        keys: tui::manual,
    };
    cli::run(std::env::args_os(), outside, |bench, look| {
        let own = &bench.playbook.screen;
        let theme = if look.theme.is_empty() { &own.theme } else { &look.theme };
        let look = tui::Look {
            ascii: look.ascii,
            plain: look.plain || own.plain,
            mouse: own.mouse,
            scheme: tui::Scheme::of(theme).unwrap_or_default(),
            depth: tui::Depth::of(&look.terminal[0], &look.terminal[1]),
            demo: look.demo,
            outside: true,
            shell: Some(cli::commands),
        };
        tui::open(bench, look)
    })
}

/// The clock's moment; of one that is set to before 1970, as a dead battery leaves it, the first day of that year.
fn clock() -> chrono::DateTime<chrono::Local> {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    match since {
        Ok(_) => chrono::Local::now(),
        Err(_) => chrono::DateTime::<chrono::Utc>::UNIX_EPOCH.into(),
    }
}
