package obreia.desktop.ui.people;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import obreia.desktop.mail.Account;
import obreia.desktop.mail.PersonFacts;
import obreia.desktop.mail.ReceiptPolicy;
import obreia.desktop.ui.common.Surface;
import obreia.desktop.ui.common.Unheard;
import obreia.protocol.codec.Bytes;
import obreia.protocol.identity.MailboxId;

/// The directory with five hundred people, and some of them near by, to be looked at. On the FX thread.
public final class PeopleExamples {
    private static final int PEOPLE = 500;
    private static final List<String> FIRST =
            List.of("Ana", "Álvaro", "Beatriz", "Conceição", "Duarte", "Eça", "Fátima", "Gonçalo", "Inês", "João");
    private static final List<String> LAST = List.of(
            "Amostra",
            "Exemplo",
            "Fictícia",
            "Inventado",
            "Modelo",
            "Suposta",
            "de Vasconcelos e Albuquerque Pinto-Coelho");

    private final Surface surface;
    private final Account account;
    private final PersonFacts somebody;
    private final Instant now;

    /// Examples made out of what is known of somebody.
    ///
    /// @param account nothing is read of it
    public PeopleExamples(Surface surface, Account account, PersonFacts somebody, Instant now) {
        this.surface = surface;
        this.account = account;
        this.somebody = somebody;
        this.now = now;
    }

    /// Pages by what they show.
    public Map<String, Supplier<Node>> all() {
        var all = new LinkedHashMap<String, Supplier<Node>>();
        all.put("empty", () -> page(0, new PeopleModel.Shown.Nobody(), false));
        all.put("500", () -> page(PEOPLE, new PeopleModel.Shown.Nobody(), false));
        all.put("offline", () -> page(PEOPLE, new PeopleModel.Shown.Known(somebody, false), true));
        all.put("verified", () -> page(PEOPLE, known(PersonFacts.Kind.VERIFIED, ""), false));
        all.put(
                "revoked",
                () -> page(
                        PEOPLE,
                        known(PersonFacts.Kind.REVOKED, "revoked since 2026-11-19T14:20:00Z: its key was compromised"),
                        false));
        all.put("revocation-unknown", () -> page(PEOPLE, known(PersonFacts.Kind.REVOCATION_UNKNOWN, ""), false));
        all.put(
                "unknown",
                () -> page(
                        PEOPLE,
                        new PeopleModel.Shown.Unknown(
                                row("Álvaro Amostra", false, false),
                                "leads to none of the trusted authorities: CN=Somebody Else’s CA"),
                        false));
        return all;
    }

    private PeopleModel.Shown known(PersonFacts.Kind kind, String why) {
        return new PeopleModel.Shown.Known(
                new PersonFacts(
                        somebody.mailbox(),
                        "Maria Antónia da Conceição " + LAST.getLast(),
                        Optional.of("toninha"),
                        new PersonFacts.Standing(kind, false, why, Optional.of(now)),
                        somebody.card(),
                        somebody.devices(),
                        somebody.changes(),
                        kind != PersonFacts.Kind.REVOCATION_UNKNOWN,
                        ReceiptPolicy.ASK),
                false);
    }

    private Node page(int people, PeopleModel.Shown shown, boolean offline) {
        var model = new PeopleModel(account, Unheard.background());
        var page = new PeoplePage(surface, model, Unheard.of(PeopleActions.class));
        model.read().set(Optional.of(now.minus(Duration.ofHours(3))));
        if (offline) {
            model.offline(surface.words().of("unreachable.refused"));
        }
        var rows = new ArrayList<PersonRow>();
        for (var number = 0; number < people; number++) {
            rows.add(row(
                    FIRST.get(number * FIRST.size() / people) + " " + LAST.get(number % LAST.size()) + " " + number,
                    number % 3 == 0,
                    number % 6 == 0));
        }
        model.rows().set(rows);
        model.shown().set(shown);
        return page;
    }

    private static PersonRow row(String name, boolean known, boolean practice) {
        return new PersonRow(MailboxId.ofKey(Bytes.utf8(name)), name, Optional.empty(), known, practice);
    }
}
