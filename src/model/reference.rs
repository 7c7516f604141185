//! References: the ids of other records, typed by what they name.

use super::kind::text_of;
use super::{FieldValue, Kind, Target, Value};
use std::marker::PhantomData;

/// A marker type for [`Ref`] and [`Refs`].
pub trait Referable {
    /// What the reference names.
    const TARGET: Target;
}

/// The id of one other record, or nothing.
#[derive(Debug)]
pub struct Ref<T>(pub Option<String>, PhantomData<T>);

/// The ids of several other records.
#[derive(Debug)]
pub struct Refs<T>(pub Vec<String>, PhantomData<T>);

macro_rules! reference {
    ($name:ident, $inner:ty, $target:ident => $kind:expr, $value:ident => $take:expr) => {
        impl<T> $name<T> {
            /// A reference to these ids.
            pub fn new(ids: $inner) -> Self {
                Self(ids, PhantomData)
            }
        }
        impl<T> Clone for $name<T> {
            fn clone(&self) -> Self {
                Self(self.0.clone(), PhantomData)
            }
        }
        impl<T> Default for $name<T> {
            fn default() -> Self {
                Self(Default::default(), PhantomData)
            }
        }
        impl<T> PartialEq for $name<T> {
            fn eq(&self, other: &Self) -> bool {
                self.0 == other.0
            }
        }
        impl<T: Referable> FieldValue for $name<T> {
            const KIND: Kind = {
                let $target = T::TARGET;
                $kind
            };
            fn take($value: Value) -> Self {
                Self($take, PhantomData)
            }
        }
    };
}

reference!(Ref, Option<String>, target => Kind::Ref(target), value => text_of(value));
reference!(Refs, Vec<String>, target => Kind::Refs(target), value => match value {
    Value::Words(ids) => ids,
    _ => Vec::new(),
});

impl<T> Ref<T> {
    /// Does it name this id?
    pub fn is(&self, id: &str) -> bool {
        self.0.as_deref() == Some(id)
    }
}

impl<T> Refs<T> {
    /// Does one of it name this id?
    pub fn has(&self, id: &str) -> bool {
        self.0.iter().any(|i| i == id)
    }
}
