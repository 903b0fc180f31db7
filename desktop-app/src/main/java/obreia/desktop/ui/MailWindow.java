package obreia.desktop.ui;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import obreia.desktop.card.PinKeeper;
import obreia.desktop.mail.Account;
import obreia.desktop.mail.Enrolment;
import obreia.desktop.mail.Mailroom;
import obreia.desktop.mail.MailroomEvent;
import obreia.desktop.preferences.Preferences;
import obreia.desktop.ui.common.Background;
import obreia.desktop.ui.common.Faults;
import obreia.desktop.ui.common.Look;
import obreia.desktop.ui.common.Surface;
import obreia.desktop.ui.diagnostics.Connection;
import obreia.desktop.ui.diagnostics.DiagnosticsPage;
import obreia.desktop.ui.drafts.DraftsPage;
import obreia.desktop.ui.inbox.InboxPage;
import obreia.desktop.ui.people.PeoplePage;
import obreia.desktop.ui.pin.SigningFlow;
import obreia.desktop.ui.repository.Asking;
import obreia.desktop.ui.repository.RepositoryPage;
import obreia.desktop.ui.sent.SentPage;
import obreia.desktop.ui.settings.BackupCard;
import obreia.desktop.ui.settings.DevicesCard;
import obreia.desktop.ui.settings.SettingsPage;
import obreia.desktop.ui.settings.TrustCard;
import obreia.desktop.ui.shell.LineState;
import obreia.desktop.ui.shell.RailItem;
import obreia.desktop.ui.shell.Shell;
import obreia.desktop.ui.shell.ShellModel;
import obreia.desktop.vault.Membership;
import obreia.protocol.codec.Digest;

/// The main window of one opened profile that is a member of a repository. On the FX thread.
public final class MailWindow implements AutoCloseable {
    static final double WIDTH = 1280;
    static final double HEIGHT = 800;

    private final Stage stage;
    private final Account account;
    private final Mailroom mailroom;
    private final Background background;
    private final InstantSource clock;
    private final Outside outside;
    private final PinKeeper pins;
    private final NewMail newMail;
    private final DiagnosticsDesk diagnostics;
    private final CardWatch watch;
    private final ChangeListener<Preferences> chosen = (_, before, now) -> choose(before, now);
    private final EventHandler<WindowEvent> hiding = _ -> keepDrafts();
    private final ChangeListener<Integer> dragged = (_, _, width) -> keepLists(width);

    private WindowModels models;
    private ShellModel model;
    private Surface surface;
    private FileChoices files;
    private Shell shell;
    private WritingPages writing;
    private MailDesk desk;
    private List<RailItem> items = List.of();

    /// A window for one profile; nothing is shown yet.
    ///
    /// @param account the opened profile, which belongs to the window from now on
    /// @param person  the name on the card of its mailbox
    /// @param outside its settings are applied while the window is there
    public MailWindow(
            Stage stage,
            Surface surface,
            Account account,
            Membership member,
            String person,
            boolean practice,
            InstantSource clock,
            Outside outside) {
        this.stage = stage;
        this.surface = surface;
        this.files = FileChoices.ofSystem(stage);
        this.account = account;
        this.clock = clock;
        this.outside = outside;
        this.pins = new PinKeeper(clock);
        this.mailroom = new Mailroom(account, event -> Platform.runLater(() -> heard(event)));
        this.background = new Background(failure -> tell(Faults.sentence(this.surface.words(), failure)));
        this.newMail = new NewMail(stage, account, background, outside, () -> go(RailItem.INBOX));
        this.diagnostics = new DiagnosticsDesk(outside.cards(), clock, account, background);
        this.watch = new CardWatch(
                outside.cards(),
                clock,
                CardWatch.EVERY,
                standing -> Platform.runLater(() -> model.card().set(standing)));
        this.models = WindowModels.of(account, background);
        this.model = new ShellModel(person, member.repository().origin().toString(), practice);
        this.desk = desk();
        this.writing = writing();
        this.shell = shell();
        count();
        outside.settings().onFailure(why -> tell(this.surface.words().of("settings.notWritten", why)));
        outside.settings().fault().ifPresent(why -> tell(surface.words().of("settings.fault", why)));
        outside.settings().now().addListener(chosen);
        keepPins(outside.settings().now().get());
        surface.look().lists().set(outside.settings().now().get().listWidth());
        surface.look().lists().addListener(dragged);
        var scene = new Scene(shell, WIDTH, HEIGHT);
        surface.look().dress(scene);
        stage.setScene(scene);
        stage.addEventHandler(WindowEvent.WINDOW_HIDING, hiding);
        Look.icon(stage);
    }

    /// Says everything in the words of another surface from now on.
    void speak(Surface other) {
        model.lapse();
        writing.keepNow();
        var before = model;
        surface = other;
        models = WindowModels.of(account, background);
        model = new ShellModel(before.person(), before.repository(), before.practice());
        model.line().set(before.line().get());
        model.card().set(before.card().get());
        model.cardOut().set(before.cardOut().get());
        model.waiting().set(before.waiting().get());
        model.alerts().set(before.alerts().get());
        model.evidence().set(before.evidence().get());
        model.page().set(before.page().get());
        desk = desk();
        writing = writing();
        shell = shell();
        count();
        var focused = Optional.ofNullable(stage.getScene().getFocusOwner()).map(Node::getId);
        stage.getScene().setRoot(shell);
        surface.look().dress(stage.getScene());
        models.inbox().refresh();
        models.sent().refresh();
        models.people().refresh();
        shell.applyCss();
        shell.layout(); // what scrolls is found only then
        focused.map(id -> shell.lookup("#" + id)).ifPresent(Node::requestFocus);
    }

    private void choose(Preferences before, Preferences now) {
        Appearance.apply(now, surface.look());
        keepPins(now);
        if (before.language() != now.language()) {
            Platform.runLater(() -> speak(surface.in(Appearance.words(now)))); // after the click that chose it
        }
    }

    private void keepLists(int width) {
        outside.settings().change(now -> now.withListWidth(width));
    }

    /// Keeps what is being written, as it stands.
    void keepDrafts() {
        writing.keepNow();
    }

    private void keepPins(Preferences now) {
        pins.keepFor(Duration.ofMinutes(now.pinMinutes()));
    }

    /// The number of unopened messages stands in the rail and in the title, that of lies in the rail.
    private void count() {
        var shown = model;
        var name = surface.words().of("app.name");
        models.inbox().unopened().subscribe(number -> {
            shown.unopened().set(number.intValue());
            stage.setTitle(number.intValue() > 0 ? name + " (" + number + ")" : name);
        });
        models.repository().evidence().subscribe(shown.evidence()::set);
    }

    private MailDesk desk() {
        var signing = new SigningFlow(
                mailroom, surface, stage, this::needCard, () -> model.page().set(RailItem.DIAGNOSTICS.page()), pins);
        return new MailDesk(stage, surface, mailroom, background, signing, files, model::offer, this::tell);
    }

    /// The window is dimmed, and nobody else asks the card, for as long as it is needed.
    private void needCard(boolean needed) {
        shell.dim(needed);
        watch.pause(needed);
        if (!needed) {
            watchCard();
        }
    }

    /// Looks at once for the card that this mailbox has now.
    void watchCard() {
        background.run(() -> Enrolment.of(account), watch::watch);
    }

    private WritingPages writing() {
        return new WritingPages(desk, account, model, models.sent(), models.drafts(), clock, page -> shell.show(page));
    }

    private Shell shell() {
        var reading = new ReadingDesk(desk, models.inbox(), writing::begin, this::showRoad);
        var sending = new SentDesk(desk, models.sent(), writing::begin);
        var inboxPage = new InboxPage(surface, models.inbox(), reading);
        var sentPage = new SentPage(surface, models.sent(), sending);
        var pages = pages(inboxPage, sentPage);
        items = List.copyOf(pages.keySet());
        var menus = new WindowMenus(
                        desk,
                        model,
                        new WindowMenus.Received(models.inbox(), inboxPage, reading),
                        new WindowMenus.Sent(models.sent(), sentPage, sending))
                .bar(items);
        return new Shell(surface, model, pages, menus, writing::write);
    }

    private Map<RailItem, Supplier<Node>> pages(InboxPage inboxPage, SentPage sentPage) {
        var members = new PeopleDesk(desk, writing::begin);
        models.people().use(members); // it asks whenever there is a line, whether its page is shown or not
        var pages = new EnumMap<RailItem, Supplier<Node>>(RailItem.class);
        pages.put(RailItem.INBOX, () -> inboxPage);
        pages.put(RailItem.SENT, () -> sentPage);
        pages.put(RailItem.DRAFTS, () -> new DraftsPage(surface, models.drafts(), writing));
        pages.put(RailItem.PEOPLE, () -> new PeoplePage(surface, models.people(), members));
        pages.put(
                RailItem.REPOSITORY,
                () -> new RepositoryPage(surface, models.repository(), new RepositoryDesk(desk, models.repository())));
        pages.put(RailItem.DIAGNOSTICS, () -> new DiagnosticsPage(surface, diagnostics.another(), diagnostics));
        pages.put(RailItem.SETTINGS, this::settings);
        return pages;
    }

    private SettingsPage settings() {
        var devices = new DevicesCard(surface, new DevicesDesk(desk));
        var trust = new TrustCard(surface, new TrustDesk(desk, account));
        var backups = new BackupCard(surface, new BackupDesk(desk, account, outside.comeback()));
        return new SettingsPage(surface, outside.settings(), List.of(devices, trust, backups));
    }

    /// Asks for files in another way from now on: what has no screen has no dialogs of the system either.
    void chooseFiles(FileChoices other) {
        files = other;
        speak(surface);
    }

    private void showRoad(Digest message) {
        model.page().set(RailItem.SENT.page());
        models.sent().choose(Optional.of(message));
    }

    /// Shows the window and begins to follow the repository.
    public void show() {
        stage.show();
        mailroom.start();
        watchCard();
    }

    private void heard(MailroomEvent event) {
        background.run(
                account.vault().outbox()::size, waiting -> model.waiting().set(waiting));
        switch (event) {
            case MailroomEvent.Looked looked -> {
                model.line().set(new LineState.Connected(clock.instant()));
                models.repository().heard(new Asking.Held(clock.instant()));
                diagnostics.heard(new Connection.Up(clock.instant()));
                model.alerts().set(looked.alerts());
                newMail.heard(looked, surface);
                models.inbox().looked().set(Optional.of(clock.instant()));
                models.inbox().refresh();
                models.sent().refresh();
                models.people().refresh();
            }
            case MailroomEvent.Offline offline -> {
                var why = Faults.why(surface.words(), offline.why());
                model.line().set(new LineState.Offline(why));
                models.repository().heard(new Asking.Unreachable(why));
                diagnostics.heard(new Connection.Down(why));
                models.people().offline(why);
            }
            case MailroomEvent.Stopped(var why, var alerts) -> {
                model.line().set(new LineState.Stopped(why));
                models.repository().heard(new Asking.Stopped(why));
                diagnostics.heard(new Connection.Stopped(why));
                model.alerts().set(alerts.isEmpty() ? List.of(why) : alerts);
            }
        }
    }

    private void tell(String sentence) {
        var all = new ArrayList<String>();
        all.add(sentence);
        all.addAll(model.alerts().get());
        model.alerts().set(List.copyOf(all));
    }

    /// Begins a message.
    void compose(Optional<Beginning> beginning) {
        writing.begin(beginning);
    }

    /// Takes up a link to a repository: to its people, or says that this profile is a member of another one.
    void follow(String link) {
        var _ = mailroom.ask(account -> account.membership().orElseThrow().repository())
                .thenAccept(own -> Platform.runLater(() -> {
                    if (own.format().equals(link.strip())) {
                        go(RailItem.PEOPLE);
                    } else {
                        tell(surface.words().of("welcome.link", own.origin().toString()));
                    }
                }));
    }

    /// Whom this profile believes, for whoever checks evidence; heard on the mailroom's thread.
    void belief(Consumer<EvidenceWindow.Belief> heard) {
        var _ = mailroom.ask(EvidenceWindow.Belief::of).thenAccept(heard);
    }

    /// The pages that the rail has.
    List<RailItem> items() {
        return items;
    }

    /// Shows a page of the rail.
    void go(RailItem item) {
        model.page().set(item.page());
    }

    /// Shows a kept message in the inbox.
    void read(Digest message) {
        go(RailItem.INBOX);
        models.inbox().choose(Optional.of(message));
    }

    Parent root() {
        return stage.getScene().getRoot();
    }

    WritableImage picture() {
        return stage.getScene().snapshot(null);
    }

    /// Done when all threads have done what they were asked before, and the window has heard of it.
    CompletableFuture<Boolean> settled() {
        var settled = new CompletableFuture<Boolean>();
        var _ = mailroom.ask(_ -> true)
                .thenAccept(_ -> background.run(() -> true, _ -> {
                    var _ = diagnostics.settled().thenAccept(_ -> Platform.runLater(() -> settled.complete(true)));
                }));
        return settled;
    }

    /// Ends the line and closes the vault.
    @Override
    public void close() throws IOException {
        Platform.runLater(() -> {
            outside.settings().now().removeListener(chosen);
            surface.look().lists().removeListener(dragged);
            stage.removeEventHandler(WindowEvent.WINDOW_HIDING, hiding);
        });
        outside.settings().close();
        pins.close();
        diagnostics.close();
        watch.close();
        background.close();
        mailroom.close();
    }
}
