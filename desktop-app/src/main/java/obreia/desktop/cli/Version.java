package obreia.desktop.cli;

/// What `--version` prints. Its one place is the project's pom.xml, from which the compiler writes it into the module.
final class Version {
    private Version() {}

    /// Without a number on the class path, where only tests are.
    static String ofThisProgram() {
        var module = Version.class.getModule().getDescriptor();
        return module == null ? "obreia" : "obreia " + module.rawVersion().orElse("");
    }
}
