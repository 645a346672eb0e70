//! Passwords that everybody tries first.

/// Whether a password is a common one, also with capitals, with digits for letters (`P@ssw0rd`), and with a year, digits or
/// signs before or behind it (`Woaini1314!`, `admin@2023`).
pub fn is_common(password: &str) -> bool {
    let lower = password.to_lowercase();
    let core = lower.trim_matches(|c: char| !c.is_alphabetic());
    let forms = [lower.clone(), core.into(), unleet(&lower), unleet(core)];
    is_run(&lower) || forms.iter().any(|form| COMMON.contains(&form.as_str()))
}

/// `p@ssw0rd` is `password` in other letters.
fn unleet(text: &str) -> String {
    let letter = |c: char| match c {
        '0' => 'o',
        '1' | '!' => 'i',
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' => 't',
        other => other,
    };
    text.chars().map(letter).collect()
}

/// One character again and again, or one after the other: `aaaaaaaa`, `12345678`, `hgfedcba`.
fn is_run(text: &str) -> bool {
    let codes: Vec<i64> = text.chars().map(|c| i64::from(u32::from(c))).collect();
    let steps: Vec<i64> = codes.windows(2).map(|pair| pair[1] - pair[0]).collect();
    steps.len() >= 3 && steps.windows(2).all(|pair| pair[0] == pair[1]) && (-1..=1).contains(&steps[0])
}

/// In small letters. What is decorated by digits and signs is found by its core.
const COMMON: &[&str] = &[
    // Digits that mean something in Chinese, and those of the keyboard.
    "0123456789",
    "123123123",
    "123321123321",
    "1234567890",
    "147258369",
    "159357258",
    "5201314",
    "52013145201314",
    "1314520",
    "13145201314520",
    "7758258",
    "7758521",
    "88888888",
    "888888888",
    "987654321",
    "112233445566",
    "110110110",
    "741852963",
    "a123456789",
    "aa123456789",
    "abc123456",
    "q123456789",
    "qq123456789",
    "asd123456",
    "zxc123456",
    "qwe123456",
    "1q2w3e4r",
    "1q2w3e4r5t",
    "1qaz2wsx",
    "1qaz2wsx3edc",
    "1qazxsw2",
    "qazwsxedc",
    "q1w2e3r4",
    "zaq12wsx",
    "!qaz2wsx",
    // Pinyin.
    "woaini",
    "woaini1314",
    "woaini520",
    "woaini521",
    "woaiwojia",
    "woaizhongguo",
    "wodemima",
    "woshishui",
    "woaimama",
    "woailaopo",
    "woailaogong",
    "wobuzhidao",
    "wojiushiwo",
    "wangmima",
    "mima",
    "mima123",
    "mimamima",
    "guanliyuan",
    "xitong",
    "xitongguanli",
    "denglu",
    "zhongguo",
    "zhonghua",
    "zhongguoren",
    "zhengfu",
    "bangong",
    "bangongshi",
    "dangwei",
    "qufu",
    "xiangmu",
    "xiangmuban",
    "zhongdianxiangmu",
    "henan",
    "zhengzhou",
    "erqi",
    "erqiqu",
    "beijing",
    "shanghai",
    "guangzhou",
    "shenzhen",
    "tiananmen",
    "nihao",
    "nihaoma",
    "nihaonihao",
    "laopo",
    "laogong",
    "baobao",
    "baobei",
    "xiaoxiao",
    "tiantian",
    "haohaoxuexi",
    "tiantianxiangshang",
    "gongxifacai",
    "facai",
    "yiqiefengshun",
    "pinganjiankang",
    "wanshiruyi",
    "shunshunliuliu",
    "aini",
    "ainiyiwannian",
    "asdasd",
    "qweasd",
    "qweasdzxc",
    "qwaszx",
    "diannao",
    "ceshi",
    "ceshiceshi",
    "moren",
    "guatu",
    "guatuguatu",
    "guazhan",
    "guatuzuozhan",
    "我爱你",
    "中国",
    "密码",
    "管理员",
    "北京",
    "郑州",
    "河南",
    // English and the keyboard.
    "password",
    "passwords",
    "passw",
    "passwd",
    "pass",
    "passphrase",
    "mypassword",
    "newpassword",
    "letmein",
    "welcome",
    "welcomeback",
    "admin",
    "admins",
    "administrator",
    "adminadmin",
    "adminpassword",
    "root",
    "rootroot",
    "toor",
    "superuser",
    "superman",
    "batman",
    "system",
    "sysadmin",
    "secadmin",
    "auditor",
    "manager",
    "master",
    "user",
    "username",
    "guest",
    "test",
    "testtest",
    "testing",
    "demo",
    "default",
    "changeme",
    "changeit",
    "secret",
    "topsecret",
    "temp",
    "temporary",
    "login",
    "access",
    "server",
    "database",
    "oracle",
    "mysql",
    "postgres",
    "huawei",
    "lenovo",
    "windows",
    "computer",
    "internet",
    "hello",
    "helloworld",
    "iloveyou",
    "sunshine",
    "princess",
    "dragon",
    "monkey",
    "football",
    "baseball",
    "basketball",
    "shadow",
    "michael",
    "jordan",
    "charlie",
    "freedom",
    "whatever",
    "trustno",
    "qwerty",
    "qwertyuiop",
    "qwertyui",
    "qwert",
    "asdf",
    "asdfgh",
    "asdfghjk",
    "asdfghjkl",
    "zxcvbn",
    "zxcvbnm",
    "qazwsx",
    "azerty",
    "abcd",
    "abcde",
    "abcdef",
    "abcdefg",
    "abcdefgh",
    "abcabc",
    "aaaaaa",
    "china",
    "spring",
    "summer",
    "autumn",
    "winter",
    "january",
    "monday",
    "government",
    "office",
    "company",
    "project",
    "projects",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_passwords_are_known_in_their_disguises() {
        for password in [
            "woaini1314",
            "WoAiNi1314",
            "Woaini1314!",
            "woaini@520",
            "password",
            "P@ssw0rd",
            "Passw0rd!2023",
            "Admin@123",
            "admin888",
            "Abc123456",
            "1qaz2wsx",
            "!QAZ2wsx",
            "88888888",
            "aaaaaaaaaa",
            "12345678",
            "87654321",
            "abcdefghij",
            "Zhongguo2023!",
            "5201314",
            "Guatu@2023",
            "密码123456",
        ] {
            assert!(is_common(password), "{password}");
        }
    }

    #[test]
    fn what_only_holds_a_common_word_is_not_common() {
        for password in
            ["correct-horse-battery", "Chun-Feng-7-Li", "my-password-is-a-sentence", "Zk7-vjqxwh", "", "-", "aab"]
        {
            assert!(!is_common(password), "{password}");
        }
    }

    #[test]
    fn the_list_is_in_small_letters() {
        for word in COMMON {
            assert_eq!(word.to_lowercase(), *word);
        }
    }
}
