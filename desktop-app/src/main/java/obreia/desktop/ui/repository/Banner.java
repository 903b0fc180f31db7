package obreia.desktop.ui.repository;

import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import obreia.assets.Words;
import obreia.desktop.mail.RepositoryFacts;
import obreia.desktop.ui.common.Below;
import obreia.desktop.ui.common.Icons;
import obreia.desktop.ui.common.Texts;

/// How the repository stands, in a headline and a sentence.
final class Banner extends HBox {
    Banner(Words words, RepositoryFacts facts, Asking asking) {
        var verdict = Verdict.of(facts, asking);
        setId("repository-banner");
        getStyleClass().addAll("banner", verdict.style());
        setAlignment(Pos.TOP_LEFT);
        var icon = verdict.icon().large();
        icon.getStyleClass().addAll("banner-icon", verdict.style());
        var key = "repository." + verdict.key();
        var headline = Texts.text(words.of(key + ".headline"), "subject");
        headline.setId("repository-headline");
        var text = new VBox(
                headline, sentence(Texts.text(words.of(key + ".means", said(words, verdict.argument(facts, asking))))));
        HBox.setHgrow(text, Priority.ALWAYS);
        if (asking instanceof Asking.Unreachable(var why)) {
            var offline = Texts.state(Icons.LINE_DOWN, words.of("repository.offline", why), "attention");
            offline.setId("repository-offline");
            offline.setWrapText(true);
            text.getChildren().add(offline);
        }
        getChildren().addAll(icon, text);
    }

    private static Object said(Words words, Object argument) {
        return argument instanceof String text ? new Below(words).of(text) : argument;
    }

    private static javafx.scene.control.Label sentence(javafx.scene.control.Label label) {
        label.setId("repository-means");
        return label;
    }

    /// The gravest thing that is to be said.
    private enum Verdict {
        LIED("lied", "failed", Icons.NOT_VERIFIED),
        REWROTE("rewrote", "failed", Icons.NOT_VERIFIED),
        STOPPED("stopped", "failed", Icons.NOT_VERIFIED),
        UNPROVED("unproved", "attention", Icons.ATTENTION),
        MISSING("missing", "attention", Icons.ATTENTION),
        NOTHING("nothing", "neutral", Icons.WAITING),
        KEPT("kept", "verified", Icons.VERIFIED);

        private final String key;
        private final String style;
        private final Icons icon;

        Verdict(String key, String style, Icons icon) {
            this.key = key;
            this.style = style;
            this.icon = icon;
        }

        static Verdict of(RepositoryFacts facts, Asking asking) {
            if (!facts.lies().isEmpty()) {
                return facts.lies().getFirst().oneSize() ? LIED : REWROTE;
            }
            if (asking instanceof Asking.Stopped) {
                return STOPPED;
            }
            if (!facts.unproved().isEmpty()) {
                return UNPROVED;
            }
            if (!facts.missing().isEmpty()) {
                return MISSING;
            }
            return facts.logs().isEmpty() ? NOTHING : KEPT;
        }

        String key() {
            return key;
        }

        String style() {
            return style;
        }

        Icons icon() {
            return icon;
        }

        Object argument(RepositoryFacts facts, Asking asking) {
            return switch (this) {
                case STOPPED -> asking instanceof Asking.Stopped(var why) ? why : "";
                case MISSING -> facts.missing().size();
                case UNPROVED -> facts.unproved().size();
                case KEPT -> facts.quorum();
                case LIED, REWROTE, NOTHING -> facts.address().origin().toString();
            };
        }
    }
}
