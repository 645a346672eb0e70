//! The one file that is handed out.

use std::fs;

use anyhow::{Context, Result};
use sha2::{Digest as _, Sha256};

use crate::house::{House, Profile};
use crate::{binaries, run};

/// Build the release binary with the user interface and the fonts inside, and write its checksum beside it.
pub fn run(house: &House) -> Result<()> {
    binaries::build(house, Profile::Release, &["guatu-server"])?;
    let built = house.binary("guatu", Profile::Release);
    let folder = house.target("dist");
    let file = folder.join(built.file_name().context("the binary has no name")?);
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    fs::copy(&built, &file).with_context(|| format!("cannot copy {}", built.display()))?;
    let bytes = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
    let checksum = hexadecimal(&Sha256::digest(&bytes));
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    fs::write(folder.join(format!("{name}.sha256")), format!("{checksum}  {name}\n"))
        .context("cannot write checksum")?;
    run::say(&format!("{} ({} MiB), SHA-256 {checksum}", file.display(), bytes.len() / (1 << 20)));
    Ok(())
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_checksum_is_written_as_other_tools_write_it() {
        let known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(hexadecimal(&Sha256::digest(b"abc")), known);
    }
}
