//! Routes against independent computations.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};
use guatu_kernel::Calendar;
use proptest::prelude::*;

use super::*;

fn on(text: &str) -> NaiveDate {
    text.parse().expect("date")
}

fn step(after: &[usize], limit: Limit) -> Step {
    Step { after: after.to_vec(), limit, fixed_on: None, achieved: false }
}

fn network(steps: Vec<Step>) -> Network {
    Network::new(steps).expect("no cycle")
}

fn earliest(schedule: &Schedule) -> Vec<String> {
    schedule.times.iter().map(|times| times.earliest_finish.to_string()).collect()
}

fn latest(schedule: &Schedule) -> Vec<String> {
    schedule.times.iter().map(|times| times.latest_finish.to_string()).collect()
}

/// The day `count` days after `start`, found by walking the days one by one.
fn walked(start: NaiveDate, limit: Limit) -> NaiveDate {
    let mut day = start;
    let mut left = limit.count;
    while left > 0 {
        day = day + Days::new(1);
        if limit.counting == Counting::Days || Calendar::official().is_workday(day) {
            left -= 1;
        }
    }
    day
}

#[test]
fn a_plan_over_the_spring_festival_counts_working_days_and_calendar_days_apart() {
    // Off from 21 to 27 January 2023, worked on Saturday 28 and Sunday 29.
    let plan = network(vec![
        step(&[], Limit::workdays(5)),
        step(&[], Limit::days(5)),
        step(&[0, 1], Limit::workdays(3)),
        step(&[2], Limit::days(0)),
    ]);
    let schedule = plan.schedule(Calendar::official(), Anchor::Start(on("2023-01-17")));
    assert_eq!(earliest(&schedule), ["2023-01-29", "2023-01-22", "2023-02-01", "2023-02-01"]);
    assert_eq!(latest(&schedule), ["2023-01-29", "2023-01-29", "2023-02-01", "2023-02-01"]);
    let floats: Vec<i64> = schedule.times.iter().map(Times::float).collect();
    assert_eq!(floats, [0, 7, 0, 0]);
    let critical: Vec<bool> = schedule.times.iter().map(|times| times.critical).collect();
    assert_eq!(critical, [true, false, true, true]);
    assert_eq!(schedule.finish, on("2023-02-01"));
}

#[test]
fn a_plan_counted_back_from_its_finish_begins_as_late_as_it_may() {
    let plan = network(vec![step(&[], Limit::workdays(5)), step(&[0], Limit::workdays(3))]);
    for (finish, start, days) in [
        ("2023-02-01", "2023-01-17", ["2023-01-29", "2023-02-01"]),
        // A finish within the holidays leaves the days before them.
        ("2023-01-25", "2023-01-10", ["2023-01-17", "2023-01-20"]),
        // Monday is worked, Sunday is not: the first step may still wait until the Sunday is over.
        ("2023-03-15", "2023-03-05", ["2023-03-10", "2023-03-15"]),
    ] {
        let schedule = plan.schedule(Calendar::official(), Anchor::Finish(on(finish)));
        assert_eq!((schedule.start, latest(&schedule)), (on(start), days.map(String::from).to_vec()), "{finish}");
    }
}

#[test]
fn a_day_set_by_hand_is_kept_and_says_what_it_contradicts() {
    let pinned = |day: &str| {
        let mut steps = vec![step(&[], Limit::days(10)), step(&[0], Limit::days(5)), step(&[1], Limit::days(5))];
        steps[1].fixed_on = Some(on(day));
        network(steps)
    };
    let calendar = Calendar::official();
    let forward = |day| pinned(day).schedule(calendar, Anchor::Start(on("2023-03-01")));
    let early = forward("2023-03-15");
    assert_eq!(earliest(&early), ["2023-03-11", "2023-03-15", "2023-03-20"]);
    assert_eq!(early.times[1].contradiction, Some(Contradiction::TooEarly(on("2023-03-16"))));
    assert_eq!(early.times[0].float(), -1);
    assert_eq!(forward("2023-03-16").times[1].contradiction, None);
    assert_eq!(forward("2023-03-20").times[1].contradiction, None);
    let critical: Vec<bool> = forward("2023-03-20").times.iter().map(|times| times.critical).collect();
    assert_eq!(critical, [false, true, true], "what comes before a day set by hand does not move the end");

    let back = |day| pinned(day).schedule(calendar, Anchor::Finish(on("2023-03-31")));
    assert_eq!(back("2023-03-26").times[1].contradiction, None);
    let late = back("2023-03-27");
    assert_eq!(late.times[1].contradiction, Some(Contradiction::TooLate(on("2023-03-26"))));
    assert_eq!(latest(&late), ["2023-03-22", "2023-03-27", "2023-03-31"]);
}

#[test]
fn what_follows_a_day_before_the_start_begins_at_the_start() {
    let late = step(&[], Limit::days(3));
    let done = Step { fixed_on: Some(on("2022-09-24")), achieved: true, ..step(&[0], Limit::days(10)) };
    let plan = network(vec![late, done, step(&[1], Limit::days(10)), step(&[2], Limit::days(5))]);
    let schedule = plan.schedule(Calendar::official(), Anchor::Start(on("2023-04-03")));
    assert_eq!(earliest(&schedule), ["2023-04-06", "2022-09-24", "2023-04-13", "2023-04-18"]);
    let told = schedule.times.iter().map(|times| (times.float(), times.critical, times.contradiction));
    let open = [(12, false, None), (0, false, None), (0, true, None), (0, true, None)];
    assert_eq!(told.collect::<Vec<_>>(), open, "what was overtaken has time until the end");
}

#[test]
fn a_cycle_is_named_in_its_order() {
    let days = Limit::days(1);
    let found =
        Network::new(vec![step(&[], days), step(&[3], days), step(&[0, 1], days), step(&[2], days), step(&[3], days)]);
    assert_eq!(found.err(), Some(Cycle(vec![2, 3, 1])));
    assert_eq!(Network::new(vec![step(&[0], days)]).err(), Some(Cycle(vec![0])));
}

#[test]
fn what_is_achieved_stays_and_the_rest_is_planned_on_from_today() {
    let plan = network(vec![
        step(&[], Limit::days(10)),
        step(&[], Limit::days(20)),
        step(&[0, 1], Limit::days(10)),
        step(&[2], Limit::days(5)),
    ]);
    let start = on("2023-03-01");
    let at = |today: &str, achieved: [Option<&str>; 4]| {
        let achieved: Vec<_> = achieved.iter().map(|day| day.map(on)).collect();
        let expected = plan.forecast(Calendar::official(), start, on(today), &achieved);
        expected.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(
        at("2023-03-01", [None; 4]),
        ["2023-03-11", "2023-03-21", "2023-03-31", "2023-04-05"],
        "the plan itself"
    );
    assert_eq!(
        at("2023-04-01", [Some("2023-03-15"), None, None, None]),
        ["2023-03-15", "2023-04-01", "2023-04-11", "2023-04-16"],
        "nothing open is over before today"
    );
    assert_eq!(
        at("2023-03-25", [Some("2023-03-08"), Some("2023-03-12"), None, None]),
        ["2023-03-08", "2023-03-12", "2023-03-25", "2023-03-30"],
        "what comes early brings the end forward"
    );
    assert_eq!(at("2023-04-20", [None, None, None, Some("2023-04-02")])[3], "2023-04-02", "out of order too");
}

#[test]
fn the_shipped_templates_are_sound_and_the_industrial_one_has_thirty_nodes() {
    for text in presets::ALL {
        let template = Template::check(text).unwrap_or_else(|complaints| panic!("{complaints:?}"));
        let route = Route::draft(&template, Anchor::Start(on("2023-04-03")), &[]).expect("a draft");
        assert_eq!(route.nodes.len(), template.nodes.len(), "{}", template.id);
        let sources = route.nodes.iter().filter(|node| node.after.is_empty()).count();
        assert_eq!(sources, 1, "{}", template.id);
        for (place, node) in route.nodes.iter().enumerate() {
            assert!(node.after.iter().all(|before| *before < place), "{} {}", template.id, node.id);
        }
    }
    assert_eq!(Template::check(presets::INDUSTRY).expect("sound").nodes.len(), 30);
}

#[test]
fn the_template_of_the_manual_is_sound() {
    let manual = include_str!("../../../../docs/routes.md");
    let text = manual.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).expect("a template");
    let template = Template::check(text).unwrap_or_else(|complaints| panic!("{complaints:?}"));
    assert!(template.suits("现代物流") && !template.suits("教育"));
    for kind in UnitKind::ALL {
        assert!(manual.contains(&format!("`{}`", kind.as_str())), "the manual does not name {kind:?}");
    }
}

#[test]
fn the_thirty_nodes_fall_on_the_days_that_walking_every_path_gives() {
    let template = Template::check(presets::INDUSTRY).expect("sound");
    let start = on("2023-04-03");
    let route = Route::draft(&template, Anchor::Start(start), &[]).expect("a draft");
    let schedule = route.network(&[None; 30]).expect("no cycle").schedule(Calendar::official(), route.anchor);
    // By names, from the text of the template alone.
    let mut days: BTreeMap<&str, NaiveDate> = BTreeMap::new();
    while days.len() < 30 {
        for node in template.nodes.iter() {
            if let Some(before) = node.after.iter().map(|id| days.get(id.as_str()).copied()).collect::<Option<Vec<_>>>()
            {
                days.insert(&node.id, walked(before.into_iter().max().unwrap_or(start), node.limit));
            }
        }
    }
    for (node, times) in route.nodes.iter().zip(&schedule.times) {
        assert_eq!(times.earliest_finish, days[node.id.as_str()], "{}", node.id);
    }
}

#[test]
fn mistakes_of_a_template_are_named_with_line_and_column() {
    let head = "id = \"x\"\nname = { zh = \"甲\", en = \"A\" }\nsource = { zh = \"甲\", en = \"A\" }\n";
    let node = |id: &str, after: &str, limit: &str, unit: &str| {
        format!(
            "[[nodes]]\nid = \"{id}\"\nname = {{ zh = \"{id}名\", en = \"{id}\" }}\nafter = {after}\nlimit = {limit}\nunit = \"{unit}\"\npost = \"负责人\"\n"
        )
    };
    let told = |text: String| {
        let complaints = Template::check(&text).expect_err("mistakes");
        complaints.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    let text = format!("{head}{}", node("a", "[\"b\"]", "{ days = 1, workdays = 2 }", "police"));
    let complaints = told(text);
    assert!(complaints[0].starts_with("7:10: nodes.a.after: 没有标识为“b”的节点"), "{complaints:?}");
    assert!(complaints[1].starts_with("8:9: nodes.a.limit"), "{complaints:?}");
    assert!(complaints[2].starts_with("9:8: nodes.a.unit"), "{complaints:?}");

    let ring = format!(
        "{head}{}{}",
        node("a", "[\"b\"]", "{ days = 1 }", "water"),
        node("b", "[\"a\"]", "{ days = 1 }", "water")
    );
    let complaints = told(ring);
    assert!(complaints[0].contains("节点互相等待：b → a → b"), "{complaints:?}");
    let twice =
        format!("{head}{}{}", node("a", "[]", "{ days = 1 }", "water"), node("a", "[]", "{ days = 1 }", "water"));
    assert_eq!(told(twice).len(), 2, "id and name");
    assert!(told(format!("{head}nodes = []\n"))[0].contains("1至200个"));
    assert!(told("id = 3".into())[0].starts_with("1:6: file: 格式有误：类型不对"), "{:?}", told("id = 3".into()));
    let long = node("a", "[]", &format!("{{ days = {} }}", LONGEST_LIMIT + 1), "water");
    assert_eq!(told(format!("{head}{long}")).len(), 1);
}

#[test]
fn a_node_that_is_left_out_hands_on_what_it_waits_for() {
    let template = Template::check(presets::INDUSTRY).expect("sound");
    let out = |node: &str| Adjustment { node: node.into(), left_out: true, ..Adjustment::default() };
    let limit = Adjustment { node: "start".into(), limit: Some(Limit::days(1)), ..Adjustment::default() };
    let anchor = Anchor::Start(on("2023-04-03"));
    let route = Route::draft(&template, anchor, &[out("tender"), out("contract"), limit]).expect("a draft");
    assert_eq!(route.nodes.len(), 28);
    let find = |id: &str| route.nodes.iter().find(|node| node.id == id).expect("a node");
    let waits: BTreeSet<&str> =
        find("building_permit").after.iter().map(|place| route.nodes[*place].id.as_str()).collect();
    assert_eq!(waits, BTreeSet::from(["planning_permit", "drawing_review", "environment", "energy", "water_soil"]));
    assert_eq!(find("start").limit, Limit::days(1));
    let faults = [
        (Adjustment { node: "x".into(), ..Adjustment::default() }, Fault::UnknownNode("x".into())),
        (
            Adjustment { limit: Some(Limit::days(LONGEST_LIMIT + 1)), node: "start".into(), ..Adjustment::default() },
            Fault::LimitTooLong(LONGEST_LIMIT + 1),
        ),
        (
            Adjustment { post: Some(String::new()), node: "start".into(), ..Adjustment::default() },
            Fault::PostLength(String::new()),
        ),
    ];
    for (adjustment, fault) in faults {
        assert_eq!(Route::draft(&template, anchor, &[adjustment]), Err(fault));
    }
    let all: Vec<_> = template.nodes.iter().map(|node| out(&node.id)).collect();
    assert_eq!(Route::draft(&template, anchor, &all), Err(Fault::NothingLeft));
}

fn limits() -> impl Strategy<Value = Limit> {
    (0..25_u32, any::<bool>())
        .prop_map(|(count, worked)| if worked { Limit::workdays(count) } else { Limit::days(count) })
}

/// Small networks in which each step waits for some of the earlier ones; then renamed, so that order is no help.
fn networks() -> impl Strategy<Value = Vec<Step>> {
    proptest::collection::vec((limits(), any::<u16>()), 1..9).prop_flat_map(|drawn| {
        let names: Vec<usize> = (0..drawn.len()).collect();
        Just(names).prop_shuffle().prop_map(move |names| {
            let mut steps = vec![step(&[], Limit::days(0)); drawn.len()];
            for (place, (limit, mask)) in drawn.iter().enumerate() {
                let after: Vec<usize> =
                    (0..place).filter(|before| mask >> before & 1 == 1).map(|it| names[it]).collect();
                steps[names[place]] = step(&after, *limit);
            }
            steps
        })
    })
}

/// Every chain of steps from one that waits for nothing to `last`.
fn paths(steps: &[Step], last: usize) -> Vec<Vec<usize>> {
    if steps[last].after.is_empty() {
        return vec![vec![last]];
    }
    let before = steps[last].after.iter().flat_map(|before| paths(steps, *before));
    before.map(|path| path.into_iter().chain([last]).collect()).collect()
}

fn length(steps: &[Step], path: &[usize], start: NaiveDate) -> NaiveDate {
    path.iter().fold(start, |day, place| walked(day, steps[*place].limit))
}

fn starts() -> impl Strategy<Value = NaiveDate> {
    (0..1_200_u64).prop_map(|days| on("2022-12-01") + Days::new(days))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn every_earliest_day_is_the_longest_of_all_paths(steps in networks(), start in starts()) {
        let schedule = network(steps.clone()).schedule(Calendar::official(), Anchor::Start(start));
        let every: Vec<Vec<usize>> = (0..steps.len()).flat_map(|place| paths(&steps, place)).collect();
        for (place, times) in schedule.times.iter().enumerate() {
            let ends = every.iter().filter(|path| path.ends_with(&[place]));
            let longest = ends.map(|path| length(&steps, path, start)).max();
            prop_assert_eq!(Some(times.earliest_finish), longest);
        }
        let finish = every.iter().map(|path| length(&steps, path, start)).max();
        prop_assert_eq!(Some(schedule.finish), finish);
        let full = every.iter().filter(|path| !steps.iter().any(|step| step.after.contains(path.last().expect("a path"))));
        let longest = full.filter(|path| Some(length(&steps, path, start)) == finish);
        let critical: BTreeSet<usize> = longest.flatten().copied().collect();
        let found: BTreeSet<usize> = (0..steps.len()).filter(|place| schedule.times[*place].critical).collect();
        prop_assert_eq!(found, critical);
    }

    #[test]
    fn a_float_may_be_used_up_and_not_a_day_more(steps in networks(), start in starts()) {
        let schedule = network(steps.clone()).schedule(Calendar::official(), Anchor::Start(start));
        for place in 0..steps.len() {
            prop_assert!(schedule.times[place].float() >= 0);
            let late = |day: NaiveDate| {
                let mut steps = steps.clone();
                steps[place].fixed_on = Some(day);
                network(steps).schedule(Calendar::official(), Anchor::Start(start)).finish
            };
            let last = schedule.times[place].latest_finish;
            prop_assert_eq!(late(last), schedule.finish);
            let limit = steps[place].limit;
            // The next day on which this step can be over.
            let worked = limit.counting == Counting::Workdays && limit.count > 0;
            let next = walked(last, if worked { Limit::workdays(1) } else { Limit::days(1) });
            prop_assert!(late(next) > schedule.finish);
        }
    }

    #[test]
    fn backward_keeps_the_finish_and_begins_no_day_too_early(steps in networks(), finish in starts()) {
        let plan = network(steps);
        let calendar = Calendar::official();
        let back = plan.schedule(calendar, Anchor::Finish(finish));
        prop_assert!(back.finish <= finish);
        prop_assert_eq!(plan.schedule(calendar, Anchor::Start(back.start)).finish, back.finish);
        let later = plan.schedule(calendar, Anchor::Start(back.start + Days::new(1)));
        prop_assert!(later.finish > finish, "a day later is too late");
    }

    #[test]
    fn forward_then_backward_comes_to_the_same_finish(steps in networks(), start in starts()) {
        let plan = network(steps);
        let calendar = Calendar::official();
        let there = plan.schedule(calendar, Anchor::Start(start));
        let back = plan.schedule(calendar, Anchor::Finish(there.finish));
        prop_assert!(back.start >= start);
        prop_assert_eq!(back.finish, there.finish);
        for (one, other) in there.times.iter().zip(&back.times) {
            prop_assert_eq!(one.latest_finish, other.latest_finish);
            prop_assert!(one.earliest_finish <= other.earliest_finish);
        }
    }

    #[test]
    fn a_forecast_with_nothing_achieved_is_the_plan_and_grows_with_today(steps in networks(), start in starts(), days in 0..200_u64) {
        let plan = network(steps.clone());
        let calendar = Calendar::official();
        let open = vec![None; steps.len()];
        let schedule = plan.schedule(calendar, Anchor::Start(start));
        let planned: Vec<NaiveDate> = schedule.times.iter().map(|times| times.earliest_finish).collect();
        prop_assert_eq!(&plan.forecast(calendar, start, start, &open), &planned);
        let today = start + Days::new(days);
        let later = plan.forecast(calendar, start, today, &open);
        prop_assert!(later.iter().zip(&planned).all(|(later, planned)| later >= planned && *later >= today));
        let done: Vec<_> = planned.iter().copied().map(Some).collect();
        prop_assert_eq!(plan.forecast(calendar, start, today, &done), planned);
    }

    #[test]
    fn an_edge_that_closes_a_ring_is_refused_with_the_ring(steps in networks(), one in any::<prop::sample::Index>(), other in any::<prop::sample::Index>()) {
        let mut steps = steps;
        let (one, other) = (one.index(steps.len()), other.index(steps.len()));
        let closes = paths(&steps, one).iter().any(|path| path.contains(&other));
        steps[other].after.push(one);
        match Network::new(steps.clone()) {
            Ok(plan) => {
                prop_assert!(!closes);
                let order = plan.order();
                let place = |step: usize| order.iter().position(|it| *it == step);
                prop_assert!((0..steps.len()).all(|it| steps[it].after.iter().all(|before| place(*before) < place(it))));
            }
            Err(Cycle(ring)) => {
                prop_assert!(closes && !ring.is_empty());
                for (at, step) in ring.iter().enumerate() {
                    let before = ring[(at + ring.len() - 1) % ring.len()];
                    prop_assert!(steps[*step].after.contains(&before));
                }
            }
        }
    }
}
