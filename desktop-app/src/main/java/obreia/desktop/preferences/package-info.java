/// How a person likes the windows of one profile: kept beside the vault and in clear, since it is read before the
/// passphrase. Nothing in it says who writes to whom.
package obreia.desktop.preferences;
