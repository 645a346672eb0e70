//! The table that comes out.

use std::fmt::Write as _;
use std::fs;

/// Where a measurement was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    Sqlite,
    Postgres,
    /// Neither database has a part in it.
    Either,
}

impl Place {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "PostgreSQL",
            Self::Either => "both",
        }
    }
}

/// Collects measurements and says each of them aloud as it comes.
#[derive(Default)]
pub struct Report {
    rows: Vec<Row>,
}

struct Row {
    what: &'static str,
    projects: usize,
    values: Vec<(Place, String)>,
}

impl Report {
    pub fn add(&mut self, place: Place, projects: usize, what: &'static str, value: impl ToString) {
        let value = value.to_string();
        eprintln!("{projects:>7} {:<10} {what}: {value}", place.name());
        match self.rows.iter_mut().find(|row| row.what == what && row.projects == projects) {
            Some(row) => row.values.push((place, value)),
            None => self.rows.push(Row { what, projects, values: vec![(place, value)] }),
        }
    }

    /// All measurements as a table in Markdown, ordered by what is measured, then by size.
    pub fn markdown(&self) -> String {
        let mut order: Vec<&str> = Vec::new();
        for row in &self.rows {
            if !order.contains(&row.what) {
                order.push(row.what);
            }
        }
        let mut text = String::from("| Measurement | Projects | SQLite | PostgreSQL |\n|---|--:|--:|--:|\n");
        for what in order {
            let mut rows: Vec<&Row> = self.rows.iter().filter(|row| row.what == what).collect();
            rows.sort_by_key(|row| row.projects);
            for row in rows {
                let (sqlite, postgres) = (row.value(Place::Sqlite), row.value(Place::Postgres));
                let _ = writeln!(text, "| {what} | {} | {sqlite} | {postgres} |", row.projects);
            }
        }
        text
    }
}

impl Row {
    fn value(&self, place: Place) -> &str {
        let found = self.values.iter().find(|(at, _)| *at == place || *at == Place::Either);
        found.map_or("—", |(_, value)| value)
    }
}

/// The machine in one line; what the system does not tell is left out.
pub fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let field = |file: &str, name: &str| {
        let text = fs::read_to_string(file).ok()?;
        let line = text.lines().find(|line| line.starts_with(name))?;
        Some(line.split_once(':')?.1.trim().to_string())
    };
    let memory = field("/proc/meminfo", "MemTotal").and_then(|text| text.trim_end_matches(" kB").parse::<u64>().ok());
    let parts = [
        Some(format!("{cores} cores")),
        field("/proc/cpuinfo", "model name"),
        memory.map(|kib| format!("{} GiB of memory", kib >> 20)),
        fs::read_to_string("/proc/sys/kernel/osrelease").ok().map(|release| format!("Linux {}", release.trim())),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_holds_both_databases() {
        let mut report = Report::default();
        report.add(Place::Sqlite, 1_000, "list", "1 ms");
        report.add(Place::Either, 10_000, "lights", "3 ms");
        report.add(Place::Postgres, 1_000, "list", "2 ms");
        let table = report.markdown();
        assert!(table.contains("| list | 1000 | 1 ms | 2 ms |"));
        assert!(table.contains("| lights | 10000 | 3 ms | 3 ms |"));
    }
}
