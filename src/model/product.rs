//! Products: what we sell.

use super::*;
use crate::record;

record! {
    /// Something we sell. docs/FIELDS.md `products`.
    Product = "product", Identity::Own;
    #[doc = "Its id."]
    id: Id,
    #[doc = "Its name."]
    name: Name = Presence::Required,
    #[doc = "The problem it solves."]
    solves: Text,
    #[doc = "The price on the list."]
    list_price: Amount,
    #[doc = "The price we do not go below."]
    floor_price: Amount,
}

impl Referable for Product {
    const TARGET: Target = Target::Product;
}
