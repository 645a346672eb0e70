//! Where things lie: the source tree, the build folder, and what is built into it.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

/// The two cargo profiles that are used here.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    Dev,
    Release,
}

impl Profile {
    /// The name of the folder that cargo builds this profile into.
    fn folder(self) -> &'static str {
        match self {
            Self::Dev => "debug",
            Self::Release => "release",
        }
    }
}

/// The source tree and the build folder that belongs to it.
pub struct House {
    root: PathBuf,
    target: PathBuf,
}

impl House {
    /// Find the tree this program was built from and ask cargo for its build folder.
    pub fn find() -> Result<Self> {
        // Cargo sets the variable when it runs us; the compiled-in path serves a binary that was started by hand.
        let manifest = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
        let root = Path::new(&manifest).parent().context("xtask has a parent folder")?.to_path_buf();
        let target = target_folder(&root)?;
        Ok(Self { root, target })
    }

    /// A path inside the source tree.
    pub fn path(&self, relative: impl AsRef<Path>) -> PathBuf {
        self.root.join(relative)
    }

    /// A path inside the build folder.
    pub fn target(&self, relative: impl AsRef<Path>) -> PathBuf {
        self.target.join(relative)
    }

    /// A binary of the workspace, as cargo leaves it.
    pub fn binary(&self, name: &str, profile: Profile) -> PathBuf {
        self.target(profile.folder()).join(format!("{name}{}", env::consts::EXE_SUFFIX))
    }

    /// The `cargo` that runs us, in the root of the tree.
    pub fn cargo(&self) -> Command {
        let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        command.current_dir(&self.root);
        command
    }

    /// The workbooks of the demonstration district whose file names begin with one of `numbers`, in order.
    pub fn workbooks(&self, numbers: &[&str]) -> Result<Vec<PathBuf>> {
        let folder = self.path("examples/erqi-2023");
        let entries = folder.read_dir().with_context(|| format!("cannot read {}", folder.display()))?;
        let mut found: Vec<PathBuf> = entries
            .filter_map(|entry| entry.ok().map(|entry| entry.path()))
            .filter(|path| is_workbook(path) && numbers.iter().any(|number| begins_with(path, number)))
            .collect();
        found.sort();
        if found.is_empty() {
            bail!("{} holds no workbook of the demonstration district", folder.display());
        }
        Ok(found)
    }
}

fn is_workbook(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "xlsx")
}

fn begins_with(path: &Path, number: &str) -> bool {
    path.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.starts_with(number))
}

fn target_folder(root: &Path) -> Result<PathBuf> {
    let output = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["metadata", "--no-deps", "--format-version", "1"])
        .current_dir(root)
        .output()
        .context("cannot run cargo metadata")?;
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).context("cargo metadata is not JSON")?;
    let folder = metadata["target_directory"].as_str().context("cargo metadata names no target folder")?;
    Ok(PathBuf::from(folder))
}
