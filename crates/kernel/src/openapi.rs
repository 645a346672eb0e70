//! How the vocabulary appears in the contract: everything is text, so that no client rounds or reinterprets it.

use utoipa::openapi::schema::{KnownFormat, ObjectBuilder, SchemaFormat, Type};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

use crate::{
    AccountId, ApprovalId, AssignmentId, BatchItemId, Bilingual, BulletinId, Datum, DelegationId, FactorRequestId,
    FileId, GrantId, ImportId, Money, Month, OrgId, PostId, ProjectId, ProposalId, ReminderId, RoleId, RuleSetId,
    SessionId, Timestamp, TokenId, ViewId, VisitId,
};

fn text(format: Option<SchemaFormat>, description: &str, example: &str) -> RefOr<Schema> {
    ObjectBuilder::new()
        .schema_type(Type::String)
        .format(format)
        .description(Some(description))
        .examples([example])
        .into()
}

macro_rules! described {
    ($($name:ty: $format:expr, $description:literal, $example:literal;)+) => {$(
        impl PartialSchema for $name {
            fn schema() -> RefOr<Schema> {
                text($format, $description, $example)
            }
        }
        impl ToSchema for $name {}
    )+};
}

const UUID: Option<SchemaFormat> = Some(SchemaFormat::KnownFormat(KnownFormat::Uuid));
const INSTANT: Option<SchemaFormat> = Some(SchemaFormat::KnownFormat(KnownFormat::DateTime));

described! {
    Money: None, "An exact amount in 万元, as a decimal string", "42660";
    Month: None, "A month", "2023-03";
    Timestamp: INSTANT, "An instant in UTC", "2023-04-01T01:00:00Z";
    Datum: None, "GCJ-02, WGS-84 or CGCS2000", "GCJ-02";
    ApprovalId: UUID, "A request that needs somebody's consent", "00000000-0000-7000-8000-000000000001";
    RuleSetId: UUID, "A stored version of a rule set", "00000000-0000-7000-8000-000000000001";
    OrgId: UUID, "A node of the organisation tree", "00000000-0000-7000-8000-000000000001";
    ProjectId: UUID, "A project", "00000000-0000-7000-8000-000000000002";
    ImportId: UUID, "An import", "00000000-0000-7000-8000-000000000003";
    BulletinId: UUID, "A bulletin", "00000000-0000-7000-8000-000000000004";
    ViewId: UUID, "A saved view", "00000000-0000-7000-8000-000000000005";
    AccountId: UUID, "An account", "00000000-0000-7000-8000-000000000006";
    PostId: UUID, "A post in a unit", "00000000-0000-7000-8000-000000000007";
    RoleId: UUID, "A role", "00000000-0000-7000-8000-000000000008";
    GrantId: UUID, "A role given to an account", "00000000-0000-7000-8000-000000000009";
    SessionId: UUID, "A signed-in browser", "00000000-0000-7000-8000-00000000000a";
    DelegationId: UUID, "Somebody who acts for somebody else", "00000000-0000-7000-8000-00000000000d";
    FileId: UUID, "A photo or paper beside a project", "00000000-0000-7000-8000-00000000000e";
    BatchItemId: UUID, "An item of the three batches", "00000000-0000-7000-8000-00000000000c";
    ProposalId: UUID, "What an exit rule proposed about a project", "00000000-0000-7000-8000-00000000000d";
    AssignmentId: UUID, "Somebody's assignment to a project", "00000000-0000-7000-8000-00000000000d";
    VisitId: UUID, "A visit to a project", "00000000-0000-7000-8000-00000000000e";
    ReminderId: UUID, "A reminder letter", "00000000-0000-7000-8000-00000000000f";
    FactorRequestId: UUID, "A request for a factor", "00000000-0000-7000-8000-000000000010";
    TokenId: UUID, "A token of a program", "00000000-0000-7000-8000-00000000000b";
}

impl PartialSchema for Bilingual {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .property("zh", String::schema())
            .required("zh")
            .property("en", String::schema())
            .required("en")
            .into()
    }
}
impl ToSchema for Bilingual {}
