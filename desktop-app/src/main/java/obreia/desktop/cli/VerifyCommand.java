package obreia.desktop.cli;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import obreia.desktop.mail.Checks;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.evidence.Evidence;
import obreia.protocol.evidence.EvidenceCheck;
import obreia.protocol.evidence.EvidenceCheck.Outcome;
import obreia.protocol.evidence.EvidenceReport;
import obreia.protocol.evidence.EvidenceVerifier;
import obreia.protocol.evidence.Trust;
import obreia.protocol.identity.PathValidator;
import obreia.protocol.identity.RevocationChecker;
import obreia.protocol.identity.SchemeName;
import obreia.protocol.identity.TrustAnchors;
import obreia.protocol.log.VerifierKey;
import obreia.protocol.log.WitnessKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `verify`: checks an evidence file without profile, card or repository.
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description =
                "Check the evidence of a letter, offline. Whom to believe is for you to say: nothing in the file is"
                        + " taken for it.",
        footer = {
            "",
            "Exit codes: 0 the evidence holds, 2 wrong use, 3 a step fails,",
            "4 a step that is needed cannot be checked with what was given."
        })
final class VerifyCommand implements Callable<Integer> {
    private static final int MAX_TEXT = 1 << 20;

    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "The evidence, as 'mail export' writes it.")
    private Path file = Path.of("");

    @Option(names = "--trust", paramLabel = "PEM", description = "The authorities whose cards you believe.")
    private @Nullable Path trust;

    @Option(
            names = "--scheme",
            defaultValue = "trusted",
            paramLabel = "NAME",
            description = "The name of the identity scheme they belong to; it is only shown.")
    private String scheme = "";

    @Option(
            names = "--log",
            paramLabel = "FILE",
            description =
                    "The repository's verifier keys (origin+id+key), one a line: what stands in its address as log=.")
    private @Nullable Path log;

    @Option(
            names = "--witness",
            paramLabel = "KEY",
            description = "The verifier key of a witness that must have cosigned; can be given more than once.")
    private List<String> witnesses = new ArrayList<>();

    @Option(
            names = "--quorum",
            paramLabel = "K",
            description = "So many of the witnesses are enough (all, unless told).")
    private @Nullable Integer quorum;

    @Option(names = "--json", description = "Print JSON, errors too.")
    private boolean json;

    VerifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        var believed = trust();
        var report = EvidenceVerifier.verify(read(file, Evidence.MAX_SIZE), believed);
        if (json) {
            terminal.printJson(document -> write(document, report));
        } else {
            show(report);
        }
        return switch (report.verdict()) {
            case HOLDS -> ExitCode.DONE.number();
            case FAILS -> ExitCode.NOT_VERIFIED.number();
            case CANNOT_BE_CHECKED -> ExitCode.NOT_CHECKED.number();
        };
    }

    private Trust trust() throws IOException, MalformedException, CommandFailure {
        var paths = Optional.<PathValidator>empty();
        if (trust != null) {
            var anchors = TrustAnchors.readPem(read(trust, TrustAnchors.MAX_PEM_SIZE));
            var schemes = TrustAnchors.of(Map.of(SchemeName.parse(scheme), anchors));
            paths = Optional.of(new PathValidator(schemes, RevocationChecker.none()));
        }
        var keys = log == null ? List.<VerifierKey>of() : Trust.readKeys(read(log, MAX_TEXT));
        var cosigners = new ArrayList<WitnessKey>();
        for (var witness : witnesses) {
            cosigners.add(WitnessKey.parse(witness));
        }
        var enough = quorum == null ? cosigners.size() : quorum;
        if (enough > cosigners.size() || enough < Math.min(1, cosigners.size())) {
            throw new CommandFailure(
                    ExitCode.WRONG_USE, "usage", "--quorum is " + enough + " of " + cosigners.size() + " witnesses");
        }
        return new Trust(paths, keys, cosigners, enough);
    }

    /// What is over its bound comes one byte too long, and is refused as such.
    private static Bytes read(Path file, int max) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return Bytes.of(in.readNBytes(max + 1));
        }
    }

    private static void write(JsonWriter json, EvidenceReport report) throws IOException {
        json.beginObject();
        json.name("verdict").value(code(report.verdict()));
        json.name("checks").beginArray();
        for (var check : report.checks()) {
            json.beginObject();
            json.name("number").value(check.step().number());
            json.name("step").value(check.step().name().toLowerCase(Locale.ROOT));
            json.name("about").value(check.about());
            json.name("title").value(check.step().title());
            json.name("needed").value(check.step().needed());
            json.name("outcome").value(code(check.outcome()));
            if (check.code().isPresent()) {
                json.name("code").value(check.code().get());
            }
            json.name("why").value(check.why());
            json.endObject();
        }
        json.endArray().endObject();
    }

    private static String code(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    private void show(EvidenceReport report) {
        for (var check : report.checks()) {
            var about = check.about().equals("-") ? "" : " (" + check.about() + ")";
            say("%2d %s%s: %s".formatted(check.step().number(), check.step().title(), about, words(check)));
        }
        say("");
        say(
                switch (report.verdict()) {
                    case HOLDS -> "The evidence holds.";
                    case FAILS -> "THE EVIDENCE DOES NOT HOLD.";
                    case CANNOT_BE_CHECKED ->
                        "Whether the evidence holds cannot be checked here"
                                + (trust == null || log == null ? ": give --trust and --log." : ".");
                });
    }

    private static String words(EvidenceCheck check) {
        return switch (check.outcome()) {
            case HOLDS -> "holds: " + check.why();
            case FAILS -> "FAILS: " + Checks.word(check.code(), check.why());
            case CANNOT_BE_CHECKED -> "cannot be checked here: " + check.why();
        };
    }

    private void say(String line) {
        terminal.out().println(line);
    }
}
