package obreia.daemon;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import obreia.daemon.net.TlsIdentity;
import obreia.daemon.witness.WitnessAddress;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Text;
import obreia.protocol.identity.Origin;
import obreia.protocol.identity.SchemeName;
import obreia.protocol.identity.TrustAnchors;
import obreia.protocol.log.SigningKey;
import obreia.protocol.log.WitnessKey;

/// The folder of one repository, which only its administrator can read:
///
///     repository.conf          what is configured
///     tls/                     key and certificate of the line
///     log.key                  the key that signs the logs
///     trust/SCHEME/*.pem       the trust anchors of each identity scheme
///     witnesses/*.txt          whom to ask for cosignatures: key and URL
///     store/                   mailboxes and logs
///     guard                    the newest checkpoints of both logs
///     port                     the port served last
///     lock                     held while it is served
public final class RepositoryHome {
    private static final int MAX_CONFIG = 1 << 16;
    private static final int MAX_WITNESS = 4096;

    /// With the log's own signature they fit into a note.
    private static final int MAX_WITNESSES = 16;

    private final Path folder;

    private RepositoryHome(Path folder) {
        this.folder = folder;
    }

    /// Makes a new home; refused where there is one, or anything else, already.
    public static RepositoryHome create(Path folder, Origin origin, int port, SecureRandom random, Instant now)
            throws IOException, MalformedException {
        if (Files.exists(folder)) {
            try (var entries = Files.list(folder)) {
                if (entries.findAny().isPresent()) {
                    throw new MalformedException(folder + " is not empty: a repository begins in a folder of its own");
                }
            }
        }
        PrivateFiles.folder(folder);
        PrivateFiles.folder(folder.resolve("tls"));
        PrivateFiles.folder(folder.resolve("trust"));
        PrivateFiles.folder(folder.resolve("store"));
        var home = new RepositoryHome(folder);
        ServerCertificate.write(folder.resolve("tls"), ServerCertificate.make(random, now));
        try (var key = SigningKey.generate(random)) {
            LogKeyFile.write(home.logKey(), key, origin.name());
        }
        // Last, as it is what makes a folder a home.
        PrivateFiles.write(home.config(), RepositoryConfig.template(origin, port));
        return home;
    }

    public static RepositoryHome open(Path folder) throws MalformedException {
        var home = new RepositoryHome(folder);
        if (!Files.isRegularFile(home.config())) {
            throw new MalformedException(
                    folder + " is no repository's home: it holds no repository.conf (repository init makes one)");
        }
        return home;
    }

    public RepositoryConfig readConfig() throws IOException, MalformedException {
        return RepositoryConfig.parse(SmallFiles.read(config(), MAX_CONFIG).text());
    }

    public TlsIdentity readTls() throws IOException, MalformedException {
        return ServerCertificate.read(folder.resolve("tls"));
    }

    /// The key that signs the logs of this origin; the caller closes it.
    public SigningKey readLogKey(Origin origin) throws IOException, MalformedException {
        return LogKeyFile.read(logKey(), origin.name());
    }

    public Path store() {
        return folder.resolve("store");
    }

    /// The file of the newest checkpoints, outside the store.
    public Path guard() {
        return folder.resolve("guard");
    }

    /// All that is needed to serve this home. The caller holds its lock, and closes what it gets.
    public RepositoryParts openParts() throws IOException, MalformedException {
        var tls = readTls();
        var trust = FollowedTrust.open(trust());
        var witnesses = readWitnesses();
        var logKey = readLogKey(readConfig().origin());
        try {
            return new RepositoryParts(tls, logKey, trust, Repository.store(this), Optional.of(guard()), witnesses);
        } catch (IOException e) {
            logKey.close();
            throw e;
        }
    }

    /// The witnesses that are asked for cosignatures, in the order of their key ids.
    public List<WitnessAddress> readWitnesses() throws IOException, MalformedException {
        if (!Files.exists(witnesses())) {
            return List.of();
        }
        var all = new ArrayList<WitnessAddress>();
        for (var file : SmallFiles.list(witnesses())) {
            if (file.toString().endsWith(".txt")) {
                var lines = SmallFiles.read(file, MAX_WITNESS).text().split("\n", -1);
                if (lines.length != 3 || !lines[2].isEmpty()) {
                    throw new MalformedException(file + " is not a witness's key and URL in a line each");
                }
                all.add(WitnessAddress.of(lines[1], WitnessKey.parse(lines[0])));
            }
        }
        if (all.size() > MAX_WITNESSES) {
            throw new MalformedException(
                    this + " has " + all.size() + " witnesses, at most " + MAX_WITNESSES + " are asked");
        }
        return List.copyOf(all);
    }

    /// Adds a witness, or gives one that is there another URL.
    public void addWitness(WitnessAddress witness) throws IOException, MalformedException {
        var file = witnesses().resolve(witness.key().keyId().hex() + ".txt");
        if (!Files.exists(file) && readWitnesses().size() == MAX_WITNESSES) {
            throw new MalformedException(this + " has " + MAX_WITNESSES + " witnesses, more are not asked");
        }
        PrivateFiles.folder(witnesses());
        PrivateFiles.write(file, witness.key().format() + "\n" + witness.prefix() + "\n");
    }

    private Path witnesses() {
        return folder.resolve("witnesses");
    }

    /// The trust anchors of all schemes, from the files as they are now.
    public TrustAnchors readTrust() throws IOException, MalformedException {
        return trust().read();
    }

    /// Adds the certificates of a PEM file to a scheme, and returns how many there are in it. A file that is not
    /// accepted leaves the home as it was.
    public int addTrust(SchemeName scheme, Path pem) throws IOException, MalformedException {
        return trust().add(scheme, pem);
    }

    /// Takes certificates out of a scheme.
    public void removeTrust(SchemeName scheme, Set<X509Certificate> removed) throws IOException, MalformedException {
        trust().remove(scheme, removed);
    }

    /// What [#removeTrust] would leave.
    TrustAnchors trustWithout(SchemeName scheme, Set<X509Certificate> removed) throws IOException, MalformedException {
        return trust().without(scheme, removed);
    }

    private TrustFolder trust() {
        return new TrustFolder(folder.resolve("trust"));
    }

    /// The port served last.
    public OptionalInt rememberedPort() throws IOException, MalformedException {
        var file = folder.resolve("port");
        if (!Files.exists(file)) {
            return OptionalInt.empty();
        }
        return OptionalInt.of((int) Text.parseNumber(
                file + ": the port", SmallFiles.read(file, 16).text().strip(), 1, 65535));
    }

    public void rememberPort(int port) throws IOException {
        PrivateFiles.write(folder.resolve("port"), port + "\n");
    }

    /// Takes the home for this process until the channel is closed or the process ends; empty when another has it.
    public Optional<FileChannel> lock() throws IOException {
        var channel = FileChannel.open(folder.resolve("lock"), CREATE, WRITE);
        try {
            if (channel.tryLock() != null) {
                return Optional.of(channel);
            }
        } catch (OverlappingFileLockException _) {
            // Held by this very process: the same answer.
        }
        channel.close();
        return Optional.empty();
    }

    private Path config() {
        return folder.resolve("repository.conf");
    }

    private Path logKey() {
        return folder.resolve("log.key");
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
