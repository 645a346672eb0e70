//! The operations of the contract with the permission each asks for.
//!
//! An operation states its permission as the scope of its security requirement: `security(("session" = ["project.read"]))`;
//! of several any one opens it. An empty list means that everybody may who has signed in; `security(())` marks the few that strangers may call. A test walks
//! them all and holds what they say against what they do.

use guatu_app::access::matrix::Operation;
use guatu_domain::access::Permission;
use serde_json::Value;
use utoipa::Modify;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, SecurityScheme};

use super::actor::COOKIE;

/// Describes the cookie that opens the API.
pub(super) struct Doors;

impl Modify for Doors {
    fn modify(&self, contract: &mut utoipa::openapi::OpenApi) {
        let cookie = SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::new(COOKIE)));
        contract.components.get_or_insert_default().add_security_scheme("session", cookie);
    }
}

/// Every operation that asks for somebody signed in, in the order of the contract.
pub fn operations() -> Vec<Operation> {
    let contract = serde_json::to_value(super::openapi()).unwrap_or_default();
    let paths = contract["paths"].as_object().into_iter().flatten();
    let operations = paths.flat_map(|(path, methods)| {
        methods.as_object().into_iter().flatten().map(move |(method, told)| (path, method, told))
    });
    operations.filter_map(|(path, method, told)| operation(path, method, told)).collect()
}

fn operation(path: &str, method: &str, told: &Value) -> Option<Operation> {
    let scopes = told["security"].as_array()?.iter().find_map(|door| door["session"].as_array())?;
    Some(Operation {
        method: method.to_uppercase(),
        path: path.into(),
        summary: told["summary"].as_str().unwrap_or_default().into(),
        permissions: scopes.iter().filter_map(Value::as_str).filter_map(Permission::parse).collect(),
    })
}
