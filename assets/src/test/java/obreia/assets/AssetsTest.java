package obreia.assets;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class AssetsTest {
    @Test
    void theFontsCanWriteWhatPortugueseNeeds() throws IOException, FontFormatException {
        var names = new ArrayList<String>();
        for (var url : Assets.fonts()) {
            try (var in = url.openStream()) {
                var font = Font.createFont(Font.TRUETYPE_FONT, in);
                names.add(font.getFontName());
                assertThat(font.canDisplayUpTo("ÁÀÂÃÇÉÊÍÓÔÕÚáàâãçéêíóôõúº’“”…→·"))
                        .isEqualTo(-1);
            }
        }
        assertThat(names)
                .isEqualTo(List.of(
                        "Inter Regular",
                        "Inter Medium",
                        "Inter SemiBold",
                        "Source Serif 4 Regular",
                        "Source Serif 4 SemiBold"));
    }

    @Test
    void everyFontComesWithItsLicence() throws IOException {
        for (var name : List.of("Inter-LICENSE.txt", "SourceSerif4-LICENSE.txt")) {
            try (var in = Assets.resource("fonts/" + name).openStream()) {
                assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                        .contains("SIL OPEN FONT LICENSE");
            }
        }
    }

    @Test
    void theIconIsThereInEverySize() throws IOException {
        var sizes = new ArrayList<Integer>();
        for (var url : Assets.icon()) {
            var image = ImageIO.read(url);
            assertThat(image.getWidth()).isEqualTo(image.getHeight());
            sizes.add(image.getWidth());
        }
        assertThat(sizes).isEqualTo(List.of(16, 24, 32, 64, 128, 256));
    }

    @Test
    void onlyTheTokensNameColoursByNumber() throws IOException {
        for (var name : List.of(
                "css/app.css",
                "css/mail.css",
                "css/people.css",
                "css/repository.css",
                "css/settings.css",
                "css/welcome.css",
                "css/controls.css")) {
            try (var in = Assets.resource(name).openStream()) {
                assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                        .doesNotContainPattern("#[0-9A-Fa-f]{3}");
            }
        }
    }
}
