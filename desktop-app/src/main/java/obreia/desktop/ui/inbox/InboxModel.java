package obreia.desktop.ui.inbox;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleObjectProperty;
import obreia.desktop.mail.Account;
import obreia.desktop.mail.Checks;
import obreia.desktop.mail.Letters;
import obreia.desktop.mail.ReadOutcome;
import obreia.desktop.ui.common.Background;
import obreia.desktop.ui.common.Checklist;
import obreia.desktop.vault.Direction;
import obreia.desktop.vault.KeptMessage;
import obreia.desktop.vault.ListedMessage;
import obreia.desktop.vault.MessageState;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.SchemeName;
import obreia.protocol.message.Check;
import obreia.protocol.message.OpenedMessage;

/// The received messages that are kept, and the one that is being read. Properties are of the FX thread; what is kept
/// is read in the background.
public final class InboxModel {
    private static final int LIMIT = 10_000;

    private final Letters letters;
    private final Account account;
    private final Background background;
    private final ObjectProperty<List<Listed>> rows = new SimpleObjectProperty<>(List.of());
    private final ReadOnlyIntegerWrapper unopened = new ReadOnlyIntegerWrapper();
    private final ObjectProperty<ReaderState> reading = new SimpleObjectProperty<>(new ReaderState.Nothing());
    private String search = "";
    private Optional<Digest> chosen = Optional.empty();

    /// A listed message with its sender's name.
    public record Listed(ListedMessage message, String name, boolean practice) {}

    /// A model that has read nothing yet.
    ///
    /// @param account its vault alone is used, from the background
    public InboxModel(Account account, Background background) {
        this.account = account;
        this.letters = new Letters(account);
        this.background = background;
    }

    public ObjectProperty<List<Listed>> rows() {
        return rows;
    }

    public ReadOnlyIntegerProperty unopened() {
        return unopened.getReadOnlyProperty();
    }

    public ObjectProperty<ReaderState> reading() {
        return reading;
    }

    /// Finds messages that hold these words, or all when there are none.
    public void search(String words) {
        search = words.strip();
        refresh();
    }

    /// Reads the list anew.
    public void refresh() {
        var words = search;
        background.run(
                () -> {
                    var found = words.isEmpty()
                            ? letters.inbox(true, LIMIT)
                            : letters.search(words, LIMIT).stream()
                                    .filter(message -> message.direction() == Direction.IN)
                                    .toList();
                    var listed = new ArrayList<Listed>();
                    for (var message : found) {
                        listed.add(new Listed(message, letters.name(message.sender()), practice(message)));
                    }
                    var sealed = letters.inbox(false, LIMIT).stream()
                            .filter(message -> message.state() == MessageState.SEALED)
                            .count();
                    return new Found(listed, (int) sealed);
                },
                found -> {
                    rows.set(found.listed());
                    unopened.set(found.sealed());
                });
    }

    private record Found(List<Listed> listed, int sealed) {}

    /// Shows a message as it is kept: its outside, or what was opened before.
    public void choose(Optional<Digest> message) {
        chosen = message;
        if (message.isEmpty()) {
            reading.set(new ReaderState.Nothing());
            return;
        }
        background.run(() -> kept(message.get()), state -> {
            if (chosen.equals(message)) {
                reading.set(state);
            }
        });
    }

    /// Shows what came of opening a message.
    public void opened(Digest message, ReadOutcome outcome) {
        switch (outcome) {
            case ReadOutcome.Verified _, ReadOutcome.NotSigned _ -> choose(Optional.of(message));
            case ReadOutcome.NotVerified(var failed, var checks, var claimed) ->
                background.run(() -> letters.name(sender(message)), name -> {
                    if (chosen.equals(Optional.of(message))) {
                        reading.set(new ReaderState.NotVerified(
                                message, name, failed.why(), lines(checks), claimed.map(OpenedMessage::content)));
                    }
                });
        }
        refresh();
    }

    private ReaderState kept(Digest digest) throws IOException {
        var message = account.vault().messages().find(digest, Direction.IN);
        if (message.isEmpty()) {
            return new ReaderState.Nothing();
        }
        var name = letters.name(message.get().sender());
        return message.get().opened().isPresent()
                ? opened(message.get(), name)
                : new ReaderState.Sealed(
                        digest, name, message.get().time(), message.get().size());
    }

    private ReaderState opened(KeptMessage message, String name) throws IOException {
        var opened = message.opened().orElseThrow();
        try {
            var content = OpenedMessage.of(opened.cms()).content();
            var checks = Checks.parse(opened.checks()).stream()
                    .map(kept -> new Checklist.Line(kept.step(), kept.title(), kept.outcome(), kept.why()))
                    .toList();
            return new ReaderState.Opened(
                    message.message(),
                    name,
                    practice(message.sender()),
                    content,
                    checks,
                    message.state() == MessageState.RECEIPTED);
        } catch (MalformedException | VerificationException e) {
            throw new IOException("the vault is damaged: a kept message cannot be read any more", e);
        }
    }

    private obreia.protocol.identity.MailboxId sender(Digest message) throws IOException {
        return account.vault()
                .messages()
                .find(message, Direction.IN)
                .map(KeptMessage::sender)
                .orElseThrow(() -> new IOException("the message is no longer kept"));
    }

    private boolean practice(ListedMessage message) throws IOException {
        return practice(message.sender());
    }

    private boolean practice(obreia.protocol.identity.MailboxId sender) throws IOException {
        return account.vault()
                .people()
                .find(sender)
                .map(known -> known.person().scheme().equals(SchemeName.PRACTICE))
                .orElse(false);
    }

    private static List<Checklist.Line> lines(List<Check> checks) {
        return checks.stream()
                .map(check -> new Checklist.Line(
                        check.step().name().toLowerCase(Locale.ROOT),
                        check.step().title(),
                        Checks.outcome(check),
                        check.why()))
                .toList();
    }
}
