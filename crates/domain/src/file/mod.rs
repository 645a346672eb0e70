//! Files: photos and papers kept beside projects. What a file is, its content says, never its name.

#[cfg(test)]
mod tests;

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

/// A kind of file that is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Media {
    Jpeg,
    Png,
    Webp,
    Pdf,
    /// GB/T 33190, the format of electronic documents of offices.
    Ofd,
    Docx,
    Xlsx,
    Pptx,
    Doc,
    Xls,
}

impl Media {
    pub const ALL: [Self; 10] = [
        Self::Jpeg,
        Self::Png,
        Self::Webp,
        Self::Pdf,
        Self::Ofd,
        Self::Docx,
        Self::Xlsx,
        Self::Pptx,
        Self::Doc,
        Self::Xls,
    ];

    /// The content type under which it is handed out.
    pub const fn mime(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
            Self::Pdf => "application/pdf",
            Self::Ofd => "application/ofd",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Pptx => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            Self::Doc => "application/msword",
            Self::Xls => "application/vnd.ms-excel",
        }
    }

    /// The ending of its name; also how the database keeps the kind.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Webp => "webp",
            Self::Pdf => "pdf",
            Self::Ofd => "ofd",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Pptx => "pptx",
            Self::Doc => "doc",
            Self::Xls => "xls",
        }
    }

    pub fn parse(ending: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|media| media.ending() == ending)
    }

    /// Whether it is a picture, which has a thumbnail and may have a place and a time.
    pub const fn is_picture(self) -> bool {
        matches!(self, Self::Jpeg | Self::Png | Self::Webp)
    }

    /// Whether a browser may show it in its page instead of handing it to the disk.
    pub const fn is_shown(self) -> bool {
        self.is_picture() || matches!(self, Self::Pdf)
    }
}

/// Where something was taken, in WGS-84, as millionths of a degree: about a tenth of a metre.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    pub longitude_e6: i64,
    pub latitude_e6: i64,
}

impl Place {
    /// A place on the earth; nothing for what lies beyond.
    pub fn new(longitude_e6: i64, latitude_e6: i64) -> Option<Self> {
        let on_earth = longitude_e6.abs() <= 180_000_000 && latitude_e6.abs() <= 90_000_000;
        on_earth.then_some(Self { longitude_e6, latitude_e6 })
    }
}

/// When and where a picture was taken, and who says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Taken {
    /// By the clock of the camera, or of whoever says so; a time of the place.
    pub at: Option<NaiveDateTime>,
    pub place: Option<Place>,
    /// Whether the person who added it says so; else the picture itself does.
    pub declared: bool,
}

impl Taken {
    /// What a picture says of itself, completed by what a person says of it.
    pub fn or(self, said: Self) -> Self {
        let declared = (self.at.is_none() && said.at.is_some()) || (self.place.is_none() && said.place.is_some());
        Self { at: self.at.or(said.at), place: self.place.or(said.place), declared }
    }

    pub const fn is_complete(&self) -> bool {
        self.at.is_some() && self.place.is_some()
    }
}

/// Whether a file proves that something was achieved: a paper does, a picture does with its place and time.
pub const fn proves(media: Media, taken: &Taken) -> bool {
    !media.is_picture() || taken.is_complete()
}

/// The longest name of a file, in characters.
pub const LONGEST_NAME: usize = 120;

/// A name that is safe on every disk: no folders, no control or reserved characters, the ending that belongs to the content.
pub fn name(given: &str, media: Media) -> String {
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = last.rsplit_once('.').map_or(last, |(stem, _)| if stem.is_empty() { last } else { stem });
    let kept = stem.chars().filter(|letter| !letter.is_control() && !r#"<>:"|?*"#.contains(*letter));
    let most = LONGEST_NAME - media.ending().len() - 1;
    let stem: String = kept.take(most).collect();
    let stem = stem.trim_matches([' ', '.']);
    format!("{}.{}", if stem.is_empty() { "文件" } else { stem }, media.ending())
}

/// Degrees, minutes and seconds, each a fraction, as millionths of a degree rounded half up; nothing where one is none, or where the
/// fractions are so fine that no camera made them.
pub fn degrees_e6(parts: [(u32, u32); 3], negative: bool) -> Option<i64> {
    let mut sum = 0_i128;
    let mut common = 1_i128;
    for ((numerator, denominator), part) in parts.into_iter().zip([1_i128, 60, 3600]) {
        if denominator == 0 {
            return None;
        }
        let below = i128::from(denominator) * part;
        sum = sum.checked_mul(below)?.checked_add(i128::from(numerator).checked_mul(common)?)?;
        common = common.checked_mul(below)?;
    }
    let rounded = sum.checked_mul(2_000_000)?.checked_add(common)? / common.checked_mul(2)?;
    let degrees = i64::try_from(rounded).ok()?;
    Some(if negative { -degrees } else { degrees })
}
