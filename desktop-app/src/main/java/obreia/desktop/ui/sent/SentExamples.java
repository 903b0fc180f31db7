package obreia.desktop.ui.sent;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.Node;
import obreia.desktop.mail.Account;
import obreia.desktop.ui.common.CertificateFacts;
import obreia.desktop.ui.common.Checklist;
import obreia.desktop.ui.common.MessageActions;
import obreia.desktop.ui.common.Names;
import obreia.desktop.ui.common.Surface;
import obreia.desktop.ui.common.Unheard;
import obreia.desktop.vault.Direction;
import obreia.desktop.vault.ListedMessage;
import obreia.desktop.vault.MessageState;
import obreia.desktop.vault.Waited;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.DeviceId;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.identity.Origin;
import obreia.protocol.message.Addressee;
import obreia.protocol.message.Attachment;
import obreia.protocol.message.BoxKeyNumber;
import obreia.protocol.message.ChainId;
import obreia.protocol.message.MessageContent;
import obreia.protocol.message.MessageHeaders;
import obreia.protocol.message.MessageId;
import obreia.protocol.message.ReceiptStep;
import obreia.protocol.message.Sequence;

/// Sent messages whose roads a profile seldom has, to be looked at. On the FX thread.
public final class SentExamples {
    /// Of many readers so many have not signed.
    private static final int WAITED_FOR = 3;

    private static final String OWN = "Maria Exemplo";
    private static final String RITA = "Rita Fictícia";
    private static final String ANA = "Ana Amostra";
    private static final String LONG_NAME = "Maria Antónia da Conceição de Vasconcelos e Albuquerque Pinto-Coelho";

    private final Surface surface;
    private final Account account;
    private final Instant now;

    /// Examples around this moment.
    ///
    /// @param account nothing is read of it
    public SentExamples(Surface surface, Account account, Instant now) {
        this.surface = surface;
        this.account = account;
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
    }

    /// Pages by what they show.
    public Map<String, Supplier<Node>> all() {
        var all = new LinkedHashMap<String, Supplier<Node>>();
        all.put("empty", () -> page(List.of(), Optional.empty()));
        all.put(
                "partly",
                () -> page(rows(), road("partly", stored(), reader(RITA, Road.Standing.VERIFIED), waiting(ANA))));
        all.put("receipted", () -> page(rows(), road("receipted", stored(), reader(RITA, Road.Standing.VERIFIED))));
        all.put(
                "unknown",
                () -> page(rows(), road("unknown", stored(), reader(RITA, Road.Standing.REVOCATION_UNKNOWN))));
        all.put(
                "doubtful",
                () -> page(
                        rows(),
                        road("doubtful", stored(), reader(RITA, Road.Standing.NOT_VERIFIED), waiting(LONG_NAME))));
        all.put("waiting", () -> page(rows(), road("waiting", Optional.empty(), waiting("João Exemplo"))));
        all.put("refused", () -> page(rows(), road("refused", Optional.empty(), waiting("Tomás Inventado"))));
        all.put("many", () -> page(rows(), road("many", stored(), many())));
        return all;
    }

    private Node page(List<Listed> rows, Optional<Road> road) {
        var model = new SentModel(account, Unheard.background());
        var page = new SentPage(surface, model, Unheard.of(MessageActions.class));
        model.show(rows, road);
        return page;
    }

    private List<Listed> rows() {
        return List.of(
                row("waiting", Progress.Kind.WAITING, 0, "Re: Change to the tenancy agreement", "João Exemplo"),
                row("partly", Progress.Kind.PARTLY, 1, "Power of attorney, final version", RITA, ANA),
                row("receipted", Progress.Kind.RECEIPTED, 1, "Answer to your request of 12 November", RITA),
                row("unknown", Progress.Kind.REVOCATION_UNKNOWN, 1, "Thursday’s appointment", RITA),
                row("doubtful", Progress.Kind.DOUBTFUL, 0, "Apologies for the general meeting", RITA, LONG_NAME),
                row("many", Progress.Kind.PARTLY, names().length - WAITED_FOR, "Minutes of 3 November", names()),
                row("refused", Progress.Kind.REFUSED, 0, "Payment of the November fee", "Tomás Inventado"));
    }

    private static String[] names() {
        return Stream.concat(
                        Stream.of("רות כהן", "Nuno Modelo", LONG_NAME),
                        IntStream.rangeClosed(4, 14).mapToObj(number -> "Reader Number " + number))
                .toArray(String[]::new);
    }

    private Road.Reader[] many() {
        var names = names();
        return IntStream.range(0, names.length)
                .mapToObj(number -> number < names.length - WAITED_FOR
                        ? reader(names[number], Road.Standing.VERIFIED)
                        : waiting(names[number]))
                .toArray(Road.Reader[]::new);
    }

    private Listed row(String key, Progress.Kind kind, int signed, String subject, String... to) {
        var state = switch (kind) {
            case WAITING -> MessageState.WAITING;
            case REFUSED -> MessageState.REFUSED;
            case STORED, PARTLY, DOUBTFUL, PRACTICE, REVOCATION_UNKNOWN, RECEIPTED -> MessageState.STORED;
        };
        var listed = new ListedMessage(
                digest(key),
                Direction.OUT,
                state,
                mailbox(OWN),
                Stream.of(to).map(SentExamples::mailbox).toList(),
                now.minus(Duration.ofMinutes(40)),
                4 << 10,
                OptionalLong.empty(),
                Optional.of(subject));
        return new Listed(listed, Stream.of(to).map(Names::shown).toList(), new Progress(kind, signed, to.length));
    }

    private Optional<Road.Place> stored() {
        return Optional.of(new Road.Place(now.minus(Duration.ofMinutes(36)), 12_833, true));
    }

    private Optional<Road> road(String key, Optional<Road.Place> place, Road.Reader... readers) {
        var refused = key.equals("refused");
        var since = now.minus(Duration.ofMinutes(38));
        var waited = new Waited(
                since,
                now.minus(Duration.ofMinutes(36)),
                refused ? 0 : 2,
                refused ? Optional.of("the mailbox of the reader is full") : Optional.empty());
        var inside = new Road.Inside(OWN, false, Optional.of(certificate(OWN)), content(subject(key)));
        return Optional.of(new Road(
                digest(key),
                318 << 10,
                Optional.of(inside),
                refused,
                key.equals("waiting") ? Optional.of(new Road.Waits(since, 2)) : Optional.empty(),
                refused || key.equals("partly") ? Optional.of(waited) : Optional.empty(),
                place,
                List.of(readers)));
    }

    private static Road.Reader waiting(String name) {
        return new Road.Reader(Names.shown(name), Optional.empty());
    }

    private Road.Reader reader(String name, Road.Standing standing) {
        var receipt = new Road.Receipt(
                standing,
                Optional.of(now.minus(Duration.ofMinutes(12))),
                now.minus(Duration.ofMinutes(11)),
                OptionalLong.of(12_840),
                Optional.of(certificate(name)),
                checks(standing));
        return new Road.Reader(Names.shown(name), Optional.of(receipt));
    }

    private static List<Checklist.Line> checks(Road.Standing standing) {
        var checks = new ArrayList<Checklist.Line>();
        for (var step : ReceiptStep.values()) {
            var unknown = step == ReceiptStep.REVOCATION && standing == Road.Standing.REVOCATION_UNKNOWN;
            var fails = step == ReceiptStep.SIGNATURE && standing == Road.Standing.NOT_VERIFIED;
            checks.add(new Checklist.Line(
                    step.name().toLowerCase(Locale.ROOT),
                    step.title(),
                    fails ? "fails" : unknown ? "not checked" : "holds",
                    fails ? "the signature does not hold" : ""));
        }
        return checks;
    }

    private CertificateFacts certificate(String holder) {
        return new CertificateFacts(
                holder,
                "EC de Autenticação do Cartão de Cidadão 0099",
                now.minus(Duration.ofDays(700)),
                now.plus(Duration.ofDays(1100)),
                CertificateFacts.grouped(digest(holder)));
    }

    private String subject(String key) {
        return rows().stream()
                .filter(row -> row.message().message().equals(digest(key)))
                .flatMap(row -> row.message().subject().stream())
                .findFirst()
                .orElseThrow();
    }

    private MessageContent content(String subject) {
        var device = DeviceId.ofKey(Bytes.utf8("device"));
        var headers = new MessageHeaders(
                new MessageId(Bytes.of(new byte[MessageId.LENGTH]), mailbox(OWN)),
                Optional.empty(),
                now.minus(Duration.ofMinutes(38)),
                subject,
                new Origin("correio.exemplo.pt"),
                device,
                List.of(new Addressee(mailbox(RITA), digest("statement"), List.of(new BoxKeyNumber(device, 1)))),
                new Sequence(new ChainId(Bytes.of(new byte[ChainId.LENGTH])), 1),
                Optional.empty(),
                List.of(),
                Optional.empty());
        return new MessageContent(
                headers,
                "It is attached.\n",
                Stream.of("Text.pdf", "Annex.pdf")
                        .map(name -> new Attachment(name, "application/pdf", Bytes.of(new byte[98 << 10])))
                        .toList());
    }

    private static Digest digest(String of) {
        return Digest.of(Bytes.utf8(of));
    }

    private static MailboxId mailbox(String of) {
        return MailboxId.ofKey(Bytes.utf8(of));
    }
}
