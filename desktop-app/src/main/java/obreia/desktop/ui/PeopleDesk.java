package obreia.desktop.ui;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import obreia.desktop.mail.Mailroom;
import obreia.desktop.mail.PeopleList;
import obreia.desktop.mail.PersonFacts;
import obreia.desktop.mail.PersonRecord;
import obreia.desktop.ui.compose.Reader;
import obreia.desktop.ui.people.PeopleActions;
import obreia.protocol.identity.MailboxId;

/// What the page about people asks for.
final class PeopleDesk implements PeopleActions {
    private final MailDesk desk;
    private final Consumer<Reader> writes;

    /// A desk for the page of one window.
    ///
    /// @param writes begins a message to somebody
    PeopleDesk(MailDesk desk, Consumer<Reader> writes) {
        this.desk = desk;
        this.writes = writes;
    }

    @Override
    public void list(String prefix, Optional<String> from, Consumer<PeopleList.Page> listed, Consumer<String> failed) {
        ask(account -> PeopleList.page(account, prefix, from), listed, failed);
    }

    @Override
    public void ask(MailboxId mailbox, Consumer<PersonFacts> found, Consumer<String> failed) {
        ask(account -> new PersonRecord(account).asked(mailbox), found, failed);
    }

    /// A failure is said on the page itself.
    private <T> void ask(Mailroom.Work<T> work, Consumer<T> done, Consumer<String> failed) {
        var _ = desk.mailroom()
                .ask(work)
                .whenComplete((result, failure) -> Platform.runLater(() -> {
                    if (failure == null) {
                        done.accept(result);
                    } else {
                        failed.accept(desk.why(failure));
                    }
                }));
    }

    @Override
    public void write(MailboxId mailbox, String name, boolean practice) {
        writes.accept(new Reader(mailbox, name, practice));
    }

    @Override
    public void copy(String text) {
        var _ = Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
    }
}
