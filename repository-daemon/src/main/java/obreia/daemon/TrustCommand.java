package obreia.daemon;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.codec.Text;
import obreia.protocol.identity.SchemeName;
import obreia.protocol.identity.TrustAnchors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `repository trust`: whose cards the repository takes. A repository that is served takes changes at once.
@Command(
        name = "trust",
        description = "Says whose cards the repository takes; it may be served meanwhile.",
        mixinStandardHelpOptions = true,
        subcommands = {TrustCommand.Add.class, TrustCommand.Show.class, TrustCommand.Remove.class})
final class TrustCommand {
    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{8,64}");

    /// One anchor of one scheme.
    private record Anchor(SchemeName scheme, X509Certificate certificate) {
        String fingerprint() {
            try {
                return Digest.of(Bytes.of(certificate.getEncoded())).hex();
            } catch (CertificateEncodingException e) {
                throw new IllegalStateException("a certificate has an encoding", e);
            }
        }

        static List<Anchor> all(TrustAnchors anchors) {
            var all = new ArrayList<Anchor>();
            anchors.schemes()
                    .forEach((scheme, certificates) -> certificates.stream()
                            .distinct()
                            .forEach(certificate -> all.add(new Anchor(scheme, certificate))));
            return all;
        }
    }

    private static PrintWriter out(@Nullable CommandSpec spec) {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }

    /// `repository trust add`: adds the certificates of an authority to an identity scheme.
    @Command(
            name = "add",
            description = "Takes the cards of an authority: adds its certificates to an identity scheme.",
            mixinStandardHelpOptions = true)
    static final class Add implements Callable<Integer> {
        @Mixin
        private final HomeOption home = new HomeOption();

        @Option(
                names = "--scheme",
                required = true,
                paramLabel = "NAME",
                description = "The identity scheme, like pt-citizen or practice.")
        private String scheme = "";

        @Parameters(paramLabel = "FILE", description = "The authority's certificates in PEM.")
        private Path file = Path.of(".");

        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public Integer call() throws IOException, MalformedException {
            var opened = RepositoryHome.open(home.folder);
            var name = SchemeName.parse(scheme);
            var count = opened.addTrust(name, file);
            out(spec)
                    .println("Added " + count + (count == 1 ? " certificate" : " certificates") + " to the scheme "
                            + name + ": its cards are taken from now on. Compare the fingerprint in trust list.");
            return ExitCode.DONE;
        }
    }

    /// `repository trust list`.
    @Command(
            name = "list",
            description = {
                "Lists the authorities whose cards are taken: scheme, fingerprint (SHA-256), subject, end, and use.",
                "Use is counted while the repository is not served."
            },
            mixinStandardHelpOptions = true)
    static final class Show implements Callable<Integer> {
        @Mixin
        private final HomeOption home = new HomeOption();

        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public Integer call() throws IOException, MalformedException {
            var opened = RepositoryHome.open(home.folder);
            var anchors = opened.readTrust();
            var use = TrustUse.of(opened);
            if (Anchor.all(anchors).isEmpty()) {
                out(spec).println("Nobody's cards are taken yet: add an authority with trust add.");
            }
            for (var anchor : Anchor.all(anchors)) {
                var certificate = anchor.certificate();
                out(spec).println(anchor.scheme() + "  " + certificate.getSubjectX500Principal());
                out(spec).println("  SHA-256 " + anchor.fingerprint());
                out(spec)
                        .println("  ends "
                                + Text.format(certificate.getNotAfter().toInstant()) + "; "
                                + use.map(counted -> mailboxes(counted.on(anchors, certificate)))
                                        .orElse("its use is not counted while the repository is served"));
            }
            return ExitCode.DONE;
        }

        private static String mailboxes(int count) {
            return count == 1 ? "1 mailbox stands on it" : count + " mailboxes stand on it";
        }
    }

    /// `repository trust remove`.
    @Command(
            name = "remove",
            description = {
                "Takes the cards of an authority no more, or of all of a scheme.",
                "Without --yes it only says what would change. Exit codes: 0 removed, 3 nothing was changed."
            },
            mixinStandardHelpOptions = true)
    static final class Remove implements Callable<Integer> {
        @Mixin
        private final HomeOption home = new HomeOption();

        @Option(
                names = "--scheme",
                required = true,
                paramLabel = "NAME",
                description = "The identity scheme; without a fingerprint, all of it.")
        private String scheme = "";

        @Option(names = "--yes", description = "Does it.")
        private boolean yes;

        @Parameters(
                arity = "0..1",
                paramLabel = "FINGERPRINT",
                description = "The SHA-256 of the certificate, or its beginning: see trust list.")
        private String fingerprint = "";

        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public Integer call() throws IOException, MalformedException, CommandFailure {
            var opened = RepositoryHome.open(home.folder);
            var name = SchemeName.parse(scheme);
            var before = opened.readTrust();
            var chosen = chosen(Anchor.all(before), name);
            var removed = chosen.stream().map(Anchor::certificate).collect(Collectors.toUnmodifiableSet());
            for (var anchor : chosen) {
                out(spec)
                        .println(anchor.scheme() + "  " + anchor.certificate().getSubjectX500Principal() + "  SHA-256 "
                                + anchor.fingerprint());
            }
            out(spec).println(effect(TrustUse.of(opened), before, opened.trustWithout(name, removed)));
            if (!yes) {
                out(spec).println("Nothing was changed yet: --yes takes them out.");
                return ExitCode.NOT_ACCEPTED;
            }
            opened.removeTrust(name, removed);
            out(spec).println("Taken out of the scheme " + name + ".");
            return ExitCode.DONE;
        }

        private List<Anchor> chosen(List<Anchor> all, SchemeName name) throws CommandFailure {
            var hex = fingerprint.toLowerCase(Locale.ROOT).replace(":", "");
            if (!hex.isEmpty() && !FINGERPRINT.matcher(hex).matches()) {
                throw new CommandFailure(ExitCode.NOT_ACCEPTED, "a fingerprint is given by 8 to 64 hex digits");
            }
            var chosen = all.stream()
                    .filter(anchor ->
                            anchor.scheme().equals(name) && anchor.fingerprint().startsWith(hex))
                    .toList();
            if (chosen.isEmpty() || (!hex.isEmpty() && chosen.size() > 1)) {
                throw new CommandFailure(
                        ExitCode.NOT_ACCEPTED,
                        chosen.isEmpty()
                                ? "the scheme " + name + " has no such authority"
                                : chosen.size() + " fingerprints begin so; give more of it");
            }
            return chosen;
        }

        private static String effect(Optional<TrustUse> use, TrustAnchors before, TrustAnchors after) {
            var who = use.map(counted -> counted.onAny(before) - counted.onAny(after))
                    .map(count -> count == 1 ? "1 mailbox stands" : count + " mailboxes stand")
                    .orElse("It is not counted while the repository is served how many mailboxes stand");
            return who + " on this alone: such a person keeps the mailbox and its devices, and cannot register, go on"
                    + " with a new card, or add or remove a device. The members' own programs decide for themselves"
                    + " whom they believe.";
        }
    }
}
