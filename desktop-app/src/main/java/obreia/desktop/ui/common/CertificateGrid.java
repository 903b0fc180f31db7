package obreia.desktop.ui.common;

import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import obreia.assets.Words;

/// What a card's certificate says, a line each.
public final class CertificateGrid extends GridPane {
    private final Words words;

    public CertificateGrid(Words words, Times times, CertificateFacts facts) {
        this.words = words;
        getStyleClass().add("facts");
        setId("certificate-facts");
        fact("fact.holder", facts.holder());
        fact("fact.issuer", facts.issuer());
        fact("fact.valid", words.of("fact.validBetween", times.day(facts.from()), times.day(facts.until())));
        fact("fact.fingerprint", facts.fingerprint()).getStyleClass().add("fingerprint");
    }

    private Label fact(String key, String value) {
        var name = Texts.line(words.of(key), "muted");
        name.setMinWidth(USE_PREF_SIZE);
        var text = Texts.text(value);
        addRow(getRowCount(), name, text);
        return text;
    }
}
