//! The typefaces of official papers. Installed official fonts come first; open ones inside the binary stand in for what is
//! missing, and every substitution is reported. Files are parsed once per process, on the first paper that is drawn.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};

use guatu_kernel::{Error, ErrorCode, Result};
use rust_embed::RustEmbed;
use serde::Serialize;
use typst::foundations::Bytes;
use typst::text::Font;

/// What a typeface is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 小标宋: red mark and titles
    Title,
    /// 仿宋: body
    Body,
    /// 楷体: second-level headings, names of signers
    Kai,
    /// 黑体: first-level headings, table headers
    Hei,
    /// 宋体: page numbers
    Song,
}

impl Role {
    pub const ALL: [Self; 5] = [Self::Title, Self::Body, Self::Kai, Self::Hei, Self::Song];

    /// The family an office expects, as DOCX names it.
    pub const fn family(self) -> &'static str {
        match self {
            Self::Title => "方正小标宋简体",
            Self::Body => "仿宋_GB2312",
            Self::Kai => "楷体_GB2312",
            Self::Hei => "黑体",
            Self::Song => "宋体",
        }
    }

    /// Beginnings of file names and family names, lower case, best first.
    const fn known_as(self) -> &'static [&'static str] {
        match self {
            Self::Title => &["方正小标宋", "fzxiaobiaosong", "fzxbs"],
            Self::Body => &["仿宋_gb2312", "simfang", "fangsong", "仿宋", "stfangso", "方正仿宋", "fzfs"],
            Self::Kai => &["楷体_gb2312", "simkai", "kaiti", "楷体", "stkaiti", "方正楷体", "fzkt"],
            Self::Hei => &["黑体", "simhei", "stheiti", "方正黑体", "fzht"],
            Self::Song => &["宋体", "simsun", "stsong", "方正书宋", "fzss"],
        }
    }

    /// The embedded file that stands in.
    const fn stand_in(self) -> &'static str {
        match self {
            Self::Title => "NotoSerifSC_700Bold.ttf",
            Self::Hei => "NotoSansSC_500Medium.ttf",
            Self::Body | Self::Kai | Self::Song => "NotoSerifSC_400Regular.ttf",
        }
    }

    fn rank(self, name: &str) -> Option<usize> {
        let name = name.to_lowercase();
        self.known_as().iter().position(|known| name.starts_with(known))
    }
}

/// A typeface that was wanted and the one that is used instead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Substitution {
    pub wanted: String,
    pub used: String,
}

/// Family and weight under which the typesetter finds a role's typeface.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Face {
    pub family: String,
    /// 100 to 900
    pub weight: u16,
}

/// The parsed typefaces.
#[derive(Debug)]
pub struct Fonts {
    fonts: Vec<Font>,
    faces: Vec<(Role, Face)>,
    report: Vec<Substitution>,
}

/// The folder as it is, so that each typeface travels with its licence.
#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/fonts"]
struct Embedded;

impl Fonts {
    /// The typefaces of this process, parsed on the first call. `folder` is searched before the system's folders.
    ///
    /// # Errors
    /// [`ErrorCode::FontMissing`] when neither an installed nor an embedded typeface can be read; a later call tries again.
    pub fn load(folder: Option<&Path>) -> Result<&'static Self> {
        static LOADED: OnceLock<Fonts> = OnceLock::new();
        if let Some(fonts) = LOADED.get() {
            return Ok(fonts);
        }
        let folders: Vec<PathBuf> = folder.map(Path::to_path_buf).into_iter().chain(system_folders()).collect();
        let fonts = Self::from_folders(&folders)?;
        Ok(LOADED.get_or_init(|| fonts))
    }

    /// The typefaces found in `folders`, completed by the embedded ones.
    ///
    /// # Errors
    /// [`ErrorCode::FontMissing`] when a role has neither.
    pub fn from_folders(folders: &[PathBuf]) -> Result<Self> {
        Self::assemble(folders, &embedded)
    }

    fn assemble(folders: &[PathBuf], stand_in: &dyn Fn(&'static str) -> Option<Font>) -> Result<Self> {
        let files = font_files(folders);
        let mut loaded = Self { fonts: Vec::new(), faces: Vec::new(), report: Vec::new() };
        for role in Role::ALL {
            if let Some(font) = installed(role, &files) {
                loaded.add(role, font);
                continue;
            }
            let font = stand_in(role.stand_in()).ok_or_else(|| missing(role))?;
            let Face { family, weight } = face(&font);
            loaded.report.push(Substitution { wanted: role.family().to_owned(), used: format!("{family} {weight}") });
            loaded.add(role, font);
        }
        loaded.add_fallbacks(stand_in);
        Ok(loaded)
    }

    fn add(&mut self, role: Role, font: Font) {
        self.faces.push((role, face(&font)));
        self.add_once(font);
    }

    fn add_once(&mut self, font: Font) {
        if !self.fonts.iter().any(|known| face(known) == face(&font)) {
            self.fonts.push(font);
        }
    }

    /// Characters that an installed GB2312 typeface lacks (瀍, 堃) are taken from the embedded ones.
    fn add_fallbacks(&mut self, stand_in: &dyn Fn(&'static str) -> Option<Font>) {
        for role in [Role::Body, Role::Hei] {
            if let Some(font) = stand_in(role.stand_in()) {
                self.add_once(font);
            }
        }
    }

    /// What is printed in place of what; empty on a machine with all official fonts.
    pub fn report(&self) -> &[Substitution] {
        &self.report
    }

    /// The typeface of a role.
    pub fn face(&self, role: Role) -> &Face {
        let found = self.faces.iter().find(|(of, _)| *of == role);
        &found.expect("loading gives every role a typeface").1
    }

    /// All typefaces, for the typesetter.
    pub fn all(&self) -> &[Font] {
        &self.fonts
    }
}

fn face(font: &Font) -> Face {
    let info = font.info();
    Face { family: info.family.clone(), weight: info.variant.weight.to_number() }
}

fn missing(role: Role) -> Error {
    Error::new(ErrorCode::FontMissing).with("font", role.family()).because(format!(
        "no {} is installed and {} was not embedded: run `cargo xtask fonts` before building, or name a folder with fonts",
        role.family(),
        role.stand_in(),
    ))
}

/// An embedded typeface, parsed once per process.
fn embedded(file: &'static str) -> Option<Font> {
    static PARSED: Mutex<BTreeMap<&str, Font>> = Mutex::new(BTreeMap::new());
    let mut parsed = PARSED.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(font) = parsed.get(file) {
        return Some(font.clone());
    }
    let data = match Embedded::get(file)?.data {
        // In a release build the bytes lie in the binary and are never copied.
        Cow::Borrowed(data) => Bytes::new(data),
        Cow::Owned(data) => Bytes::new(data),
    };
    let font = Font::new(data, 0)?;
    parsed.insert(file, font.clone());
    Some(font)
}

/// The best installed typeface for a role. Only files whose name says so are opened.
fn installed(role: Role, files: &[PathBuf]) -> Option<Font> {
    let stem = |path: &PathBuf| path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let mut candidates: Vec<(usize, &PathBuf)> =
        files.iter().filter_map(|path| Some((role.rank(&stem(path)?)?, path))).collect();
    candidates.sort();
    candidates.into_iter().find_map(|(_, path)| Font::new(Bytes::new(std::fs::read(path).ok()?), 0))
}

/// Where operating systems keep fonts.
fn system_folders() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> =
        ["/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", "/System/Library/Fonts"]
            .map(PathBuf::from)
            .into();
    if let Some(windows) = std::env::var_os("WINDIR") {
        folders.push(Path::new(&windows).join("Fonts"));
    }
    if let Some(home) = std::env::home_dir() {
        folders.extend([".fonts", ".local/share/fonts", "Library/Fonts"].map(|folder| home.join(folder)));
    }
    folders
}

/// All font files below the folders, in a stable order. Folders that cannot be read count as empty.
fn font_files(folders: &[PathBuf]) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for folder in folders {
        collect(folder, MAX_DEPTH, &mut files);
    }
    files
}

/// Font folders are shallow; the bound keeps a link that points upwards from being followed for ever.
const MAX_DEPTH: usize = 5;

fn collect(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            if depth > 0 {
                collect(&path, depth - 1, files);
            }
        } else if is_font(&path) {
            files.push(path);
        }
    }
}

fn is_font(path: &Path) -> bool {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
    extension.is_some_and(|extension| matches!(extension.as_str(), "ttf" | "otf" | "ttc"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_official_fonts_every_role_is_substituted_and_reported() {
        let fonts = Fonts::from_folders(&[]).expect("embedded fonts");
        let wanted: Vec<&str> = fonts.report().iter().map(|substitution| substitution.wanted.as_str()).collect();
        assert_eq!(wanted, ["方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体"]);
        assert_eq!(fonts.face(Role::Title), &Face { family: "Noto Serif SC".into(), weight: 700 });
        assert_eq!(fonts.face(Role::Hei), &Face { family: "Noto Sans SC".into(), weight: 500 });
        assert_eq!(fonts.all().len(), 3, "each file once");
    }

    #[test]
    fn an_installed_font_comes_before_the_embedded_one() {
        let folder = tempfile::tempdir().expect("folder");
        let data = embedded(Role::Hei.stand_in()).expect("embedded").data().clone();
        std::fs::create_dir(folder.path().join("chinese")).expect("folder");
        std::fs::write(folder.path().join("chinese").join("SIMFANG.TTF"), &data).expect("font");
        let fonts = Fonts::from_folders(&[folder.path().to_path_buf()]).expect("fonts");
        assert_eq!(fonts.face(Role::Body).family, "Noto Sans SC");
        assert!(fonts.report().iter().all(|substitution| substitution.wanted != "仿宋_GB2312"));
    }

    #[test]
    fn a_damaged_installed_font_is_passed_over() {
        let folder = tempfile::tempdir().expect("folder");
        std::fs::write(folder.path().join("simhei.ttf"), b"not a font").expect("file");
        let fonts = Fonts::from_folders(&[folder.path().to_path_buf()]).expect("fonts");
        assert_eq!(fonts.face(Role::Hei).family, "Noto Sans SC");
    }

    #[test]
    fn without_any_font_the_refusal_says_what_to_do() {
        let error = Fonts::assemble(&[], &|_| None).expect_err("no fonts");
        assert_eq!(error.code, ErrorCode::FontMissing);
        assert!(error.to_string().contains("cargo xtask fonts"), "{error}");
    }
}
