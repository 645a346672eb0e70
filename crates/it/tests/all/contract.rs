//! What was promised to others: the contract of the API, the codes and their words, the permissions.

use std::collections::{BTreeMap, BTreeSet};

use guatu_domain::access::Permission;
use guatu_domain::written::Reason;
use guatu_it::house;
use guatu_kernel::{ErrorCode, Unfit};
use serde_json::Value;

fn words(language: &str, list: &str) -> Value {
    let path = house(&format!("ui/src/i18n/{language}/{list}.json"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|cause| panic!("{}: {cause}", path.display()));
    serde_json::from_str(&text).unwrap()
}

/// `{file}` and its like in a sentence.
fn placeholders(sentence: &str) -> BTreeSet<&str> {
    sentence.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(name, _)| name)).collect()
}

#[test]
fn the_committed_contract_is_that_of_the_program() {
    let committed = std::fs::read_to_string(house("api/openapi.json")).unwrap();
    let program = guatu_web::openapi().to_pretty_json().unwrap();
    assert!(committed.trim_end() == program.trim_end(), "api/openapi.json is not fresh: run `cargo xtask gen`");
}

#[test]
fn every_operation_of_the_contract_is_reviewed() {
    let contract = serde_json::to_value(guatu_web::openapi()).unwrap();
    let mut lines = Vec::new();
    for (path, methods) in contract["paths"].as_object().unwrap() {
        for (method, operation) in methods.as_object().unwrap() {
            let answers: Vec<&String> = operation["responses"].as_object().unwrap().keys().collect();
            lines.push(format!("{} {path} {answers:?}", method.to_uppercase()));
        }
    }
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn every_refusal_has_words_in_both_languages_with_the_same_placeholders() {
    let (chinese, english) = (words("zh-CN", "errors"), words("en", "errors"));
    for code in ErrorCode::ALL {
        let sentence = |words: &Value| {
            words[code.as_str()].as_str().unwrap_or_else(|| panic!("{} has no words", code.as_str())).to_string()
        };
        let (chinese, english) = (sentence(&chinese), sentence(&english));
        assert!(!chinese.trim().is_empty() && !english.trim().is_empty(), "{}", code.as_str());
        assert_eq!(placeholders(&chinese), placeholders(&english), "{}", code.as_str());
    }
}

#[test]
fn every_reason_for_an_unfit_value_is_reviewed_and_has_words_and_no_words_are_left_over() {
    let codes: Vec<&str> = Unfit::ALL.iter().map(|reason| reason.as_str()).collect();
    insta::assert_snapshot!(codes.join("\n"));
    let known: BTreeSet<&str> = codes.iter().copied().collect();
    assert_eq!(known.len(), codes.len(), "a code stands for one reason");
    let (chinese, english) = (words("zh-CN", "reason"), words("en", "reason"));
    for words in [&chinese, &english] {
        assert_eq!(words.as_object().unwrap().keys().map(String::as_str).collect::<BTreeSet<_>>(), known);
    }
    for code in codes {
        let sentence = |words: &Value| words[code].as_str().unwrap().trim().to_string();
        assert!(!sentence(&chinese).is_empty() && !sentence(&english).is_empty(), "{code}");
        assert_eq!(placeholders(&sentence(&chinese)), placeholders(&sentence(&english)), "{code}");
    }
    for reason in Reason::ALL {
        assert_eq!(Unfit::from(*reason).as_str(), reason.as_str(), "the same reason has the same code everywhere");
    }
}

#[test]
fn every_operation_of_the_contract_has_an_id_of_its_own() {
    let contract = serde_json::to_value(guatu_web::openapi()).unwrap();
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    for (path, methods) in contract["paths"].as_object().unwrap() {
        for (method, operation) in methods.as_object().unwrap() {
            let id =
                operation["operationId"].as_str().unwrap_or_else(|| panic!("{method} {path} has no id")).to_string();
            let place = format!("{} {path}", method.to_uppercase());
            if let Some(other) = seen.insert(id.clone(), place.clone()) {
                panic!("{place} and {other} are both called {id}");
            }
        }
    }
}

#[test]
fn every_remark_about_a_cell_has_words_in_both_languages() {
    let remarks = guatu_app::import::form::IssueCode::all().map(|code| code.as_str().to_string());
    let reasons = Reason::ALL.iter().map(|reason| reason.as_str().to_string());
    // Only the grid of the month makes these two.
    let grid = ["value_missing", "answer_unknown"].map(String::from);
    let codes: BTreeSet<String> = remarks.chain(reasons).chain(grid).collect();
    for language in ["zh-CN", "en"] {
        let words = words(language, "import").to_string();
        for code in &codes {
            assert!(words.contains(&format!("\"{code}\":")), "{code} has no words in {language}");
        }
    }
}

#[test]
fn every_permission_is_reviewed() {
    let permissions: Vec<&str> = Permission::ALL.iter().map(|permission| permission.as_str()).collect();
    insta::assert_snapshot!(permissions.join("\n"));
    assert_eq!(permissions.iter().collect::<BTreeSet<_>>().len(), permissions.len());
}

/// `{ code: 'project.read', duty: 'business' }` as the pages list it.
#[test]
fn the_permissions_of_the_pages_are_those_of_the_program() {
    let pages = std::fs::read_to_string(house("ui/src/api/permissions.ts")).unwrap();
    let quoted = |line: &str| -> Option<(String, String)> {
        let mut words = line.trim().strip_prefix("{ code: '")?.split('\'');
        Some((words.next()?.into(), words.nth(1)?.into()))
    };
    let listed: Vec<_> = pages.lines().filter_map(quoted).collect();
    let known = Permission::ALL.iter().map(|it| (it.as_str().to_string(), it.duty().as_str().to_string()));
    assert_eq!(listed, known.collect::<Vec<_>>());
}

/// What `docs/security.md` names as its proof has to be there.
#[test]
fn every_test_that_the_security_document_names_exists() {
    let document = std::fs::read_to_string(house("docs/security.md")).unwrap();
    let named = document.split('`').skip(1).step_by(2).filter(|text| text.contains("::"));
    let named: BTreeSet<&str> =
        named.filter_map(|path| path.rsplit("::").next()).filter(|name| name.contains('_')).collect();
    assert!(named.len() > 40, "the document names its tests in another way: {}", named.len());
    let mut sources = String::new();
    let mut folders = vec![house("crates")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() && path.file_name().is_none_or(|name| name != "target") {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                sources.push_str(&std::fs::read_to_string(path).unwrap());
            }
        }
    }
    let missing: Vec<&&str> = named.iter().filter(|name| !sources.contains(&format!("fn {name}("))).collect();
    assert!(missing.is_empty(), "no such tests: {missing:?}");
}
