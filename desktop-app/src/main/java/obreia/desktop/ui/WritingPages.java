package obreia.desktop.ui;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import obreia.desktop.mail.Account;
import obreia.desktop.mail.Letters;
import obreia.desktop.ui.common.Undoable;
import obreia.desktop.ui.compose.ComposePage;
import obreia.desktop.ui.compose.DraftModel;
import obreia.desktop.ui.compose.Reader;
import obreia.desktop.ui.drafts.DraftActions;
import obreia.desktop.ui.drafts.DraftsModel;
import obreia.desktop.ui.sent.SentModel;
import obreia.desktop.ui.shell.RailItem;
import obreia.desktop.ui.shell.ShellModel;
import obreia.desktop.vault.KeptDraft;

/// Opens the pages on which messages are written, and takes them away.
final class WritingPages implements DraftActions {
    private final MailDesk desk;
    private final Account account;
    private final ShellModel shell;
    private final SentModel sent;
    private final DraftsModel drafts;
    private final InstantSource clock;
    private final Consumer<ComposePage> shows;

    /// Weak: a page that was left is forgotten. One with something to keep is held by the clock that will keep it.
    private WeakReference<ComposePage> last = new WeakReference<>(null);

    /// Pages for one window.
    ///
    /// @param account its vault alone is used, from the background
    /// @param shows   puts a page into the window
    WritingPages(
            MailDesk desk,
            Account account,
            ShellModel shell,
            SentModel sent,
            DraftsModel drafts,
            InstantSource clock,
            Consumer<ComposePage> shows) {
        this.desk = desk;
        this.account = account;
        this.shell = shell;
        this.sent = sent;
        this.drafts = drafts;
        this.clock = clock;
        this.shows = shows;
    }

    /// Begins a message: an empty one, or one that answers or forwards another.
    void begin(Optional<Beginning> beginning) {
        var page = page(OptionalLong.empty());
        beginning.ifPresentOrElse(begun -> begin(page, begun), page::start);
    }

    /// Begins a message to somebody.
    void begin(Reader reader) {
        var page = page(OptionalLong.empty());
        page.add(reader);
        page.start();
    }

    @Override
    public void write() {
        begin(Optional.empty());
    }

    @Override
    public void open(long draft) {
        desk.background()
                .run(
                        () -> kept(draft),
                        kept -> kept.ifPresent(found -> {
                            var page = page(OptionalLong.of(draft));
                            page.goOn(found.draft(), found.readers());
                        }));
    }

    @Override
    public void discard(long draft) {
        discard(draft, () -> {});
    }

    private void discard(long draft, Runnable back) {
        drafts.hide(draft);
        desk.offer()
                .accept(new Undoable(
                        desk.surface().words().of("drafts.discarded"),
                        () -> {
                            drafts.show(draft);
                            back.run();
                        },
                        () -> drafts.remove(draft)));
    }

    /// Keeps what is written on the page that was opened last.
    void keepNow() {
        Optional.ofNullable(last.get()).ifPresent(ComposePage::keepNow);
    }

    private ComposePage page(OptionalLong number) {
        var draft = new DraftModel(account.vault(), desk.background(), clock, number);
        draft.kept().subscribe(time -> time.ifPresent(_ -> drafts.refresh()));
        var writing = new WritingDesk(desk, account.vault(), sent, shell.person(), new WritingDesk.Ways() {
            @Override
            public void discarded() {
                leave(draft);
            }

            @Override
            public void sent() {
                last.clear();
                drafts.refresh();
                shell.page().set(RailItem.SENT.page());
            }
        });
        var page = new ComposePage(desk.surface(), writing, draft);
        keepNow();
        last = new WeakReference<>(page);
        shows.accept(page);
        return page;
    }

    /// A draft that was kept is there until the offer to take it back ends; before that, another start takes it up.
    private void leave(DraftModel draft) {
        keepNow();
        last.clear();
        desk.background().run(() -> true, _ -> {
            draft.end();
            if (draft.id().isPresent()) {
                var number = draft.id().getAsLong();
                discard(number, () -> open(number));
            }
        });
        shell.page().set(RailItem.INBOX.page());
    }

    private void begin(ComposePage page, Beginning begun) {
        var headers = begun.of().content().headers();
        var text = begun.text(desk.surface().words(), desk.surface().times().inSentence(headers.date()));
        if (begun.kind() == Beginning.Kind.FORWARD) {
            page.forward(begun.subject(), text, begun.of().content().attachments());
        } else {
            page.answer(
                    new Reader(headers.sender(), begun.of().from(), begun.of().practice()),
                    begun.subject(),
                    text,
                    headers.id());
        }
    }

    private record Kept(KeptDraft draft, List<Reader> readers) {}

    private Optional<Kept> kept(long id) throws IOException {
        var draft = account.vault().drafts().find(id);
        if (draft.isEmpty()) {
            return Optional.empty();
        }
        var readers = new ArrayList<Reader>();
        for (var mailbox : draft.get().to()) {
            readers.add(new Reader(mailbox, new Letters(account).name(mailbox), false));
        }
        return Optional.of(new Kept(draft.get(), readers));
    }
}
