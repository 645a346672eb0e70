//! Accounts from a workbook: shown with every fault by its cell, then registered all together or not at all.

use std::collections::{HashMap, HashSet};
use std::sync::atomic::AtomicBool;

use guatu_domain::access::{Actor, Permission};
use guatu_domain::account;
use guatu_domain::written::{header_key, label, name_key};
use guatu_kernel::{Error, ErrorCode, OrgId, Result, Scope, Unfit};
use guatu_paper::sheet::{self, Address, Cell, Column, ColumnKind, Limits, Sheet, Table};
use serde::Serialize;
use utoipa::ToSchema;

use super::edit::{NewAccount, insert};
use super::view::PostBody;
use super::{password, store};
use crate::{App, Export, Op};

/// The most accounts of one workbook.
const MOST_ROWS: usize = 1_000;
/// The header stands within the first so many rows.
const HEADER_WITHIN: usize = 10;

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

const COLUMNS: [(AccountColumn, &str, u16); 7] = [
    (AccountColumn::Login, "登录名", 16),
    (AccountColumn::Name, "姓名", 12),
    (AccountColumn::Unit, "单位", 28),
    (AccountColumn::Title, "职务", 16),
    (AccountColumn::Phone, "手机号", 16),
    (AccountColumn::IdNumber, "身份证号", 22),
    (AccountColumn::Role, "角色", 20),
];

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
    let column = |(_, header, width): &(AccountColumn, &str, u16)| Column {
        header: (*header).into(),
        width: *width,
        kind: ColumnKind::Text,
    };
    let columns = COLUMNS.iter().map(column).collect();
    let table = Table { name: "账号".into(), title: String::new(), columns, rows: Vec::new() };
    Ok(Export { name: "账号导入表.xlsx".into(), bytes: sheet::write(&[table])? })
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
    let file = name.clone();
    let reading =
        move || sheet::read(&name, &bytes, &Limits { sheets: 20, ..Limits::default() }, &AtomicBool::new(false));
    let workbook = tokio::task::spawn_blocking(reading).await.map_err(Error::internal)??;
    let Some((sheet, header, places)) = workbook.sheets.iter().find_map(found) else {
        return Err(Error::invalid("file", file, Unfit::AccountHeader));
    };
    let filled = |row: &u32| places.iter().any(|(_, column)| !sheet.cell(*row, *column).is_blank());
    let rows: Vec<u32> = (header + 1..sheet.rows.len() as u32).filter(filled).collect();
    if rows.is_empty() || rows.len() > MOST_ROWS {
        return Err(Error::invalid("file", file, Unfit::AccountRows).with("limit", MOST_ROWS));
    }
    let mut form = Form::of(op, scope).await?;
    let mut understood = Vec::new();
    for row in rows {
        understood.push(form.row(op, sheet, row, &places).await?);
    }
    Ok(understood)
}

type Places = Vec<(AccountColumn, u32)>;

/// The sheet with the header, its row, and where each column stands.
fn found(sheet: &Sheet) -> Option<(&Sheet, u32, Places)> {
    let (row, places) = sheet.rows.iter().take(HEADER_WITHIN).enumerate().find_map(|(row, cells)| {
        let places: Places =
            COLUMNS.iter().filter_map(|(column, header, _)| Some((*column, place(cells, header)?))).collect();
        let has = |wanted| places.iter().any(|(column, _)| *column == wanted);
        (has(AccountColumn::Login) && has(AccountColumn::Name)).then_some((row, places))
    })?;
    Some((sheet, row as u32, places))
}

fn place(cells: &[Cell], header: &str) -> Option<u32> {
    cells.iter().position(|cell| header_key(&cell.shown()) == header_key(header)).map(|place| place as u32)
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

    async fn row(&mut self, op: &Op, sheet: &Sheet, row: u32, places: &Places) -> Result<(AccountRow, NewAccount)> {
        let mut cells = Cells { sheet, row, places, faults: Vec::new() };
        let login = self.login(op, &mut cells).await?;
        let name = cells.short(AccountColumn::Name, true);
        let unit = cells.text(AccountColumn::Unit);
        let org = cells.looked_up(AccountColumn::Unit, &unit, AccountFault::UnknownUnit, &self.units);
        let title = cells.short(AccountColumn::Title, false);
        let phone = cells.number(AccountColumn::Phone, account::phone);
        let id_number = cells.number(AccountColumn::IdNumber, account::id_number);
        let role = cells.text(AccountColumn::Role);
        let proposed_role = cells.looked_up(AccountColumn::Role, &role, AccountFault::UnknownRole, &self.roles);
        let from = op.now().date();
        let post = PostBody { org, title: title.clone(), from, to: None };
        let masked = |number: &Option<String>| number.as_deref().map(account::masked).unwrap_or_default();
        let shown = AccountRow {
            row: row + 1,
            login: login.clone(),
            name: name.clone(),
            unit,
            title: title.clone(),
            phone: masked(&phone),
            id_number: masked(&id_number),
            role,
            faults: cells.faults,
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

/// The cells of one row, and what was found wrong with them.
struct Cells<'a> {
    sheet: &'a Sheet,
    row: u32,
    places: &'a Places,
    faults: Vec<AccountCellFault>,
}

impl Cells<'_> {
    fn place(&self, column: AccountColumn) -> Option<u32> {
        self.places.iter().find(|(known, _)| *known == column).map(|(_, place)| *place)
    }

    fn text(&self, column: AccountColumn) -> String {
        self.place(column).map(|place| label(&self.sheet.cell(self.row, place).shown())).unwrap_or_default()
    }

    fn fault(&mut self, column: AccountColumn, fault: AccountFault) {
        let cell = self.place(column).map(|place| Address::new(self.row, place).to_string()).unwrap_or_default();
        self.faults.push(AccountCellFault { cell, column, fault });
    }

    /// A name or title of at most sixty characters.
    fn short(&mut self, column: AccountColumn, needed: bool) -> String {
        let text = self.text(column);
        if text.is_empty() && needed {
            self.fault(column, AccountFault::Missing);
        } else if text.chars().count() > 60 || text.chars().any(char::is_control) {
            self.fault(column, AccountFault::Unreadable);
        }
        text
    }

    fn number(&mut self, column: AccountColumn, read: fn(&str) -> Option<String>) -> Option<String> {
        let text = self.text(column);
        let number = read(&text);
        if number.is_none() && !text.is_empty() {
            self.fault(column, AccountFault::Unreadable);
        }
        number
    }

    fn looked_up<T: Clone>(
        &mut self,
        column: AccountColumn,
        text: &str,
        fault: AccountFault,
        known: &HashMap<String, T>,
    ) -> Option<T> {
        let found = known.get(&name_key(text)).cloned();
        if found.is_none() && !text.is_empty() {
            self.fault(column, fault);
        }
        found
    }
}
