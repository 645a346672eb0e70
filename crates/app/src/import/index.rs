//! Finding the project a row means: by code, else by name and unit; and names that are nearly the same.

use std::collections::HashMap;

use guatu_domain::written::{name_key, near_duplicate};

use crate::district::Ledger;

/// Pairs of characters that more names than this share tell nothing apart.
const COMMON: usize = 400;

/// Projects, or what else has a name, by code, by name, and by pairs of characters.
#[derive(Debug)]
pub(crate) struct Index<T = Target> {
    entries: Vec<Entry<T>>,
    by_code: HashMap<String, usize>,
    by_name: HashMap<String, Vec<usize>>,
    by_pair: HashMap<(char, char), Vec<usize>>,
    /// For each entry how many pairs it shares with the name being looked at; all zero between look-ups.
    shared: Vec<usize>,
}

/// A project that exists, or that an earlier row of the file registers.
#[derive(Debug, Clone)]
pub(crate) struct Entry<T> {
    pub target: T,
    pub code: String,
    pub name: String,
    key: String,
    owner: Option<String>,
}

/// A project as a row's target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Target {
    Known(guatu_kernel::ProjectId),
    /// The project that step number n registers.
    New(usize),
}

impl<T> Default for Index<T> {
    fn default() -> Self {
        Self {
            entries: Vec::new(),
            by_code: HashMap::new(),
            by_name: HashMap::new(),
            by_pair: HashMap::new(),
            shared: Vec::new(),
        }
    }
}

impl Index {
    pub fn of(ledger: &Ledger) -> Self {
        let mut index = Self::default();
        for file in ledger.files.values() {
            let facts = &file.latest().value;
            let owner = facts.owner.map(|owner| ledger.org_name(owner).to_string());
            index.add(Target::Known(file.id), &file.code, &facts.name, owner);
        }
        index
    }
}

impl<T> Index<T> {
    pub fn add(&mut self, target: T, code: &str, name: &str, owner: Option<String>) {
        let place = self.entries.len();
        let key = name_key(name);
        if !code.is_empty() {
            self.by_code.insert(code.to_string(), place);
        }
        for pair in pairs(&key) {
            self.by_pair.entry(pair).or_default().push(place);
        }
        self.by_name.entry(key.clone()).or_default().push(place);
        self.shared.push(0);
        self.entries.push(Entry { target, code: code.to_string(), name: name.to_string(), key, owner });
    }

    /// The project with this code; without a code the one with this name and unit. A unit that either side leaves out
    /// does not tell two projects apart, but then the name must be the only one of its kind.
    pub fn find(&self, code: Option<&str>, name: Option<&str>, owner: Option<&str>) -> Option<&Entry<T>> {
        if let Some(code) = code {
            return self.by_code.get(code).map(|place| &self.entries[*place]);
        }
        let namesakes = self.by_name.get(&name_key(name?))?;
        let mut fitting =
            namesakes.iter().map(|place| &self.entries[*place]).filter(|entry| match (&entry.owner, owner) {
                (Some(one), Some(other)) => one == other,
                _ => true,
            });
        let found = fitting.next()?;
        fitting.next().is_none().then_some(found)
    }

    /// Projects whose name is this one or nearly so: of a row that registers a new project they deserve a look.
    pub fn similar(&mut self, name: &str) -> Vec<&Entry<T>> {
        let key = name_key(name);
        let wanted = pairs(&key);
        let mut met = Vec::new();
        for places in wanted.iter().filter_map(|pair| self.by_pair.get(pair)).filter(|places| places.len() <= COMMON) {
            for place in places {
                if self.shared[*place] == 0 {
                    met.push(*place);
                }
                self.shared[*place] += 1;
            }
        }
        let mut similar: Vec<&Entry<T>> = met
            .into_iter()
            .filter(|place| std::mem::take(&mut self.shared[*place]) * 2 >= wanted.len())
            .map(|place| &self.entries[place])
            .filter(|entry| entry.key == key || near_duplicate(&entry.key, &key))
            .collect();
        similar.sort_by(|one, other| one.name.cmp(&other.name));
        similar.truncate(5);
        similar
    }
}

fn pairs(key: &str) -> Vec<(char, char)> {
    key.chars().zip(key.chars().skip(1)).collect()
}
