package obreia.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import obreia.desktop.Cards;
import obreia.desktop.Main;
import obreia.desktop.card.practice.CardFiles;
import obreia.desktop.card.process.Limits;
import obreia.desktop.repository.Patience;
import obreia.desktop.vault.Passphrase;
import obreia.desktop.vault.Stretching;
import obreia.desktop.vault.Vault;
import obreia.desktop.vault.VaultOpening;
import obreia.fixtures.authority.AuthorityServer;
import obreia.fixtures.authority.OpenSslAuthority;
import obreia.fixtures.authority.OpenSslCard;
import obreia.fixtures.lying.LyingRepository;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.CardCertificate;
import obreia.protocol.identity.DeviceId;
import obreia.protocol.identity.Origin;
import obreia.protocol.identity.SchemeName;
import obreia.protocol.identity.TrustAnchors;
import obreia.protocol.log.LogRecord;
import obreia.protocol.message.Addressee;
import obreia.protocol.message.BoxKeyNumber;
import obreia.protocol.message.ChainId;
import obreia.protocol.message.MessageContent;
import obreia.protocol.message.MessageHeaders;
import obreia.protocol.message.MessageId;
import obreia.protocol.message.OutgoingMessage;
import obreia.protocol.message.Sequence;
import obreia.protocol.sealing.Recipient;
import obreia.protocol.sealing.Sealer;

/// People with cards of authorities that openssl made, at one repository, and the command line as they use
/// it.
///
/// The clock stands some hours before the present until the test lets that time pass: openssl signs OCSP
/// answers for the present alone.
final class AuthorityScene implements AutoCloseable {
    private static final Origin ORIGIN = new Origin("cards.example/post");
    private static final Duration BEFORE = Duration.ofHours(2);

    private final Path folder;
    private final SecureRandom random = new SecureRandom();
    private final Cards cards = new Cards(random, Main.cardHelper(), Limits.standard());
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final LyingRepository repository;
    private volatile Duration behind = BEFORE;

    final AuthorityServer server = AuthorityServer.start();
    final Instant present = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    final OpenSslAuthority root;
    final OpenSslAuthority upper;
    final OpenSslAuthority lower;

    AuthorityScene(Path folder) throws Exception {
        this.folder = folder;
        root = OpenSslAuthority.root(folder.resolve("authorities"), "root", present);
        upper = root.intermediate("upper", asked("root"));
        lower = upper.intermediate("lower", asked("upper"));
        lower.responder("extendedKeyUsage=OCSPSigning", "keyUsage=digitalSignature");
        for (var authority : List.of(root, upper, lower)) {
            server.serve(authority);
        }
        var trust = TrustAnchors.of(Map.of(SchemeName.parse("test"), List.of(root.certificate())));
        repository = LyingRepository.start(ORIGIN, trust, this::now);
        write("pin", "2468\n");
        write("pass", "a passphrase\n");
        write("text", "Text.\n");
    }

    private String asked(String authority) {
        return "authorityInfoAccess=OCSP;URI:" + server.ocsp(authority) + ",caIssuers;URI:" + server.issuer(authority);
    }

    Instant now() {
        return Instant.now().minus(behind);
    }

    /// Two hours before the present: when people join and write.
    Instant before() {
        return present.minus(BEFORE);
    }

    /// The clock shows the present from now on.
    void timePasses() {
        behind = Duration.ZERO;
    }

    /// A good card of the lower authority, which says where that is asked.
    OpenSslCard card(String name) {
        return lower.issue(name, from(), to(), lower.card(server));
    }

    Instant from() {
        return present.minus(Duration.ofDays(30));
    }

    Instant to() {
        return present.plus(Duration.ofDays(30));
    }

    /// Makes a profile with this card, which believes the root, and opens its mailbox.
    void join(String name, OpenSslCard card) {
        assertThat(tryToJoin(name, card)).as(err()).isZero();
    }

    int tryToJoin(String name, OpenSslCard card) {
        CardFiles.write(folder.resolve(name + ".p12"), card, "2468");
        write("root.pem", read(root.folder().resolve("ca.pem")));
        assertThat(mail(name, "trust", "add", "--scheme", "test", path("root.pem")))
                .as(err())
                .isZero();
        return mail(
                name,
                "register",
                "--repository",
                repository.address().format(),
                "--card",
                "practice:" + path(name + ".p12"),
                "--pin-file",
                path("pin"));
    }

    /// Sends a letter; its id.
    String send(String from, String to) {
        var sent = json(trySending(from, to));
        assertThat(sent.get("state").getAsString()).isEqualTo("stored");
        return sent.get("id").getAsString();
    }

    int trySending(String from, String to) {
        return mail(
                from,
                "send",
                "--to",
                to,
                "--subject",
                "x",
                "--file",
                path("text"),
                "--pin-file",
                path("pin"),
                "--json");
    }

    /// Reads without a receipt; the JSON document, whatever came of it.
    JsonObject read(String reader, String id) {
        var _ = mail(reader, "read", id, "--no-receipt", "--json");
        assertThat(out()).as(err()).isNotEmpty();
        return JsonParser.parseString(out()).getAsJsonObject();
    }

    /// Reads without a receipt; what a person sees.
    String readAsText(String reader, String id) {
        var _ = mail(reader, "read", id, "--no-receipt");
        assertThat(out()).as(err()).isNotEmpty();
        return out();
    }

    /// The outcome of a step in a document.
    static JsonObject step(JsonObject document, String step) {
        return document.getAsJsonArray("checks").asList().stream()
                .map(check -> check.getAsJsonObject())
                .filter(check -> check.get("step").getAsString().equals(step))
                .findFirst()
                .orElseThrow();
    }

    /// A letter signed by a card that no honest repository takes, put into the reader's box by one that
    /// looks at nothing, as if a member had sent it; its id.
    String plant(String reader, OpenSslCard card, OpenSslCard member) throws Exception {
        var signer = CardCertificate.of(card.certificate());
        try (var passphrase = Passphrase.take("a passphrase".toCharArray())) {
            var opening = (VaultOpening.Opened) Vault.open(folder.resolve(reader), passphrase, random);
            try (var vault = opening.vault()) {
                var to = vault.device().membership().orElseThrow().mailbox();
                var boxKey = vault.boxKeys().current().orElseThrow().certificate();
                var statement = vault.people().statements(to).getLast().digest();
                var headers = new MessageHeaders(
                        MessageId.random(signer.mailbox(), random),
                        Optional.empty(),
                        now().truncatedTo(ChronoUnit.SECONDS),
                        "x",
                        ORIGIN,
                        DeviceId.ofKey(signer.spki()),
                        List.of(new Addressee(
                                to, statement, List.of(new BoxKeyNumber(boxKey.device(), boxKey.number())))),
                        new Sequence(new ChainId(Bytes.random(16, random)), 1),
                        Optional.empty(),
                        List.of(),
                        Optional.empty());
                var cms = sign(new MessageContent(headers, "Text.\n", List.of()), signer, card);
                var envelope = Sealer.seal(cms, List.of(Recipient.parse(boxKey.recipient())), random);
                var record = new LogRecord(
                        ORIGIN,
                        LogRecord.Kind.MESSAGE,
                        envelope.id(),
                        Digest.of(cms),
                        Optional.empty(),
                        CardCertificate.of(member.certificate()).mailbox(),
                        List.of(to),
                        List.of(),
                        now().truncatedTo(ChronoUnit.SECONDS));
                var _ = repository.world().forge(record, Bytes.random(LogRecord.SALT, random), envelope.bytes());
                return Digest.of(cms).hex();
            }
        }
    }

    private static Bytes sign(MessageContent content, CardCertificate signer, OpenSslCard card) throws Exception {
        var algorithm = obreia.protocol.cms.SignatureAlgorithm.ECDSA_P256_SHA256;
        var outgoing = OutgoingMessage.prepare(content, algorithm, signer, card.path());
        try {
            var signature = algorithm.signature(new org.bouncycastle.jce.provider.BouncyCastleProvider());
            signature.initSign(card.key());
            signature.update(outgoing.input().toBeSigned().buffer());
            return outgoing.complete(Bytes.of(signature.sign())).cms();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    JsonObject json(int exit) {
        assertThat(exit).as(err()).isZero();
        return JsonParser.parseString(out()).getAsJsonObject();
    }

    int mail(String profile, String... command) {
        var line = new ArrayList<>(List.of("mail", "--profile", path(profile), "--passphrase-file", path("pass")));
        line.addAll(List.of(command));
        return run(line.toArray(String[]::new));
    }

    int run(String... line) {
        out.reset();
        err.reset();
        var terminal = new Terminal(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                null);
        var surroundings = new Surroundings(
                cards,
                this::now,
                random,
                Patience.standard(),
                new Stretching(8 * 1024, 1, 1),
                Optional.empty(),
                Path.of("profile"),
                false);
        return new CommandLineRunner(terminal, surroundings).run(line);
    }

    String path(String name) {
        return folder.resolve(name).toString();
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    String logKey() {
        return repository.address().log().format();
    }

    void write(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        repository.close();
        cards.close();
        server.close();
    }
}
