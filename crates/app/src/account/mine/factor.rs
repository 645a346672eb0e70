//! Setting up one's own second factor.

use guatu_db::cell;
use guatu_domain::access::Actor;
use guatu_kernel::{Error, ErrorCode, Result};
use qrcode::QrCode;
use qrcode::render::svg;
use serde::{Deserialize, Serialize};
use totp_rs::Secret;
use utoipa::ToSchema;

use super::{at, confirmed, hold, own};
use crate::access;
use crate::account::store::Account;
use crate::seal::Place;
use crate::sign_in::attempt::Attempt;
use crate::sign_in::session::{self, Signed, Stage};
use crate::sign_in::{Entered, after_code, factor as codes};
use crate::{App, Op};

/// A code of the second factor that is being set up.
#[derive(Deserialize, ToSchema)]
pub struct FactorBody {
    pub code: String,
}

/// One's own password, asked again before something that a thief of the session must not do.
#[derive(Deserialize, ToSchema)]
pub struct PasswordBody {
    pub password: String,
}

/// One's own second factor.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FactorView {
    /// Whether it is set up.
    pub set: bool,
    /// Whether a role asks for it.
    pub required: bool,
    pub recovery_codes_left: i64,
}

/// A secret to take into an authenticator, shown this once.
#[derive(Serialize, ToSchema)]
pub struct NewFactorView {
    /// In base 32, to type in by hand.
    pub secret: String,
    /// `otpauth://totp/…`
    pub uri: String,
    /// The same as a QR code: an SVG document.
    pub qr_svg: String,
}

/// Codes that each replace the second factor once, shown this once.
#[derive(Serialize, ToSchema)]
pub struct RecoveryCodesView {
    pub recovery_codes: Vec<String>,
}

const STAGES: [Stage; 1] = [Stage::FactorDue];

/// Whether one's own second factor is set up, and whether it has to be.
pub async fn factor(op: &mut Op, signed: &Signed) -> Result<FactorView> {
    at(signed, &STAGES)?;
    let account = own(op.session(), signed).await?;
    Ok(FactorView {
        set: account.totp_secret.is_some(),
        required: access::store::needs_factor(op.session(), account.id, op.now().date()).await?,
        recovery_codes_left: codes::recovery_codes_left(op.session(), account.id.0).await?,
    })
}

/// Makes a new secret. It counts only once its first code was confirmed; until then the old one stays. Whoever has just come
/// by the provider and has to have a factor may know no password here: their arrival is the proof.
pub async fn begin_factor(app: &App, signed: &Signed, actor: Actor, body: PasswordBody) -> Result<NewFactorView> {
    at(signed, &STAGES)?;
    let mut op = if signed.provider && signed.stage == Stage::FactorDue {
        let op = app.write(actor).await?;
        hold(&op, signed).await?;
        op
    } else {
        confirmed(app, signed, actor, &body.password).await?
    };
    let chance = op.secret();
    let place = Place::account("totp_pending", signed.account.0);
    let sealed = op.seal(place, &chance[..20])?;
    let sql = "UPDATE account SET totp_pending = $1 WHERE id = $2";
    op.session().run(sql, [cell(sealed), cell(signed.account.0)]).await?;
    let generator = codes::generator(&op, &signed.login, &chance[..20])?;
    let uri = generator.to_url().map_err(|cause| Error::internal(cause.to_string()))?;
    let qr = QrCode::new(uri.as_bytes()).map_err(Error::internal)?;
    let qr_svg = qr.render::<svg::Color<'_>>().min_dimensions(200, 200).build();
    op.record("factor.begin", "account", signed.account.0, None, Some(&signed.login))?;
    op.commit().await?;
    Ok(NewFactorView { secret: Secret::from(chance[..20].to_vec()).to_base32(), uri, qr_svg })
}

/// Takes the new secret by its first code. All other sessions end, the one at hand goes on under a new token.
pub async fn confirm_factor(
    app: &App,
    signed: &Signed,
    actor: Actor,
    body: FactorBody,
) -> Result<(Entered, RecoveryCodesView)> {
    let session = at(signed, &STAGES)?;
    let attempt = Attempt::take(app, &actor.address, &signed.login).await?;
    let mut op = app.write(actor).await?;
    let account = hold(&op, signed).await?;
    let sealed = account.totp_pending.as_deref().ok_or_else(|| Error::new(ErrorCode::Conflict))?;
    let secret = op.app().keys().unseal(Place::account("totp_pending", account.id.0), sealed)?;
    let Some(step) = codes::step(&op, &account.login, &secret, &body.code)? else {
        op.record("factor.refused", "account", account.id.0, None, Some(&account.login))?;
        op.commit().await?;
        return Err(Error::new(ErrorCode::SignInRefused));
    };
    attempt.was_right(op.session()).await?;
    let sealed = op.seal(Place::account("totp_secret", account.id.0), &secret)?;
    let sql = "UPDATE account SET totp_secret = $1, totp_step = $2, totp_pending = NULL WHERE id = $3";
    op.session().run(sql, [cell(sealed.clone()), cell(step), cell(account.id.0)]).await?;
    let recovery_codes = codes::renew_recovery_codes(&op, account.id).await?;
    session::end_others(&mut op, account.id, session, "second factor set up").await?;
    let stage = after_code(&op, &Account { totp_secret: Some(sealed), ..account }, signed.provider).await?;
    let token = session::renew(&mut op, session, signed.stage, stage).await?;
    op.record("factor.set", "account", signed.account.0, None, Some(&signed.login))?;
    op.commit().await?;
    Ok((Entered { token, stage }, RecoveryCodesView { recovery_codes }))
}

/// Makes new recovery codes; the old ones are void.
pub async fn renew_recovery_codes(
    app: &App,
    signed: &Signed,
    actor: Actor,
    body: PasswordBody,
) -> Result<RecoveryCodesView> {
    at(signed, &[])?;
    let mut op = confirmed(app, signed, actor, &body.password).await?;
    if own(op.session(), signed).await?.totp_secret.is_none() {
        return Err(Error::new(ErrorCode::Conflict));
    }
    let recovery_codes = codes::renew_recovery_codes(&op, signed.account).await?;
    op.record("factor.recovery_codes", "account", signed.account.0, None, Some(&signed.login))?;
    op.commit().await?;
    Ok(RecoveryCodesView { recovery_codes })
}

/// Gives the second factor up.
///
/// # Errors
/// `factor_due` when a role asks for it.
pub async fn remove_factor(app: &App, signed: &Signed, actor: Actor, body: PasswordBody) -> Result<()> {
    at(signed, &[])?;
    let mut op = confirmed(app, signed, actor, &body.password).await?;
    if access::store::needs_factor(op.session(), signed.account, op.now().date()).await? {
        return Err(Error::new(ErrorCode::FactorDue));
    }
    codes::remove(&op, signed.account).await?;
    op.record("factor.remove", "account", signed.account.0, None, Some(&signed.login))?;
    op.access_changed();
    op.commit().await
}
