package obreia.desktop.ui.settings;

import java.security.cert.X509Certificate;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import obreia.assets.Words;
import obreia.desktop.mail.Authorities.Authority;
import obreia.desktop.ui.common.Icons;
import obreia.desktop.ui.common.Names;
import obreia.desktop.ui.common.Surface;
import obreia.desktop.ui.common.Texts;
import obreia.protocol.identity.SchemeName;

/// The part of the settings about the authorities whose cards are believed. It looks whenever it comes into sight.
public final class TrustCard extends VBox {
    private static final int SHORT = 12;
    private static final int NAMED = 5;

    private final Surface surface;
    private final Words words;
    private final TrustActions actions;
    private final VBox rows = Parts.below();
    private final VBox below = Parts.below();
    private List<Authority> shown = List.of();

    /// A part that has read nothing yet.
    public TrustCard(Surface surface, TrustActions actions) {
        this.surface = surface;
        this.words = surface.words();
        this.actions = actions;
        getStyleClass().addAll("card", "setting-card");
        rows.setId("trust");
        below.setId("trust-below");
        getChildren()
                .addAll(
                        Texts.text(words.of("trust.title"), "heading"),
                        Texts.text(words.of("trust.means"), "muted"),
                        rows,
                        below,
                        Parts.buttons(Parts.button("trust-add", words.of("trust.add"), this::choose)));
        say();
        sceneProperty().subscribe(scene -> {
            if (scene != null) {
                look();
            }
        });
    }

    private void look() {
        actions.list(all -> {
            shown = all;
            rows.getChildren().clear();
            if (all.isEmpty()) {
                rows.getChildren().add(Texts.text(words.of("trust.nobody"), "muted"));
            }
            all.forEach(authority -> rows.getChildren().add(row(authority)));
        });
    }

    private Node row(Authority authority) {
        var facts = AuthorityFacts.of(authority.certificate(), words);
        var said = facts(facts, authority.scheme().equals(SchemeName.PRACTICE));
        said.getChildren()
                .add(Texts.text(words.of("trust.people", authority.people().size()), "muted"));
        HBox.setHgrow(said, Priority.ALWAYS);
        var remove = Parts.button(
                "distrust-" + authority.fingerprint().hex().substring(0, SHORT),
                words.of("trust.remove"),
                () -> actions.without(authority, loss -> ask(authority, facts.name(), loss)));
        remove.setAccessibleText(words.of("trust.removeThis", facts.name()));
        remove.setMinWidth(Region.USE_PREF_SIZE);
        var row = Texts.row("authority", said, remove);
        row.setAlignment(Pos.TOP_LEFT);
        return row;
    }

    private VBox facts(AuthorityFacts facts, boolean practice) {
        var kind = practice
                ? Texts.state(Icons.PRACTICE, words.of("trust.practice"), "practice")
                : Texts.state(Icons.CARD, words.of("trust.cards"), "muted");
        kind.setWrapText(true);
        var until = words.of("trust.until", surface.times().day(facts.until()));
        return new VBox(
                Texts.text(facts.name(), "strong"),
                kind,
                Texts.text(facts.from().isEmpty() ? until : facts.from() + ". " + until, "muted"),
                Texts.text(facts.fingerprint(), "fingerprint", "muted"));
    }

    private void choose() {
        actions.choose(
                this::confirm,
                why -> say(Parts.said("trust-said", Icons.ATTENTION, words.of("trust.notRead", why), "attention")));
    }

    /// What a file calls itself proves nothing: the fingerprint is shown, to be compared.
    private void confirm(List<X509Certificate> certificates) {
        var fresh = certificates.stream()
                .filter(certificate -> shown.stream()
                        .noneMatch(authority -> authority.certificate().equals(certificate)))
                .toList();
        if (fresh.isEmpty()) {
            say(Parts.said("trust-said", Icons.NOT_DONE, words.of("trust.already"), "muted"));
            return;
        }
        var question = Parts.below();
        question.setId("trust-question");
        question.getStyleClass().add("device-question");
        question.getChildren().add(Texts.text(words.of("trust.compare", fresh.size())));
        for (var certificate : fresh) {
            question.getChildren().add(facts(AuthorityFacts.of(certificate, words), actions.isPractice(certificate)));
        }
        var yes = Parts.button("trust-yes", words.of("trust.believe"), () -> add(fresh), "accent");
        var no = Parts.button("trust-no", words.of("trust.rather"), this::say);
        question.getChildren().addAll(Texts.text(words.of("trust.addMeans"), "muted"), Parts.buttons(yes, no));
        say(question);
    }

    private void add(List<X509Certificate> certificates) {
        actions.add(
                certificates,
                why -> done(why.map(reason -> Parts.said(
                                "trust-said", Icons.ATTENTION, words.of("trust.notAdded", reason), "attention"))
                        .orElseGet(() -> Parts.said("trust-said", Icons.PASSED, words.of("trust.added"), "verified"))));
    }

    private void ask(Authority authority, String name, TrustActions.Loss loss) {
        var question = Parts.below(Texts.text(words.of("trust.removeMeans", name), "strong"));
        question.setId("trust-question");
        question.getStyleClass().add("device-question");
        if (!loss.names().isEmpty()) {
            var first = Names.listed(loss.names().stream().limit(NAMED).toList());
            var more = loss.names().size() - NAMED;
            question.getChildren()
                    .add(Texts.text(words.of("trust.lost", loss.names().size())
                            + " " + first
                            + (more > 0 ? words.of("trust.more", more) : ".")));
        } else {
            question.getChildren().add(Texts.text(words.of("trust.nobodyLost")));
        }
        if (loss.myself()) {
            question.getChildren()
                    .add(Parts.said("trust-myself", Icons.ATTENTION, words.of("trust.myself"), "attention"));
        }
        var yes = Parts.button(
                "trust-yes",
                words.of("trust.removeNow"),
                () -> actions.remove(
                        authority,
                        () -> done(Parts.said("trust-said", Icons.PASSED, words.of("trust.removed", name), "muted"))),
                "accent");
        var no = Parts.button("trust-no", words.of("trust.keep"), this::say);
        question.getChildren().addAll(Texts.text(words.of("trust.removeKeeps"), "muted"), Parts.buttons(yes, no));
        say(question);
    }

    private void done(Node said) {
        say(said);
        look();
    }

    private void say(Node... nodes) {
        below.getChildren().setAll(nodes);
        below.setVisible(nodes.length > 0);
        below.setManaged(nodes.length > 0);
    }
}
