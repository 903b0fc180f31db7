package obreia.desktop.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Callable;
import obreia.desktop.card.Pin;
import obreia.desktop.card.practice.PracticeCa;
import obreia.desktop.card.practice.PracticeCard;
import obreia.desktop.card.practice.PracticeKey;
import obreia.protocol.MalformedException;
import obreia.protocol.identity.CardCertificate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `practice`: an authority and cards to practise with, in files.
@Command(
        name = "practice",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "An authority and cards to practise with. They protect nothing: the keys lie in files.")
final class PracticeCommand {
    private final Terminal terminal;
    private final Surroundings surroundings;

    PracticeCommand(Terminal terminal, Surroundings surroundings) {
        this.terminal = terminal;
        this.surroundings = surroundings;
    }

    CommandLine line() {
        return new CommandLine(this).addSubcommand(new Ca(this)).addSubcommand(new Card(this));
    }

    /// `practice ca`.
    @Command(
            name = "ca",
            mixinStandardHelpOptions = true,
            description = "Make a practice authority: writes ca.pem, for 'trust add'.")
    private static final class Ca implements Callable<Integer> {
        private final PracticeCommand practice;

        @Option(names = "--home", required = true, paramLabel = "DIR")
        private Path home = Path.of("");

        Ca(PracticeCommand practice) {
            this.practice = practice;
        }

        @Override
        public Integer call() throws Exception {
            var surroundings = practice.surroundings;
            var made = PracticeCa.create(home, surroundings.clock().instant(), surroundings.random());
            var file = home.resolve(PracticeCa.CERTIFICATE_FILE);
            practice.terminal.out().println(made ? file : file + " is there already and was left as it is");
            return ExitCode.DONE.number();
        }
    }

    /// `practice card`.
    @Command(name = "card", mixinStandardHelpOptions = true, description = "Issue a practice card to a new file.")
    private static final class Card implements Callable<Integer> {
        private final PracticeCommand practice;

        @Option(names = "--home", required = true, paramLabel = "DIR", description = "The authority's folder.")
        private Path home = Path.of("");

        @ArgGroup(multiplicity = "1")
        private Holder holder = new Holder();

        @Option(names = "--out", required = true, paramLabel = "FILE.p12", description = "The card.")
        private Path out = Path.of("");

        @Option(
                names = "--algorithm",
                defaultValue = "p256",
                paramLabel = "A",
                description = "rsa2048, rsa3072, p256 (unless told) or p384.")
        private String algorithm = "p256";

        @Option(names = "--pin-file", paramLabel = "FILE", description = "Take the new PIN from the file's first line.")
        private @Nullable Path pinFile;

        /// Whose card it is: a new person's of this name, or that of one who has a practice card.
        private static final class Holder {
            @Option(names = "--name", paramLabel = "NAME", description = "The name of a new person.")
            private @Nullable String name;

            @Option(
                    names = "--renew",
                    paramLabel = "FILE.p12",
                    description = "Another card, with another key, for the person of this one.")
            private @Nullable Path renewed;
        }

        Card(PracticeCommand practice) {
            this.practice = practice;
        }

        @Override
        public Integer call() throws Exception {
            var kind = PracticeKey.parse(algorithm);
            var ca = PracticeCa.open(home);
            var typed = new Secrets(practice.terminal).choose(pinFile, "New PIN of the card", "--pin-file");
            try (var pin = Pin.take(typed)) {
                var certificate = issue(ca, kind, pin);
                practice.terminal
                        .out()
                        .println(out + ": the practice card of "
                                + CardCertificate.of(certificate).commonName());
                return ExitCode.DONE.number();
            } finally {
                Arrays.fill(typed, '\0');
            }
        }

        private X509Certificate issue(PracticeCa ca, PracticeKey kind, Pin pin) throws IOException, MalformedException {
            var random = practice.surroundings.random();
            var now = practice.surroundings.clock().instant();
            if (holder.renewed == null) {
                return ca.issue(out, Objects.requireNonNull(holder.name), kind, pin, now, random);
            }
            try (var before = PracticeCard.open(holder.renewed, random)) {
                return ca.renew(out, before.certificate(), kind, pin, now, random);
            }
        }
    }
}
