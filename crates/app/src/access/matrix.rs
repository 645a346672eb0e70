//! The permission matrix: every operation, and the roles that may do it.

use guatu_domain::access::{Permission, Role};
use guatu_kernel::{Error, Result};
use guatu_paper::sheet::{self, Cell, Column, ColumnKind, Table};

use super::role;
use super::view::{MatrixView, OperationLine};
use crate::{Export, Op};

/// An operation as the contract describes it.
#[derive(Debug, Clone)]
pub struct Operation {
    pub method: String,
    pub path: String,
    pub summary: String,
    /// The permission it asks for; absent where everybody may who has signed in.
    pub permission: Option<Permission>,
}

/// Every operation with the roles that may do it.
pub async fn show(op: &mut Op, operations: Vec<Operation>) -> Result<MatrixView> {
    op.require_everywhere(Permission::AccessRead)?;
    let roles = op.roles().await?;
    let lines = operations.into_iter().map(|operation| line(operation, &roles)).collect();
    Ok(MatrixView { roles: role::views(op).await?, operations: lines })
}

fn line(operation: Operation, roles: &[Role]) -> OperationLine {
    let may = |role: &&Role| operation.permission.is_none_or(|permission| role.permissions.contains(&permission));
    OperationLine {
        roles: roles.iter().filter(may).map(|role| role.code.clone()).collect(),
        method: operation.method,
        path: operation.path,
        summary: operation.summary,
        permission: operation.permission.map(|permission| permission.as_str().into()),
    }
}

/// The matrix as a workbook: a row for an operation, a column for a role.
pub async fn export(mut op: Op, operations: Vec<Operation>) -> Result<Export> {
    let matrix = show(&mut op, operations).await?;
    let name = format!("权限矩阵-{}.xlsx", op.now().date());
    let id = op.id();
    op.record("access.export", "export", id, None, Some(&matrix.operations.len()))?;
    let table = table(&matrix, op.now().date());
    let bytes = tokio::task::spawn_blocking(move || sheet::write(&[table])).await.map_err(Error::internal)??;
    op.commit().await?;
    Ok(Export { name, bytes })
}

fn table(matrix: &MatrixView, today: chrono::NaiveDate) -> Table {
    let text = |header: &str, width| Column { header: header.into(), width, kind: ColumnKind::Text };
    let mut columns = vec![text("方法", 9), text("地址", 44), text("说明", 60), text("所需权限", 20)];
    columns.extend(matrix.roles.iter().map(|role| text(&role.name.zh, 14)));
    let rows = matrix.operations.iter().map(|line| {
        let mut cells = vec![line.method.clone(), line.path.clone(), line.summary.clone()];
        cells.push(line.permission.clone().unwrap_or_else(|| "登录即可".into()));
        cells
            .extend(matrix.roles.iter().map(|role| if line.roles.contains(&role.code) { "√" } else { "" }.to_string()));
        cells.into_iter().map(|text| if text.is_empty() { Cell::Empty } else { Cell::Text(text) }).collect()
    });
    let rows = rows.collect();
    Table { name: "权限矩阵".into(), title: format!("权限矩阵（{today}）"), columns, rows }
}
