//! TLS at the door, for a server that no proxy stands before.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use guatu_kernel::{Error, Result, Unfit};
use rustls::ServerConfig;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};

/// A certificate with its chain and its key, both as PEM files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tls {
    pub certificate: PathBuf,
    pub key: PathBuf,
}

impl Tls {
    /// TLS 1.2 and 1.3 with what ring offers, none of it weak.
    pub(super) fn config(&self) -> Result<Arc<ServerConfig>> {
        let chain = CertificateDer::pem_file_iter(&self.certificate)
            .and_then(Iterator::collect::<std::result::Result<Vec<_>, _>>)
            .map_err(|cause| unusable(&self.certificate).because(cause))?;
        let key = PrivateKeyDer::from_pem_file(&self.key).map_err(|cause| unusable(&self.key).because(cause))?;
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let builder = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
        let builder = builder.map_err(Error::internal)?.with_no_client_auth();
        let mut config =
            builder.with_single_cert(chain, key).map_err(|cause| unusable(&self.certificate).because(cause))?;
        config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        Ok(Arc::new(config))
    }
}

fn unusable(path: &Path) -> Error {
    Error::invalid("tls", path.display(), Unfit::CertificateUnusable)
}
