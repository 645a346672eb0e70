//! What the provider says about somebody, and whether it may be believed. The library checks signature, issuer, audience,
//! expiry and nonce; here stands what it leaves to its callers.

use guatu_kernel::{Error, ErrorCode, Result, Timestamp};
use openidconnect::core::{
    CoreAuthDisplay, CoreAuthPrompt, CoreClientAuthMethod, CoreErrorResponseType, CoreGenderClaim, CoreJsonWebKey,
    CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm, CoreRevocableToken, CoreRevocationErrorResponse,
    CoreTokenIntrospectionResponse, CoreTokenType,
};
use openidconnect::{
    AccessTokenHash, AdditionalClaims, AuthType, AuthorizationCode, ClaimsVerificationError, EmptyExtraTokenFields,
    EndpointMaybeSet, EndpointNotSet, EndpointSet, IdToken, IdTokenClaims, IdTokenFields, Nonce,
    OAuth2TokenResponse as _, PkceCodeVerifier, ProviderMetadataWithLogout, RequestTokenError,
    SignatureVerificationError, StandardErrorResponse, StandardTokenResponse, TokenResponse as _, UserInfoClaims,
    UserInfoError,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::Provider;
use super::metadata::{chain, untrusted};

/// Claims beyond those that every provider has, such as an employee's number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct Extra(Map<String, Value>);

impl AdditionalClaims for Extra {}

type Token = IdToken<Extra, CoreGenderClaim, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm>;
type Claims = IdTokenClaims<Extra, CoreGenderClaim>;
type Fields = IdTokenFields<
    Extra,
    EmptyExtraTokenFields,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJwsSigningAlgorithm,
>;
type Tokens = StandardTokenResponse<Fields, CoreTokenType>;

/// The provider as the library talks to it.
pub(super) type Client = openidconnect::Client<
    Extra,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    Tokens,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// Signatures that are believed: those made with a key that the provider alone has. None by a shared secret.
const SIGNATURES: [CoreJwsSigningAlgorithm; 9] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::RsaSsaPssSha512,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];

/// How far the provider's clock may be from ours, in minutes.
const CLOCKS_APART: i64 = 10;

/// The longest name of an identity, in characters: what the standard allows.
const LONGEST_NAME: usize = 255;

/// Somebody, as the provider knows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Identity {
    /// The value of the claim that names the identity for good.
    pub subject: String,
    /// The sign-in name that the provider says is theirs, where the settings believe it.
    pub login: Option<String>,
    /// Whether the provider has asked for a second factor in a way that the settings name.
    pub factor: bool,
}

impl Provider {
    pub(super) fn client(&self, metadata: &ProviderMetadataWithLogout) -> Client {
        let (id, secret) = (self.client_id.clone(), self.client_secret.clone());
        let methods = metadata.token_endpoint_auth_methods_supported();
        let basic = methods.is_none_or(|methods| methods.contains(&CoreClientAuthMethod::ClientSecretBasic));
        Client::from_provider_metadata(metadata.clone(), id, Some(secret))
            .set_auth_type(if basic { AuthType::BasicAuth } else { AuthType::RequestBody })
            .set_redirect_uri(self.back.clone())
    }

    /// Who came back with this code.
    ///
    /// # Errors
    /// `provider_unreachable`; `provider_refused` when it does not take the code; `provider_untrusted` when what it answers
    /// cannot be believed.
    pub(super) async fn identify(&self, code: &str, proof: Proof, now: Timestamp) -> Result<Identity> {
        let metadata = self.kept_metadata(now).await?;
        let client = self.client(&metadata);
        let request = client.exchange_code(AuthorizationCode::new(code.into())).map_err(untrusted)?;
        let tokens = request.set_pkce_verifier(PkceCodeVerifier::new(proof.verifier)).request_async(&self.wire).await;
        let tokens = tokens.map_err(|cause| match cause {
            RequestTokenError::Request(unreachable) => unreachable,
            RequestTokenError::ServerResponse(refusal) => {
                Error::new(ErrorCode::ProviderRefused).because(refusal.to_string())
            }
            other => untrusted(chain(&other)),
        })?;
        let token = tokens.id_token().ok_or_else(|| untrusted("no ID token"))?;
        let nonce = Nonce::new(proof.nonce);
        let (client, claims) = match verified(&client, &tokens, token, &nonce, now) {
            Err(Doubt::UnknownKey) => {
                let client = self.client(&*self.fresh_metadata(now).await?);
                let claims = verified(&client, &tokens, token, &nonce, now).map_err(Doubt::into_error)?;
                (client, claims)
            }
            answer => (client, answer.map_err(Doubt::into_error)?),
        };
        self.identity(&client, &tokens, claims).await
    }

    /// The identity that claims speak of; those that the ID token lacks are asked for.
    async fn identity(&self, client: &Client, tokens: &Tokens, claims: &Claims) -> Result<Identity> {
        let mut all = serde_json::to_value(claims).map_err(Error::internal)?;
        let wanted = [&self.settings.account_claim, &self.settings.link_by];
        let lacks = wanted.iter().any(|name| !name.is_empty() && all.get(name.as_str()).is_none());
        if lacks && client.user_info_url().is_some() {
            let subject = Some(claims.subject().clone());
            let request = client.user_info(tokens.access_token().clone(), subject).map_err(untrusted)?;
            let told: UserInfoClaims<Extra, CoreGenderClaim> =
                request.request_async(&self.wire).await.map_err(|cause| match cause {
                    UserInfoError::Request(unreachable) => unreachable,
                    other => untrusted(chain(&other)),
                })?;
            let told = serde_json::to_value(told).map_err(Error::internal)?;
            // What was signed goes before what was not.
            for (name, value) in told.as_object().into_iter().flatten() {
                all.as_object_mut().map(|all| all.entry(name).or_insert_with(|| value.clone()));
            }
        }
        let subject = text(&all, &self.settings.account_claim);
        Ok(Identity {
            subject: subject.ok_or_else(|| untrusted(format!("no usable claim {}", self.settings.account_claim)))?,
            login: text(&all, &self.settings.link_by).map(|login| login.to_lowercase()),
            factor: self.stands_for_factor(claims),
        })
    }

    fn stands_for_factor(&self, claims: &Claims) -> bool {
        let named = &self.settings.second_factor;
        let acr = claims.auth_context_ref().is_some_and(|acr| named.acr.contains(acr));
        let amr = claims.auth_method_refs().into_iter().flatten();
        acr || amr.into_iter().any(|method| named.amr.contains(method))
    }
}

/// What only the browser that began a flow can prove, and what the ID token must carry.
pub(super) struct Proof {
    pub verifier: String,
    pub nonce: String,
}

/// Why an ID token is not believed.
enum Doubt {
    /// It was signed by a key that is not known, perhaps by a new one.
    UnknownKey,
    Other(String),
}

impl Doubt {
    fn into_error(self) -> Error {
        match self {
            Self::UnknownKey => untrusted("signed by a key that the provider does not publish"),
            Self::Other(why) => untrusted(why),
        }
    }
}

/// The claims of an ID token, once everything about it is right.
fn verified<'t>(
    client: &Client,
    tokens: &Tokens,
    token: &'t Token,
    nonce: &Nonce,
    now: Timestamp,
) -> Result<&'t Claims, Doubt> {
    let now = now.utc();
    let near = move |issued: chrono::DateTime<chrono::Utc>| {
        let apart = (now - issued).num_minutes().abs();
        if apart <= CLOCKS_APART { Ok(()) } else { Err(format!("issued at {issued}, {apart} minutes from now")) }
    };
    let verifier = client.id_token_verifier().set_allowed_algs(SIGNATURES).set_time_fn(move || now);
    let verifier = verifier.set_issue_time_verifier_fn(near);
    let claims = token.claims(&verifier, nonce).map_err(|cause| match cause {
        ClaimsVerificationError::SignatureVerification(SignatureVerificationError::NoMatchingKey) => Doubt::UnknownKey,
        other => Doubt::Other(chain(&other)),
    })?;
    if claims.authorized_party().is_some_and(|party| party != client.client_id()) {
        return Err(Doubt::Other("issued to another client".into()));
    }
    if let Some(expected) = claims.access_token_hash() {
        let other = |cause: &dyn std::error::Error| Doubt::Other(chain(cause));
        let algorithm = token.signing_alg().map_err(|cause| other(&cause))?;
        let key = token.signing_key(&verifier).map_err(|cause| other(&cause))?;
        let hash = AccessTokenHash::from_token(tokens.access_token(), algorithm, key).map_err(|cause| other(&cause))?;
        if hash != *expected {
            return Err(Doubt::Other("the access token is not the one the ID token speaks of".into()));
        }
    }
    Ok(claims)
}

/// A claim that may name somebody: a text, or a whole number as employees have them.
fn text(claims: &Value, name: &str) -> Option<String> {
    let text = match claims.get(name)? {
        Value::String(text) => text.trim().to_string(),
        Value::Number(number) if number.is_u64() => number.to_string(),
        _ => return None,
    };
    let fit = !text.is_empty() && text.chars().count() <= LONGEST_NAME && !text.chars().any(char::is_control);
    fit.then_some(text)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_claim_that_names_somebody_is_a_text_or_a_whole_number() {
        let claims =
            json!({"a": " p1001 ", "b": 1203, "c": true, "d": "", "e": ["x"], "f": 1.5, "g": "a\u{7}", "h": null});
        let read = |name: &str| text(&claims, name);
        assert_eq!((read("a").as_deref(), read("b").as_deref()), (Some("p1001"), Some("1203")));
        for name in ["c", "d", "e", "f", "g", "h", "i", ""] {
            assert_eq!(read(name), None, "{name}");
        }
        assert_eq!(text(&json!({"a": "x".repeat(256)}), "a"), None);
        assert_eq!(text(&json!({"a": "x".repeat(255)}), "a").map(|text| text.len()), Some(255));
    }

    #[test]
    fn no_signature_by_a_shared_secret_is_believed() {
        let shared = |it: &CoreJwsSigningAlgorithm| openidconnect::JwsSigningAlgorithm::uses_shared_secret(it);
        assert!(SIGNATURES.iter().all(|algorithm| !shared(algorithm)));
        assert!(!SIGNATURES.contains(&CoreJwsSigningAlgorithm::None));
    }
}
