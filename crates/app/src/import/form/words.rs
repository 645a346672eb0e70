//! The sentences of remarks, for the command line and for notes in returned workbooks. The page uses the same files.

use std::collections::HashMap;
use std::sync::LazyLock;

use guatu_kernel::Lang;
use serde_json::{Map, Value};

use super::code::IssueCode;
use super::field::Field;
use super::model::Issue;

type Sentences = HashMap<String, String>;

static CHINESE: LazyLock<Sentences> =
    LazyLock::new(|| parse(include_str!("../../../../../ui/src/i18n/zh-CN/import.json")));
static ENGLISH: LazyLock<Sentences> =
    LazyLock::new(|| parse(include_str!("../../../../../ui/src/i18n/en/import.json")));

fn parse(json: &str) -> Sentences {
    serde_json::from_str(json).expect("the word lists are valid JSON")
}

/// The sentence of a code with its parameters filled in.
pub fn sentence(code: IssueCode, params: &Map<String, Value>, lang: Lang) -> String {
    let sentences = match lang {
        Lang::Zh => &CHINESE,
        Lang::En => &ENGLISH,
    };
    let template = sentences.get(code.as_str()).map_or(code.as_str(), String::as_str);
    params.iter().fold(template.to_owned(), |sentence, (name, value)| {
        let shown = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        sentence.replace(&format!("{{{name}}}"), &shown)
    })
}

impl Issue {
    /// The remark as a sentence.
    pub fn message(&self, lang: Lang) -> String {
        sentence(self.code, &self.params, lang)
    }
}

impl Field {
    /// The field with this id.
    pub fn parse(id: &str) -> Option<Self> {
        super::FIELDS.iter().map(|info| info.field).find(|field| field.as_str() == id)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn placeholders(sentence: &str) -> BTreeSet<&str> {
        sentence.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|(name, _)| name).collect()
    }

    #[test]
    fn every_code_has_a_sentence_in_both_languages_with_the_same_placeholders() {
        let codes: BTreeSet<&str> = IssueCode::all().map(IssueCode::as_str).collect();
        for sentences in [&*CHINESE, &*ENGLISH] {
            assert_eq!(sentences.keys().map(String::as_str).collect::<BTreeSet<_>>(), codes);
        }
        for (code, sentence) in &*CHINESE {
            assert_eq!(placeholders(sentence), placeholders(&ENGLISH[code]), "{code}");
        }
    }

    #[test]
    fn parameters_are_filled_in() {
        let params = Map::from_iter([("other".to_owned(), Value::from("B5"))]);
        assert_eq!(sentence(IssueCode::DuplicateCode, &params, Lang::Zh), "项目编码与B5重复");
    }
}
