package obreia.desktop.ui;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import obreia.desktop.card.SigningOutcome;
import obreia.desktop.mail.Account;
import obreia.desktop.mail.Draft;
import obreia.desktop.mail.MessageSender;
import obreia.desktop.mail.NamesBegin;
import obreia.desktop.mail.ReaderStanding;
import obreia.desktop.mail.SendOutcome;
import obreia.desktop.repository.Answer;
import obreia.desktop.ui.compose.ComposeActions;
import obreia.desktop.ui.compose.Reader;
import obreia.desktop.ui.sent.SentModel;
import obreia.desktop.vault.Vault;
import obreia.protocol.VerificationException;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.wire.PersonEntry;

/// What the composing page asks for.
final class WritingDesk implements ComposeActions {
    private static final int MOST_COMPLETIONS = 8;
    private static final int LONGEST_WAIT_SECONDS = 2;

    private final MailDesk desk;
    private final Vault vault;
    private final SentModel sent;
    private final String signer;
    private final Ways ways;
    private final AtomicInteger newest = new AtomicInteger();

    /// Where the page goes when it is done with.
    interface Ways {
        void discarded();

        void sent();
    }

    WritingDesk(MailDesk desk, Vault vault, SentModel sent, String signer, Ways ways) {
        this.desk = desk;
        this.vault = vault;
        this.sent = sent;
        this.signer = signer;
        this.ways = ways;
    }

    /// Those who are known here come at once; the repository is asked for the others, unless something newer was typed
    /// before its turn came, and is not waited for long.
    @Override
    public List<Reader> find(String beginning) {
        var number = newest.incrementAndGet();
        var found = new LinkedHashMap<MailboxId, Reader>();
        try {
            for (var person : new NamesBegin(vault).with(beginning)) {
                found.put(person.mailbox(), new Reader(person.mailbox(), person.name(), false));
            }
            var listed = desk.mailroom()
                    .ask(account -> newest.get() == number ? listed(account, beginning) : List.<Reader>of())
                    .completeOnTimeout(List.of(), LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)
                    .join();
            listed.forEach(reader -> found.putIfAbsent(reader.mailbox(), reader));
        } catch (CompletionException | IOException _) {
            // Offline: what is wrong stands in the status bar, and who is known can be written to.
        }
        return found.values().stream().limit(MOST_COMPLETIONS).toList();
    }

    private static List<Reader> listed(Account account, String beginning) throws IOException, VerificationException {
        var readers = new ArrayList<Reader>();
        if (account.people().list(account.line(), beginning) instanceof Answer.Granted<List<PersonEntry>>(var listed)) {
            var own = account.membership().orElseThrow().mailbox();
            for (var entry : listed) {
                if (!entry.mailbox().equals(own)) {
                    readers.add(new Reader(entry.mailbox(), entry.name(), false));
                }
            }
        }
        return readers;
    }

    @Override
    public void check(Reader reader, Consumer<ReaderStanding.Found> found) {
        desk.ask(account -> new ReaderStanding(account).of(reader.mailbox()), found);
    }

    @Override
    public <T> void inBackground(Callable<T> work, Consumer<T> done) {
        desk.background().run(work, done);
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
        var words = desk.surface().words();
        switch (outcome) {
            case SendOutcome.Stored _, SendOutcome.Waiting _ -> done.run();
            case SendOutcome.Refused refused -> {
                desk.tell().accept(refused.refusal().message());
                done.run();
            }
            case SendOutcome.NotWritten(var why) -> desk.tell().accept(words.of("compose.notSent", why));
            case SendOutcome.NotConfirmed(var change) ->
                desk.tell().accept(words.of("compose.notSent", change.words()));
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
        ways.discarded();
    }

    @Override
    public void sent() {
        ways.sent();
    }

    @Override
    public String signer() {
        return signer;
    }
}
