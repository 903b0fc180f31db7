package obreia.assets;

import java.net.URL;
import java.util.List;
import java.util.stream.Stream;

/// Light or dark: the tokens of the colours, and what is built on them.
public enum Theme {
    LIGHT("obreia-light.css"),
    DARK("obreia-dark.css");

    private final String tokens;

    Theme(String tokens) {
        this.tokens = tokens;
    }

    /// The style sheets above AtlantaFX's, in the order in which a scene takes them: colours, structure, controls.
    public List<URL> styles() {
        return Stream.of(
                        tokens,
                        "app.css",
                        "mail.css",
                        "people.css",
                        "repository.css",
                        "settings.css",
                        "welcome.css",
                        "controls.css")
                .map(sheet -> Assets.resource("css/" + sheet))
                .toList();
    }
}
