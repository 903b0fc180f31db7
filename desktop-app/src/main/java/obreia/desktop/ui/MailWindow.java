package obreia.desktop.ui;

import java.io.File;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import obreia.assets.Assets;
import obreia.desktop.card.SigningOutcome;
import obreia.desktop.directory.Correspondent;
import obreia.desktop.mail.Account;
import obreia.desktop.mail.Draft;
import obreia.desktop.mail.Letters;
import obreia.desktop.mail.Mailroom;
import obreia.desktop.mail.MailroomEvent;
import obreia.desktop.mail.MessageReader;
import obreia.desktop.mail.MessageSender;
import obreia.desktop.mail.ReadOutcome;
import obreia.desktop.mail.SendOutcome;
import obreia.desktop.repository.Answer;
import obreia.desktop.ui.common.Background;
import obreia.desktop.ui.common.Surface;
import obreia.desktop.ui.compose.ComposeActions;
import obreia.desktop.ui.compose.ComposePage;
import obreia.desktop.ui.compose.Reader;
import obreia.desktop.ui.inbox.InboxModel;
import obreia.desktop.ui.inbox.InboxPage;
import obreia.desktop.ui.inbox.ReaderActions;
import obreia.desktop.ui.inbox.ReaderState;
import obreia.desktop.ui.pin.SigningFlow;
import obreia.desktop.ui.sent.SentModel;
import obreia.desktop.ui.sent.SentPage;
import obreia.desktop.ui.shell.LineState;
import obreia.desktop.ui.shell.RailItem;
import obreia.desktop.ui.shell.Shell;
import obreia.desktop.ui.shell.ShellModel;
import obreia.desktop.vault.Membership;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.SchemeName;
import obreia.protocol.wire.PersonEntry;

/// The main window of one opened profile that is a member of a repository. On the FX thread.
public final class MailWindow implements AutoCloseable {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;
    private static final int MOST_COMPLETIONS = 8;

    private final Stage stage;
    private final Surface surface;
    private final Mailroom mailroom;
    private final Background background;
    private final InboxModel inbox;
    private final SentModel sent;
    private final ShellModel model;
    private final Shell shell;
    private final SigningFlow signing;
    private final InstantSource clock;

    /// A window for one profile; nothing is shown yet.
    ///
    /// @param account the opened profile, which belongs to the window from now on
    /// @param person  the name on the card of its mailbox
    public MailWindow(
            Stage stage,
            Surface surface,
            Account account,
            Membership member,
            String person,
            boolean practice,
            InstantSource clock) {
        this.stage = stage;
        this.surface = surface;
        this.clock = clock;
        this.mailroom = new Mailroom(account, event -> Platform.runLater(() -> heard(event)));
        this.background = new Background(this::failed);
        this.inbox = new InboxModel(account, background);
        this.sent = new SentModel(account, background);
        this.model = new ShellModel(person, member.repository().origin().toString(), practice);
        var pages = new EnumMap<RailItem, Node>(RailItem.class);
        pages.put(RailItem.INBOX, new InboxPage(surface, inbox, new Reading()));
        pages.put(RailItem.SENT, new SentPage(surface, sent));
        this.shell = new Shell(surface, model, pages, () -> compose(Optional.empty()));
        this.signing = new SigningFlow(mailroom, surface, stage, shell::dim);
        inbox.unopened().subscribe(number -> {
            model.unopened().set(number.intValue());
            var name = surface.words().of("app.name");
            stage.setTitle(number.intValue() > 0 ? name + " (" + number + ")" : name);
        });
        var scene = new Scene(shell, WIDTH, HEIGHT);
        surface.look().dress(scene);
        stage.setScene(scene);
        Assets.icon().forEach(icon -> stage.getIcons().add(new Image(icon.toExternalForm())));
    }

    /// Shows the window and begins to follow the repository.
    public void show() {
        stage.show();
        mailroom.start();
    }

    private void heard(MailroomEvent event) {
        switch (event) {
            case MailroomEvent.Looked looked -> {
                model.line().set(new LineState.Connected(clock.instant()));
                model.alerts().set(looked.alerts());
                inbox.refresh();
                sent.refresh();
            }
            case MailroomEvent.Offline offline -> model.line().set(new LineState.Offline(offline.why()));
            case MailroomEvent.Stopped(var why, var alerts) -> {
                model.line().set(new LineState.Stopped(why));
                model.alerts().set(alerts.isEmpty() ? List.of(why) : alerts);
            }
        }
    }

    private void failed(Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        tell(String.valueOf(cause.getMessage()));
    }

    private void tell(String sentence) {
        var all = new ArrayList<String>();
        all.add(sentence);
        all.addAll(model.alerts().get());
        model.alerts().set(List.copyOf(all));
    }

    private void compose(Optional<ReaderState.Opened> answered) {
        var page = new ComposePage(surface, new Composing());
        shell.show(page);
        answered.ifPresent(opened -> {
            var headers = opened.content().headers();
            var subject = headers.subject().startsWith("Re: ") ? headers.subject() : "Re: " + headers.subject();
            page.answer(new Reader(headers.sender(), opened.from(), opened.practice()), subject, headers.id());
        });
    }

    /// What the reading pane's buttons do.
    private final class Reading implements ReaderActions {
        @Override
        public void signAndOpen(ReaderState.Sealed message) {
            var words = surface.words();
            signing.run(
                    words.of("sealed.sign"),
                    words.of("sealed.sign"),
                    (account, prompt) -> new MessageReader(account).read(message.message(), true, prompt),
                    outcome -> outcome instanceof ReadOutcome.NotSigned(var why)
                            ? Optional.of(why)
                            : Optional.<SigningOutcome>empty(),
                    outcome -> inbox.opened(message.message(), outcome),
                    () -> {},
                    MailWindow.this::failed);
        }

        @Override
        public void openWithoutReceipt(ReaderState.Sealed message) {
            var _ = mailroom.ask(
                            account -> new MessageReader(account).read(message.message(), false, _ -> Optional.empty()))
                    .whenComplete((outcome, failure) -> Platform.runLater(() -> {
                        if (failure == null) {
                            inbox.opened(message.message(), outcome);
                        } else {
                            failed(failure);
                        }
                    }));
        }

        @Override
        public void reply(ReaderState.Opened message) {
            compose(Optional.of(message));
        }

        @Override
        public void export(Digest message) {
            var chooser = new FileChooser();
            chooser.setInitialFileName("obreia-" + message.shortHex() + ".zip");
            var file = chooser.showSaveDialog(stage);
            if (file != null) {
                var _ = mailroom.ask(account -> {
                            Evidence.write(account, message, file.toPath());
                            return true;
                        })
                        .whenComplete((_, failure) -> {
                            if (failure != null) {
                                Platform.runLater(() -> failed(failure));
                            }
                        });
            }
        }
    }

    /// What the composing page asks for.
    private final class Composing implements ComposeActions {
        @Override
        public List<Reader> find(String beginning) {
            try {
                return mailroom.ask(account -> verified(account, beginning)).join();
            } catch (CompletionException _) {
                return List.of(); // offline: what is wrong stands in the status bar
            }
        }

        @Override
        public void send(Draft draft, Runnable done) {
            var words = surface.words();
            signing.run(
                    words.of("compose.send"),
                    words.of("compose.send"),
                    (account, prompt) ->
                            new MessageSender(account).send(draft, prompt, new NewCardQuestion(surface, stage)),
                    outcome -> outcome instanceof SendOutcome.NotSigned(var why)
                            ? Optional.of(why)
                            : Optional.<SigningOutcome>empty(),
                    outcome -> sent(outcome, done),
                    () -> {},
                    MailWindow.this::failed);
        }

        private void sent(SendOutcome outcome, Runnable done) {
            switch (outcome) {
                case SendOutcome.Stored _, SendOutcome.Waiting _ -> done.run();
                case SendOutcome.Refused refused -> {
                    tell(refused.refusal().message());
                    done.run();
                }
                case SendOutcome.NotWritten(var why) -> tell(why);
                case SendOutcome.NotConfirmed(var change) -> tell(change.words());
                case SendOutcome.NotSigned _ -> throw new IllegalStateException("the dialog says why");
            }
            sent.refresh();
        }

        @Override
        public void chooseFiles(Consumer<List<File>> chosen) {
            var files = new FileChooser().showOpenMultipleDialog(stage);
            if (files != null) {
                chosen.accept(files);
            }
        }

        @Override
        public void discard() {
            model.page().set(RailItem.SENT.page());
        }
    }

    private static List<Reader> verified(Account account, String beginning) throws IOException, VerificationException {
        var readers = new ArrayList<Reader>();
        var people = account.people();
        if (people.list(account.line(), beginning) instanceof Answer.Granted<List<PersonEntry>>(var listed)) {
            for (var entry : listed.stream().limit(MOST_COMPLETIONS).toList()) {
                if (people.lookup(account.line(), entry.mailbox(), account.now())
                        instanceof Answer.Granted<Correspondent>(var person)) {
                    var practice = person.known().person().scheme().equals(SchemeName.PRACTICE);
                    readers.add(new Reader(person.mailbox(), new Letters(account).name(person.mailbox()), practice));
                }
            }
        }
        return readers;
    }

    /// Ends the line and closes the vault.
    @Override
    public void close() throws IOException {
        background.close();
        mailroom.close();
    }
}
