//! The tree as a workbook: taken out, and brought back with what is new, renamed, of another kind or moved. Shown with
//! every fault by its cell, then taken all together or not at all. What the workbook leaves out stays as it is.

mod apply;
mod view;

use std::collections::HashMap;

use guatu_domain::access::{Actor, Permission};
use guatu_domain::org::{self, Above, Listed, Org, OrgKind, Stated};
use guatu_domain::written::name_key;
use guatu_kernel::{Error, ErrorCode, OrgId, Result};
use guatu_paper::sheet::Cell;

use crate::roster::{Cells, Column, Filled, Roster};
use crate::{App, Export, Op};

pub use view::{OrgCellFault, OrgChange, OrgColumn, OrgFault, OrgRow, OrgSheetView, OrgWas, SeenQuery};

/// The longest name of a unit, in characters.
pub(super) const LONGEST_NAME: usize = 100;

/// What stands in place of the unit above for one at the top.
const TOP: &str = "无";

const ROSTER: Roster<OrgColumn> = Roster {
    name: "组织机构",
    most_rows: 5_000,
    columns: &[
        Column {
            is: OrgColumn::Name,
            header: "单位名称",
            width: 36,
            marks: true,
            about: "必填。全区不得重名，最长100字。改名时保留该行的“系统编号”，只改名称。",
        },
        Column {
            is: OrgColumn::Kind,
            header: "类型",
            width: 14,
            marks: false,
            about: "省级、市级、区级、园区、乡镇（街道）、单位之一。空着时，已有单位保持原类型，新单位按名称判断。",
        },
        Column {
            is: OrgColumn::Parent,
            header: "上级单位",
            width: 36,
            marks: true,
            about: "填写上级单位的名称，可以是本表中的新单位，先后不限；最高一级填“无”。空着时，已有单位的隶属不变，新单位必填。上级的类型须高于本单位，单位之下可以再设单位。改填即为调整隶属，其全部下级一并调整。",
        },
        Column {
            is: OrgColumn::Id,
            header: "系统编号",
            width: 40,
            marks: false,
            about: "导出时由系统填写，请勿修改；新单位空着。没有编号的行按单位名称识别。表中没有列出的单位保持不变，导入从不删除单位。",
        },
    ],
};

/// The words by which a kind is known in a workbook, besides its code; the first is the one written.
const fn words(kind: OrgKind) -> &'static [&'static str] {
    match kind {
        OrgKind::Province => &["省级", "省"],
        OrgKind::City => &["市级", "市"],
        OrgKind::District => &["区级", "区县", "区", "县"],
        OrgKind::Zone => &["园区", "开发区", "功能区"],
        OrgKind::Township => &["乡镇（街道）", "乡镇、街道", "乡镇", "街道", "镇", "乡"],
        OrgKind::Unit => &["单位", "部门", "责任单位"],
    }
}

fn kind_of(text: &str) -> Option<OrgKind> {
    let means =
        |kind: &OrgKind| kind.as_str() == text || words(*kind).iter().any(|word| name_key(word) == name_key(text));
    OrgKind::ALL.into_iter().find(means)
}

/// The form, empty.
pub fn template() -> Result<Export> {
    Ok(Export { name: "组织机构导入表.xlsx".into(), bytes: ROSTER.write(Vec::new())? })
}

/// The tree in the same form, from the top down.
pub async fn export(op: &mut Op) -> Result<Export> {
    op.require_everywhere(Permission::OrgEdit)?;
    let ledger = op.ledger().await?;
    let tree: Vec<&Org> = ledger.orgs.values().map(AsRef::as_ref).collect();
    let rows: Vec<Vec<Cell>> = from_the_top(&tree).into_iter().map(|org| line(org, &ledger)).collect();
    let count = rows.len();
    let bytes = tokio::task::spawn_blocking(move || ROSTER.write(rows)).await.map_err(Error::internal)??;
    op.note_now("org.export", "export", op.id(), &count).await?;
    Ok(Export { name: format!("组织机构-{}.xlsx", op.now().date()), bytes })
}

fn line(org: &Org, ledger: &crate::district::Ledger) -> Vec<Cell> {
    let parent = org.parent.map_or(TOP, |parent| ledger.org_name(parent));
    let kind = words(org.kind)[0];
    vec![
        Cell::Text(org.name.clone()),
        Cell::Text(kind.into()),
        Cell::Text(parent.into()),
        Cell::Text(org.id.to_string()),
    ]
}

/// Each unit after the one above it, those below one by kind and sound.
fn from_the_top<'a>(tree: &[&'a Org]) -> Vec<&'a Org> {
    let mut below: HashMap<Option<OrgId>, Vec<&Org>> = HashMap::new();
    for org in tree {
        below.entry(org.parent).or_default().push(org);
    }
    for orgs in below.values_mut() {
        orgs.sort_by_cached_key(|org| std::cmp::Reverse((org.kind, crate::district::sound(&org.name), org.id)));
    }
    let mut open = below.remove(&None).unwrap_or_default();
    let mut ordered = Vec::new();
    while let Some(org) = open.pop() {
        ordered.push(org);
        open.extend(below.remove(&Some(org.id)).unwrap_or_default());
    }
    ordered
}

/// Refuses whoever may not import the tree, before they send a file.
pub async fn may_import(app: &App, actor: &Actor) -> Result<()> {
    app.read(actor.clone()).await?.require_everywhere(Permission::OrgEdit).map(drop)
}

/// Shows what a workbook would bring; writes nothing.
pub async fn preview(app: &App, actor: Actor, name: String, bytes: Vec<u8>) -> Result<OrgSheetView> {
    may_import(app, &actor).await?;
    let filled = ROSTER.read(name, bytes).await?;
    let op = app.read(actor).await?;
    understood(&op, &filled).await?.view()
}

/// Brings a workbook into the tree, all of it or nothing. `seen` is the mark of the preview that was looked at.
///
/// # Errors
/// `import_rejected` when any row has a fault; `conflict` when the workbook would bring something else than was seen,
/// because the tree has changed since.
pub async fn confirm(app: &App, actor: Actor, name: String, bytes: Vec<u8>, seen: &str) -> Result<OrgSheetView> {
    may_import(app, &actor).await?;
    let filled = ROSTER.read(name, bytes).await?;
    let mut op = app.write(actor).await?;
    op.require_everywhere(Permission::OrgEdit)?;
    let understood = understood(&op, &filled).await?;
    let view = understood.view()?;
    if view.rejected > 0 {
        return Err(Error::new(ErrorCode::ImportRejected).with("rejected", view.rejected));
    }
    if view.mark != seen {
        return Err(Error::new(ErrorCode::Conflict));
    }
    apply::apply(&mut op, understood.listed).await?;
    op.commit().await?;
    Ok(view)
}

/// A workbook held against the tree.
struct Understood {
    /// The tree as it is.
    tree: Vec<Org>,
    rows: Vec<(u32, Vec<OrgCellFault>)>,
    listed: Vec<Listed>,
}

async fn understood(op: &Op, filled: &Filled<OrgColumn>) -> Result<Understood> {
    let tree: Vec<Org> = op.ledger().await?.orgs.values().map(|org| (**org).clone()).collect();
    let mut cells: Vec<Cells<'_, OrgColumn, OrgFault>> = filled.rows().collect();
    let stated: Vec<Stated> = cells.iter_mut().map(stated).collect();
    let listed = org::hold_against(&tree, &stated, || OrgId(op.id()));
    for (cells, listed) in cells.iter_mut().zip(&listed) {
        for (column, fault) in listed.faults.iter().map(|fault| view::told(*fault)) {
            cells.fault(column, fault);
        }
    }
    let rows = cells.into_iter().map(|cells| (cells.number(), cells.faults.into_iter().map(Into::into).collect()));
    let rows = rows.collect();
    Ok(Understood { tree, rows, listed })
}

fn stated(cells: &mut Cells<'_, OrgColumn, OrgFault>) -> Stated {
    let parent = match cells.text(OrgColumn::Parent) {
        text if text.is_empty() => Above::Unsaid,
        text if text == TOP => Above::Top,
        text => Above::Unit(text),
    };
    Stated {
        id: cells.parsed(OrgColumn::Id, |text| text.parse().ok()),
        name: cells.short(OrgColumn::Name, LONGEST_NAME, true),
        kind: cells.parsed(OrgColumn::Kind, kind_of),
        parent,
    }
}
