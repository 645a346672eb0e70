//! Taking over a register of the pools as an office keeps it: where each project stands when the district begins with this system.
//!
//! Nobody consents to it project by project, so it places only projects that stand nowhere yet.

use std::collections::HashMap;

use chrono::NaiveDate;
use guatu_domain::access::{Actor, Permission};
use guatu_domain::life::{Life, Stage};
use guatu_domain::pool::Move;
use guatu_domain::written::{Written, day, name_key};
use guatu_kernel::{ProjectId, Result, RevisionId, Scope};

use super::moving;
use crate::district::{AsOf, District, File, Recorded};
use crate::roster::{Cells, Column, CommonFault, Roster};
use crate::{App, Op, life};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Code,
    Pool,
    PoolDay,
    Stage,
    StageDay,
    Paper,
}

/// What is wrong with a cell of the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RegisterFault {
    Missing,
    Unreadable,
    ProjectUnknown,
    PoolUnknown,
    /// It stands elsewhere already: it is moved by a request.
    Placed,
}

impl CommonFault for RegisterFault {
    const MISSING: Self = Self::Missing;
    const UNREADABLE: Self = Self::Unreadable;
}

impl RegisterFault {
    /// For whoever sits at the machine.
    const fn words(self) -> &'static str {
        match self {
            Self::Missing => "未填写",
            Self::Unreadable => "无法识别",
            Self::ProjectUnknown => "没有这个项目编码",
            Self::PoolUnknown => "没有这个库",
            Self::Placed => "项目已有入库或阶段记录，请提请移库或登记阶段",
        }
    }
}

const REGISTER: Roster<Place> = Roster {
    name: "项目库台账",
    most_rows: 50_000,
    columns: &[
        Column { is: Place::Code, header: "项目编码", width: 16, marks: true, about: "必填。" },
        Column {
            is: Place::Pool, header: "所在库", width: 12, marks: true, about: "库的名称；不在库的空着。"
        },
        Column {
            is: Place::PoolDay, header: "入库日期", width: 14, marks: true, about: "填了所在库的必填。"
        },
        Column {
            is: Place::Stage,
            header: "阶段",
            width: 10,
            marks: false,
            about: "线索、谋划、招引、签约……达效之一。",
        },
        Column {
            is: Place::StageDay, header: "阶段日期", width: 14, marks: false, about: "填了阶段的必填。"
        },
        Column { is: Place::Paper, header: "依据", width: 30, marks: false, about: "文件名称或文号。" },
    ],
};

/// What became of a register.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Taken {
    /// Projects that came to a pool or a stage.
    pub placed: usize,
    /// Projects that stood there already.
    pub unchanged: usize,
    /// `B3 没有这个库`; nothing was written where there are any.
    pub faults: Vec<String>,
}

/// A row that was read.
struct Row {
    project: ProjectId,
    pool: Option<(String, NaiveDate)>,
    stage: Option<(Stage, NaiveDate)>,
    paper: Option<String>,
}

/// Takes a register over, all of it or nothing.
///
/// # Errors
/// Those of reading a workbook; `invalid` where no sheet has the header.
pub async fn take(app: &App, actor: Actor, name: String, bytes: Vec<u8>) -> Result<Taken> {
    let filled = REGISTER.read(name, bytes).await?;
    let mut op = app.write(actor).await?;
    op.require_everywhere(Permission::PoolEdit)?;
    let district = op.district(AsOf::default()).await?;
    let pools = district.ledger().pools.pools(district.view());
    let pools: HashMap<String, String> = pools.into_iter().map(|pool| (name_key(&pool.name.zh), pool.code)).collect();
    let (mut taken, mut rows) = (Taken::default(), Vec::new());
    for mut cells in filled.rows::<RegisterFault>() {
        let row = read(&mut cells, &district, &pools);
        taken.faults.extend(cells.faults.iter().map(|fault| format!("{} {}", fault.cell, fault.fault.words())));
        rows.extend(row);
    }
    if !taken.faults.is_empty() {
        return Ok(taken);
    }
    for row in rows {
        let file = &district.ledger().files[&row.project];
        let changed = place(&mut op, file, &row).await?;
        *(if changed { &mut taken.placed } else { &mut taken.unchanged }) += 1;
    }
    op.commit().await?;
    Ok(taken)
}

fn read(
    cells: &mut Cells<'_, Place, RegisterFault>,
    district: &District,
    pools: &HashMap<String, String>,
) -> Option<Row> {
    let code = cells.short(Place::Code, 60, true);
    let file = district.ledger().file(&code);
    if file.is_none() && !code.is_empty() {
        cells.fault(Place::Code, RegisterFault::ProjectUnknown);
    }
    let pool = cells.looked_up(Place::Pool, RegisterFault::PoolUnknown, pools);
    let stage = cells.parsed(Place::Stage, |text| Stage::of_word(text).filter(|stage| stage.is_main()));
    let pool = dated(cells, pool, Place::PoolDay);
    let stage = dated(cells, stage, Place::StageDay);
    let paper = Some(cells.short(Place::Paper, 200, false)).filter(|paper| !paper.is_empty());
    let file = file?;
    let elsewhere = pool.as_ref().is_some_and(|(pool, _)| !file.moves.is_empty() && !stands_in(file, pool));
    let further = stage.is_some_and(|(stage, _)| !file.stages.is_empty() && !stands_at(file, stage));
    if elsewhere || further {
        cells.fault(Place::Code, RegisterFault::Placed);
    }
    Some(Row { project: file.id, pool, stage, paper })
}

fn dated<T>(cells: &mut Cells<'_, Place, RegisterFault>, value: Option<T>, column: Place) -> Option<(T, NaiveDate)> {
    let on = cells.parsed(column, |text| day(Written::Text(text)).ok().flatten());
    if value.is_some() && on.is_none() && cells.text(column).is_empty() {
        cells.fault(column, RegisterFault::Missing);
    }
    value.zip(on)
}

fn stands_in(file: &File, pool: &str) -> bool {
    file.moves.iter().any(|fact| fact.value.pool.as_deref() == Some(pool))
}

fn stands_at(file: &File, stage: Stage) -> bool {
    file.stages.iter().any(|fact| fact.value.stage == stage)
}

/// Records what a row says of a project that stands nowhere yet.
async fn place(op: &mut Op, file: &File, row: &Row) -> Result<bool> {
    const REASON: &str = "期初建账";
    let by = op.actor().name.clone();
    let mut changed = false;
    if let Some((pool, on)) = row.pool.clone().filter(|_| file.moves.is_empty()) {
        let paper = row.paper.clone();
        let first = Move { pool: Some(pool), reason: REASON.into(), paper, by: by.clone(), approved_by: None };
        moving::put(op, file.id, None, None, first, on).await?;
        changed = true;
    }
    if let Some((stage, on)) = row.stage.filter(|_| file.stages.is_empty()) {
        let paper = row.paper.clone();
        let value = Life { stage, evidence: Vec::new(), reason: REASON.into(), paper, by, approved_by: None };
        op.record("project.stage", "project", file.id.0, None, Some(&value))?;
        let fact = Recorded { effective_on: on, recorded_at: op.now(), value };
        life::store::insert(op.session(), &Scope::System, RevisionId(op.id()), file.id, None, &fact).await?;
        changed = true;
    }
    Ok(changed)
}
