package obreia.desktop.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.Stage;
import javafx.util.Duration;
import obreia.desktop.card.CardUri;
import obreia.desktop.card.Pin;
import obreia.desktop.card.PinKeeper;
import obreia.desktop.card.SigningOutcome;
import obreia.desktop.entry.Entrant;
import obreia.desktop.entry.EntryChecks;
import obreia.desktop.entry.Finding;
import obreia.desktop.entry.Trouble;
import obreia.desktop.entry.Wishes;
import obreia.desktop.mail.Account;
import obreia.desktop.mail.JoinOutcome;
import obreia.desktop.mail.Mailroom;
import obreia.desktop.mail.Registrar;
import obreia.desktop.repository.UnreachableException;
import obreia.desktop.ui.common.Background;
import obreia.desktop.ui.common.Faults;
import obreia.desktop.ui.common.Surface;
import obreia.desktop.ui.pin.SigningFlow;
import obreia.desktop.ui.welcome.JoinedPage;
import obreia.desktop.ui.welcome.PassphrasePage;
import obreia.desktop.ui.welcome.WelcomeActions;
import obreia.desktop.ui.welcome.WelcomeModel;
import obreia.desktop.ui.welcome.WelcomePage;
import obreia.desktop.vault.Passphrase;
import obreia.desktop.vault.Vault;
import obreia.desktop.vault.VaultOpening;
import obreia.protocol.MalformedException;
import org.jspecify.annotations.Nullable;

/// What the pages of the way in ask for: the checks, the vault, the registration. On the FX thread.
final class WelcomeDesk implements WelcomeActions, AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.seconds(2);

    private final Arrival arrival;
    private final Stage stage;
    private final Surface surface;
    private final Path profile;
    private final Equipment equipment;
    private final FilePicker files;
    private final WelcomeModel model = new WelcomeModel();
    private final Background background = new Background(this::failed);
    private final PauseTransition pause = new PauseTransition(BETWEEN_LOOKS);
    private final EntryChecks checks;
    private final Believed believed;
    private final WelcomePage steps;

    private List<Finding> found = List.of();
    private int looks;
    private volatile @Nullable Mailroom mailroom;
    private @Nullable PassphrasePage passphrases;

    /// A desk that has shown nothing yet.
    ///
    /// @param account the opened vault of somebody who is no member yet; absent where there is no vault
    WelcomeDesk(
            Arrival arrival,
            Stage stage,
            Surface surface,
            Path profile,
            Equipment equipment,
            FilePicker files,
            Optional<Account> account) {
        this.arrival = arrival;
        this.stage = stage;
        this.surface = surface;
        this.profile = profile;
        this.equipment = equipment;
        this.files = files;
        this.checks = new EntryChecks(equipment.cards(), equipment.clock(), equipment.random(), equipment.patience());
        this.believed = new Believed();
        this.steps = new WelcomePage(surface, model, this);
        pause.setOnFinished(_ -> look(true));
        account.ifPresent(this::take);
    }

    /// Shows the steps and looks at them.
    void begin(String invitation) {
        arrival.show(steps);
        model.address().set(invitation);
        check();
    }

    /// Takes the address of a repository, and looks at the steps with it.
    void invite(String address) {
        model.address().set(address);
    }

    private void take(Account account) {
        var room = new Mailroom(account, _ -> {});
        mailroom = room;
        room.start();
        var _ = room.ask(one -> one.vault().trust().schemes())
                .whenComplete((schemes, failure) -> Platform.runLater(() -> {
                    if (failure == null) {
                        believed.kept(schemes);
                        check();
                    } else {
                        failed(failure);
                    }
                }));
    }

    @Override
    public void check() {
        model.begin();
        checks.forget();
        look(false);
    }

    /// @param quiet nothing is shown unless it is otherwise than before
    private void look(boolean quiet) {
        pause.stop();
        looks++;
        var mine = looks;
        var wishes = new Wishes(
                model.address().get(),
                model.practice().get(),
                model.certificate().get(),
                believed.anchors());
        var heard = new ArrayList<Finding>();
        background.run(
                () -> checks.run(wishes, finding -> {
                    heard.add(finding);
                    if (!quiet) {
                        Platform.runLater(() -> shown(mine, finding));
                    }
                }),
                entrant -> looked(mine, quiet, heard, entrant));
    }

    private void shown(int look, Finding finding) {
        if (look == looks) {
            model.found(finding);
        }
    }

    private void looked(int look, boolean quiet, List<Finding> heard, Optional<Entrant> entrant) {
        if (look != looks) {
            return;
        }
        if (quiet && !heard.equals(found)) {
            heard.forEach(model::found);
        }
        found = List.copyOf(heard);
        model.entrant().set(entrant);
        if (!heard.isEmpty()
                && heard.getLast() instanceof Finding.Failed failed
                && failed.trouble().canPass()) {
            pause.playFromStart();
        }
    }

    @Override
    public void chooseAuthority() {
        var words = surface.words();
        files.pick(words.of("welcome.authority"), "*.pem", "*.crt", "*.cer")
                .ifPresent(file -> background.run(() -> Believed.read(file), read -> {
                    try {
                        var certificates = read.certificates();
                        believed.add(certificates, model.practice().get().isPresent());
                        model.said().set(Optional.empty());
                        check();
                    } catch (MalformedException e) {
                        say(words.of("welcome.noAuthority", String.valueOf(e.getMessage())));
                    }
                }));
    }

    @Override
    public void choosePractice() {
        files.pick(surface.words().of("welcome.practiceFile"), "*.p12", "*.pfx").ifPresent(this::usePractice);
    }

    private void usePractice(Path file) {
        model.practice().set(Optional.of(file.toAbsolutePath()));
        check();
    }

    @Override
    public void makePractice(String name, Pin pin) {
        background.run(
                () -> {
                    try (pin) {
                        return new PracticeSet(profile.resolve("practice"), equipment).make(name, pin);
                    }
                },
                made -> {
                    try {
                        believed.add(List.of(made.authority()), true);
                        say(surface.words()
                                .of("practice.made", made.authorityFile().toString()));
                        usePractice(made.card());
                    } catch (MalformedException e) {
                        say(surface.words().of("practice.notMade", String.valueOf(e.getMessage())));
                    }
                });
    }

    @Override
    public void leavePractice() {
        model.practice().set(Optional.empty());
        check();
    }

    @Override
    public void take(CardUri.Pkcs11 certificate) {
        model.certificate().set(Optional.of(certificate));
        check();
    }

    @Override
    public void copy(Finding.Failed finding) {
        var words = surface.words();
        var text = new ClipboardContent();
        text.putString(String.join(
                "\n",
                words.of("entry." + finding.step().word()) + ": "
                        + words.of("trouble." + finding.trouble().word()),
                finding.issuer().orElse(""),
                finding.detail()));
        Clipboard.getSystemClipboard().setContent(text);
    }

    @Override
    public void goOn() {
        var entrant = model.entrant().get();
        if (entrant.isEmpty()) {
            return;
        }
        if (mailroom != null) {
            sign(entrant.get(), mailroom);
        } else {
            passphrases = new PassphrasePage(surface, entrant.get(), profile.toString(), this);
            arrival.show(passphrases);
        }
    }

    @Override
    public void back() {
        passphrases = null;
        arrival.show(steps);
    }

    @Override
    public void register(Passphrase passphrase) {
        var entrant = model.entrant().get().orElseThrow();
        background.run(
                () -> {
                    try (passphrase) {
                        return Vault.create(profile, passphrase, equipment.stretching(), equipment.random());
                    }
                },
                opening -> {
                    if (opening instanceof VaultOpening.Opened(var vault)) {
                        var room = new Mailroom(arrival.account(vault), _ -> {});
                        mailroom = room;
                        room.start();
                        sign(entrant, room);
                    } else {
                        say(surface.words().of("unlock.inUse"));
                    }
                });
    }

    private void sign(Entrant entrant, Mailroom room) {
        var words = surface.words();
        new SigningFlow(room, surface, stage, arrival::dim, this::back, new PinKeeper(equipment.clock()))
                .run(
                        words.of("passphrase.sign"),
                        words.of("passphrase.sign"),
                        (account, prompt) -> {
                            believed.keepIn(account);
                            return new Registrar(account)
                                    .join(entrant.repository(), entrant.card(), Optional.empty(), prompt);
                        },
                        outcome -> outcome instanceof JoinOutcome.NotSigned(var why)
                                ? Optional.of(why)
                                : Optional.<SigningOutcome>empty(),
                        outcome -> joined(entrant, outcome),
                        () -> {
                            back();
                            say(words.of("welcome.notRegistered"));
                        },
                        failure -> {
                            back();
                            failed(failure);
                        });
    }

    private void joined(Entrant entrant, JoinOutcome outcome) {
        switch (outcome) {
            case JoinOutcome.Opened _, JoinOutcome.Already _ -> enter();
            case JoinOutcome.Added added -> arrival.show(new JoinedPage(surface, added.name(), added.newCard(), this));
            case JoinOutcome.Refused(var refusal) -> stopped(Trouble.REFUSED, refusal.message());
            case JoinOutcome.Untrusted(var why) -> stopped(Trouble.WRONG_CHAIN, why);
            case JoinOutcome.Unfit(var why) -> stopped(Trouble.UNFIT, why);
            case JoinOutcome.NotSigned _ ->
                throw new IllegalStateException("the dialog says why " + entrant.holder() + " did not sign");
        }
    }

    private void stopped(Trouble trouble, String detail) {
        back();
        model.entrant().set(Optional.empty());
        model.found(new Finding.Failed(trouble, Optional.empty(), detail));
    }

    @Override
    public void enter() {
        var room = mailroom;
        if (room != null) {
            background.run(
                    () -> {
                        arrival.enter(room.release());
                        return true;
                    },
                    _ -> background.close());
        }
    }

    private void say(String sentence) {
        var page = passphrases;
        if (page != null) {
            page.say(sentence);
        }
        model.said().set(Optional.of(sentence));
    }

    private void failed(Throwable failure) {
        var why = Faults.why(surface.words(), failure);
        if (failure.getCause() instanceof UnreachableException) {
            stopped(Trouble.UNREACHABLE, why);
        } else {
            say(surface.words().of("welcome.failed", why));
        }
    }

    @Override
    public void close() throws IOException {
        Platform.runLater(pause::stop);
        background.close();
        var room = mailroom;
        if (room != null) {
            room.close();
        }
    }
}
