//! One's own devices: the browsers that are signed in.

use guatu_db::inconsistent;
use guatu_kernel::{Result, SessionId, Timestamp};
use serde::Serialize;
use utoipa::ToSchema;

use super::{at, session_of};
use crate::Op;
use crate::project::store::instant;
use crate::sign_in::session::{self, Device, Signed};

/// A browser that is signed in.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DeviceView {
    pub id: SessionId,
    /// Where it signed in from.
    pub address: String,
    /// What it calls itself.
    pub agent: String,
    /// Whether it came by the provider.
    pub provider: bool,
    pub created_at: Timestamp,
    /// Its last use, to half a minute.
    pub seen_at: Timestamp,
    /// Whether it is the one that asks.
    pub current: bool,
}

/// One's own devices, the last used first.
pub async fn devices(op: &mut Op, signed: &Signed) -> Result<Vec<DeviceView>> {
    let current = at(signed, &[])?;
    let view = |device: Device| {
        let broken = |column| inconsistent("session", column, device.id);
        Ok(DeviceView {
            id: SessionId(device.id),
            created_at: instant(device.created_at).ok_or_else(|| broken("created_at"))?,
            seen_at: instant(device.seen_at).ok_or_else(|| broken("seen_at"))?,
            current: device.id == current.0,
            address: device.address,
            agent: device.agent,
            provider: device.provider,
        })
    };
    session::devices(op, signed.account).await?.into_iter().map(view).collect()
}

/// Signs one of one's own devices out.
pub async fn end_device(mut op: Op, signed: &Signed, id: SessionId) -> Result<()> {
    at(signed, &[])?;
    session::end(&mut op, signed.account, id, "ended from another device").await?;
    op.record("device.end", "account", signed.account.0, None, Some(&id))?;
    op.commit().await
}

/// Signs all of one's own devices out but the one that asks.
pub async fn end_other_devices(mut op: Op, signed: &Signed) -> Result<()> {
    at(signed, &[])?;
    let current = session_of(signed)?;
    session::end_others(&mut op, signed.account, current, "ended from another device").await?;
    op.record("device.end_others", "account", signed.account.0, None, Some(&signed.login))?;
    op.commit().await
}
