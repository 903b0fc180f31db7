/// Icons, styles, fonts and the words of the screens. No code but what hands them out.
@org.jspecify.annotations.NullMarked
module obreia.assets {
    requires transitive org.jspecify;

    exports obreia.assets;
}
