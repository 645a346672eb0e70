//! The wire to the provider: to its own hosts only, briefly, without following anybody elsewhere, and no answer is read
//! beyond a bound.

use std::fmt;
use std::path::Path;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use guatu_kernel::{Error, ErrorCode, Result, Unfit};
use http_body_util::{BodyExt as _, Full, Limited};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use openidconnect::url::{Origin, Url};
use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use rustls::{ClientConfig, RootCertStore};

/// How long the provider may take to take a call, and to answer it whole.
const CONNECTED_WITHIN: Duration = Duration::from_secs(3);
const ANSWERED_WITHIN: Duration = Duration::from_secs(5);
/// The longest answer that is read, in bytes: keys and claims are a few thousand.
const LARGEST_ANSWER: usize = 256 << 10;

/// A client of the provider's hosts. It follows no redirection and asks no proxy.
pub(super) struct Wire {
    client: Client<HttpsConnector<HttpConnector>, Full<Bytes>>,
    origins: Vec<Origin>,
}

impl fmt::Debug for Wire {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Wire").field("origins", &self.origins).finish_non_exhaustive()
    }
}

impl Wire {
    /// A wire to these origins. Whoever answers there is believed by the certificates of the file, or without one by those
    /// of the operating system.
    ///
    /// # Errors
    /// `invalid` when the file holds no certificate.
    pub fn open(ca_file: &Path, origins: Vec<Origin>) -> Result<Self> {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let builder = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
        let roots = if ca_file.as_os_str().is_empty() { of_the_system() } else { of_the_file(ca_file)? };
        let config = builder.map_err(Error::internal)?.with_root_certificates(roots).with_no_client_auth();
        let mut connector = HttpConnector::new();
        connector.set_connect_timeout(Some(CONNECTED_WITHIN));
        connector.enforce_http(false);
        let tls = HttpsConnectorBuilder::new().with_tls_config(config).https_or_http().enable_http1();
        let connector = tls.wrap_connector(connector);
        let client = Client::builder(TokioExecutor::new()).pool_max_idle_per_host(0).build(connector);
        Ok(Self { client, origins })
    }

    async fn ask(&self, request: HttpRequest) -> Result<HttpResponse> {
        let target = Url::parse(&request.uri().to_string()).map_err(unreachable)?;
        if !self.origins.contains(&target.origin()) {
            return Err(unreachable(format!(
                "{} is none of the provider's hosts",
                target.origin().ascii_serialization()
            )));
        }
        let request = request.map(|body| Full::new(Bytes::from(body)));
        let answered = async {
            let (parts, body) = self.client.request(request).await.map_err(unreachable)?.into_parts();
            let body = Limited::new(body, LARGEST_ANSWER).collect().await.map_err(unreachable)?;
            Ok(HttpResponse::from_parts(parts, body.to_bytes().to_vec()))
        };
        tokio::time::timeout(ANSWERED_WITHIN, answered).await.map_err(unreachable)?
    }
}

/// The provider could not be asked.
pub(super) fn unreachable(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Error {
    Error::new(ErrorCode::ProviderUnreachable).because(cause)
}

fn of_the_system() -> RootCertStore {
    let mut roots = RootCertStore::empty();
    // What the system has and nobody can read vouches for nobody; the rest does.
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    roots
}

fn of_the_file(path: &Path) -> Result<RootCertStore> {
    let unusable = || Error::invalid("provider.ca_file", path.display(), Unfit::CertificateUnusable);
    let certificates = CertificateDer::pem_file_iter(path)
        .and_then(Iterator::collect::<std::result::Result<Vec<_>, _>>)
        .map_err(|cause| unusable().because(cause))?;
    let mut roots = RootCertStore::empty();
    for certificate in certificates {
        roots.add(certificate).map_err(|cause| unusable().because(cause))?;
    }
    if roots.is_empty() { Err(unusable()) } else { Ok(roots) }
}

impl<'c> AsyncHttpClient<'c> for Wire {
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.ask(request))
    }
}
