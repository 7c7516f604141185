//! Tables as spreadsheets and other programs write them: cells, units, totals, encodings, quotes.
