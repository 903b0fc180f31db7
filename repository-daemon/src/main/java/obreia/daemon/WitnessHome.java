package obreia.daemon;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.OptionalInt;
import obreia.daemon.witness.WitnessState;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.codec.Text;
import obreia.protocol.identity.Origin;
import obreia.protocol.log.LogName;
import obreia.protocol.log.Note;
import obreia.protocol.log.SignedCheckpoint;
import obreia.protocol.log.SigningKey;
import obreia.protocol.log.VerifierKey;
import obreia.protocol.log.WitnessKey;

/// The folder of one witness, which only its operator can read:
///
///     name                     the name that it cosigns under
///     witness.key              the key that it cosigns with
///     repositories/*.txt       the key of each repository that it was told of
///     newest/*.txt             the newest checkpoint of each log that it cosigned
///     port                     the port served last
///     lock                     held while it serves
///
/// Files of repositories and logs are named by the SHA-256 of origin or name.
final class WitnessHome implements WitnessState {
    private final Path folder;
    private final String name;

    private WitnessHome(Path folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    /// Makes a new home; refused where there is anything already.
    static WitnessHome create(Path folder, String name, SecureRandom random) throws IOException, MalformedException {
        if (Files.exists(folder)) {
            try (var entries = Files.list(folder)) {
                if (entries.findAny().isPresent()) {
                    throw new MalformedException(folder + " is not empty: a witness begins in a folder of its own");
                }
            }
        }
        // As strict as an origin, so that the name can stand in notes and files.
        var home = new WitnessHome(folder, Origin.parse(name).name());
        PrivateFiles.folder(folder);
        PrivateFiles.folder(folder.resolve("repositories"));
        PrivateFiles.folder(folder.resolve("newest"));
        try (var key = SigningKey.generate(random)) {
            LogKeyFile.write(home.keyFile(), key, name);
        }
        // Last, as it is what makes a folder a home.
        PrivateFiles.write(folder.resolve("name"), name + "\n");
        return home;
    }

    static WitnessHome open(Path folder) throws IOException, MalformedException {
        var file = folder.resolve("name");
        if (!Files.isRegularFile(file)) {
            throw new MalformedException(folder + " is no witness's home: it holds no name (witness init makes one)");
        }
        return new WitnessHome(folder, Origin.parse(read(file).text().strip()).name());
    }

    String name() {
        return name;
    }

    /// The key that it cosigns with; the caller closes it.
    SigningKey readKey() throws IOException, MalformedException {
        return LogKeyFile.read(keyFile(), name);
    }

    WitnessKey readPublicKey() throws IOException, MalformedException {
        try (var key = readKey()) {
            return key.witness(name);
        }
    }

    /// Tells the witness of the logs of a repository. The key of a repository that it knows is not changed: what it has
    /// cosigned would hold no more.
    void trust(VerifierKey key) throws IOException, MalformedException {
        var origin = Origin.parse(key.name());
        var known = key(origin);
        if (known.isPresent() && !known.get().equals(key)) {
            throw new MalformedException("the witness knows " + origin + " by another key, " + known.get());
        }
        PrivateFiles.write(file("repositories", origin.name()), key.format() + "\n");
    }

    @Override
    public Optional<VerifierKey> key(Origin origin) throws IOException {
        var file = file("repositories", origin.name());
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            var key = VerifierKey.parse(read(file).text().strip());
            if (!key.name().equals(origin.name())) {
                throw new MalformedException("it is a key of " + key.name());
            }
            return Optional.of(key);
        } catch (MalformedException e) {
            throw new IOException(file + " is damaged: " + e.getMessage(), e);
        }
    }

    @Override
    public Optional<SignedCheckpoint> newest(LogName log) throws IOException {
        var file = file("newest", log.format());
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var key = key(log.origin());
        try {
            if (key.isEmpty()) {
                throw new MalformedException("the key of its repository is not there");
            }
            var kept = SignedCheckpoint.verify(read(file), key.get());
            if (!kept.log().equals(log)) {
                throw new MalformedException("it is of " + kept.log());
            }
            return Optional.of(kept);
        } catch (MalformedException | VerificationException e) {
            // Without it the witness would begin anew, and could cosign a fork.
            throw new IOException(file + " is damaged: " + e.getMessage(), e);
        }
    }

    @Override
    public void keep(SignedCheckpoint checkpoint) throws IOException {
        PrivateFiles.write(file("newest", checkpoint.log().format()), checkpoint.bytesWithoutCosignatures());
    }

    OptionalInt rememberedPort() throws IOException, MalformedException {
        var file = folder.resolve("port");
        return Files.exists(file)
                ? OptionalInt.of((int)
                        Text.parseNumber(file + ": the port", read(file).text().strip(), 1, 65535))
                : OptionalInt.empty();
    }

    void rememberPort(int port) throws IOException {
        PrivateFiles.write(folder.resolve("port"), port + "\n");
    }

    /// Takes the home for this process until the channel is closed or the process ends; empty when another has it.
    Optional<FileChannel> lock() throws IOException {
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

    private Path keyFile() {
        return folder.resolve("witness.key");
    }

    private Path file(String kind, String what) {
        return folder.resolve(kind).resolve(Digest.of(Bytes.utf8(what)).hex() + ".txt");
    }

    private static Bytes read(Path file) throws IOException, MalformedException {
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(Note.MAX_SIZE + 1);
            if (bytes.length > Note.MAX_SIZE) {
                throw new MalformedException(file + " has over " + Note.MAX_SIZE + " bytes");
            }
            return Bytes.of(bytes);
        }
    }
}
