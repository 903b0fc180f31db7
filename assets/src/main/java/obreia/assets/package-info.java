/// Hands out what is not code: icons, styles, fonts and message bundles.
package obreia.assets;
