//! Who is who: invisible characters, capitals, aliases of what was merged.
