//! Accounts from a workbook: shown with every fault by its cell, then registered all together or not at all.

use std::collections::{HashMap, HashSet};

use guatu_domain::access::{Actor, Permission};
use guatu_domain::account;
use guatu_domain::written::name_key;
use guatu_kernel::{Error, ErrorCode, OrgId, Result, Scope};
use serde::Serialize;
use utoipa::ToSchema;

use super::edit::{NewAccount, insert};
use super::view::PostBody;
use super::{password, store};
use crate::roster::{self, CellFault, Column, CommonFault, Roster};
use crate::{App, Export, Op};

/// The longest name or title of an account, in characters.
const LONGEST_TEXT: usize = 60;

/// A column of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AccountColumn {
    Login,
    Name,
    Unit,
    Title,
    Phone,
    IdNumber,
    Role,
}

const ROSTER: Roster<AccountColumn> = Roster {
    name: "账号",
    most_rows: 1_000,
    columns: &[
        Column {
            is: AccountColumn::Login,
            header: "登录名",
            width: 16,
            marks: true,
            about: "必填。2至40个字符：字母、数字、汉字、点、短横线。不得与已有账号重复，登记后不可更改。",
        },
        Column { is: AccountColumn::Name, header: "姓名", width: 12, marks: true, about: "必填。" },
        Column {
            is: AccountColumn::Unit,
            header: "单位",
            width: 28,
            marks: false,
            about: "可空。填写组织机构中已登记的单位名称。",
        },
        Column {
            is: AccountColumn::Title,
            header: "职务",
            width: 16,
            marks: false,
            about: "可空。在上述单位的职务，自导入之日起任职。",
        },
        Column {
            is: AccountColumn::Phone,
            header: "手机号",
            width: 16,
            marks: false,
            about: "可空。11位手机号，或带区号的固定电话；加密保存，脱敏显示。",
        },
        Column {
            is: AccountColumn::IdNumber,
            header: "身份证号",
            width: 22,
            marks: false,
            about: "可空。18位，加密保存，脱敏显示。请将单元格设为文本格式。",
        },
        Column {
            is: AccountColumn::Role,
            header: "角色",
            width: 20,
            marks: false,
            about: "可空。拟授予的角色名称，供安全管理员审批时参考；导入不授予任何权限。",
        },
    ],
};

/// What is wrong with a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AccountFault {
    Missing,
    /// Longer than anything of the kind, or not written as such a thing is.
    Unreadable,
    /// The sign-in name is taken already.
    Taken,
    /// The sign-in name stands in a row above.
    Twice,
    /// No such unit, or none that the actor looks after.
    UnknownUnit,
    UnknownRole,
}

/// A fault by its cell.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AccountCellFault {
    /// As the workbook names it: `B3`.
    pub cell: String,
    pub column: AccountColumn,
    pub fault: AccountFault,
}

/// A row of the workbook as it was understood.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AccountRow {
    /// As the workbook counts, from 1.
    pub row: u32,
    pub login: String,
    pub name: String,
    pub unit: String,
    pub title: String,
    /// Masked.
    pub phone: String,
    /// Masked.
    pub id_number: String,
    pub role: String,
    pub faults: Vec<AccountCellFault>,
}

/// What a workbook of accounts would bring.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AccountSheetView {
    pub rows: Vec<AccountRow>,
    /// How many rows have faults; with any, none is taken.
    pub rejected: usize,
}

/// A registered account with its one-time password, shown this once.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ImportedAccount {
    pub login: String,
    pub name: String,
    pub secret: String,
}

/// The form, empty.
pub fn template() -> Result<Export> {
    Ok(Export { name: "账号导入表.xlsx".into(), bytes: ROSTER.write(Vec::new())? })
}

/// Refuses whoever may not import accounts, before they send a file.
pub async fn may_import(app: &App, actor: &Actor) -> Result<()> {
    app.read(actor.clone()).await?.require(Permission::AccountEdit).map(drop)
}

/// Shows what a workbook would bring; writes nothing.
pub async fn preview(app: &App, actor: Actor, name: String, bytes: Vec<u8>) -> Result<AccountSheetView> {
    let op = app.read(actor).await?;
    let scope = op.require(Permission::AccountEdit)?;
    let rows = understood(&op, &scope, name, bytes).await?;
    let rejected = rows.iter().filter(|(row, _)| !row.faults.is_empty()).count();
    Ok(AccountSheetView { rows: rows.into_iter().map(|(row, _)| row).collect(), rejected })
}

/// Registers every account of a workbook, or none.
///
/// # Errors
/// `import_rejected` when any row has a fault.
pub async fn confirm(app: &App, actor: Actor, name: String, bytes: Vec<u8>) -> Result<Vec<ImportedAccount>> {
    let reading = app.read(actor.clone()).await?;
    let scope = reading.require(Permission::AccountEdit)?;
    let rows = understood(&reading, &scope, name, bytes).await?;
    let rejected = rows.iter().filter(|(row, _)| !row.faults.is_empty()).count();
    if rejected > 0 {
        return Err(Error::new(ErrorCode::ImportRejected).with("rejected", rejected));
    }
    let mut secrets = Vec::new();
    for _ in &rows {
        secrets.push(password::one_time(app).await?);
    }
    let mut op = app.write(actor).await?;
    let mut imported = Vec::new();
    for ((_, new), (secret, hash)) in rows.into_iter().zip(secrets) {
        imported.push(ImportedAccount { login: new.login.clone(), name: new.name.clone(), secret });
        insert(&mut op, new, hash).await?;
    }
    op.commit().await?;
    Ok(imported)
}

async fn understood(op: &Op, scope: &Scope, name: String, bytes: Vec<u8>) -> Result<Vec<(AccountRow, NewAccount)>> {
    let filled = ROSTER.read(name, bytes).await?;
    let mut form = Form::of(op, scope).await?;
    let mut understood = Vec::new();
    for cells in filled.rows() {
        understood.push(form.row(op, cells).await?);
    }
    Ok(understood)
}

type Cells<'a> = roster::Cells<'a, AccountColumn, AccountFault>;

impl CommonFault for AccountFault {
    const MISSING: Self = Self::Missing;
    const UNREADABLE: Self = Self::Unreadable;
}

impl From<CellFault<AccountColumn, AccountFault>> for AccountCellFault {
    fn from(CellFault { cell, column, fault }: CellFault<AccountColumn, AccountFault>) -> Self {
        Self { cell, column, fault }
    }
}

/// What a row is held against.
struct Form {
    units: HashMap<String, OrgId>,
    /// Codes of roles by their names and codes.
    roles: HashMap<String, String>,
    logins: HashSet<String>,
}

impl Form {
    async fn of(op: &Op, scope: &Scope) -> Result<Self> {
        let ledger = op.ledger().await?;
        let orgs = ledger.orgs.values().filter(|org| scope.shows(Some(org.id)));
        let roles = op.roles().await?.into_iter();
        let named = |role: guatu_domain::access::Role| {
            [name_key(&role.name.zh), name_key(&role.name.en), name_key(&role.code)]
                .map(|name| (name, role.code.clone()))
        };
        Ok(Self {
            units: orgs.map(|org| (name_key(&org.name), org.id)).collect(),
            roles: roles.flat_map(named).collect(),
            logins: HashSet::new(),
        })
    }

    async fn row(&mut self, op: &Op, mut cells: Cells<'_>) -> Result<(AccountRow, NewAccount)> {
        let login = self.login(op, &mut cells).await?;
        let name = cells.short(AccountColumn::Name, LONGEST_TEXT, true);
        let unit = cells.text(AccountColumn::Unit);
        let org = cells.looked_up(AccountColumn::Unit, AccountFault::UnknownUnit, &self.units);
        let title = cells.short(AccountColumn::Title, LONGEST_TEXT, false);
        let phone = cells.parsed(AccountColumn::Phone, account::phone);
        let id_number = cells.parsed(AccountColumn::IdNumber, account::id_number);
        let role = cells.text(AccountColumn::Role);
        let proposed_role = cells.looked_up(AccountColumn::Role, AccountFault::UnknownRole, &self.roles);
        let from = op.now().date();
        let post = PostBody { org, title: title.clone(), from, to: None };
        let masked = |number: &Option<String>| number.as_deref().map(account::masked).unwrap_or_default();
        let shown = AccountRow {
            row: cells.number(),
            login: login.clone(),
            name: name.clone(),
            unit,
            title: title.clone(),
            phone: masked(&phone),
            id_number: masked(&id_number),
            role,
            faults: cells.faults.into_iter().map(Into::into).collect(),
        };
        let posts = if title.is_empty() { Vec::new() } else { vec![post] };
        Ok((shown, NewAccount { login, name, org, phone, id_number, proposed_role, posts }))
    }

    async fn login(&mut self, op: &Op, cells: &mut Cells<'_>) -> Result<String> {
        let written = cells.text(AccountColumn::Login);
        let Some(login) = account::login(&written) else {
            let fault = if written.is_empty() { AccountFault::Missing } else { AccountFault::Unreadable };
            cells.fault(AccountColumn::Login, fault);
            return Ok(written);
        };
        if !self.logins.insert(login.clone()) {
            cells.fault(AccountColumn::Login, AccountFault::Twice);
        } else if store::is_taken(op.session(), &login).await? {
            cells.fault(AccountColumn::Login, AccountFault::Taken);
        }
        Ok(login)
    }
}
