//! `guatu doctor`: what is in order, and what to do about the rest.

use std::process::ExitCode;

use guatu_db::{Db, LATEST, applied_version};
use guatu_kernel::time::SystemClock;
use guatu_kernel::{Clock as _, Result};
use guatu_paper::fonts::Fonts;

use crate::output;
use crate::setup::Common;

/// Looks at settings, database, fonts, the provider of single sign-on where there is one, and address; exit 1 when something needs doing.
pub async fn run(common: &Common) -> Result<ExitCode> {
    let config = common.settings()?;
    let mut healthy = true;
    let mut tell = |good: bool, what: String| {
        healthy &= good;
        output::say(&format!("{} {what}", if good { "✓" } else { "✗" }))
    };
    match Db::connect(&config.database).await {
        Ok(db) => match applied_version(&db).await? {
            Some(LATEST) => tell(true, format!("数据库 {:?}，版本 {LATEST}", db.engine))?,
            Some(version) if version > LATEST => tell(false, format!("数据库版本 {version} 比程序新，请升级程序"))?,
            version => tell(false, format!("数据库版本 {}，请运行 guatu migrate", version.unwrap_or(0)))?,
        },
        Err(failure) => tell(false, output::sentence(&failure))?,
    }
    match Fonts::load(None) {
        Ok(fonts) => {
            tell(true, "公文字体可用".into())?;
            for substitution in fonts.report() {
                output::say(&format!("  {} 未安装，以 {} 代替", substitution.wanted, substitution.used))?;
            }
        }
        Err(failure) => tell(false, output::sentence(&failure))?,
    }
    if let Some(provider) = config.provider()? {
        match provider.reach(SystemClock.now()).await {
            Ok(()) => tell(true, format!("统一身份认证 {}", provider.issuer()))?,
            Err(failure) => tell(false, format!("统一身份认证 {}：{failure}", provider.issuer()))?,
        }
    }
    let free = tokio::net::TcpListener::bind(config.listen).await.is_ok();
    tell(true, format!("监听地址 {}{}", config.listen, if free { "" } else { "（已在使用，可能服务正在运行）" }))?;
    Ok(ExitCode::from(u8::from(!healthy)))
}
