package obreia.desktop.ui.inbox;

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
import javafx.scene.Node;
import obreia.desktop.mail.Account;
import obreia.desktop.mail.ReceiptPolicy;
import obreia.desktop.ui.common.CertificateFacts;
import obreia.desktop.ui.common.Checklist;
import obreia.desktop.ui.common.Surface;
import obreia.desktop.ui.common.Unheard;
import obreia.desktop.vault.Direction;
import obreia.desktop.vault.ListedMessage;
import obreia.desktop.vault.MessageState;
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
import obreia.protocol.message.ReadingStep;
import obreia.protocol.message.Sequence;

/// The inbox with messages that a profile seldom has, to be looked at. On the FX thread.
public final class InboxExamples {
    private static final String LONG_NAME = "Maria Antónia da Conceição de Vasconcelos e Albuquerque Pinto-Coelho";
    private static final String LETTER = """
            Dear Maria,

            As agreed on Friday, clause 4 now sets the notice period at ninety days for both of us. The new text is attached.

            If you agree, a signed reply is enough.
            João
            """;
    private static final String LETTER_RTL = """
            السيدة ماريا،

            كما اتفقنا يوم الجمعة، يحدد البند 4 مهلة الإشعار بتسعين يومًا لكلينا. النص الجديد مرفق مع هذه الرسالة، ونرجو قراءته كاملًا قبل يوم الخميس القادم، ثم الرد علينا برسالة موقعة.

            The file is Agreement-4.pdf, as you asked.

            ליד החתימה יש מקום לתאריך.
            جواو
            """;

    private static final String TENANCY = "Change to the tenancy agreement";
    private static final String PRACTISING = "Practice Person One";
    private static final String PRACTICE = "Hello from a practice card";

    private final Surface surface;
    private final Account account;
    private final Instant now;

    /// Examples around this moment.
    ///
    /// @param account nothing is read of it
    public InboxExamples(Surface surface, Account account, Instant now) {
        this.surface = surface;
        this.account = account;
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
    }

    /// Pages by what they show.
    public Map<String, Supplier<Node>> all() {
        var all = new LinkedHashMap<String, Supplier<Node>>();
        all.put("empty", () -> page(List.of(), new ReaderState.Nothing()));
        all.put("nothing-open", () -> page(rows(), new ReaderState.Nothing()));
        all.put("sealed", () -> page(rows(), sealed("João Exemplo", ReceiptPolicy.ASK)));
        all.put("sealed-never", () -> page(rows(), sealed(LONG_NAME, ReceiptPolicy.NEVER)));
        all.put("verified", () -> page(rows(), verified(false, "")));
        all.put("not-verified", () -> page(rows(), notVerified()));
        all.put("revocation-unknown", () -> page(rows(), verified(false, "revocation")));
        all.put("practice", () -> page(rows(), verified(true, "revocation")));
        all.put("long", () -> page(longRows(), longMessage()));
        all.put("right-to-left", () -> page(longRows(), rightToLeft()));
        all.put("emoji", () -> page(longRows(), emoji()));
        return all;
    }

    private Node page(List<KeptReading.Listed> rows, ReaderState state) {
        var model = new InboxModel(account, Unheard.background());
        var page = new InboxPage(surface, model, Unheard.of(ReaderActions.class));
        model.looked().set(Optional.of(now));
        model.show(rows, (int) rows.stream()
                .filter(row -> row.message().state() == MessageState.SEALED)
                .count());
        state.shown().ifPresent(page::select);
        model.reading().set(state);
        return page;
    }

    private List<KeptReading.Listed> rows() {
        var rows = new ArrayList<KeptReading.Listed>();
        rows.add(row("sealed", "João Exemplo", "", MessageState.SEALED, false, 0, 4));
        rows.add(row("sealed-2", "Beatriz Suposta", "", MessageState.SEALED, false, 1, 312));
        rows.add(row("verified", "João Exemplo", TENANCY, MessageState.RECEIPTED, false, 20, 9));
        rows.add(row(
                "not-verified",
                "Tomás Inventado",
                "Payment of the November fee",
                MessageState.NOT_VERIFIED,
                false,
                22,
                6));
        rows.add(row("older", "Ana Amostra", "Re: Thursday’s appointment", MessageState.RECEIPTED, false, 70, 6));
        rows.add(row("practice", PRACTISING, PRACTICE, MessageState.RECEIPTED, true, 95, 6));
        rows.add(row("oldest", "Nuno Modelo", "Notice of the general meeting", MessageState.RECEIPTED, false, 9000, 6));
        return rows;
    }

    private List<KeptReading.Listed> longRows() {
        var rows = new ArrayList<KeptReading.Listed>();
        rows.add(row("long", LONG_NAME, longSubject(), MessageState.RECEIPTED, false, 0, 40));
        rows.add(row("rtl", "ليلى حداد", "تعديل عقد الإيجار، البند الرابع", MessageState.RECEIPTED, false, 1, 4));
        rows.add(row("rtl-2", "יעל כהן", "פגישה ביום חמישי", MessageState.NOT_VERIFIED, false, 1, 4));
        rows.add(row(
                "emoji",
                "Zoë Müller-Łukasiewicz",
                "🎂 Aniversário 👩🏽🇵🇹 — obrigada! 🙏🏽",
                MessageState.RECEIPTED,
                false,
                3,
                4));
        rows.add(row("none", "Ng", "?", MessageState.RECEIPTED, false, 5, 1));
        rows.add(row(
                "word",
                "Werner",
                "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz",
                MessageState.RECEIPTED,
                false,
                8,
                1));
        return rows;
    }

    private KeptReading.Listed row(
            String key, String name, String subject, MessageState state, boolean practice, int hours, int kilobytes) {
        return new KeptReading.Listed(
                new ListedMessage(
                        digest(key),
                        Direction.IN,
                        state,
                        mailbox(name),
                        List.of(),
                        now.minus(Duration.ofHours(hours)),
                        kilobytes << 10,
                        OptionalLong.empty(),
                        subject.isEmpty() ? Optional.empty() : Optional.of(subject)),
                name,
                practice);
    }

    private ReaderState sealed(String from, ReceiptPolicy receipts) {
        return new ReaderState.Sealed(digest("sealed"), from, now, 4 << 10, receipts == ReceiptPolicy.NEVER, receipts);
    }

    private ReaderState verified(boolean practice, String unknown) {
        var readers = List.of("Maria Exemplo", "Rita Fictícia");
        if (practice) {
            return opened("practice", PRACTISING, readers, true, content(PRACTICE, "Hello!\n"), unknown);
        }
        var content = content(TENANCY, LETTER, "Agreement, clause 4.pdf", "Changes marked.pdf");
        return opened("verified", "João Exemplo", readers, false, content, unknown);
    }

    private ReaderState longMessage() {
        var readers = java.util.stream.IntStream.rangeClosed(1, 40)
                .mapToObj(number -> number == 1 ? LONG_NAME : "Reader Number " + number)
                .toList();
        var words = "The parties agree, having read the whole of it, that what was said stays said. ".repeat(25);
        var text = (words.strip() + "\n\n").repeat(8);
        return opened(
                "long",
                LONG_NAME,
                readers,
                false,
                content(
                        longSubject(),
                        text,
                        "A very long name of a file that somebody made out of a whole sentence and its date, 2026-11-23, final, really final (3).pdf"),
                "");
    }

    private ReaderState rightToLeft() {
        return opened(
                "rtl",
                "ليلى حداد",
                List.of("Maria Exemplo", "יעל כהן"),
                false,
                content("تعديل عقد الإيجار، البند الرابع", LETTER_RTL, "عقد.pdf"),
                "");
    }

    private ReaderState emoji() {
        return opened(
                "emoji",
                "Zoë Müller-Łukasiewicz",
                List.of("Maria Exemplo"),
                false,
                content(
                        "🎂 Aniversário 👩🏽🇵🇹 — obrigada! 🙏🏽",
                        "Olá Maria 👋🏽\n\nGrüße, дякую, ευχαριστώ, 谢谢, ありがとう, धन्यवाद.\n\n✅ ✔ ☑ 🛡️ are only text here: no badge.\n"),
                "");
    }

    private ReaderState opened(
            String key, String from, List<String> to, boolean practice, MessageContent content, String unknown) {
        return new ReaderState.Opened(
                digest(key), from, to, practice, content, Optional.of(certificate(from)), checks(unknown, ""), true);
    }

    private ReaderState notVerified() {
        return new ReaderState.NotVerified(
                digest("not-verified"),
                "Tomás Inventado",
                "revoked: CN=Tomás Inventado since 2026-11-19T14:20:00Z: its key was compromised",
                checks("checkpoints", "revocation"),
                Optional.of(
                        content(
                                "Payment of the November fee",
                                "Dear Maria,\n\nOur account has changed. Please pay the November fee to the new account in the attached note, if possible today.\n\nThank you,\nTomás\n")));
    }

    private static List<Checklist.Line> checks(String unknown, String failed) {
        var checks = new ArrayList<Checklist.Line>();
        for (var step : ReadingStep.values()) {
            var name = step.name().toLowerCase(Locale.ROOT);
            if (name.equals(failed)) {
                checks.add(new Checklist.Line(
                        name,
                        step.title(),
                        "fails",
                        "revoked: CN=Tomás Inventado since 2026-11-19T14:20:00Z: its key was compromised"));
            } else if (name.equals(unknown)) {
                checks.add(new Checklist.Line(name, step.title(), "not checked", "the message names no checkpoints"));
            } else {
                checks.add(new Checklist.Line(name, step.title(), "holds", ""));
            }
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

    private MessageContent content(String subject, String text, String... files) {
        var device = DeviceId.ofKey(Bytes.utf8("device"));
        var headers = new MessageHeaders(
                new MessageId(Bytes.of(new byte[MessageId.LENGTH]), mailbox("sender")),
                Optional.empty(),
                now.minus(Duration.ofMinutes(40)),
                subject,
                new Origin("correio.exemplo.pt"),
                device,
                List.of(new Addressee(mailbox("reader"), digest("statement"), List.of(new BoxKeyNumber(device, 1)))),
                new Sequence(new ChainId(Bytes.of(new byte[ChainId.LENGTH])), 1),
                Optional.empty(),
                List.of(),
                Optional.empty());
        return new MessageContent(
                headers,
                text,
                java.util.stream.Stream.of(files)
                        .map(name -> new Attachment(name, "application/pdf", Bytes.of(new byte[98 << 10])))
                        .toList());
    }

    private static String longSubject() {
        return "Power of attorney, with both corrections of Thursday, the annexes A to F, and a subject as long as it may be; "
                .repeat(3)
                .substring(0, MessageHeaders.MAX_SUBJECT - 1)
                .strip();
    }

    private static Digest digest(String of) {
        return Digest.of(Bytes.utf8(of));
    }

    private static MailboxId mailbox(String of) {
        return MailboxId.ofKey(Bytes.utf8(of));
    }
}
