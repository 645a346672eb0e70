//! After a new key: every sealed value is sealed by it, some rows at a time, while everybody goes on working.

use guatu_db::{Db, FromQueryResult, Value, cell};
use guatu_domain::access::{Actor, Permission};
use guatu_kernel::Result;
use uuid::Uuid;

use super::{Cipher, Place, cipher};
use crate::job::Job;
use crate::{App, Op};

/// Rows sealed anew in one transaction.
const ROWS: usize = 200;

/// The sealed columns of an account.
const COLUMNS: [&str; 4] = ["phone", "id_number", "totp_secret", "totp_pending"];

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    phone: Option<Vec<u8>>,
    id_number: Option<Vec<u8>>,
    totp_secret: Option<Vec<u8>>,
    totp_pending: Option<Vec<u8>>,
}

/// Adds a key and queues the sealing of every row by it; answers with its number.
pub async fn rotate(mut op: Op, cipher: Cipher) -> Result<u32> {
    op.require_everywhere(Permission::DataMove)?;
    let key = op.app().new_key(cipher)?;
    op.queue(Job::Reseal { after: Uuid::nil() });
    op.record("keys.rotate", "keys", Uuid::nil(), None, Some(&key))?;
    op.commit().await?;
    Ok(key)
}

/// Whether the database holds anything sealed.
pub async fn is_used(db: &Db) -> Result<bool> {
    let sealed: Vec<String> = COLUMNS.iter().map(|column| format!("{column} IS NOT NULL")).collect();
    let sql = format!("SELECT count(*) FROM account WHERE {}", sealed.join(" OR "));
    Ok(db.read().number(&sql, []).await? > 0)
}

/// Seals the next rows after an account by the newest key, and queues what follows them.
pub async fn reseal(app: &App, after: Uuid) -> Result<()> {
    let mut op = app.write(Actor::system()).await?;
    let newest = app.keys().newest()?;
    let sql = format!("SELECT id, {} FROM account WHERE id > $1 ORDER BY id LIMIT {ROWS}", COLUMNS.join(", "));
    let rows: Vec<Row> = op.session().all(&sql, [cell(after)]).await?;
    let last = rows.last().map(|row| row.id).filter(|_| rows.len() == ROWS);
    for row in rows {
        let values = [row.phone, row.id_number, row.totp_secret, row.totp_pending];
        for (column, sealed) in COLUMNS.into_iter().zip(values) {
            let Some(sealed) = sealed.filter(|sealed| cipher::key_of(sealed) != Some(newest)) else { continue };
            let place = Place::account(column, row.id);
            let plain = app.keys().unseal(place, &sealed)?;
            let values: [Value; 2] = [cell(op.seal(place, &plain)?), cell(row.id)];
            op.session().run(&format!("UPDATE account SET {column} = $1 WHERE id = $2"), values).await?;
        }
    }
    if let Some(after) = last {
        op.queue(Job::Reseal { after });
    }
    op.commit().await
}
