package obreia.desktop.ui.compose;

import java.io.File;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.scene.Node;
import obreia.desktop.mail.Draft;
import obreia.desktop.mail.ReaderStanding;
import obreia.desktop.ui.common.Surface;
import obreia.desktop.ui.common.Unheard;
import obreia.desktop.vault.Vault;
import obreia.protocol.codec.Bytes;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.message.Attachment;

/// Messages that are written, to be looked at. On the FX thread.
public final class ComposeExamples {
    private static final String LONG_NAME = "Maria Antónia da Conceição de Vasconcelos e Albuquerque Pinto-Coelho";
    private static final String TEXT = """
            Dear Rita, dear Ana,

            Here is the final version. Rita’s two corrections are in; paragraph 2 now names both properties.

            Please read it and sign for it by Thursday. I will take the paper copy to the notary on Friday morning.

            Maria
            """;

    private final Surface surface;
    private final Vault vault;
    private final InstantSource clock;

    /// Nothing is read of the vault, and nothing written.
    public ComposeExamples(Surface surface, Vault vault, InstantSource clock) {
        this.surface = surface;
        this.vault = vault;
        this.clock = clock;
    }

    /// Pages by what they show.
    public Map<String, Supplier<Node>> all() {
        var all = new LinkedHashMap<String, Supplier<Node>>();
        all.put(
                "written",
                () -> page(
                        "Power of attorney, final version",
                        TEXT,
                        List.of(file("Power of attorney.pdf", 286), file("Annex A.pdf", 32)),
                        "Rita Fictícia",
                        "Ana Amostra"));
        all.put(
                "readers",
                () -> page(
                        "Power of attorney, final version",
                        TEXT,
                        List.of(),
                        "Rita Fictícia",
                        LONG_NAME,
                        "Ana Checking",
                        "Practice Person One",
                        "Beatriz Offline",
                        "Tomás Revoked",
                        "ליאור כהן"));
        all.put(
                "many",
                () -> page(
                        "Notice of the general meeting",
                        TEXT,
                        List.of(),
                        IntStream.rangeClosed(1, 40)
                                .mapToObj(number -> "Member Number " + number)
                                .toArray(String[]::new)));
        all.put(
                "long-subject",
                () -> page(
                        "A subject that goes on and on, since nobody stopped whoever wrote it from writing it, "
                                .repeat(4)
                                .strip(),
                        TEXT.repeat(12),
                        List.of(file(
                                "Very long name of a file that somebody made out of a whole sentence, final (3).pdf",
                                2)),
                        "Rita Fictícia"));
        all.put(
                "right-to-left",
                () -> page(
                        "تعديل عقد الإيجار",
                        "السيدة ماريا،\n\nالنص الجديد مرفق.\n",
                        List.of(),
                        "ليلى حداد",
                        "Rita Fictícia"));
        all.put(
                "refused-files",
                () -> refused(page("Power of attorney", TEXT, List.of(file("Annex A.pdf", 32)), "Rita Fictícia")));
        return all;
    }

    private ComposePage page(String subject, String text, List<Attachment> files, String... names) {
        var draft = new DraftModel(vault, Unheard.background(), clock, OptionalLong.empty());
        var page = new ComposePage(surface, new Checked(), draft);
        page.forward(subject, text, files);
        for (var name : names) {
            page.add(new Reader(MailboxId.ofKey(Bytes.utf8(name)), name, false));
        }
        return page;
    }

    private ComposePage refused(ComposePage page) {
        page.attach(List.of(new File(vault.profile().toString()), new File("Photographs.zip")));
        return page;
    }

    private static Attachment file(String name, int kilobytes) {
        return new Attachment(name, "application/pdf", Bytes.of(new byte[kilobytes << 10]));
    }

    /// Answers at once, by the name.
    private final class Checked implements ComposeActions {
        @Override
        public List<Reader> find(String beginning) {
            return List.of();
        }

        @Override
        public void check(Reader reader, Consumer<ReaderStanding.Found> found) {
            var name = reader.name();
            if (name.endsWith("Revoked")) {
                found.accept(new ReaderStanding.Found.Refused(
                        "revoked since 2026-11-19T14:20:00Z: its key was compromised"));
            } else if (name.endsWith("Offline")) {
                found.accept(new ReaderStanding.Found.NotAsked(
                        name, false, surface.words().of("unreachable.refused")));
            } else if (!name.endsWith("Checking")) {
                found.accept(new ReaderStanding.Found.Verified(name, name.startsWith("Practice")));
            }
        }

        @Override
        public <T> void inBackground(Callable<T> work, Consumer<T> done) {
            try {
                done.accept(work.call());
            } catch (Exception e) {
                throw new IllegalStateException("an example cannot be made", e);
            }
        }

        @Override
        public void send(Draft draft, Runnable done) {}

        @Override
        public void chooseFiles(Consumer<List<File>> chosen) {}

        @Override
        public void discard() {}

        @Override
        public void sent() {}

        @Override
        public String signer() {
            return LONG_NAME;
        }
    }
}
