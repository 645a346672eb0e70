use std::collections::HashMap;

use guatu_kernel::OrgId;
use proptest::prelude::*;
use uuid::Uuid;

use super::*;

fn id(number: u128) -> OrgId {
    OrgId(Uuid::from_u128(number))
}

fn org(number: u128, name: &str, kind: OrgKind, parent: Option<u128>) -> Org {
    Org { id: id(number), name: name.into(), kind, parent: parent.map(id) }
}

/// A district with a zone, a township and an office.
fn tree() -> Vec<Org> {
    vec![
        org(1, "二七区", OrgKind::District, None),
        org(2, "二七经济技术开发区", OrgKind::Zone, Some(1)),
        org(3, "马寨镇", OrgKind::Township, Some(2)),
        org(4, "区商务局", OrgKind::Unit, Some(1)),
    ]
}

fn row(name: &str, parent: &str) -> Stated {
    let parent = if parent.is_empty() { Above::Unsaid } else { Above::Unit(parent.into()) };
    Stated { id: None, name: name.into(), kind: None, parent }
}

fn about(number: u128, name: &str, kind: Option<OrgKind>, parent: &str) -> Stated {
    Stated { id: Some(id(number)), kind, ..row(name, parent) }
}

fn held(tree: &[Org], rows: &[Stated]) -> Vec<Listed> {
    let mut next = 100;
    let new_id = || {
        next += 1;
        id(next)
    };
    hold_against(tree, rows, new_id)
}

fn faults(rows: &[Stated]) -> Vec<Vec<ListFault>> {
    held(&tree(), rows).into_iter().map(|listed| listed.faults).collect()
}

/// The list that says of a tree what it is.
fn as_list(tree: &[Org]) -> Vec<Stated> {
    let names: HashMap<OrgId, &str> = tree.iter().map(|org| (org.id, org.name.as_str())).collect();
    let stated = |org: &Org| Stated {
        id: Some(org.id),
        name: org.name.clone(),
        kind: Some(org.kind),
        parent: org.parent.map_or(Above::Top, |parent| Above::Unit(names[&parent].to_string())),
    };
    tree.iter().map(stated).collect()
}

#[test]
fn a_new_unit_stands_below_one_that_the_list_makes_further_down() {
    let listed = held(&tree(), &[row("招商科", "投资促进局"), row("投资促进局", "二七区")]);
    assert!(listed.iter().all(|row| row.faults.is_empty() && row.before.is_none()), "{listed:?}");
    assert_eq!(listed[0].after.parent, Some(listed[1].after.id));
    assert_eq!(listed[1].after, Org { id: id(102), ..org(0, "投资促进局", OrgKind::Unit, Some(1)) });
}

#[test]
fn a_unit_is_meant_by_its_name_however_that_is_written_and_keeps_it() {
    let listed = held(&tree(), &[row("区 商务局", "二七经济技术开发区")]);
    assert_eq!(listed[0].before.as_ref(), Some(&tree()[3]));
    assert_eq!(listed[0].after, org(4, "区商务局", OrgKind::Unit, Some(2)), "it moves and keeps its name and kind");
}

#[test]
fn a_known_unit_stays_where_it_is_when_the_list_does_not_say_where() {
    let listed = held(&tree(), &[row("马寨镇", ""), Stated { parent: Above::Top, ..row("区商务局", "") }]);
    assert_eq!((listed[0].after.parent, listed[1].after.parent), (Some(id(2)), None));
    assert!(listed.iter().all(|row| row.faults.is_empty()));
}

#[test]
fn a_unit_that_gets_another_name_is_still_found_by_the_old_one() {
    let rows =
        [about(2, "二七高新区", None, "二七区"), row("马寨镇", "二七经济技术开发区"), row("园区办", "二七高新区")];
    let listed = held(&tree(), &rows);
    assert!(listed.iter().all(|row| row.faults.is_empty()), "{listed:?}");
    assert_eq!(listed[0].after.name, "二七高新区");
    assert_eq!((listed[1].after.parent, listed[2].after.parent), (Some(id(2)), Some(id(2))));
}

#[test]
fn two_units_may_change_names() {
    let rows =
        [about(3, "区商务局", Some(OrgKind::Unit), "二七区"), about(4, "马寨镇", Some(OrgKind::Township), "二七区")];
    assert_eq!(faults(&rows), [[], []]);
}

#[test]
fn a_list_is_told_what_is_wrong_with_each_of_its_rows() {
    for (rows, expected) in [
        (vec![row("科室", "没有这个单位")], vec![vec![ListFault::UnknownParent]]),
        (vec![row("科室", "")], vec![vec![ListFault::Unplaced]]),
        (
            vec![row("甲局", "二七区"), row("甲局", "二七区"), row("某镇", "甲局")],
            vec![vec![], vec![ListFault::Twice], vec![ListFault::KindOrder]],
        ),
        (vec![about(9, "科室", None, "二七区")], vec![vec![ListFault::UnknownUnit]]),
        (vec![about(4, "马寨镇", None, "二七区")], vec![vec![ListFault::NameTaken]]),
        (vec![row("科室", "区商务局"), row("科室", "马寨镇")], vec![vec![], vec![ListFault::Twice]]),
        (vec![row("区商务局", "二七区"), about(4, "商务局", None, "二七区")], vec![vec![], vec![ListFault::Twice]]),
        (vec![row("区商务局", "区商务局")], vec![vec![ListFault::BelowItself]]),
        (vec![row("二七区", "马寨镇")], vec![vec![ListFault::BelowItself]]),
        (vec![row("甲科", "乙科"), row("乙科", "甲科")], vec![vec![ListFault::BelowItself]; 2]),
        (vec![row("马寨镇", "区商务局")], vec![vec![ListFault::KindOrder]]),
        (vec![about(2, "开发区", Some(OrgKind::Unit), "二七区")], vec![vec![ListFault::HeldKind]]),
    ] {
        assert_eq!(faults(&rows), expected, "{rows:?}");
    }
}

#[test]
fn what_stood_wrong_before_is_not_the_fault_of_a_list_that_leaves_it_so() {
    let tree = [org(1, "区商务局", OrgKind::Unit, None), org(2, "马寨镇", OrgKind::Township, Some(1))];
    assert!(held(&tree, &as_list(&tree)).iter().all(|row| row.faults.is_empty()));
}

/// Any tree: each unit below one of those before it that may hold it, or at the top.
fn any_tree() -> impl Strategy<Value = Vec<Org>> {
    prop::collection::vec((0_usize..OrgKind::ALL.len(), any::<prop::sample::Index>()), 1..20).prop_map(|picks| {
        let mut tree: Vec<Org> = Vec::new();
        for (number, (kind, above)) in (1_u128..).zip(picks) {
            let kind = OrgKind::ALL[kind];
            let fit: Vec<OrgId> = tree.iter().filter(|org| org.kind.may_hold(kind)).map(|org| org.id).collect();
            let parent = (!fit.is_empty()).then(|| *above.get(&fit));
            tree.push(Org { id: id(number), name: format!("单位{number}"), kind, parent });
        }
        tree
    })
}

/// A row about any unit or a new one, below any.
fn any_row() -> impl Strategy<Value = Stated> {
    (prop::option::of(1_u128..22), 1_u128..24, prop::option::of(0_usize..6), prop::option::of(1_u128..24)).prop_map(
        |(of, name, kind, parent)| Stated {
            id: of.map(id),
            name: format!("单位{name}"),
            kind: kind.map(|kind| OrgKind::ALL[kind]),
            parent: parent.map_or(Above::Top, |parent| Above::Unit(format!("单位{parent}"))),
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn a_tree_written_down_in_any_order_changes_nothing(rows in any_tree().prop_flat_map(|tree| {
        let rows = Just(as_list(&tree)).prop_shuffle();
        (Just(tree), rows)
    })) {
        let (tree, rows) = rows;
        for row in held(&tree, &rows) {
            prop_assert_eq!(row.before.as_ref(), Some(&row.after));
            prop_assert!(row.faults.is_empty());
        }
    }

    #[test]
    fn a_list_without_faults_leaves_a_tree_and_says_nothing_new_the_second_time(
        tree in any_tree(),
        rows in prop::collection::vec(any_row(), 1..4),
    ) {
        let listed = held(&tree, &rows);
        if listed.iter().any(|row| !row.faults.is_empty()) {
            return Ok(());
        }
        let after = overlaid(&tree, &listed);
        let names: HashSet<&str> = after.values().map(|org| org.name.as_str()).collect();
        prop_assert_eq!(names.len(), after.len(), "no name is given twice");
        for org in after.values() {
            prop_assert!(!is_below_itself(&after, org));
            let above = org.parent.map(|parent| &after[&parent]);
            prop_assert!(above.is_none_or(|above| above.kind.may_hold(org.kind)));
        }
        let left_out = tree.iter().filter(|org| listed.iter().all(|row| row.after.id != org.id));
        for org in left_out {
            prop_assert_eq!(&after[&org.id], org, "a unit left out stays");
        }
        let now: Vec<Org> = after.into_values().collect();
        for row in held(&now, &rows) {
            let settled = row.before.as_ref() == Some(&row.after) && row.faults.is_empty();
            // A list that swaps names and finds units by the old ones says something else the second time.
            let renames = listed.iter().any(|row| row.before.as_ref().is_some_and(|old| old.name != row.after.name));
            prop_assert!(settled || renames, "{:?}", row);
        }
    }
}
