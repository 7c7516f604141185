//! What the sheets of a deal share: which deal is shown, lists with their mouse, facts, lines that are typed.

mod axis;
mod cursor;
mod deal_choice;
mod facts;
mod sheet_prompt;
mod shown_deal;

pub use axis::{DayAxis, draw_months};
pub use cursor::{RowCursor, clicked};
pub use deal_choice::DealChoice;
pub use facts::{Fact, add_what_fits, draw_facts, fact_lines};
pub use sheet_prompt::{SheetPrompt, Typing, day_says, past_day};
pub use shown_deal::{DealScreen, ShownDeal};
