package obreia.desktop.ui.welcome;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.Parent;
import obreia.desktop.card.CardUri;
import obreia.desktop.card.FoundCertificate;
import obreia.desktop.entry.Entrant;
import obreia.desktop.entry.Finding;
import obreia.desktop.entry.Step;
import obreia.desktop.entry.Trouble;
import obreia.desktop.ui.common.Surface;
import obreia.desktop.ui.common.Unheard;
import obreia.protocol.cms.SignatureAlgorithm;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.wire.RepositoryAddress;

/// The way in with everything that can go wrong on it, to be looked at. On the FX thread.
public final class WelcomeExamples {
    /// Whose card it is.
    public static final String HOLDER = "Maria Exemplo";

    private static final String PROFILE = "/home/maria/.local/share/obreia";

    private final Surface surface;
    private final RepositoryAddress repository;
    private final Instant now;
    private final WelcomeActions actions = Unheard.of(WelcomeActions.class);

    public WelcomeExamples(Surface surface, RepositoryAddress repository, Instant now) {
        this.surface = surface;
        this.repository = repository;
        this.now = now;
    }

    /// Pages by what they show: one for each step that fails.
    public Map<String, Supplier<Parent>> all() {
        var all = new LinkedHashMap<String, Supplier<Parent>>();
        all.put("welcome-ready", this::ready);
        all.put("welcome-several", this::several);
        for (var trouble : Trouble.values()) {
            all.put(named(trouble), () -> failed(trouble));
        }
        all.put("passphrase", () -> new PassphrasePage(surface, entrant(), PROFILE, actions));
        all.put("passphrase-differ", () -> {
            var page = new PassphrasePage(surface, entrant(), PROFILE, actions);
            page.say(surface.words().of("passphrase.differ"));
            return page;
        });
        all.put("joined", () -> new JoinedPage(surface, HOLDER, true, actions));
        all.put("unlock", this::unlock);
        all.put("unlock-wrong", () -> {
            var page = unlock();
            page.say(surface.words().of("unlock.wrong"));
            return page;
        });
        return all;
    }

    /// True of one in which a step failed: there are many, and they are alike.
    public static boolean isTrouble(String name) {
        return Stream.of(Trouble.values()).anyMatch(trouble -> name.equals(named(trouble)));
    }

    private static String named(Trouble trouble) {
        return "welcome-" + trouble.word().replace('_', '-');
    }

    private UnlockPage unlock() {
        return new UnlockPage(surface, PROFILE, (passphrase, _) -> passphrase.close());
    }

    private Entrant entrant() {
        return new Entrant(repository, "", HOLDER, false);
    }

    private Parent ready() {
        var model = passed(List.of(Step.values()));
        model.address().set(repository.format());
        model.entrant().set(Optional.of(entrant()));
        return new WelcomePage(surface, model, actions);
    }

    private Parent failed(Trouble trouble) {
        var model = passed(before(trouble.step()));
        var issuer = trouble.step() == Step.CHAIN
                ? Optional.of("EC de Autenticação Exemplo 0099")
                : Optional.<String>empty();
        model.found(new Finding.Failed(trouble, issuer, detail(trouble)));
        return new WelcomePage(surface, model, actions);
    }

    private static String detail(Trouble trouble) {
        return switch (trouble) {
            case DRIVER_BROKEN ->
                "/usr/local/lib/libpteidpkcs11.so: libQt5Core.so.5: cannot open shared object file: No such file or directory";
            case UNREACHABLE -> "connection refused: correio.exemplo.pt:7117";
            case REFUSED -> "not_trusted: the scheme pt-cc is not accepted here";
            default -> "";
        };
    }

    private Parent several() {
        var model = passed(before(Step.CERTIFICATE));
        model.found(new Finding.Several(List.of(
                certificate(HOLDER, "EC de Autenticação Exemplo 0099", "CITIZEN AUTHENTICATION CERTIFICATE"),
                certificate(HOLDER, "Ordem dos Advogados Exemplo", "ADVOGADO"))));
        return new WelcomePage(surface, model, actions);
    }

    private FoundCertificate certificate(String holder, String issuer, String label) {
        return new FoundCertificate(
                Digest.of(Bytes.utf8(label)),
                label,
                holder,
                Optional.empty(),
                issuer,
                now.minus(Duration.ofDays(400)),
                now.plus(Duration.ofDays(1400)),
                List.of(SignatureAlgorithm.ECDSA_P256_SHA256),
                obreia.desktop.card.CardState.READY,
                Optional.empty(),
                Optional.of(new CardUri.Pkcs11("pkcs11:serial=1;id=%45?module-path=/usr/lib/p11.so")));
    }

    private static List<Step> before(Step end) {
        return Stream.of(Step.values()).takeWhile(step -> step != end).toList();
    }

    private WelcomeModel passed(List<Step> steps) {
        var model = new WelcomeModel();
        model.begin();
        for (var step : steps) {
            var what = switch (step.name().toLowerCase(Locale.ROOT)) {
                case "reader" -> "Example Reader 1";
                case "software" -> "Autenticação.gov";
                case "card" -> "Cartão de Cidadão";
                case "certificate" -> HOLDER;
                case "chain" -> "EC de Autenticação Exemplo 0099";
                default -> "correio.exemplo.pt";
            };
            model.found(new Finding.Passed(
                    step,
                    what,
                    step == Step.CERTIFICATE ? Optional.of(now.plus(Duration.ofDays(1600))) : Optional.empty()));
        }
        return model;
    }
}
