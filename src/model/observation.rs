//! Observations: what was seen in the field.

use super::*;
use crate::{choice, record};

choice! {
    /// Where on the shelf (METHOD M5).
    Shelf {
        /// The best place.
        Best = "best",
        /// At eye level.
        #[default]
        EyeLevel = "eye_level",
        /// Below.
        Lower = "lower",
        /// At the end of the row.
        End = "end",
        /// Not on the shelf.
        None = "none",
    }
}

record! {
    /// Something seen in the field. docs/FIELDS.md `observations` (METHOD M5-M7).
    Observation = "observation", Identity::Own;
    #[doc = "Its id."]
    id: Id,
    #[doc = "The day."]
    date: Day,
    #[doc = "Where."]
    place: Text,
    #[doc = "Whose product."]
    brand: Text,
    #[doc = "Which product."]
    product: Text,
    #[doc = "Its price."]
    price: Amount,
    #[doc = "Its usual price."]
    usual_price: Price,
    #[doc = "Its place on the shelf."]
    shelf: Option<Shelf>,
    #[doc = "The day it was made."]
    produced: Day,
    #[doc = "The promotion it is in."]
    promotion: Part<Promotion>,
    #[doc = "Material, second use."]
    packaging: Text,
    #[doc = "How many brands compete there."]
    brand_count: Count,
    #[doc = "It is ours."]
    ours: Flag,
    #[doc = "Whatever else was seen."]
    note: Text,
}

record! {
    /// A promotion seen in the field.
    Promotion = "promotion", Identity::Equal;
    #[doc = "How one takes part."]
    form: Text,
    #[doc = "Its first day."]
    from: Day,
    #[doc = "Its last day."]
    to: Day,
    #[doc = "What is given with it."]
    gift: Text,
}
