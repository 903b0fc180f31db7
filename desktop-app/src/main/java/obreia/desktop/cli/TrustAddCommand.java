package obreia.desktop.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import obreia.desktop.mail.Authorities;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.identity.SchemeName;
import obreia.protocol.identity.TrustAnchors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `mail trust add`.
@Command(name = "add", mixinStandardHelpOptions = true, description = "Believe the authorities in a PEM file.")
final class TrustAddCommand implements Callable<Integer> {
    private final MailCommand mail;

    @Option(
            names = "--scheme",
            required = true,
            paramLabel = "NAME",
            description = "The identity scheme that they belong to: a name of your choice, for example 'practice'.")
    private String scheme = "";

    @Parameters(paramLabel = "FILE", description = "Certificates in PEM.")
    private Path file = Path.of("");

    TrustAddCommand(MailCommand mail) {
        this.mail = mail;
    }

    @Override
    public Integer call() throws Exception {
        var name = SchemeName.parse(scheme);
        var certificates = TrustAnchors.readPem(read());
        return mail.anew(account -> {
            new Authorities(account).add(name, certificates);
            mail.print(
                    json -> json.beginObject()
                            .name("scheme")
                            .value(name.name())
                            .name("added")
                            .value(certificates.size())
                            .endObject(),
                    () -> certificates.forEach(certificate -> mail.say("Scheme " + name.name() + " believes "
                            + certificate.getSubjectX500Principal() + ": compare its fingerprint in 'trust list'")));
            return ExitCode.DONE;
        });
    }

    private Bytes read() throws IOException, MalformedException {
        if (Files.size(file) > TrustAnchors.MAX_PEM_SIZE) {
            throw new MalformedException(file + " is over " + TrustAnchors.MAX_PEM_SIZE + " bytes");
        }
        return Bytes.of(Files.readAllBytes(file));
    }
}
