//! The one drawer for what the two databases say differently; both branches stand side by side.

use crate::connect::Engine;

/// Column types by meaning. Instants are microseconds and money is 分, both integers; dates are ISO dates.
pub(crate) fn column_types(engine: Engine) -> [(&'static str, &'static str); 6] {
    match engine {
        Engine::Sqlite => [
            ("{id}", "BLOB"),
            ("{int}", "INTEGER"),
            ("{date}", "TEXT"),
            ("{bool}", "INTEGER"),
            ("{bytes}", "BLOB"),
            ("{strict}", " STRICT"),
        ],
        Engine::Postgres => [
            ("{id}", "UUID"),
            ("{int}", "BIGINT"),
            ("{date}", "DATE"),
            ("{bool}", "BOOLEAN"),
            ("{bytes}", "BYTEA"),
            ("{strict}", ""),
        ],
    }
}

/// The tables of the open database, by name.
pub(crate) const fn table_names(engine: Engine) -> &'static str {
    match engine {
        Engine::Sqlite => {
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
        }
        Engine::Postgres => {
            "SELECT table_name::text AS name FROM information_schema.tables WHERE table_schema = current_schema() ORDER BY table_name"
        }
    }
}

/// The columns of every table with type and nullability, in the order of the tables.
pub(crate) const fn columns(engine: Engine) -> &'static str {
    match engine {
        Engine::Sqlite => {
            "SELECT t.name AS table_name, c.name AS name, c.type AS type, c.\"notnull\" AS required \
             FROM sqlite_master t JOIN pragma_table_info(t.name) c \
             WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' ORDER BY t.name, c.cid"
        }
        Engine::Postgres => {
            "SELECT table_name::text AS table_name, column_name::text AS name, upper(data_type)::text AS type, \
             (CASE WHEN is_nullable = 'NO' THEN 1 ELSE 0 END)::bigint AS required \
             FROM information_schema.columns WHERE table_schema = current_schema() ORDER BY table_name, ordinal_position"
        }
    }
}

/// The indexes and constraints of every table, as text.
pub(crate) const fn indexes(engine: Engine) -> &'static str {
    match engine {
        Engine::Sqlite => {
            "SELECT tbl_name AS table_name, sql AS definition FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY name"
        }
        Engine::Postgres => {
            "SELECT tablename::text AS table_name, indexdef::text AS definition FROM pg_indexes WHERE schemaname = current_schema() ORDER BY indexname"
        }
    }
}

/// Takes the next due job and leaves it to nobody else: PostgreSQL skips rows that other servers hold locked.
pub const fn skip_locked(engine: Engine) -> &'static str {
    match engine {
        Engine::Sqlite => "",
        Engine::Postgres => " FOR UPDATE SKIP LOCKED",
    }
}

/// `(?, ?), (?, ?)` or `($1, $2), ($3, $4)`: places for the values of rows in one insert.
///
/// To SQLite `$1` is a name, looked up among all names of the statement for every value: a thousand rows would cost the
/// square of their values. `?` has none.
pub(crate) fn places(engine: Engine, rows: usize, columns: usize) -> String {
    let place = |number: usize| match engine {
        Engine::Sqlite => "?".to_string(),
        Engine::Postgres => format!("${number}"),
    };
    let row = |row: usize| {
        let places: Vec<String> = (1..=columns).map(|column| place(row * columns + column)).collect();
        format!("({})", places.join(", "))
    };
    (0..rows).map(row).collect::<Vec<_>>().join(", ")
}
