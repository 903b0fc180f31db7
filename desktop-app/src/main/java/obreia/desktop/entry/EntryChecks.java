package obreia.desktop.entry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import obreia.desktop.authorities.FetchLimits;
import obreia.desktop.authorities.HttpAuthorities;
import obreia.desktop.card.CardAccess;
import obreia.desktop.card.CardMissingException;
import obreia.desktop.card.CardPlaces;
import obreia.desktop.card.CardScan;
import obreia.desktop.card.CardState;
import obreia.desktop.card.CardUri;
import obreia.desktop.card.FoundDriver;
import obreia.desktop.card.FoundReader;
import obreia.desktop.card.FoundToken;
import obreia.desktop.card.SmartCard;
import obreia.desktop.repository.DeviceKey;
import obreia.desktop.repository.LineListener;
import obreia.desktop.repository.Patience;
import obreia.desktop.repository.RepositoryClient;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Text;
import obreia.protocol.identity.PathValidator;
import obreia.protocol.identity.RevocationStatus;
import obreia.protocol.revocation.AnswerStore;
import obreia.protocol.revocation.Nonces;
import obreia.protocol.revocation.RevocationInquiry;
import obreia.protocol.wire.RepositoryAddress;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.jspecify.annotations.Nullable;

/// Looks at every step in order and stops at the first that is not as it should be. Signs nothing, asks for no PIN, and
/// needs no vault: the repository is asked for with a key that is thrown away.
public final class EntryChecks {
    private static final int MOST_NAMES = 200;

    private final CardAccess cards;
    private final InstantSource clock;
    private final SecureRandom random;
    private final Patience patience;

    /// What was found when there was no card anywhere; null while there is one.
    private volatile @Nullable Nowhere nowhere;

    private record Nowhere(CardPlaces places, CardScan scan) {}

    public EntryChecks(CardAccess cards, InstantSource clock, SecureRandom random, Patience patience) {
        this.cards = cards;
        this.clock = clock;
        this.random = random;
        this.patience = patience;
    }

    /// Looks at everything.
    ///
    /// @param told hears of each step as soon as it was looked at
    /// @return present when every step passed
    public Optional<Entrant> run(Wishes wishes, Consumer<Finding> told) {
        try {
            var card = wishes.practice().isPresent()
                    ? Optional.<CardUri>of(
                            new CardUri.Practice(wishes.practice().get()))
                    : inReader(wishes, told);
            return card.isPresent() ? Optional.of(withCard(card.get(), wishes, told)) : Optional.empty();
        } catch (StepFailure e) {
            told.accept(e.finding);
            return Optional.empty();
        }
    }

    /// The certificate in a reader that is meant; absent where the person has to say which.
    private Optional<CardUri> inReader(Wishes wishes, Consumer<Finding> told) throws StepFailure {
        CardScan scan;
        try {
            scan = scan();
        } catch (IOException e) {
            throw new StepFailure(Trouble.NO_SERVICE, String.valueOf(e.getMessage()));
        }
        if (scan.state() != CardState.READY) {
            passedBefore(scan, Trouble.of(scan.state()), told);
        }
        told.accept(passed(Step.READER, readers(scan)));
        told.accept(passed(Step.SOFTWARE, drivers(scan)));
        told.accept(passed(Step.CARD, families(scan, CardState.READY)));
        var fit = scan.fit();
        var meant = wishes.certificate()
                .flatMap(uri -> fit.stream()
                        .filter(found -> found.uri().equals(Optional.of(uri)))
                        .findFirst());
        var one = meant.isPresent() || fit.size() != 1 ? meant : Optional.of(fit.getFirst());
        if (one.isEmpty()) {
            told.accept(new Finding.Several(fit));
        }
        return one.flatMap(found -> found.uri());
    }

    /// Looks everywhere again at the next run, even where no reader has changed: a card may be made of software.
    public void forget() {
        nowhere = null;
    }

    /// While there is no card, and nothing comes or goes, no driver is asked: each takes a process of its own.
    private CardScan scan() throws IOException {
        var before = nowhere;
        if (before != null && cards.places(List.of()).areLike(before.places())) {
            return before.scan();
        }
        cards.anew();
        var places = cards.places(List.of());
        var scan = cards.scan(places, clock.instant());
        var none = scan.tokens().isEmpty() && places.readers().stream().noneMatch(FoundReader::cardPresent);
        nowhere = none ? new Nowhere(places, scan) : null;
        return scan;
    }

    /// Tells of the steps that are in order, and fails at the one that is not.
    private static void passedBefore(CardScan scan, Trouble trouble, Consumer<Finding> told) throws StepFailure {
        var step = trouble.step();
        if (step.compareTo(Step.READER) > 0) {
            told.accept(passed(Step.READER, readers(scan)));
        }
        // A driver that fails says nothing while there is no card for it; none at all does.
        if (step == Step.CARD
                && scan.tokens().isEmpty()
                && scan.places().drivers().isEmpty()) {
            throw new StepFailure(Trouble.NO_DRIVER, "");
        }
        if (step.compareTo(Step.SOFTWARE) > 0) {
            told.accept(passed(Step.SOFTWARE, drivers(scan)));
        }
        if (step.compareTo(Step.CARD) > 0) {
            told.accept(passed(Step.CARD, families(scan, scan.state())));
        }
        throw new StepFailure(trouble, detail(scan));
    }

    private static String detail(CardScan scan) {
        var ofCertificate = scan.tokens().stream()
                .filter(token -> token.state() == scan.state())
                .flatMap(token -> token.certificates().stream())
                .flatMap(certificate -> certificate.why().stream().map(why -> certificate.holder() + ": " + why))
                .findFirst();
        var ofCard = scan.tokens().stream()
                .filter(token -> token.state() == scan.state())
                .map(FoundToken::nextStep)
                .filter(next -> !next.equals(scan.state().nextStep()))
                .findFirst();
        var ofDriver = scan.places().drivers().stream()
                .filter(driver -> driver.fault().equals(Optional.of(scan.state())))
                .map(driver -> driver.name() + ", " + driver.path()
                        + driver.why().map(why -> ": " + why).orElse(""))
                .findFirst();
        return ofCard.or(() -> ofCertificate)
                .or(() -> ofDriver)
                .or(() -> scan.places().serviceFault())
                .orElse("");
    }

    private Entrant withCard(CardUri uri, Wishes wishes, Consumer<Finding> told) throws StepFailure {
        var practice = uri instanceof CardUri.Practice;
        try (var card = open(uri)) {
            if (uri instanceof CardUri.Practice(var file)) {
                told.accept(passed(Step.READER, ""));
                told.accept(passed(Step.SOFTWARE, ""));
                told.accept(passed(Step.CARD, String.valueOf(file.getFileName())));
            }
            var holder = card.certificate().commonName();
            certificate(card, holder, told);
            chain(card, wishes, told);
            return new Entrant(repository(wishes.address(), told), uri.format(), holder, practice);
        }
    }

    private SmartCard open(CardUri uri) throws StepFailure {
        try {
            return cards.open(uri);
        } catch (CardMissingException e) {
            throw new StepFailure(
                    uri instanceof CardUri.Practice ? Trouble.CARD_FILE : Trouble.of(e.state()),
                    String.valueOf(e.getMessage()));
        } catch (IOException | MalformedException e) {
            throw new StepFailure(
                    uri instanceof CardUri.Practice ? Trouble.CARD_FILE : Trouble.DRIVER_BROKEN,
                    String.valueOf(e.getMessage()));
        }
    }

    private void certificate(SmartCard card, String holder, Consumer<Finding> told) throws StepFailure {
        var until = card.certificate().x509().getNotAfter().toInstant();
        if (until.isBefore(now())) {
            throw new StepFailure(Trouble.EXPIRED, holder + ": " + Text.format(until));
        }
        told.accept(new Finding.Passed(Step.CERTIFICATE, holder, Optional.of(until)));
    }

    private void chain(SmartCard card, Wishes wishes, Consumer<Finding> told) throws StepFailure {
        var x509 = card.certificate().x509();
        var issuer = Optional.of(card.certificate().issuerName());
        if (wishes.anchors().schemes().isEmpty()) {
            throw new StepFailure(new Finding.Failed(Trouble.NO_AUTHORITY, issuer, ""));
        }
        try (var http = new HttpAuthorities(FetchLimits.standard())) {
            var inquiry = new RevocationInquiry(AnswerStore.of(List.of()), http.onePiece(), now(), Nonces.of(random));
            var path = new PathValidator(wishes.anchors(), inquiry, inquiry.askedIssuers())
                    .validate(x509, card.path(), now());
            if (path.revocation() instanceof RevocationStatus.Revoked(var since, var reason) && !since.isAfter(now())) {
                throw new StepFailure(new Finding.Failed(
                        Trouble.WRONG_CHAIN, issuer, "revoked since " + Text.format(since) + ": " + reason));
            }
            told.accept(passed(Step.CHAIN, commonName(path.path().getLast())));
        } catch (VerificationException | UncheckedIOException e) {
            throw new StepFailure(new Finding.Failed(Trouble.WRONG_CHAIN, issuer, String.valueOf(e.getMessage())));
        }
    }

    private RepositoryAddress repository(String typed, Consumer<Finding> told) throws StepFailure {
        if (typed.isBlank()) {
            throw new StepFailure(Trouble.NO_ADDRESS, "");
        }
        RepositoryAddress address;
        try {
            address = RepositoryAddress.parse(typed.strip());
        } catch (MalformedException e) {
            throw new StepFailure(Trouble.BAD_ADDRESS, String.valueOf(e.getMessage()));
        }
        try (var key = DeviceKey.generate(random, now());
                var line = RepositoryClient.connect(address, key, patience, LineListener.none())) {
            told.accept(passed(Step.REPOSITORY, line.address().origin().toString()));
            return address;
        } catch (IOException e) {
            throw new StepFailure(Trouble.UNREACHABLE, String.valueOf(e.getMessage()));
        } catch (VerificationException e) {
            throw new StepFailure(Trouble.OTHER_SERVER, String.valueOf(e.getMessage()));
        }
    }

    private static String commonName(X509Certificate authority) {
        var subject = X500Name.getInstance(authority.getSubjectX500Principal().getEncoded());
        var named = subject.getRDNs(BCStyle.CN);
        return named.length == 0
                ? ""
                : Text.cleaned(IETFUtils.valueToString(named[0].getFirst().getValue()), MOST_NAMES);
    }

    private Instant now() {
        return clock.instant();
    }

    private static Finding passed(Step step, String what) {
        return new Finding.Passed(step, what, Optional.empty());
    }

    private static String readers(CardScan scan) {
        return scan.places().readers().stream()
                .map(FoundReader::name)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String drivers(CardScan scan) {
        return scan.places().drivers().stream()
                .filter(driver -> driver.fault().isEmpty())
                .map(FoundDriver::name)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String families(CardScan scan, CardState state) {
        return scan.tokens().stream()
                .filter(token -> token.state() == state)
                .map(FoundToken::family)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /// The end of the look at a step.
    private static final class StepFailure extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Finding finding;

        StepFailure(Finding finding) {
            super(finding.step().word());
            this.finding = finding;
        }

        StepFailure(Trouble trouble, String detail) {
            this(new Finding.Failed(trouble, Optional.empty(), detail));
        }
    }
}
