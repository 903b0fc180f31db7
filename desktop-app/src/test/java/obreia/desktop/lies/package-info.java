/// The table of lies in `docs/threat-model.md`, each told by a repository whose every signature is true, and shown to
/// be found out.
@org.jspecify.annotations.NullMarked
package obreia.desktop.lies;
