package obreia.daemon;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import obreia.protocol.MalformedException;
import obreia.protocol.log.SigningKey;

/// The file of a key that signs notes: one line, `PRIVATE+KEY+name+id+` and Base64 of the octet 1 and the seed, which
/// Go's `sumdb/note` reads and writes too.
final class LogKeyFile {
    private static final String START = "PRIVATE+KEY+";
    private static final byte ED25519 = 1;
    private static final int MAX = 2048;

    private LogKeyFile() {}

    static void write(Path file, SigningKey key, String name) throws IOException {
        var line = encode(key, name);
        try {
            PrivateFiles.write(file, ByteBuffer.wrap(line));
        } finally {
            Arrays.fill(line, (byte) 0);
        }
    }

    /// Reads the key, which must have this name.
    static SigningKey read(Path file, String name) throws IOException, MalformedException {
        if (Files.size(file) > MAX) {
            throw new MalformedException(file + " has over " + MAX + " bytes");
        }
        var line = Files.readAllBytes(file);
        try {
            return parse(file, line, name);
        } finally {
            Arrays.fill(line, (byte) 0);
        }
    }

    private static SigningKey parse(Path file, byte[] line, String name) throws MalformedException {
        // Name and id may be anything until the line written again is the line that was read.
        var start = afterFourthPlus(line);
        byte[] material;
        try {
            material = Base64.getDecoder().decode(Arrays.copyOfRange(line, start, Math.max(start, line.length - 1)));
        } catch (IllegalArgumentException e) {
            throw new MalformedException(file + " holds no key that signs notes", e);
        }
        try {
            if (material.length != 1 + SigningKey.SEED_LENGTH) {
                throw new MalformedException(file + " holds no key that signs notes");
            }
            var key = SigningKey.of(ByteBuffer.wrap(material, 1, SigningKey.SEED_LENGTH));
            var again = encode(key, name);
            var same = Arrays.equals(again, line);
            Arrays.fill(again, (byte) 0);
            if (!same) {
                key.close();
                throw new MalformedException(file + " is not the key file of " + name);
            }
            return key;
        } finally {
            Arrays.fill(material, (byte) 0);
        }
    }

    private static byte[] encode(SigningKey key, String name) {
        var material = new byte[1 + SigningKey.SEED_LENGTH];
        material[0] = ED25519;
        key.seed().get(material, 1, SigningKey.SEED_LENGTH);
        var base64 = Base64.getEncoder().encode(material);
        Arrays.fill(material, (byte) 0);
        var head = (START + name + "+" + key.verifier(name).keyId().hex() + "+").getBytes(US_ASCII);
        var line = Arrays.copyOf(head, head.length + base64.length + 1);
        System.arraycopy(base64, 0, line, head.length, base64.length);
        line[line.length - 1] = '\n';
        Arrays.fill(base64, (byte) 0);
        return line;
    }

    /// Where the Base64 begins, which may hold a plus sign of its own; the end where there are fewer.
    private static int afterFourthPlus(byte[] line) {
        var seen = 0;
        for (var i = 0; i < line.length; i++) {
            if (line[i] == '+' && ++seen == 4) {
                return i + 1;
            }
        }
        return line.length;
    }
}
