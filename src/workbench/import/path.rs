//! Where in a file something stands: kept as steps, and written out only where a refusal names it.

use std::fmt;

/// A JSON path that is still growing.
#[derive(Clone, Copy)]
pub enum Path<'a> {
    /// What comes before it all: `$`, `$.accounts[2]`.
    From(&'a str),
    /// A field of what is there.
    Field(&'a Path<'a>, &'static str),
    /// A member of the list that is there.
    At(&'a Path<'a>, usize),
}

impl<'a> Path<'a> {
    /// `path.name`
    pub fn field(&'a self, name: &'static str) -> Path<'a> {
        Path::Field(self, name)
    }

    /// `path[n]`
    pub fn at(&'a self, n: usize) -> Path<'a> {
        Path::At(self, n)
    }
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Path::From(text) => f.write_str(text),
            Path::Field(before, name) => write!(f, "{before}.{name}"),
            Path::At(before, n) => write!(f, "{before}[{n}]"),
        }
    }
}
