//! What a deployment says about its provider, and what of it is refused.

use std::path::{Path, PathBuf};

use guatu_kernel::{Bilingual, Error, Result, Unfit};
use openidconnect::url::{Host, Origin, Url};
use openidconnect::{ClientId, ClientSecret, IssuerUrl, RedirectUrl};
use serde::Deserialize;

use super::Provider;
use super::metadata::Known;
use super::wire::Wire;

/// The section `provider` of the settings.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// The provider's issuer identifier, exactly as it writes it.
    pub issuer: String,
    /// What the provider calls this server.
    pub client_id: String,
    /// The file that holds the client's secret and nothing else.
    pub client_secret_file: PathBuf,
    /// This server as browsers reach it: `https://guatu.example`.
    pub public_address: String,
    pub label: Bilingual,
    /// The claim that names the identity for good.
    pub account_claim: String,
    /// The claim that links an identity to the account of that sign-in name at its first sign-in; empty for none.
    pub link_by: String,
    /// What is asked for besides `openid`.
    pub scopes: Vec<String>,
    /// Whether the three administrators may come this way too.
    pub administrators: bool,
    pub second_factor: SecondFactor,
    /// The only certificates, as a PEM file, that vouch for the provider; empty for those of the operating system.
    pub ca_file: PathBuf,
    /// Origins besides the issuer's own that its endpoints may have.
    pub other_origins: Vec<String>,
}

/// When the provider's word stands for the second factor. With nothing named it never does.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SecondFactor {
    /// Values of the claim `acr`, of which any one is enough; they are also asked for.
    pub acr: Vec<String>,
    /// Values of the claim `amr`, of which any one is enough.
    pub amr: Vec<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            issuer: String::new(),
            client_id: String::new(),
            client_secret_file: PathBuf::new(),
            public_address: String::new(),
            label: Bilingual { zh: "统一身份认证".into(), en: "single sign-on".into() },
            account_claim: "sub".into(),
            link_by: String::new(),
            scopes: Vec::new(),
            administrators: false,
            second_factor: SecondFactor::default(),
            ca_file: PathBuf::new(),
            other_origins: Vec::new(),
        }
    }
}

/// The longest secret a file may hold, in bytes.
const LONGEST_SECRET: usize = 4096;

impl Provider {
    /// A provider as the settings name it. Nothing is asked of it yet. `secret` goes before the file.
    ///
    /// # Errors
    /// `invalid` naming the setting that cannot be used.
    pub fn open(settings: Settings, secret: Option<String>) -> Result<Self> {
        let issuer = address("provider.issuer", &settings.issuer)?;
        let home = address("provider.public_address", &settings.public_address)?;
        if home.path() != "/" || home.query().is_some() || home.fragment().is_some() {
            return Err(Error::invalid("provider.public_address", home, Unfit::ProviderAddress));
        }
        claim("provider.account_claim", &settings.account_claim)?;
        if !settings.link_by.is_empty() {
            claim("provider.link_by", &settings.link_by)?;
        }
        if settings.client_id.trim().is_empty() {
            return Err(Error::invalid("provider.client_id", "", Unfit::NameLength).with("limit", 200));
        }
        let mut origins: Vec<Origin> = vec![issuer.origin()];
        for other in &settings.other_origins {
            origins.push(address("provider.other_origins", other)?.origin());
        }
        let back = home.join("api/sign-in/provider/return").map_err(Error::internal)?;
        Ok(Self {
            issuer: IssuerUrl::new(settings.issuer.clone()).map_err(Error::internal)?,
            client_id: ClientId::new(settings.client_id.clone()),
            client_secret: client_secret(&settings.client_secret_file, secret)?,
            back: RedirectUrl::from_url(back),
            after_sign_out: home.join("sign-in").map_err(Error::internal)?,
            wire: Wire::open(&settings.ca_file, origins)?,
            known: Known::default(),
            settings,
        })
    }
}

/// An address over TLS; without it only on this machine itself.
fn address(field: &str, text: &str) -> Result<Url> {
    let refused = || Error::invalid(field, text, Unfit::ProviderAddress);
    let url = Url::parse(text).map_err(|_| refused())?;
    let loopback = match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(host)) => host.is_loopback(),
        Some(Host::Ipv6(host)) => host.is_loopback(),
        None => return Err(refused()),
    };
    let bare = url.username().is_empty() && url.password().is_none();
    let safe = url.scheme() == "https" || (url.scheme() == "http" && loopback);
    if bare && safe { Ok(url) } else { Err(refused()) }
}

/// A claim that may say which account somebody has. An address of mail may not: people change theirs at many a provider, and
/// give one up for others to take.
fn claim(field: &str, name: &str) -> Result<()> {
    let plain = !name.is_empty() && name.len() <= 60 && name.chars().all(|c| c.is_ascii_graphic());
    if plain && name != "email" { Ok(()) } else { Err(Error::invalid(field, name, Unfit::ProviderClaim)) }
}

fn client_secret(file: &Path, given: Option<String>) -> Result<ClientSecret> {
    let refused = || Error::invalid("provider.client_secret_file", file.display(), Unfit::ProviderSecret);
    let text = match given {
        Some(text) => text,
        None => std::fs::read_to_string(file).map_err(|cause| refused().because(cause))?,
    };
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST_SECRET {
        return Err(refused());
    }
    Ok(ClientSecret::new(text.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings() -> Settings {
        Settings {
            issuer: "https://id.example".into(),
            client_id: "guatu".into(),
            public_address: "https://guatu.example".into(),
            ..Settings::default()
        }
    }

    fn refused(change: impl Fn(&mut Settings)) -> Option<String> {
        let mut settings = settings();
        change(&mut settings);
        let error = Provider::open(settings, Some("secret".into())).err()?;
        Some(error.params["field"].as_str().unwrap().into())
    }

    #[test]
    fn addresses_need_tls_unless_they_are_this_machines_own() {
        assert_eq!(refused(|_| ()), None);
        for good in ["http://127.0.0.1:3000", "http://localhost/realm", "http://[::1]:1", "https://id.example/realms/x"]
        {
            assert_eq!(refused(|it| it.issuer = good.into()), None, "{good}");
        }
        for bad in [
            "",
            "id.example",
            "http://id.example",
            "http://127.0.0.1.example",
            "ftp://id.example",
            "https://a:b@id.example",
        ] {
            assert_eq!(refused(|it| it.issuer = bad.into()).as_deref(), Some("provider.issuer"), "{bad}");
            let other = refused(|it| it.other_origins = vec![bad.into()]);
            assert_eq!(other.as_deref(), Some("provider.other_origins"), "{bad}");
        }
        let path = refused(|it| it.public_address = "https://guatu.example/below".into());
        assert_eq!(path.as_deref(), Some("provider.public_address"));
    }

    #[test]
    fn mail_identifies_nobody() {
        for (claim, fit) in [("sub", true), ("employee_number", true), ("email", false), ("a b", false)] {
            assert_eq!(refused(|it| it.account_claim = claim.into()).is_none(), fit, "{claim}");
            assert_eq!(refused(|it| it.link_by = claim.into()).is_none(), fit, "{claim}");
        }
        assert!(refused(|it| it.account_claim = String::new()).is_some());
    }

    #[test]
    fn the_secret_comes_from_outside_and_is_never_shown() {
        assert!(Provider::open(settings(), None).is_err(), "there is no file");
        assert!(Provider::open(settings(), Some(" \n".into())).is_err(), "nothing is no secret");
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("secret");
        std::fs::write(&file, "zhe-shi-mi-mi\n").unwrap();
        let provider = Provider::open(Settings { client_secret_file: file, ..settings() }, None).unwrap();
        assert_eq!(provider.client_secret.secret(), "zhe-shi-mi-mi");
        assert!(!format!("{provider:?}").contains("zhe-shi-mi-mi"));
    }

    #[test]
    fn certificates_that_cannot_be_read_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("ca.pem");
        let open = || refused(|it| it.ca_file.clone_from(&file));
        assert_eq!(open().as_deref(), Some("provider.ca_file"), "it is not there");
        std::fs::write(&file, "no certificate").unwrap();
        assert_eq!(open().as_deref(), Some("provider.ca_file"), "there is none in it");
    }
}
