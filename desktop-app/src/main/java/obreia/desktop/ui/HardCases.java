package obreia.desktop.ui;

import java.io.IOException;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.layout.Region;
import obreia.desktop.card.CardState;
import obreia.desktop.mail.Account;
import obreia.desktop.mail.Authorities;
import obreia.desktop.mail.PeopleList;
import obreia.desktop.mail.PersonFacts;
import obreia.desktop.mail.PersonRecord;
import obreia.desktop.mail.RepositoryFacts;
import obreia.desktop.mail.RepositoryRecord;
import obreia.desktop.ui.common.Surface;
import obreia.desktop.ui.compose.ComposeExamples;
import obreia.desktop.ui.diagnostics.DiagnosticsExamples;
import obreia.desktop.ui.inbox.InboxExamples;
import obreia.desktop.ui.people.PeopleExamples;
import obreia.desktop.ui.repository.RepositoryExamples;
import obreia.desktop.ui.sent.SentExamples;
import obreia.desktop.ui.settings.SettingsExamples;
import obreia.desktop.ui.shell.CardStanding;
import obreia.desktop.ui.shell.LineState;
import obreia.desktop.ui.shell.RailItem;
import obreia.desktop.ui.shell.Shell;
import obreia.desktop.ui.shell.ShellModel;
import obreia.desktop.ui.welcome.WelcomeExamples;

/// What a window seldom shows, and has to show well: long names, right-to-left texts, hundreds of people, everything
/// that fails. Made out of one profile, of which only what it knows of its repository and of one person is used.
final class HardCases {
    private static final List<String> LARGE = List.of("inbox-verified", "inbox-long", "sent-partly");
    private static final List<String> SMALL = List.of(
            "inbox-sealed",
            "inbox-verified",
            "inbox-not-verified",
            "inbox-long",
            "inbox-right-to-left",
            "compose-readers",
            "people-revoked",
            "repository-evidence",
            "settings-trust",
            "welcome-wrong-chain",
            "sent-partly");
    private static final List<String> DOUBLE = List.of(
            "inbox-sealed",
            "inbox-not-verified",
            "inbox-long",
            "inbox-right-to-left",
            "compose-written",
            "people-revoked",
            "repository-healthy",
            "settings-backup-rehearse",
            "diagnostics-pin-locked",
            "welcome-wrong-chain",
            "unlock-wrong",
            "sent-partly");

    private final Account account;
    private final InstantSource clock;
    private final PersonFacts somebody;
    private final RepositoryFacts repository;
    private final List<Authorities.Authority> authorities;

    /// One picture.
    ///
    /// @param width   of the window, in pixels
    /// @param percent of the size of everything
    /// @param once    true of one of many that are alike: it is drawn in one language and theme
    record Case(Supplier<? extends Parent> root, double width, double height, int percent, boolean once) {
        Case(Supplier<? extends Parent> root, boolean once) {
            this(root, MailWindow.WIDTH, MailWindow.HEIGHT, 100, once);
        }
    }

    /// Reads the vault: not on the FX thread.
    ///
    /// @param account a member that knows somebody
    HardCases(Account account, InstantSource clock) throws IOException {
        this.account = account;
        this.clock = clock;
        var known = PeopleList.kept(account.vault()).people().getFirst();
        this.somebody = new PersonRecord(account).kept(known.mailbox()).orElseThrow();
        this.repository = new RepositoryRecord(account).facts();
        this.authorities = new Authorities(account).list();
    }

    /// Every case by the name of its picture. On the FX thread.
    Map<String, Case> all(Surface surface) {
        var all = new LinkedHashMap<String, Case>();
        var now = clock.instant();
        var address = repository.address();
        new WelcomeExamples(surface, address, now)
                .all()
                .forEach((name, page) -> all.put(name, new Case(page, WelcomeExamples.isTrouble(name))));
        var inbox = new InboxExamples(surface, account, now).all();
        put(all, surface, RailItem.INBOX, inbox);
        put(all, surface, RailItem.SENT, new SentExamples(surface, account, now).all());
        put(all, surface, RailItem.INBOX, new ComposeExamples(surface, account.vault(), clock).all(), "compose", "");
        put(all, surface, RailItem.PEOPLE, new PeopleExamples(surface, account, somebody, now).all());
        put(all, surface, RailItem.REPOSITORY, new RepositoryExamples(surface, account, repository, now).all());
        put(all, surface, RailItem.DIAGNOSTICS, new DiagnosticsExamples(surface, address, now).all());
        put(all, surface, RailItem.SETTINGS, new SettingsExamples(surface, authorities, address, now).all());
        resized(all, "small-", SMALL, 800, 600, 100);
        resized(all, "large-", LARGE, 1600, 900, 100);
        resized(all, "double-", DOUBLE, MailWindow.WIDTH, MailWindow.HEIGHT, 200);
        notices(all, surface, page(inbox, "verified"));
        return all;
    }

    private static Supplier<Node> page(Map<String, Supplier<Node>> pages, String name) {
        return Objects.requireNonNull(pages.get(name));
    }

    private void put(Map<String, Case> all, Surface surface, RailItem item, Map<String, Supplier<Node>> pages) {
        put(all, surface, item, pages, item.page(), item.page());
    }

    private void put(
            Map<String, Case> all,
            Surface surface,
            RailItem item,
            Map<String, Supplier<Node>> pages,
            String prefix,
            String shown) {
        pages.forEach((name, page) -> all.put(
                prefix + "-" + name,
                new Case(
                        () -> {
                            var shell = shell(surface, item, page, this::connected);
                            if (shown.isEmpty()) {
                                shell.show(page.get());
                            }
                            return shell;
                        },
                        item == RailItem.DIAGNOSTICS)));
    }

    private static void resized(
            Map<String, Case> all, String prefix, List<String> names, double width, double height, int percent) {
        for (var name : names) {
            var root = Objects.requireNonNull(all.get(name)).root();
            all.put(prefix + name, new Case(root, width, height, percent, false));
        }
    }

    private void notices(Map<String, Case> all, Surface surface, Supplier<Node> page) {
        var words = surface.words();
        var why = words.of("unreachable.refused");
        all.put("notice-offline", notice(surface, page, model -> model.line().set(new LineState.Offline(why))));
        all.put("notice-alerts", notice(surface, page, model -> {
            connected(model);
            model.alerts().set(List.of(words.of("settings.notWritten", why), why));
        }));
        all.put("notice-waiting", notice(surface, page, model -> {
            model.line().set(new LineState.Offline(why));
            model.waiting().set(2);
        }));
        all.put("notice-card", notice(surface, page, model -> {
            connected(model);
            model.card().set(new CardStanding.Missing(CardState.NO_CARD));
        }));
        all.put("notice-evidence", notice(surface, page, model -> {
            var sentence = words.of("notice.evidence");
            model.line().set(new LineState.Stopped(sentence));
            model.alerts().set(List.of(sentence));
            model.evidence().set(List.of(sentence));
            model.card().set(new CardStanding.Missing(CardState.PIN_LOCKED));
        }));
    }

    private Case notice(Surface surface, Supplier<Node> page, java.util.function.Consumer<ShellModel> state) {
        return new Case(() -> shell(surface, RailItem.INBOX, page, state), false);
    }

    private void connected(ShellModel model) {
        model.line().set(new LineState.Connected(clock.instant()));
        model.card().set(new CardStanding.Ready(WelcomeExamples.HOLDER));
    }

    private Shell shell(
            Surface surface, RailItem item, Supplier<Node> page, java.util.function.Consumer<ShellModel> state) {
        var model = new ShellModel(WelcomeExamples.HOLDER, "correio.exemplo.pt", false);
        model.unopened().set(2);
        model.page().set(item.page());
        state.accept(model);
        var pages = new EnumMap<RailItem, Supplier<Node>>(RailItem.class);
        for (var each : RailItem.values()) {
            pages.put(each, each == item ? page : Region::new);
        }
        var words = surface.words();
        var menus = new MenuBar(
                new Menu(words.of("menu.program")),
                new Menu(words.of("menu.message")),
                new Menu(words.of("menu.view")));
        return new Shell(surface, model, pages, menus, () -> {});
    }
}
