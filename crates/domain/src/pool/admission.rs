//! 入库条件: what a project has to be to come into a pool, by sector.

use guatu_kernel::{Bilingual, Money};
use serde::{Deserialize, Serialize};

use crate::life::Stage;

/// The conditions of one pool for one sector.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Admission {
    pub pool: String,
    /// As the district names its sectors; all sectors without conditions of their own when absent.
    pub sector: Option<String>,
    /// 总投资 of at least so much.
    pub least: Option<Money>,
    /// It has come at least to this stage of its main line.
    pub stage: Option<Stage>,
    /// Documents that have to be shown: 备案证明, 资金证明.
    #[serde(default)]
    pub evidence: Vec<String>,
    /// Where the rule is published.
    pub source: Option<String>,
    pub active: bool,
}

/// A project that asks to come in.
#[derive(Debug, Clone, Copy)]
pub struct Applicant<'a> {
    pub sector: Option<&'a str>,
    pub total: Option<Money>,
    /// The stage of its main line.
    pub stage: Option<Stage>,
    /// It stands still, or has ended.
    pub inert: Option<Stage>,
    /// The documents that are shown.
    pub shown: &'a [String],
}

/// What may be asked of a project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Condition {
    Total,
    Stage,
    Evidence,
    Moving,
}

impl Condition {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Total => "total",
            Self::Stage => "stage",
            Self::Evidence => "evidence",
            Self::Moving => "moving",
        }
    }
}

/// A condition that is not met, and what would meet it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unmet {
    pub condition: Condition,
    pub needs: Bilingual,
}

/// The conditions that apply: those of the sector, else those of all sectors.
pub fn applying<'a>(
    admissions: impl IntoIterator<Item = &'a Admission>,
    pool: &str,
    sector: Option<&str>,
) -> Option<&'a Admission> {
    let fitting = admissions.into_iter().filter(|one| one.active && one.pool == pool);
    let fitting = fitting.filter(|one| one.sector.is_none() || one.sector.as_deref() == sector);
    fitting.max_by_key(|one| one.sector.is_some())
}

/// Every condition that a project does not meet; it comes in where there is none.
pub fn admit(admission: Option<&Admission>, project: &Applicant<'_>) -> Vec<Unmet> {
    let ended = project.inert.map(|stage| Unmet {
        condition: Condition::Moving,
        needs: Bilingual {
            zh: format!("项目处于“{}”，须先恢复推进", stage.zh()),
            en: format!("the project is {} and has to move on first", stage.name().en),
        },
    });
    let Some(admission) = admission else { return ended.into_iter().collect() };
    let unmet = [ended, total(admission, project), stage(admission, project), evidence(admission, project)];
    unmet.into_iter().flatten().collect()
}

fn total(admission: &Admission, project: &Applicant<'_>) -> Option<Unmet> {
    let least = admission.least.filter(|least| project.total.is_none_or(|total| total < *least))?;
    let has = project.total;
    let needs = Bilingual {
        zh: match has {
            Some(has) => format!("总投资{has}万元，须不低于{least}万元（还差{}万元）", least - has),
            None => format!("总投资未登记，须不低于{least}万元"),
        },
        en: match has {
            Some(has) => format!("total investment is {has}, at least {least} is needed ({} short, 万元)", least - has),
            None => format!("total investment is not recorded, at least {least} (万元) is needed"),
        },
    };
    Some(Unmet { condition: Condition::Total, needs })
}

fn stage(admission: &Admission, project: &Applicant<'_>) -> Option<Unmet> {
    let wanted = admission.stage.filter(|wanted| project.stage.is_none_or(|stage| stage < *wanted))?;
    let zh = project.stage.map_or("未登记阶段".into(), |stage| format!("“{}”", stage.zh()));
    let en = project.stage.map_or("none".into(), |stage| stage.name().en);
    let needs = Bilingual {
        zh: format!("现阶段为{zh}，须达到“{}”", wanted.zh()),
        en: format!("its stage is {en}, it has to come to {}", wanted.name().en),
    };
    Some(Unmet { condition: Condition::Stage, needs })
}

fn evidence(admission: &Admission, project: &Applicant<'_>) -> Option<Unmet> {
    let missing: Vec<&str> =
        admission.evidence.iter().filter(|one| !project.shown.contains(one)).map(String::as_str).collect();
    let needs = Bilingual {
        zh: format!("缺少{}", missing.join("、")),
        en: format!("missing documents: {}", missing.join(", ")),
    };
    (!missing.is_empty()).then_some(Unmet { condition: Condition::Evidence, needs })
}
