package obreia.desktop.ui;

/// Makes a name that somebody else chose into one that a file may have here.
final class FileNames {
    private static final int LONGEST = 120;

    private FileNames() {}

    /// The name without folders, drives, control, direction and reserved characters, and never empty or hidden.
    static String clean(String name) {
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        var text = new StringBuilder();
        last.codePoints()
                .filter(point -> !Character.isISOControl(point)
                        && Character.getType(point) != Character.FORMAT
                        && "<>:\"|?*".indexOf(point) < 0)
                .forEach(text::appendCodePoint);
        var bare = text.toString().replaceFirst("^[. ]+", "").replaceFirst("[. ]+$", "");
        if (bare.isEmpty()) {
            return "file";
        }
        return bare.codePointCount(0, bare.length()) <= LONGEST ? bare : shortened(bare);
    }

    /// The beginning of a long name, with its ending.
    private static String shortened(String name) {
        var dot = name.lastIndexOf('.');
        var ending = dot > 0 && name.length() - dot <= 10 ? name.substring(dot) : "";
        return name.substring(0, name.offsetByCodePoints(0, LONGEST - ending.length())) + ending;
    }
}
