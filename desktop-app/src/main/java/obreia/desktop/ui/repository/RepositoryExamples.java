package obreia.desktop.ui.repository;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import obreia.desktop.mail.Account;
import obreia.desktop.mail.RepositoryFacts;
import obreia.desktop.timeline.KeptViolation;
import obreia.desktop.ui.common.Surface;
import obreia.desktop.ui.common.Unheard;
import obreia.desktop.vault.Alarms;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.LogName;

/// The page about the repository when it kept its word, and when it did not, to be looked at. On the FX thread.
public final class RepositoryExamples {
    private final Surface surface;
    private final Account account;
    private final RepositoryFacts facts;
    private final Instant now;

    /// Examples made out of what is known of a repository.
    ///
    /// @param account nothing is read of it
    public RepositoryExamples(Surface surface, Account account, RepositoryFacts facts, Instant now) {
        this.surface = surface;
        this.account = account;
        this.facts = facts;
        this.now = now;
    }

    /// Pages by what they show.
    public Map<String, Supplier<Node>> all() {
        var all = new LinkedHashMap<String, Supplier<Node>>();
        var offline = new Asking.Unreachable(surface.words().of("unreachable.refused"));
        all.put("healthy", () -> page(facts, new Asking.Held(now)));
        all.put("offline", () -> page(facts, offline));
        all.put(
                "missing",
                () -> page(
                        with(List.of(new RepositoryFacts.Missing(7, "João Exemplo")), List.of(), List.of()),
                        new Asking.Held(now)));
        all.put(
                "evidence",
                () -> page(
                        with(List.of(), List.of(violation(true)), List.of()),
                        new Asking.Stopped(violation(true).words())));
        all.put("unproved", () -> page(with(List.of(), List.of(), List.of(violation(false))), new Asking.Held(now)));
        return all;
    }

    private Node page(RepositoryFacts shown, Asking asking) {
        var model = new RepositoryModel(account, Unheard.background());
        var page = new RepositoryPage(surface, model, Unheard.of(RepositoryActions.class));
        model.facts().set(Optional.of(shown));
        model.asking().set(asking);
        return page;
    }

    private RepositoryFacts with(
            List<RepositoryFacts.Missing> missing, List<KeptViolation> lies, List<KeptViolation> unproved) {
        return new RepositoryFacts(
                facts.asOf(),
                facts.address(),
                facts.logs(),
                facts.sent(),
                facts.received(),
                facts.receipts(),
                2,
                missing,
                missing.isEmpty()
                        ? List.of()
                        : List.of(
                                new Alarms.Alarm(
                                        1,
                                        now,
                                        "Message 7 from João Exemplo is missing (0a1b2c3d4e5f): it was sent before “Payment”, and the repository has not handed it out")),
                List.of("testemunha.exemplo.pt"),
                1,
                lies,
                unproved);
    }

    private KeptViolation violation(boolean proved) {
        return new KeptViolation(
                new LogName(facts.address().origin(), LogKind.MESSAGES, 1),
                proved,
                now.minus(Duration.ofMinutes(12)),
                "the repository signed two different logs correio.exemplo.pt/messages/1 of 12840 entries: it shows different people different things",
                Optional.of(new KeptViolation.Side(12_840, Digest.of(Bytes.utf8("one")), Bytes.empty())),
                Optional.of(new KeptViolation.Side(12_840, Digest.of(Bytes.utf8("other")), Bytes.empty())),
                Bytes.empty());
    }
}
