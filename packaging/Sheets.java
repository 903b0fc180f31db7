import java.io.File;
import java.io.IOException;
import javafx.css.Stylesheet;

/// Writes beside each style sheet that is named, `x.css`, the same as JavaFX keeps it once it is read, `x.bss`.
final class Sheets {
    private Sheets() {}

    public static void main(String[] sheets) throws IOException {
        for (var sheet : sheets) {
            Stylesheet.convertToBinary(new File(sheet), new File(sheet.replaceAll("css$", "bss")));
        }
    }
}
