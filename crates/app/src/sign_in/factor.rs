//! The second factor: codes that change every thirty seconds (RFC 6238), and recovery codes for the day the telephone is lost.

use guatu_db::{Session, cell};
use guatu_domain::written::fold;
use guatu_kernel::{AccountId, Error, Result};
use totp_rs::{Builder, Totp};
use uuid::Uuid;

use crate::Op;
use crate::access::token_hash;
use crate::account::secret;
use crate::account::store::Account;
use crate::seal::Place;

/// How many recovery codes somebody has.
const RECOVERY_CODES: usize = 8;

/// The generator of a secret's codes: six digits, thirty seconds, one step of grace either way.
pub(crate) fn generator(op: &Op, login: &str, secret: &[u8]) -> Result<Totp> {
    let issuer = Some(op.app().settings().district.clone());
    let builder = Builder::new().with_secret(secret.to_vec()).with_account_name(login).with_issuer(issuer);
    builder.build().map_err(|cause| Error::internal(cause.to_string()))
}

/// The step of the secret's code, if it is one of now.
pub(crate) fn step(op: &Op, login: &str, secret: &[u8], code: &str) -> Result<Option<i64>> {
    let code: String = code.chars().filter(char::is_ascii_digit).collect();
    if code.len() != 6 {
        return Ok(None);
    }
    let seconds = u64::try_from(op.now().micros() / 1_000_000).map_err(Error::internal)?;
    generator(op, login, secret)?.check(&code, seconds).map(i64::try_from).transpose().map_err(Error::internal)
}

/// Whether a code is right, of the telephone or a recovery code. Each is taken once, also by two servers at the same moment.
pub(crate) async fn takes(op: &Op, account: &Account, code: &str) -> Result<bool> {
    let Some(sealed) = &account.totp_secret else { return Ok(false) };
    let secret = op.app().keys().unseal(Place::account("totp_secret", account.id.0), sealed)?;
    match step(op, &account.login, &secret, code)? {
        Some(step) => {
            let sql = "UPDATE account SET totp_step = $1 WHERE id = $2 AND (totp_step IS NULL OR totp_step < $1)";
            Ok(op.session().run(sql, [cell(step), cell(account.id.0)]).await? == 1)
        }
        None => {
            let sql =
                "UPDATE recovery_code SET used_at = $1 WHERE account_id = $2 AND code_hash = $3 AND used_at IS NULL";
            let values = [cell(op.now().micros()), cell(account.id.0), cell(recovery_hash(account.id, code))];
            Ok(op.session().run(sql, values).await? == 1)
        }
    }
}

/// Makes new recovery codes in the place of the old ones; told this once.
pub(crate) async fn renew_recovery_codes(op: &Op, account: AccountId) -> Result<Vec<String>> {
    op.session().run("DELETE FROM recovery_code WHERE account_id = $1", [cell(account.0)]).await?;
    let codes: Vec<String> = (0..RECOVERY_CODES).map(|_| secret::recovery(op.secret())).collect();
    let row = |code: &String| {
        vec![cell(op.id()), cell(account.0), cell(recovery_hash(account, code)), cell(op.now().micros())]
    };
    const COLUMNS: [&str; 4] = ["id", "account_id", "code_hash", "made_at"];
    op.session().insert("recovery_code", &COLUMNS, codes.iter().map(row).collect()).await?;
    Ok(codes)
}

/// How many recovery codes are left.
pub(crate) async fn recovery_codes_left(session: &Session, account: Uuid) -> Result<i64> {
    let sql = "SELECT count(*) FROM recovery_code WHERE account_id = $1 AND used_at IS NULL";
    session.number(sql, [cell(account)]).await
}

/// Takes the second factor and its recovery codes away.
pub(crate) async fn remove(op: &Op, account: AccountId) -> Result<()> {
    let sql = "UPDATE account SET totp_secret = NULL, totp_pending = NULL WHERE id = $1";
    op.session().run(sql, [cell(account.0)]).await?;
    op.session().run("DELETE FROM recovery_code WHERE account_id = $1", [cell(account.0)]).await.map(drop)
}

/// A recovery code as it is kept: a hundred and twenty bits of chance need no slow hash. Blanks, dashes and case do not matter.
fn recovery_hash(account: AccountId, code: &str) -> Vec<u8> {
    let code: String = fold(code).chars().filter(|c| c.is_ascii_alphanumeric()).collect();
    token_hash(&format!("{account} {}", code.to_lowercase())).to_vec()
}
