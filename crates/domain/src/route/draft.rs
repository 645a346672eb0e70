//! A route: a template fitted to one project.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use guatu_kernel::OrgId;
use serde::{Deserialize, Serialize};

use super::{Anchor, Cycle, LONGEST_LIMIT, LONGEST_POST, Limit, Network, Step, Template, TemplateNode, UnitKind};

/// A node as a unit wants it for its project. What is absent stays as the template has it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Adjustment {
    pub node: String,
    pub limit: Option<Limit>,
    /// The unit it falls to.
    pub unit: Option<OrgId>,
    pub post: Option<String>,
    /// A day set by hand.
    pub fixed_on: Option<NaiveDate>,
    /// The project does not need it; what waits for it waits for what it waits for.
    pub left_out: bool,
}

/// Why an adjustment cannot be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The template has no node of this id.
    UnknownNode(String),
    /// More days than any node takes.
    LimitTooLong(u32),
    /// A post that is empty or too long.
    PostLength(String),
    /// Every node is left out.
    NothingLeft,
}

/// The route of a project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Route {
    /// The id of the template it was drafted from.
    pub template: String,
    pub anchor: Anchor,
    /// In the order of their milestones.
    pub nodes: Vec<Node>,
}

/// A node of a project's route.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Node {
    pub id: String,
    /// The name of its milestone.
    pub name: String,
    /// The places of the nodes it waits for.
    pub after: Vec<usize>,
    pub limit: Limit,
    pub unit_kind: UnitKind,
    /// The unit it falls to, where it is said.
    pub unit: Option<OrgId>,
    pub post: String,
    pub evidence: Vec<String>,
    /// A day set by hand.
    pub fixed_on: Option<NaiveDate>,
}

impl Route {
    /// # Errors
    /// The first adjustment that cannot be made.
    pub fn draft(template: &Template, anchor: Anchor, adjustments: &[Adjustment]) -> Result<Self, Fault> {
        for adjustment in adjustments {
            adjustment.check(template)?;
        }
        let of = |node: &TemplateNode| adjustments.iter().find(|adjustment| adjustment.node == node.id);
        // Of each node, what those that name it wait for: itself, or what it waits for where it is left out.
        let mut stands_for: HashMap<&str, BTreeSet<usize>> = HashMap::new();
        let mut nodes = Vec::new();
        for node in order(template) {
            let adjustment = of(node);
            let after =
                node.after.iter().filter_map(|before| stands_for.get(before.as_str())).flatten().copied().collect();
            if adjustment.is_some_and(|adjustment| adjustment.left_out) {
                stands_for.insert(&node.id, after);
                continue;
            }
            stands_for.insert(&node.id, BTreeSet::from([nodes.len()]));
            nodes.push(fitted(node, adjustment, after));
        }
        if nodes.is_empty() {
            Err(Fault::NothingLeft)
        } else {
            Ok(Self { template: template.id.clone(), anchor, nodes })
        }
    }

    /// What waits for what, with days that nothing moves: those set by hand, and those of `achieved`, one entry a node.
    ///
    /// # Errors
    /// A cycle, which no draft has, but stored rows might.
    ///
    /// # Panics
    /// When `achieved` has fewer entries than there are nodes.
    pub fn network(&self, achieved: &[Option<NaiveDate>]) -> Result<Network, Cycle> {
        let step = |(place, node): (usize, &Node)| Step {
            after: node.after.clone(),
            limit: node.limit,
            fixed_on: achieved[place].or(node.fixed_on),
            achieved: achieved[place].is_some(),
        };
        Network::new(self.nodes.iter().enumerate().map(step).collect())
    }
}

impl Adjustment {
    fn check(&self, template: &Template) -> Result<(), Fault> {
        if !template.nodes.iter().any(|node| node.id == self.node) {
            return Err(Fault::UnknownNode(self.node.clone()));
        }
        if let Some(limit) = self.limit.filter(|limit| limit.count > LONGEST_LIMIT) {
            return Err(Fault::LimitTooLong(limit.count));
        }
        let bad = |post: &&String| post.is_empty() || post.chars().count() > LONGEST_POST;
        self.post.as_ref().filter(bad).map_or(Ok(()), |post| Err(Fault::PostLength(post.clone())))
    }
}

/// The nodes of a template, each after those it waits for.
fn order(template: &Template) -> Vec<&TemplateNode> {
    let place = |id: &String| template.nodes.iter().position(|node| node.id == *id);
    let step = |node: &TemplateNode| Step {
        after: node.after.iter().filter_map(place).collect(),
        limit: node.limit,
        fixed_on: None,
        achieved: false,
    };
    let network = Network::new(template.nodes.iter().map(step).collect()).expect("a template is checked for cycles");
    network.order().iter().map(|place| &template.nodes[*place]).collect()
}

fn fitted(node: &TemplateNode, adjustment: Option<&Adjustment>, after: BTreeSet<usize>) -> Node {
    Node {
        id: node.id.clone(),
        name: node.name.zh.clone(),
        after: after.into_iter().collect(),
        limit: adjustment.and_then(|adjustment| adjustment.limit).unwrap_or(node.limit),
        unit_kind: node.unit,
        unit: adjustment.and_then(|adjustment| adjustment.unit),
        post: adjustment.and_then(|adjustment| adjustment.post.clone()).unwrap_or_else(|| node.post.clone()),
        evidence: node.evidence.clone(),
        fixed_on: adjustment.and_then(|adjustment| adjustment.fixed_on),
    }
}
