package obreia.desktop.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import obreia.desktop.mail.Account;
import obreia.desktop.ui.common.Look;
import obreia.desktop.ui.common.Surface;
import obreia.desktop.ui.evidence.EvidencePage;
import obreia.desktop.ui.evidence.Verdict;
import obreia.protocol.codec.Bytes;
import obreia.protocol.evidence.Evidence;
import obreia.protocol.evidence.Trust;
import obreia.protocol.identity.PathValidator;
import obreia.protocol.identity.RevocationChecker;
import obreia.protocol.identity.SchemeName;
import obreia.protocol.identity.TrustAnchors;
import obreia.protocol.log.VerifierKey;

/// Opens a file of evidence: checks it with what the profile believes, and shows what came of it in a window of its
/// own.
final class EvidenceWindow {
    private static final double WIDTH = 880;
    private static final double HEIGHT = 760;

    private EvidenceWindow() {}

    /// Whom somebody believes who checks evidence: authorities, and the key of a log.
    record Belief(TrustAnchors anchors, Optional<VerifierKey> log) {
        static Belief none() {
            return new Belief(TrustAnchors.of(java.util.Map.of()), Optional.empty());
        }

        /// Reads the vault.
        static Belief of(Account account) throws IOException {
            return new Belief(
                    account.vault().trust().anchors(),
                    account.membership().map(member -> member.repository().log()));
        }

        private Trust all() {
            return trust(anchors);
        }

        private Trust withoutPractice() {
            var left = new TreeMap<>(anchors.schemes());
            left.remove(SchemeName.PRACTICE);
            return trust(TrustAnchors.of(left));
        }

        private Trust trust(TrustAnchors believed) {
            var paths = believed.schemes().isEmpty()
                    ? Optional.<PathValidator>empty()
                    : Optional.of(new PathValidator(believed, RevocationChecker.none()));
            return new Trust(paths, log.stream().toList(), List.of(), 0);
        }
    }

    /// Checks the file, and shows the window. Not on the FX thread.
    static void open(Surface surface, Path file, Belief belief) {
        var name = String.valueOf(file.getFileName());
        Bytes bytes;
        try (var in = Files.newInputStream(file)) {
            bytes = Bytes.of(in.readNBytes(Evidence.MAX_SIZE + 1));
        } catch (IOException _) {
            bytes = Bytes.of(); // a file that cannot be read proves nothing: its first check says so
        }
        var verdict = Verdict.of(name, bytes, belief.all(), belief.withoutPractice());
        Platform.runLater(() -> show(surface, name, verdict));
    }

    private static void show(Surface surface, String name, Verdict verdict) {
        var stage = new Stage();
        var scene = new Scene(new EvidencePage(surface, name, verdict, stage::hide), WIDTH, HEIGHT);
        surface.look().dress(scene);
        stage.setTitle(surface.words().of("evidence.window", name));
        Look.icon(stage);
        stage.setScene(scene);
        stage.show();
        stage.toFront();
    }
}
