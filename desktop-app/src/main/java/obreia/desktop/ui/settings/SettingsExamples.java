package obreia.desktop.ui.settings;

import java.io.File;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import obreia.desktop.mail.Authorities.Authority;
import obreia.desktop.mail.Devices;
import obreia.desktop.ui.common.Surface;
import obreia.desktop.ui.common.Texts;
import obreia.desktop.vault.BackupContents;
import obreia.desktop.vault.Passphrase;
import obreia.desktop.vault.Rehearsal;
import obreia.protocol.codec.Bytes;
import obreia.protocol.identity.DeviceId;
import obreia.protocol.wire.RepositoryAddress;

/// The parts of the settings with their questions open, to be looked at. On the FX thread.
public final class SettingsExamples {
    private final Surface surface;
    private final List<Authority> authorities;
    private final RepositoryAddress repository;
    private final Instant now;

    /// Examples out of what this profile believes.
    public SettingsExamples(Surface surface, List<Authority> authorities, RepositoryAddress repository, Instant now) {
        this.surface = surface;
        this.authorities = authorities;
        this.repository = repository;
        this.now = now;
    }

    /// Cards by what they show, in the page in which they stand.
    public Map<String, Supplier<Node>> all() {
        var all = new LinkedHashMap<String, Supplier<Node>>();
        all.put("devices", () -> page(pressed(new DevicesCard(surface, new OwnComputers()), 0)));
        all.put("trust", () -> page(pressed(new TrustCard(surface, new Believed()), 0)));
        all.put(
                "backup-rehearse",
                () -> page(pressed(new BackupCard(surface, new Backups(new Rehearsal.WrongPassphrase())), 1)));
        all.put(
                "backup-made",
                () -> page(pressed(new BackupCard(surface, new Backups(new Rehearsal.WrongPassphrase())), 0)));
        return all;
    }

    /// The page with these parts alone.
    private Node page(Node... parts) {
        var cards = new VBox(parts);
        cards.getStyleClass().add("page-cards");
        var scroll = new ScrollPane(cards);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("page-scroll");
        var page = new VBox(Texts.row("page-head", Texts.line(surface.words().of("rail.settings"), "title")), scroll);
        page.getStyleClass().add("settings-page");
        return page;
    }

    /// As it is after one of its buttons was pressed, counted from above.
    private static Node pressed(Node card, int button) {
        card.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                javafx.application.Platform.runLater(() -> {
                    var buttons = List.copyOf(card.lookupAll(".button"));
                    if (buttons.get(button) instanceof Button it) {
                        it.fire();
                    }
                });
            }
        });
        return card;
    }

    private final class OwnComputers implements DeviceActions {
        @Override
        public void list(Consumer<Devices.Own> done, Consumer<String> failed) {
            done.accept(new Devices.Own(
                    3,
                    now.minus(Duration.ofDays(9)),
                    List.of(
                            new Devices.Device(
                                    DeviceId.ofKey(Bytes.utf8("one")),
                                    now.minus(Duration.ofDays(400)),
                                    false,
                                    Optional.of(4L)),
                            new Devices.Device(
                                    DeviceId.ofKey(Bytes.utf8("two")),
                                    now.minus(Duration.ofDays(9)),
                                    true,
                                    Optional.of(1L)))));
        }

        @Override
        public void remove(Devices.Device device, Consumer<Removing> done) {}
    }

    private final class Believed implements TrustActions {
        @Override
        public void list(Consumer<List<Authority>> done) {
            done.accept(authorities);
        }

        @Override
        public void choose(Consumer<List<X509Certificate>> done, Consumer<String> failed) {}

        @Override
        public boolean isPractice(X509Certificate certificate) {
            return true;
        }

        @Override
        public void add(List<X509Certificate> certificates, Consumer<Optional<String>> done) {}

        @Override
        public void without(Authority authority, Consumer<Loss> done) {
            done.accept(new Loss(
                    List.of(
                            "Ana Amostra",
                            "Beatriz Suposta",
                            "Rita Fictícia",
                            "Nuno Modelo",
                            "Tomás Inventado",
                            "João Exemplo",
                            "Zoë"),
                    true));
        }

        @Override
        public void remove(Authority authority, Runnable done) {}
    }

    private final class Backups implements BackupActions {
        private final Rehearsal outcome;

        Backups(Rehearsal outcome) {
            this.outcome = outcome;
        }

        @Override
        public void make(Runnable begun, Consumer<Making> done) {
            done.accept(new Making.Written(
                    new File("/media/maria/USB/obreia-2026-11-23.backup"),
                    4_321_000,
                    new BackupContents(
                            now, 187, 1, Optional.of(now), 2, Optional.of(repository), Optional.of("Maria Exemplo"))));
        }

        @Override
        public Optional<File> choose() {
            return Optional.of(new File("obreia-2026-11-23.backup"));
        }

        @Override
        public void rehearse(File file, Passphrase passphrase, Consumer<Rehearsal> done) {
            passphrase.close();
            done.accept(outcome);
        }

        @Override
        public boolean canRestore() {
            return true;
        }

        @Override
        public void prepare(File file, Passphrase passphrase, Consumer<Rehearsal> done) {
            rehearse(file, passphrase, done);
        }

        @Override
        public void restore() {}

        @Override
        public void forget() {}
    }
}
