package obreia.desktop.ui;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import obreia.desktop.card.SigningOutcome;
import obreia.desktop.directory.Correspondent;
import obreia.desktop.mail.Account;
import obreia.desktop.mail.Draft;
import obreia.desktop.mail.Letters;
import obreia.desktop.mail.MessageSender;
import obreia.desktop.mail.SendOutcome;
import obreia.desktop.repository.Answer;
import obreia.desktop.ui.compose.ComposeActions;
import obreia.desktop.ui.compose.Reader;
import obreia.desktop.ui.sent.SentModel;
import obreia.protocol.VerificationException;
import obreia.protocol.identity.SchemeName;
import obreia.protocol.wire.PersonEntry;

/// What the composing page asks for.
final class WritingDesk implements ComposeActions {
    private static final int MOST_COMPLETIONS = 8;

    private final MailDesk desk;
    private final SentModel sent;
    private final Runnable discarded;

    WritingDesk(MailDesk desk, SentModel sent, Runnable discarded) {
        this.desk = desk;
        this.sent = sent;
        this.discarded = discarded;
    }

    @Override
    public List<Reader> find(String beginning) {
        try {
            return desk.mailroom().ask(account -> verified(account, beginning)).join();
        } catch (CompletionException _) {
            return List.of(); // offline: what is wrong stands in the status bar
        }
    }

    @Override
    public void send(Draft draft, Runnable done) {
        var words = desk.surface().words();
        desk.signing()
                .run(
                        words.of("compose.send"),
                        words.of("compose.send"),
                        (account, prompt) -> new MessageSender(account)
                                .send(draft, prompt, new NewCardQuestion(desk.surface(), desk.stage())),
                        outcome -> outcome instanceof SendOutcome.NotSigned(var why)
                                ? Optional.of(why)
                                : Optional.<SigningOutcome>empty(),
                        outcome -> sent(outcome, done),
                        () -> {},
                        desk::failed);
    }

    private void sent(SendOutcome outcome, Runnable done) {
        switch (outcome) {
            case SendOutcome.Stored _, SendOutcome.Waiting _ -> done.run();
            case SendOutcome.Refused refused -> {
                desk.tell().accept(refused.refusal().message());
                done.run();
            }
            case SendOutcome.NotWritten(var why) -> desk.tell().accept(why);
            case SendOutcome.NotConfirmed(var change) -> desk.tell().accept(change.words());
            case SendOutcome.NotSigned _ -> throw new IllegalStateException("the dialog says why");
        }
        sent.refresh();
    }

    @Override
    public void chooseFiles(Consumer<List<File>> chosen) {
        chosen.accept(desk.files().toAttach());
    }

    @Override
    public void discard() {
        discarded.run();
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
}
