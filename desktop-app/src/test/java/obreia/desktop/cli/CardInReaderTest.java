package obreia.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import obreia.fixtures.piv.PivCard;
import obreia.fixtures.reader.Holder;
import obreia.fixtures.reader.VirtualReader;
import obreia.fixtures.reader.WithVirtualReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Letters signed by a card in a reader, which is taken out, swapped and put back while they are sent: each letter
/// goes out in the end, signed once.
@Tag("virtual-card")
@ExtendWith(WithVirtualReader.class)
class CardInReaderTest {
    @TempDir
    Path folder;

    private Shell shell;
    private VirtualReader reader;

    @BeforeEach
    void aMemberWithACardInTheReader(VirtualReader given) throws Exception {
        reader = given;
        reader.insert(Holder.ANA);
        shell = new Shell(folder);
        shell.join("rui");
        shell.write("text", "Text.\n");
        shell.write("card-pin", PivCard.PIN);
        assertThat(new ProcessBuilder("mkfifo", shell.path("typed")).start().waitFor())
                .isZero();
        for (var trust : List.of(List.of("soft", "soft.pem"), List.of("practice", "ca/ca.pem"))) {
            assertThat(shell.mail("ana", "trust", "add", "--scheme", trust.getFirst(), shell.path(trust.getLast())))
                    .isZero();
        }
        assertThat(shell.register("ana", VirtualReader.uri(Holder.ANA), "card-pin"))
                .as(shell.err())
                .isZero();
    }

    @AfterEach
    void theRepositoryStops() {
        shell.close();
    }

    @Test
    void aLetterGoesOutWithOneSignature() {
        var before = reader.counts(Holder.ANA);
        assertThat(send("card-pin")).as(shell.err()).isZero();
        assertCounted(before, 1, 1);
    }

    @Test
    void aCardTakenOutWhileItsPinIsAskedForIsWaitedFor() {
        var before = reader.counts(Holder.ANA);
        typesWhenAsked(reader::remove);
        shell.onceItSays("waiting", this::putBackAndTypeAgain);

        assertThat(send("typed")).as(shell.err()).isZero();

        assertThat(shell.err())
                .contains("the card was taken out before it had signed", "Put the card of Ana Virtual back in");
        assertCounted(before, 1, 1);
    }

    @Test
    void aCardTakenOutWhileItSignsIsWaitedFor() {
        var before = reader.counts(Holder.ANA);
        reader.dropWhenItSigns();
        shell.onceItSays("waiting", () -> reader.insert(Holder.ANA));

        assertThat(send("card-pin")).as(shell.err()).isZero();

        assertThat(shell.err())
                .contains("the card was taken out before it had signed", "Put the card of Ana Virtual back in");
        assertCounted(before, 2, 1);
    }

    @Test
    void aCardThatTakesThePlaceOfAnotherIsNotGivenItsPin() {
        var before = reader.counts(Holder.ANA);
        typesWhenAsked(() -> reader.insert(Holder.RUI));
        shell.onceItSays("waiting", this::putBackAndTypeAgain);

        assertThat(send("typed")).as(shell.err()).isZero();

        assertThat(shell.err()).contains("Put the right card into the reader", "Put the card of Ana Virtual back in");
        assertThat(reader.counts(Holder.RUI)).isEqualTo(new PivCard.Counts(0, 0, PivCard.TRIES));
        assertCounted(before, 1, 1);
    }

    private void putBackAndTypeAgain() {
        reader.insert(Holder.ANA);
        typesWhenAsked(() -> {});
    }

    /// A person who does something once the PIN is asked for, and then types it, into the pipe `typed`.
    private void typesWhenAsked(Runnable before) {
        var _ = Thread.ofPlatform().daemon().start(() -> {
            // Opens when somebody reads.
            try (var out = Files.newOutputStream(folder.resolve("typed"))) {
                before.run();
                out.write((PivCard.PIN + "\n").getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new IllegalStateException("nobody reads the PIN", e);
            }
        });
    }

    private int send(String pinFile) {
        return shell.mail(
                "ana",
                "send",
                "--to",
                "rui",
                "--subject",
                "x",
                "--file",
                shell.path("text"),
                "--wait",
                "300",
                "--pin-file",
                shell.path(pinFile),
                "--json");
    }

    private void assertCounted(PivCard.Counts before, int verifies, int signatures) {
        assertThat(reader.counts(Holder.ANA))
                .isEqualTo(new PivCard.Counts(
                        before.verifies() + verifies, before.signatures() + signatures, PivCard.TRIES));
        assertThat(shell.json(shell.mail("ana", "sent", "--json")).getAsJsonArray("messages"))
                .hasSize(1);
        assertThat(shell.json(shell.mail("rui", "inbox", "--json")).getAsJsonArray("messages"))
                .hasSize(1);
    }
}
