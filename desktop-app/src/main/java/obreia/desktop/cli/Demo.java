package obreia.desktop.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import obreia.desktop.card.Pin;
import obreia.desktop.card.practice.PracticeCa;
import obreia.desktop.card.practice.PracticeKey;
import obreia.desktop.keychain.Keychain;
import obreia.desktop.mail.Account;
import obreia.desktop.mail.MailPull;
import obreia.desktop.ui.Gallery;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.wire.RepositoryAddress;

/// Two people with practice cards, a repository in a process of its own, and a letter with its receipt between them.
///
/// Every step checks what it says; the first that fails ends the demo by name. Used by one thread, once.
public final class Demo implements AutoCloseable {
    static final String ANA = "Ana Exemplo";
    static final String JOAO = "João Amostra";

    private final Path folder;
    private final Surroundings surroundings;
    private final Consumer<String> say;
    private final Meddler meddler;
    private final DemoRepository repository;
    private final List<DemoPerson> people = new ArrayList<>();
    private final DemoLetter letter;
    private int port;

    /// Somebody who spoils a step before it is taken, in tests.
    @FunctionalInterface
    public interface Meddler {
        void before(DemoStep step, Path folder) throws IOException, MalformedException;

        /// Called while the repository is stopped, with its home.
        default void whileStopped(Path home) throws IOException {}
    }

    /// Prepares a demo; nothing is started yet.
    ///
    /// @param program how the repository's commands are run: the launcher, or a Java command
    /// @param folder  an empty folder for all that the demo makes
    /// @param port    the port to serve at, or 0 for any
    public Demo(
            List<String> program,
            Path folder,
            int port,
            Surroundings surroundings,
            Consumer<String> say,
            Meddler meddler) {
        this.folder = folder;
        this.port = port;
        this.surroundings = surroundings;
        this.say = say;
        this.meddler = meddler;
        this.letter = new DemoLetter(folder.resolve("export"));
        this.repository = new DemoRepository(program, folder.resolve("repository"), folder.resolve("repository.log"));
    }

    /// Takes every step.
    public void run() throws DemoFailure {
        runTo(DemoStep.EXPORT);
    }

    /// Takes the steps up to this one, and this.
    public void runTo(DemoStep last) throws DemoFailure {
        var number = 0;
        for (var step : DemoStep.values()) {
            number++;
            try {
                meddler.before(step, folder);
                say.accept("%2d  %s: %s".formatted(number, step.title(), take(step)));
                if (step == last) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new DemoFailure(step, e);
            } catch (IOException | MalformedException | VerificationException | RuntimeException e) {
                throw new DemoFailure(step, e);
            }
        }
    }

    /// Both write once more; then everything that João's window shows is drawn into a folder. Once, after [#run].
    ///
    /// @param only what the names of those are like that are drawn
    /// @return how many pictures there are
    public int draw(Path pictures, Pattern only) throws IOException, MalformedException, VerificationException {
        var sealed = DemoLetter.another(ana(), ana().find(JOAO).mailbox());
        var _ = DemoLetter.another(joao(), joao().find(ANA).mailbox());
        var _ = new MailPull(joao().account(), joao().account().line()).pull();
        var profile = joao().account().vault().profile();
        joao().close();
        people.removeLast();
        return new Gallery(pictures, surroundings.equipment(Keychain.none()), only)
                .draw(profile, DemoPerson.PASSPHRASE, List.of(letter.digest(), sealed));
    }

    /// Hands over both opened profiles, the one that wrote the letter first; they are no longer the demo's to close.
    public List<Account> handOver() {
        var accounts = people.stream().map(DemoPerson::account).toList();
        people.clear();
        return accounts;
    }

    @Override
    public void close() throws IOException {
        for (var person : people) {
            person.close();
        }
        repository.close();
    }

    private String take(DemoStep step)
            throws IOException, MalformedException, VerificationException, InterruptedException {
        return switch (step) {
            case CARDS -> cards();
            case REPOSITORY ->
                firstLine(repository.run("init", "--home", repository.home().toString()));
            case TRUST ->
                firstLine(repository.run(
                        "trust",
                        "add",
                        "--home",
                        repository.home().toString(),
                        "--scheme",
                        "practice",
                        folder.resolve("authority")
                                .resolve(PracticeCa.CERTIFICATE_FILE)
                                .toString()));
            case SERVE -> {
                var _ = serve();
                yield repository.readyLine();
            }
            case REGISTER -> register();
            case PEOPLE ->
                "path to the authority and signature hold for "
                        + ana().find(JOAO).name() + " and " + joao().find(ANA).name();
            case SEND -> letter.send(ana(), ana().find(JOAO).mailbox());
            case RESTART -> restart();
            case INBOX -> letter.inbox(joao());
            case READ -> letter.read(joao());
            case STATUS -> letter.status(ana());
            case EXPORT -> letter.export(ana());
        };
    }

    private String cards() throws IOException, MalformedException {
        var home = folder.resolve("authority");
        var _ = PracticeCa.create(home, surroundings.clock().instant(), surroundings.random());
        issue(home, ANA, "ana", PracticeKey.P256);
        issue(home, JOAO, "joao", PracticeKey.RSA2048);
        return ANA + " with P-256, " + JOAO + " with RSA 2048";
    }

    private void issue(Path home, String name, String file, PracticeKey kind) throws IOException, MalformedException {
        var authority = PracticeCa.open(home);
        var card = folder.resolve(file + ".p12");
        try (var pin = Pin.take(DemoPerson.PIN.toCharArray())) {
            var _ = authority.issue(card, name, kind, pin, surroundings.clock().instant(), surroundings.random());
        }
        people.add(new DemoPerson(folder.resolve(file), card, authority.certificate(), surroundings));
    }

    private RepositoryAddress serve() throws IOException, MalformedException {
        var address = repository.serve(port);
        port = address.port();
        return address;
    }

    private String register() throws IOException, MalformedException, VerificationException {
        var address = repository.address().orElseThrow();
        return "mailboxes " + ana().register(address) + " and " + joao().register(address);
    }

    private String restart() throws IOException, MalformedException, InterruptedException {
        people.forEach(person -> person.account().hangUp());
        var before = repository.address();
        var exit = repository.stop();
        if (exit != 0) {
            throw new IOException("the repository stopped with exit code " + exit);
        }
        meddler.whileStopped(repository.home());
        var after = serve();
        if (!before.equals(Optional.of(after))) {
            throw new IOException("the repository is at " + after + " now, it was at " + before);
        }
        return "stopped with exit code 0, serves at the same address again";
    }

    private DemoPerson ana() {
        return people.getFirst();
    }

    private DemoPerson joao() {
        return people.getLast();
    }

    private static String firstLine(String printed) {
        return printed.lines().findFirst().orElse("done");
    }
}
