//! `guatu audit`: anchor the record, verify it.

use std::process::ExitCode;

use clap::{Args, Subcommand};
use guatu_app::audit::{self, Anchor, Fault, Finding, Progress, Verification};
use guatu_kernel::{Result, Timestamp};

use super::{Format, actor};
use crate::output;
use crate::setup::Common;

/// What to do with the audit record.
#[derive(Debug, Subcommand)]
pub enum Audit {
    /// Anchor the last entry now and print the anchor on one line, for paper or another system.
    Anchor(Common),
    /// Verify chain, numbers and anchors; exit 1 and name the first altered, missing or reordered entry.
    Verify(Verify),
    /// Print the public key that others need to verify the anchors.
    Key(Common),
}

#[derive(Debug, Args)]
pub struct Verify {
    #[command(flatten)]
    common: Common,
    /// An anchor that was kept elsewhere: the whole line, or its first two parts. May be given several times.
    #[arg(long = "anchor", value_name = "LINE")]
    anchors: Vec<String>,
    /// A public key whose anchors are believed too.
    #[arg(long = "key", value_name = "KEY")]
    keys: Vec<String>,
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

impl Audit {
    pub async fn run(self) -> Result<ExitCode> {
        match self {
            Self::Anchor(common) => {
                output::say(&audit::anchor(common.app().await?.write(actor()).await?).await?.to_string())?;
            }
            Self::Key(common) => output::say(&audit::public_key(&common.app().await?.read(actor()).await?)?)?,
            Self::Verify(verify) => return verify.run().await,
        }
        Ok(ExitCode::SUCCESS)
    }
}

impl Verify {
    async fn run(self) -> Result<ExitCode> {
        let kept = self.anchors.iter().map(|line| line.parse()).collect::<Result<Vec<Anchor>>>()?;
        let app = self.common.app_that_trusts(&self.keys).await?;
        let report = audit::verify(&app, actor(), kept, &Progress::default()).await?;
        match self.format {
            Format::Json => output::json(&report)?,
            Format::Text => tell(&report)?,
        }
        Ok(ExitCode::from(u8::from(report.finding.is_some())))
    }
}

fn tell(report: &Verification) -> Result<()> {
    if report.removed_up_to > 0 {
        output::say(&format!(
            "第{}条及以前的记录已到保存期限，按规定清理，链从该条的锚点开始。",
            report.removed_up_to
        ))?;
    }
    if report.before_chain > 0 {
        output::say(&format!("其中{}条是启用散列链之前的记录，没有散列值，无法证明。", report.before_chain))?;
    }
    match &report.finding {
        Some(finding) => output::say(&format!("✗ 第{}条{}", finding.seq, sentence(finding))),
        None => {
            let anchored = match report.anchored_up_to {
                Some(seq) => format!("与{}个锚点一致，已锚定至第{seq}条", report.anchors),
                None => "尚无锚点".into(),
            };
            output::say(&format!(
                "✓ 共核对{}条，至第{}条，编号连续、内容未改；{anchored}。",
                report.entries, report.last
            ))
        }
    }
}

fn sentence(finding: &Finding) -> String {
    let expected = finding.expected.as_deref().unwrap_or_default();
    let found = finding.found.as_deref().unwrap_or_default();
    match finding.fault {
        Fault::Missing => format!("：缺失，其后现存的第一条是第{found}条。"),
        Fault::CutOff => format!("：从这一条起末尾被截去：应到第{expected}条，现存到第{found}条。"),
        Fault::Surplus => format!("：从这一条起为多出的记录：只编号到第{expected}条，现存到第{found}条。"),
        Fault::Altered => format!("：内容与散列值不符，已被改动。应为 {expected}，现为 {found}。"),
        Fault::Unreadable => "：有的值无法读取，已被改动。".into(),
        Fault::Reordered => format!("：位置被换：应在此处的记录现在是第{found}条。"),
        Fault::Inserted => "：是后来插入的，它后面的一条本应在此处。".into(),
        Fault::MadeAnew => {
            let since = finding.since.unwrap_or(finding.seq);
            format!("：与锚点不符：第{since}条至本条之间的链被重新生成。锚点为 {expected}，现为 {found}。")
        }
        Fault::AnchorForged => "的锚点签名不对，锚点被改动。".into(),
        Fault::AnchorUnknown => format!("的锚点由未知的密钥签名：{found}。如属更换密钥，请用 --key 指明公钥。"),
        Fault::AnchorMissing => {
            let at = found.parse().ok().and_then(Timestamp::from_micros).map(|at| format!("（{at}）"));
            format!(
                "{}及其后的记录早该有锚点而没有。如服务停用过，请运行 guatu audit anchor；否则锚点可能被删。",
                at.unwrap_or_default()
            )
        }
    }
}
