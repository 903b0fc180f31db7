package obreia.desktop.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import obreia.desktop.card.CardOpener;
import obreia.desktop.card.CardState;
import obreia.desktop.card.CardUri;
import obreia.desktop.card.MissingCard;
import obreia.desktop.card.Pin;
import obreia.desktop.card.PinPrompt;
import obreia.desktop.card.PinQuestion;
import obreia.desktop.card.PinRequest;
import obreia.desktop.card.Prompts;
import obreia.desktop.card.SigningOutcome;
import obreia.desktop.card.SmartCard;
import obreia.desktop.card.practice.PracticeCa;
import obreia.desktop.card.practice.PracticeCard;
import obreia.desktop.card.practice.PracticeKey;
import obreia.protocol.cms.ContentType;
import obreia.protocol.cms.SignatureAlgorithm;
import obreia.protocol.cms.SigningInput;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.CardCertificate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An action goes on where it was when its card comes back, with a PIN that is asked for anew.
class CardDeskTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final PinRequest REQUEST = new PinRequest("Letter", List.of(), 1);

    @TempDir
    Path folder;

    private final SecureRandom random = new SecureRandom();
    private Path ana;
    private Path rui;
    private Digest expected;

    @BeforeEach
    void twoPracticeCards() throws Exception {
        PracticeCa.create(folder.resolve("ca"), NOW, random);
        ana = issue("Ana");
        rui = issue("Rui");
        try (var card = PracticeCard.open(ana, random)) {
            expected = card.certificate().digest();
        }
    }

    @Test
    void waitsForACardThatIsNotThereYet() throws Exception {
        var away = Files.move(ana, folder.resolve("away.p12"));
        var person = new Person(missing -> {
            if (missing.looks() == 2) {
                move(away, ana);
            }
            return true;
        });

        assertThat(use(person, sign(person))).isInstanceOf(Signing.Done.class);

        assertThat(person.waited)
                .extracting(MissingCard::state, MissingCard::looks)
                .containsExactly(tuple(CardState.NO_CARD, 0), tuple(CardState.NO_CARD, 1), tuple(CardState.NO_CARD, 2));
        assertThat(person.questions).hasSize(1);
    }

    @Test
    void goesOnWhereItWasWhenTheCardComesBack() throws Exception {
        var away = folder.resolve("away.p12");
        var person = new Person(missing -> {
            assertThat(missing.holder()).hasValue("Ana");
            assertThat(missing.state()).as("as long as it is out").isEqualTo(CardState.CARD_REMOVED);
            if (missing.looks() == 1) {
                move(away, ana);
            }
            return true;
        });

        var signing = use(person, card -> {
            move(ana, away);
            return sign(person).with(card);
        });

        assertThat(signing).isInstanceOf(Signing.Done.class);
        assertThat(person.waited).hasSize(2);
        assertThat(person.questions).as("asked once, when the card was there").hasSize(1);
    }

    @Test
    void takesNoOtherCardAndWaitsForTheRightOne() throws Exception {
        var right = Files.readAllBytes(ana);
        Files.copy(rui, ana, StandardCopyOption.REPLACE_EXISTING);
        var person = new Person(missing -> {
            assertThat(missing.state()).isEqualTo(CardState.OTHER_CARD);
            assertThat(missing.why()).contains("Rui");
            write(ana, right);
            return true;
        });

        assertThat(use(person, sign(person))).isInstanceOf(Signing.Done.class);
        assertThat(person.waited).hasSize(1);
        assertThat(person.questions).extracting(PinQuestion::holder).containsExactly("Ana");
    }

    @Test
    void saysThatTheCardIsMissingWhereNobodyWaits() throws Exception {
        Files.delete(ana);
        var asked = new Prompts.Remembering("2468");

        assertThat(new CardDesk(opener(), asked).use("practice:" + ana, Optional.of(expected), sign(asked)))
                .isInstanceOfSatisfying(
                        Signing.NotSigned.class,
                        not -> assertThat(not.outcome())
                                .isInstanceOfSatisfying(
                                        SigningOutcome.CardMissing.class,
                                        missing -> assertThat(missing.state()).isEqualTo(CardState.NO_CARD)));
        assertThat(asked.questions()).isEmpty();
    }

    @Test
    void waitsForNothingThatDoesNotPass() throws Exception {
        Files.writeString(ana, "no card");
        var person = new Person(_ -> true);
        assertThat(use(person, sign(person))).isInstanceOf(Signing.NotSigned.class);
        assertThat(person.waited).isEmpty();
    }

    @Test
    void givesUpOnACardThatIsGoneWheneverItSigns() throws Exception {
        var person = new Person(_ -> true);
        var tried = new ArrayList<Bytes>();
        CardOpener broken = uri -> new Vanishing(opener().open(uri), tried);

        var signing = new CardDesk(broken, person).use("practice:" + ana, Optional.of(expected), sign(person));

        assertThat(signing)
                .isInstanceOfSatisfying(
                        Signing.NotSigned.class,
                        not -> assertThat(not.outcome()).isInstanceOf(SigningOutcome.CardMissing.class));
        assertThat(tried).hasSize(4);
        assertThat(person.waited).hasSize(3);
    }

    private Signing<Bytes> use(PinPrompt prompt, CardDesk.Work<Bytes> work) throws Exception {
        return new CardDesk(opener(), prompt).use("practice:" + ana, Optional.of(expected), work);
    }

    private CardDesk.Work<Bytes> sign(PinPrompt prompt) {
        return card -> {
            var input = SigningInput.of(
                    ContentType.DATA,
                    Bytes.utf8("content"),
                    card.algorithms().getFirst(),
                    card.certificate().x509(),
                    card.path(),
                    NOW,
                    Optional.empty());
            return new CardDesk(opener(), prompt).sign(card, input, REQUEST);
        };
    }

    private CardOpener opener() {
        return uri -> PracticeCard.open(((CardUri.Practice) uri).file(), random);
    }

    private Path issue(String name) throws Exception {
        var out = folder.resolve(name + ".p12");
        try (var pin = Prompts.pin("2468")) {
            PracticeCa.open(folder.resolve("ca")).issue(out, name, PracticeKey.P256, pin, NOW, random);
        }
        return out;
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path to, byte[] content) {
        try {
            Files.write(to, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Types the right PIN, and does something while waiting.
    private static final class Person implements PinPrompt {
        private final Predicate<MissingCard> waiting;
        private final List<MissingCard> waited = new ArrayList<>();
        private final List<PinQuestion> questions = new ArrayList<>();

        Person(Predicate<MissingCard> waiting) {
            this.waiting = waiting;
        }

        @Override
        public Optional<Pin> ask(PinQuestion question) {
            questions.add(question);
            return Optional.of(Prompts.pin("2468"));
        }

        @Override
        public boolean waitForCard(MissingCard missing) {
            waited.add(missing);
            return waiting.test(missing);
        }
    }

    /// A card that is there until it is to sign.
    private record Vanishing(SmartCard card, List<Bytes> tried) implements SmartCard {
        @Override
        public CardCertificate certificate() {
            return card.certificate();
        }

        @Override
        public List<X509Certificate> path() {
            return card.path();
        }

        @Override
        public List<SignatureAlgorithm> algorithms() {
            return card.algorithms();
        }

        @Override
        public SigningOutcome sign(
                SignatureAlgorithm algorithm, Bytes toBeSigned, PinRequest request, PinPrompt prompt) {
            tried.add(toBeSigned);
            return new SigningOutcome.CardMissing(CardState.CARD_REMOVED, "gone");
        }

        @Override
        public void close() {
            card.close();
        }
    }
}
