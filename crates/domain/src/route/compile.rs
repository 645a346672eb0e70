//! From the text of a template to a checked one: every mistake is collected, with its line and column.

use std::collections::HashMap;

use guatu_kernel::Bilingual;
use serde::Deserialize;
use toml::Spanned;

use super::{Cycle, Limit, Network, Step, Template, TemplateNode, UnitKind};
use crate::rule::{Complaint, in_chinese};
use crate::written::label;

/// Larger than any template a unit would write, in bytes.
const LARGEST: usize = 64 * 1024;
/// How many nodes a template may have.
pub const MOST_NODES: usize = 200;
/// The longest limit, in days.
pub const LONGEST_LIMIT: u32 = 3_650;
/// The longest post and the longest evidence, in characters.
pub const LONGEST_POST: usize = 60;
const LONGEST_NAME: usize = 60;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    id: Spanned<String>,
    name: Bilingual,
    #[serde(default)]
    types: Vec<String>,
    source: Bilingual,
    nodes: Vec<NodeText>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NodeText {
    id: Spanned<String>,
    name: Spanned<Bilingual>,
    #[serde(default)]
    after: Vec<Spanned<String>>,
    limit: Spanned<LimitText>,
    unit: Spanned<String>,
    post: Spanned<String>,
    #[serde(default)]
    evidence: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LimitText {
    workdays: Option<u32>,
    days: Option<u32>,
}

pub(super) fn compile(text: &str) -> Result<Template, Vec<Complaint>> {
    let mut compiler = Compiler { text, complaints: Vec::new() };
    let template = compiler.template();
    match template {
        Some(template) if compiler.complaints.is_empty() => Ok(template),
        _ => Err(compiler.complaints),
    }
}

struct Compiler<'a> {
    text: &'a str,
    complaints: Vec<Complaint>,
}

impl Compiler<'_> {
    fn complain(&mut self, place: &str, at: Option<usize>, zh: impl Into<String>, en: impl Into<String>) {
        self.complaints.push(Complaint::new(self.text, place, at, zh, en));
    }

    fn template(&mut self) -> Option<Template> {
        if self.text.len() > LARGEST {
            let zh = format!("模板文件过大（最多{}KB）", LARGEST / 1024);
            self.complain("file", None, zh, format!("the file is larger than {} KiB", LARGEST / 1024));
            return None;
        }
        let file: File = match toml::from_str(self.text) {
            Ok(file) => file,
            Err(cause) => {
                let message = cause.message().trim().to_string();
                let zh = format!("格式有误：{}", in_chinese(&message));
                self.complain("file", cause.span().map(|span| span.start), zh, message);
                return None;
            }
        };
        if file.nodes.is_empty() || file.nodes.len() > MOST_NODES {
            let zh = format!("节点应为1至{MOST_NODES}个");
            self.complain("nodes", None, zh, format!("a template has 1 to {MOST_NODES} nodes"));
            return None;
        }
        self.id("id", &file.id);
        let places = self.places(&file.nodes);
        let nodes: Option<Vec<TemplateNode>> = file.nodes.iter().map(|node| self.node(node, &places)).collect();
        let nodes = nodes?;
        self.cycle(&file.nodes, &nodes, &places);
        Some(Template { id: file.id.into_inner(), name: file.name, types: file.types, source: file.source, nodes })
    }

    fn id(&mut self, place: &str, id: &Spanned<String>) {
        let text = id.as_ref();
        let good = text.starts_with(|c: char| c.is_ascii_lowercase())
            && text.len() <= 40
            && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '-');
        if !good {
            let zh = format!("标识“{text}”应以小写字母开头，只含小写字母、数字、-和_，最多40个字符");
            let en = format!("the id `{text}` is not a short word of small letters, digits, - and _");
            self.complain(place, Some(id.span().start), zh, en);
        }
    }

    /// The place of each node by its id; ids and names occur once.
    fn places(&mut self, nodes: &[NodeText]) -> HashMap<String, usize> {
        let mut places = HashMap::new();
        let mut names = HashMap::new();
        for (place, node) in nodes.iter().enumerate() {
            let id = node.id.as_ref();
            self.id(&format!("nodes.{id}.id"), &node.id);
            if places.insert(id.clone(), place).is_some() {
                self.twice(&format!("nodes.{id}.id"), node.id.span().start, id);
            }
            let name = label(&node.name.as_ref().zh);
            if names.insert(name.clone(), place).is_some() {
                self.twice(&format!("nodes.{id}.name"), node.name.span().start, &name);
            }
        }
        places
    }

    fn twice(&mut self, place: &str, at: usize, text: &str) {
        self.complain(place, Some(at), format!("“{text}”出现了两次"), format!("`{text}` occurs twice"));
    }

    fn node(&mut self, node: &NodeText, places: &HashMap<String, usize>) -> Option<TemplateNode> {
        let id = node.id.as_ref();
        for before in &node.after {
            if !places.contains_key(before.as_ref()) {
                let text = before.as_ref();
                let zh = format!("没有标识为“{text}”的节点");
                let place = format!("nodes.{id}.after");
                self.complain(&place, Some(before.span().start), zh, format!("there is no node `{text}`"));
            }
        }
        self.length(&format!("nodes.{id}.name"), node.name.span().start, &node.name.as_ref().zh, LONGEST_NAME);
        self.length(&format!("nodes.{id}.post"), node.post.span().start, node.post.as_ref(), LONGEST_POST);
        for evidence in &node.evidence {
            self.length(&format!("nodes.{id}.evidence"), evidence.span().start, evidence.as_ref(), LONGEST_POST);
        }
        let limit = self.limit(id, &node.limit);
        let unit = self.unit(id, &node.unit);
        let mut after: Vec<String> = Vec::new();
        for before in &node.after {
            if !after.contains(before.as_ref()) {
                after.push(before.as_ref().clone());
            }
        }
        Some(TemplateNode {
            id: id.clone(),
            // As milestones are named, or a node would not find its own.
            name: Bilingual { zh: label(&node.name.as_ref().zh), en: label(&node.name.as_ref().en) },
            after,
            limit: limit?,
            unit: unit?,
            post: label(node.post.as_ref()),
            evidence: node.evidence.iter().map(|evidence| label(evidence.as_ref())).collect(),
        })
    }

    fn length(&mut self, place: &str, at: usize, text: &str, longest: usize) {
        if text.trim().is_empty() || text.chars().count() > longest {
            let zh = format!("应为1至{longest}个字");
            self.complain(place, Some(at), zh, format!("a text of 1 to {longest} characters is needed"));
        }
    }

    fn limit(&mut self, id: &str, limit: &Spanned<LimitText>) -> Option<Limit> {
        let read = match limit.as_ref() {
            LimitText { workdays: Some(count), days: None } => Some(Limit::workdays(*count)),
            LimitText { workdays: None, days: Some(count) } => Some(Limit::days(*count)),
            _ => None,
        };
        let read = read.filter(|limit| limit.count <= LONGEST_LIMIT);
        if read.is_none() {
            let zh = format!("期限写作{{ workdays = 20 }}或{{ days = 60 }}，最多{LONGEST_LIMIT}天");
            let en = format!("a limit is {{ workdays = 20 }} or {{ days = 60 }}, at most {LONGEST_LIMIT}");
            self.complain(&format!("nodes.{id}.limit"), Some(limit.span().start), zh, en);
        }
        read
    }

    fn unit(&mut self, id: &str, unit: &Spanned<String>) -> Option<UnitKind> {
        let text = unit.as_ref();
        let kind = UnitKind::parse(text);
        if kind.is_none() {
            let all: Vec<&str> = UnitKind::ALL.iter().map(|kind| kind.as_str()).collect();
            let zh = format!("没有“{text}”这类单位，可用：{}", all.join("、"));
            let en = format!("there is no kind of unit `{text}`; there are {}", all.join(", "));
            self.complain(&format!("nodes.{id}.unit"), Some(unit.span().start), zh, en);
        }
        kind
    }

    /// Names the nodes of a cycle, in their order.
    fn cycle(&mut self, texts: &[NodeText], nodes: &[TemplateNode], places: &HashMap<String, usize>) {
        let step = |node: &TemplateNode| Step {
            after: node.after.iter().filter_map(|before| places.get(before).copied()).collect(),
            limit: node.limit,
            fixed_on: None,
            achieved: false,
        };
        let Err(Cycle(ring)) = Network::new(nodes.iter().map(step).collect()) else { return };
        let mut ids: Vec<&str> = ring.iter().map(|place| nodes[*place].id.as_str()).collect();
        ids.push(ids[0]);
        let at = texts[ring[0]].id.span().start;
        let place = format!("nodes.{}.after", ids[0]);
        let (zh, en) =
            (format!("节点互相等待：{}", ids.join(" → ")), format!("nodes wait for one another: {}", ids.join(" → ")));
        self.complain(&place, Some(at), zh, en);
    }
}
