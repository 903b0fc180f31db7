/// Icons, styles, fonts and message bundles.
@org.jspecify.annotations.NullMarked
module obreia.assets {
    requires transitive org.jspecify;
}
