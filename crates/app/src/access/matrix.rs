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
    /// The permissions of which any one opens it; none where everybody may who has signed in.
    pub permissions: Vec<Permission>,
}

/// Every operation with the roles that may do it.
pub async fn show(op: &mut Op, operations: Vec<Operation>) -> Result<MatrixView> {
    op.require_everywhere(Permission::AccessRead)?;
    let roles = op.roles().await?;
    let lines = operations.into_iter().map(|operation| line(operation, &roles)).collect();
    Ok(MatrixView { roles: role::views(op).await?, operations: lines })
}

fn line(operation: Operation, roles: &[Role]) -> OperationLine {
    let wanted = &operation.permissions;
    let may = |role: &&Role| wanted.is_empty() || wanted.iter().any(|wanted| role.permissions.contains(wanted));
    OperationLine {
        roles: roles.iter().filter(may).map(|role| role.code.clone()).collect(),
        permissions: wanted.iter().map(|permission| permission.as_str().into()).collect(),
        method: operation.method,
        path: operation.path,
        summary: operation.summary,
    }
}

/// The matrix as a workbook: a row for an operation, a column for a role.
pub async fn export(op: &mut Op, operations: Vec<Operation>) -> Result<Export> {
    let matrix = show(op, operations).await?;
    let name = format!("权限矩阵-{}.xlsx", op.now().date());
    let table = table(&matrix, op.now().date());
    let bytes = tokio::task::spawn_blocking(move || sheet::write(&[table])).await.map_err(Error::internal)??;
    op.note_now("access.export", "export", op.id(), &matrix.operations.len()).await?;
    Ok(Export { name, bytes })
}

fn table(matrix: &MatrixView, today: chrono::NaiveDate) -> Table {
    let text = |header: &str, width| Column { header: header.into(), width, kind: ColumnKind::Text };
    let mut columns = vec![text("方法", 9), text("地址", 44), text("说明", 60), text("所需权限", 20)];
    columns.extend(matrix.roles.iter().map(|role| text(&role.name.zh, 14)));
    let rows = matrix.operations.iter().map(|line| {
        let mut cells = vec![line.method.clone(), line.path.clone(), line.summary.clone()];
        cells.push(if line.permissions.is_empty() { "登录即可".into() } else { line.permissions.join("、") });
        cells
            .extend(matrix.roles.iter().map(|role| if line.roles.contains(&role.code) { "√" } else { "" }.to_string()));
        cells.into_iter().map(|text| if text.is_empty() { Cell::Empty } else { Cell::Text(text) }).collect()
    });
    let rows = rows.collect();
    Table { name: "权限矩阵".into(), title: format!("权限矩阵（{today}）"), columns, rows }
}
