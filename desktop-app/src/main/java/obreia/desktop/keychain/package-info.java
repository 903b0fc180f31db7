/// The keychain of the system, which may keep a passphrase for the person who chooses so.
package obreia.desktop.keychain;
