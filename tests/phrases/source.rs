//! The texts of the source that a rep reads, and those that look like one and cannot be said in another language.

use std::collections::BTreeMap;
use std::path::Path;
use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};
use syn::{Expr, Lit, Token};

/// Layers in which a text of several words is one that a rep reads.
const LAYERS: &[&str] =
    &["src/cli/", "src/exchange/", "src/language/", "src/rules/", "src/tui/", "src/workbench/"];

/// Calls whose arguments at these places are texts that the called function says.
const SAID_BY: &[(&str, &[usize])] = &[
    ("Block::new", &[0]),
    ("Column::fill", &[0]),
    ("Column::fixed", &[0]),
    ("Column::right", &[0]),
    ("Fact::new", &[0]),
    ("Form::new", &[0]),
    ("Table::new", &[0]),
    ("Fact::with", &[0]),
    ("FormField::own", &[1, 2]),
    ("Head::fills", &[0]),
    ("Head::left", &[0]),
    ("Head::right", &[0]),
    ("Item::said", &[0]),
    ("LedgerColumn::left", &[0]),
    ("LedgerColumn::right", &[0]),
    ("LedgerRow::label", &[0]),
    ("Ledger::new", &[0, 1]),
    ("Pane::new", &[1, 2]),
    ("own", &[1, 2]),
    ("simple", &[0]),
    (".beside_its_list", &[0]),
    (".facts", &[0]),
    (".table", &[0, 1]),
];

/// Calls in tables, by file, whose arguments at these places are texts that are said where the table is shown.
const ROWS: &[(&str, &str, &[usize])] = &[
    ("src/tui/forms/", "row", &[0, 3]),
    ("src/tui/forms/sheets/", "sheet", &[1]),
    ("src/tui/forms/sheets/", ".many", &[0]),
    ("src/tui/forms/sheets/", ".states", &[0]),
    ("src/tui/keymap.rs", "row", &[4, 5]),
    ("src/tui/screens/find/", "page", &[0]),
    ("src/tui/screens/mod.rs", "screen", &[2, 3]),
    ("src/tui/screens/visit/rows.rs", "want", &[0, 2]),
];

/// Functions whose texts are said where they are shown: tables of keys and of help, names of screens.
const TABLES: &[&str] = &["facts", "how", "keys", "name", "typing_keys"];

/// Constants of which every text is said where it is shown, also one of a single word.
const CONSTANTS: &[&str] = &[
    "CHOICES",
    "FOOTER",
    "GROUPS",
    "HEADS",
    "LINES",
    "MONTHS",
    "MOUSE",
    "ORDERS",
    "PAGES",
    "PANE",
    "SETTINGS",
    "SMALL",
    "WEEKDAYS",
    "WHOLE_MONTHS",
    "WHOLE_WEEKDAYS",
    "DEEDS",
    "TOGETHER",
    "LEVELS",
    "YOU",
];

/// Files above `language` that read words: the texts of their constants are what a rep types.
const READERS: &[&str] = &[
    "src/rules/disputes/rival_and_none.rs",
    "src/rules/implied/proofs.rs",
    "src/workbench/debrief/ends_on.rs",
    "src/workbench/debrief/next.rs",
    "src/workbench/debrief/said_by.rs",
    "src/workbench/debrief/whose.rs",
    "src/workbench/negotiation/offer_line.rs",
    "src/workbench/negotiation/offer_words.rs",
];

/// Calls with a noun that is said as it is and in its plural.
const NOUNS: &[&str] = &["count", "counted", "noun", "spelt_count"];

/// Where a text is compared, taken apart, refused as a fault of the program, or meant for another program.
const NOT_READ: &[&str] = &[
    ".contains",
    ".ends_with",
    ".execute",
    ".expect",
    ".find",
    ".format",
    ".matches",
    ".pragma",
    ".prepare",
    ".prepare_cached",
    ".query_row",
    ".replace",
    ".replacen",
    ".rfind",
    ".rsplit_once",
    ".split",
    ".split_once",
    ".starts_with",
    ".strip_prefix",
    ".strip_suffix",
    ".trim_end_matches",
    ".trim_start_matches",
];

/// Macros whose texts are not read by a rep.
const FAULTS: &[&str] = &[
    "assert",
    "assert_eq",
    "assert_ne",
    "choice",
    "concat",
    "debug_assert",
    "debug_assert_eq",
    "env",
    "field_type",
    "include_str",
    "matches",
    "panic",
    "params",
    "record",
    "thread_local",
    "unreachable",
];

/// A text and where it stands.
#[derive(Default)]
pub struct Texts {
    /// Every text that can be said in another language, with the files that say it.
    pub said: BTreeMap<String, Vec<String>>,
    /// What looks like a text that a rep reads, and is not said: file, line and text.
    pub unsaid: Vec<(String, usize, String)>,
}

impl Texts {
    /// Reads a file of the source.
    pub fn read(&mut self, file: &Path, source: &str) {
        let tree = syn::parse_file(source).unwrap_or_else(|fault| panic!("{file:?}: {fault}"));
        let file = file.to_string_lossy().into_owned();
        let mut reader = Reader { file, texts: self, constants: 0, is_read: true, is_said: false };
        reader.visit_file(&tree);
    }
}

struct Reader<'t> {
    file: String,
    texts: &'t mut Texts,
    constants: usize,
    /// What is looked at now may be read by a rep.
    is_read: bool,
    /// What is looked at now is said, whatever it is.
    is_said: bool,
}

impl Reader<'_> {
    fn say(&mut self, text: &str) {
        // The title of a column of figures.
        let text = text.trim_start_matches('>');
        if text.chars().any(char::is_alphabetic) {
            let files = self.texts.said.entry(text.to_owned()).or_default();
            if !files.contains(&self.file) {
                files.push(self.file.clone());
            }
        }
    }

    fn is_of(&self, folders: &[&str]) -> bool {
        folders.iter().any(|start| self.file.starts_with(start))
    }

    fn is_reader(&self) -> bool {
        self.is_of(&["src/exchange/", "src/language/"]) || self.is_of(READERS)
    }

    fn literal(&mut self, literal: &syn::LitStr) {
        let text = literal.value();
        let is_phrase = self.is_read && self.is_of(LAYERS) && is_phrase(&text);
        match (self.is_said, is_phrase, self.constants > 0) {
            (true, ..) => self.say(&text),
            (false, true, true) if !self.is_reader() => self.say(&text),
            // A column of figures in a table of a report, which says its titles.
            (false, true, false) if text.starts_with('>') => self.say(&text),
            (false, true, false) => {
                self.texts.unsaid.push((self.file.clone(), line_of(literal.span()), text));
            }
            _ => {}
        }
    }

    fn with(&mut self, is_said: bool, is_read: bool, look: impl FnOnce(&mut Self)) {
        let before = (self.is_said, self.is_read);
        (self.is_said, self.is_read) = (is_said, is_read);
        look(self);
        (self.is_said, self.is_read) = before;
    }

    fn arguments<'e>(&mut self, called: &str, arguments: impl Iterator<Item = &'e Expr>) {
        let last = called.rsplit("::").next().unwrap_or_default();
        let tables =
            ROWS.iter().filter(|(file, name, _)| *name == last && self.file.starts_with(file));
        let said = SAID_BY.iter().filter(|(name, _)| *name == last || *name == called);
        let places: Vec<usize> =
            tables.flat_map(|(.., at)| *at).chain(said.flat_map(|(_, at)| *at)).copied().collect();
        for (at, argument) in arguments.enumerate() {
            if NOUNS.contains(&last)
                && let Expr::Lit(syn::ExprLit { lit: Lit::Str(noun), .. }) = argument
            {
                self.say(&noun.value());
                self.say(&anteroom::text::format::plural(&noun.value()));
                continue;
            }
            let is_read = self.is_read && !NOT_READ.contains(&last);
            // A nested call decides anew.
            let is_said =
                places.contains(&at) && !matches!(argument, Expr::Call(_) | Expr::MethodCall(_));
            self.with(is_said, is_read, |reader| reader.visit_expr(argument));
        }
    }
}

/// Two letters together and a blank: a text, and neither a name nor a mark; no statement of SQL, no markup, no command.
fn is_phrase(text: &str) -> bool {
    let mut plain = String::new();
    let mut depth = 0;
    for sign in text.chars() {
        match sign {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ if depth == 0 => plain.push(sign),
            _ => {}
        }
    }
    let letters = plain.as_bytes().windows(2).any(|pair| pair.iter().all(u8::is_ascii_alphabetic));
    let first = plain.trim_start().split(' ').next().unwrap_or_default();
    let is_statement = first.len() > 3
        && first.chars().all(|c| c.is_ascii_uppercase())
        && !first.starts_with("HTML");
    let is_markup = ["</", "/>", "<!", "=\"", "<t", "<dd", ".SH ", ".TP"]
        .iter()
        .any(|mark| text.contains(mark));
    let is_for_machines = text.contains(" --")
        || text.starts_with("anteroom ")
        || text.starts_with('"')
        || text.contains("-//");
    letters
        && text.contains(' ')
        && !is_for_machines
        && !is_statement
        && !is_markup
        && !text.contains("::")
        && !plain.contains('_')
}

fn is_test(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| match &attribute.meta {
        syn::Meta::Path(path) => path.is_ident("test"),
        syn::Meta::List(list) => {
            list.path.is_ident("cfg") && list.tokens.to_string().starts_with("test")
        }
        syn::Meta::NameValue(_) => false,
    })
}

impl<'a> Visit<'a> for Reader<'_> {
    fn visit_attribute(&mut self, _: &'a syn::Attribute) {}

    fn visit_pat(&mut self, pattern: &'a syn::Pat) {
        self.with(false, false, |reader| visit::visit_pat(reader, pattern));
    }

    fn visit_item_mod(&mut self, module: &'a syn::ItemMod) {
        if !is_test(&module.attrs) {
            visit::visit_item_mod(self, module);
        }
    }

    fn visit_item_fn(&mut self, function: &'a syn::ItemFn) {
        if !is_test(&function.attrs) {
            visit::visit_item_fn(self, function);
        }
    }

    fn visit_impl_item_fn(&mut self, function: &'a syn::ImplItemFn) {
        let is_table = TABLES.iter().any(|name| function.sig.ident == name)
            && self.is_of(&["src/tui/", "src/workbench/"]);
        self.with(is_table, true, |reader| visit::visit_impl_item_fn(reader, function));
    }

    fn visit_item_const(&mut self, constant: &'a syn::ItemConst) {
        let is_said = CONSTANTS.iter().any(|name| constant.ident == name) && !self.is_reader();
        self.constants += 1;
        self.with(is_said, true, |reader| visit::visit_item_const(reader, constant));
        self.constants -= 1;
    }

    fn visit_impl_item_const(&mut self, constant: &'a syn::ImplItemConst) {
        self.constants += 1;
        visit::visit_impl_item_const(self, constant);
        self.constants -= 1;
    }

    fn visit_item_static(&mut self, constant: &'a syn::ItemStatic) {
        self.constants += 1;
        visit::visit_item_static(self, constant);
        self.constants -= 1;
    }

    fn visit_expr_lit(&mut self, literal: &'a syn::ExprLit) {
        if let Lit::Str(text) = &literal.lit {
            self.literal(text);
        }
    }

    fn visit_expr_binary(&mut self, binary: &'a syn::ExprBinary) {
        let compares = matches!(binary.op, syn::BinOp::Eq(_) | syn::BinOp::Ne(_));
        let is_read = self.is_read && !compares;
        self.with(false, is_read, |reader| visit::visit_expr_binary(reader, binary));
    }

    fn visit_expr_tuple(&mut self, tuple: &'a syn::ExprTuple) {
        // A key of the last line with its word: the last line says it.
        let is_key = tuple.elems.first().is_some_and(|first| {
            matches!(first, Expr::Path(path) if path.path.segments.first().is_some_and(|s| s.ident == "Action" || s.ident == "A"))
                || matches!(first, Expr::Call(call) if matches!(&*call.func, Expr::Path(path) if path.path.segments.first().is_some_and(|s| s.ident == "Action")))
        });
        let is_read = self.is_read;
        let is_said = self.is_said || is_key;
        self.with(is_said, is_read, |reader| visit::visit_expr_tuple(reader, tuple));
    }

    fn visit_expr_call(&mut self, call: &'a syn::ExprCall) {
        let called = match &*call.func {
            Expr::Path(path) => {
                let names: Vec<String> =
                    path.path.segments.iter().map(|s| s.ident.to_string()).collect();
                names[names.len().saturating_sub(2)..].join("::")
            }
            _ => String::new(),
        };
        self.arguments(&called, call.args.iter());
    }

    fn visit_expr_method_call(&mut self, call: &'a syn::ExprMethodCall) {
        self.with(self.is_said, self.is_read, |reader| reader.visit_expr(&call.receiver));
        self.arguments(&format!(".{}", call.method), call.args.iter());
    }

    fn visit_macro(&mut self, called: &'a syn::Macro) {
        let name = called.path.segments.last().map(|s| s.ident.to_string()).unwrap_or_default();
        let arguments = called.parse_body_with(Punctuated::<Expr, Token![,]>::parse_terminated);
        let (false, Ok(arguments)) = (FAULTS.contains(&name.as_str()), arguments) else { return };
        for (at, argument) in arguments.iter().enumerate() {
            let is_said =
                self.is_said && name != "phrase" && name != "format" || name == "phrase" && at == 0;
            self.with(is_said, self.is_read, |reader| visit::visit_expr(reader, argument));
        }
    }
}

fn line_of(span: proc_macro2::Span) -> usize {
    span.start().line
}
