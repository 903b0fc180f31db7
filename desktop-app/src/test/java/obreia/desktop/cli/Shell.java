package obreia.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import obreia.daemon.RepositoryHome;
import obreia.desktop.Cards;
import obreia.desktop.Main;
import obreia.desktop.card.process.Limits;
import obreia.desktop.repository.Patience;
import obreia.desktop.vault.Stretching;
import obreia.fixtures.RunningRepository;
import obreia.fixtures.TestPem;
import obreia.fixtures.cards.TestCa;
import obreia.fixtures.softhsm.SoftHsmCard;
import obreia.protocol.identity.Origin;
import obreia.protocol.identity.SchemeName;

/// A folder, a practice authority, two practice cards and a running repository, with the command line as a script
/// uses it: exit codes, JSON on standard output, errors on standard error.
final class Shell implements AutoCloseable {
    static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-23T10:00:00Z"));

    private final Path folder;
    private final SecureRandom random = new SecureRandom();
    private final Cards cards = new Cards(random, Main.cardHelper(), Limits.standard());
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Heard err = new Heard();
    private final RepositoryHome home;
    private RunningRepository repository;

    Shell(Path folder) throws Exception {
        this.folder = folder;
        assertThat(run("practice", "ca", "--home", path("ca"))).isZero();
        var soft = TestCa.root().certificate();
        write("soft.pem", TestPem.of(soft));
        var origin = Origin.parse("cli.example/post");
        home = RepositoryHome.create(folder.resolve("repository"), origin, 0, random, CLOCK.instant());
        believe("practice", "ca/ca.pem");
        believe("soft", "soft.pem");
        startRepository();
        write("pin", "2468\n");
        write("wrong", "1357\n");
        write("soft-pin", SoftHsmCard.PIN);
        write("pass", "a passphrase\n");
        for (var person : List.of("ana", "rui")) {
            var issued = run(
                    "practice",
                    "card",
                    "--home",
                    path("ca"),
                    "--name",
                    person,
                    "--out",
                    path(person + ".p12"),
                    "--pin-file",
                    path("pin"));
            assertThat(issued).isZero();
        }
    }

    void startRepository() throws Exception {
        repository = RunningRepository.served(home, CLOCK);
    }

    /// The repository takes the cards of the authority in this file, whether it is served or not.
    void believe(String scheme, String pem) throws Exception {
        assertThat(home.addTrust(SchemeName.parse(scheme), folder.resolve(pem))).isEqualTo(1);
    }

    /// The repository takes no more cards of a scheme.
    void believeNoMore(String scheme) throws Exception {
        var name = SchemeName.parse(scheme);
        home.removeTrust(name, Set.copyOf(home.readTrust().schemes().get(name)));
    }

    void stopRepository() {
        repository.close();
    }

    String address() {
        return repository.address().format();
    }

    void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    /// Makes a profile of this name, which believes the practice authority and joins with the card of `person`.
    void join(String profile, String person) {
        assertThat(mail(profile, "trust", "add", "--scheme", "practice", path("ca/ca.pem")))
                .isZero();
        assertThat(register(profile, "practice:" + path(person + ".p12"), "pin"))
                .as(err())
                .isZero();
    }

    void join(String person) {
        join(person, person);
    }

    int register(String profile, String card, String pinFile) {
        return mail(profile, "register", "--repository", address(), "--card", card, "--pin-file", path(pinFile));
    }

    int send(String from, String to, String subject, String pinFile, String... more) {
        var line = new ArrayList<>(
                List.of("send", "--to", to, "--subject", subject, "--file", path("text"), "--pin-file", path(pinFile)));
        line.add("--json");
        line.addAll(List.of(more));
        return mail(from, line.toArray(String[]::new));
    }

    JsonObject json(int exit) {
        assertThat(exit).as(err()).isZero();
        return JsonParser.parseString(out()).getAsJsonObject();
    }

    int mail(String profile, String... command) {
        var line = new ArrayList<>(List.of("mail", "--profile", path(profile), "--passphrase-file", path("pass")));
        line.addAll(List.of(command));
        return run(line.toArray(String[]::new));
    }

    int run(String... line) {
        out.reset();
        err.reset();
        var terminal = new Terminal(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                null);
        var surroundings = new Surroundings(
                cards,
                CLOCK,
                random,
                Patience.standard(),
                new Stretching(8 * 1024, 1, 1),
                Optional.empty(),
                Path.of("profile"),
                false);
        return new CommandLineRunner(terminal, surroundings).run(line);
    }

    String path(String name) {
        return folder.resolve(name).toString();
    }

    /// What the last command wrote on standard output.
    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    /// What the last command wrote on standard error.
    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        repository.close();
        cards.close();
    }

    /// Does something once, while the command runs, as soon as it has said this on standard error.
    void onceItSays(String words, Runnable reaction) {
        err.words = words;
        err.reaction = reaction;
    }

    /// What is said on standard error, with somebody who listens.
    private static final class Heard extends ByteArrayOutputStream {
        private String words = "";
        private Runnable reaction = () -> {};

        @Override
        public synchronized void write(byte[] bytes, int from, int length) {
            super.write(bytes, from, length);
            if (toString(StandardCharsets.UTF_8).contains(words)) {
                var once = reaction;
                reaction = () -> {};
                once.run();
            }
        }
    }
}
