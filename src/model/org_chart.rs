//! The people of an account as a page: plain data, the same for every format.

use serde::Serialize;

/// A page of the people.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct OrgChart {
    /// The account's name.
    pub title: String,
    /// What it is, and of which day: "organisation, Tue 24 Nov 2026".
    pub occasion: String,
    /// Marks and findings stand on it: for our own eyes. Without, it is the organisation alone.
    pub ours: bool,
    /// Everybody, in the order of the map.
    pub people: Vec<ChartNode>,
    /// What is said below: what the marks are, how far we reach; nothing on the customer's page.
    pub lines: Vec<String>,
}

/// Somebody on it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ChartNode {
    /// For each step down the tree: has that ancestor more below? The last is this one's own.
    pub branch: Vec<bool>,
    /// The name; of a hole the title in brackets.
    pub name: String,
    /// The title, and the department.
    pub title: String,
    /// The marks in words, `?` behind those that are belief; empty on the customer's page.
    pub marks: String,
}
