//! Closed lists of codes: what a program may say, so that every reader gets the words of their language.

/// Makes an enum whose members are codes that appear in answers and in word lists.
///
/// ```
/// guatu_kernel::closed_codes! {
///     /// What a light may be.
///     pub enum Light {
///         /// Far behind.
///         Red = "red",
///         Green = "green",
///     }
/// }
/// assert_eq!(Light::ALL.len(), 2);
/// assert_eq!(Light::Red.as_str(), "red");
/// ```
#[macro_export]
macro_rules! closed_codes {
    ($(#[$about:meta])* pub enum $codes:ident { $($(#[$doc:meta])* $name:ident = $code:literal),+ $(,)? }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $codes { $($(#[$doc])* $name),+ }

        impl $codes {
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The code as it appears in answers and in the word lists.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }
        }

        impl std::fmt::Display for $codes {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}
