package obreia.desktop.card.practice;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.stream.Collectors;
import obreia.protocol.MalformedException;

/// The kinds of key that a practice card can have: those of the national cards.
public enum PracticeKey {
    RSA2048("rsa2048", "RSA", 2048),
    RSA3072("rsa3072", "RSA", 3072),
    P256("p256", "EC", 256),
    P384("p384", "EC", 384);

    private final String option;
    private final String algorithm;
    private final int bits;

    PracticeKey(String option, String algorithm, int bits) {
        this.option = option;
        this.algorithm = algorithm;
        this.bits = bits;
    }

    /// As it is written on the command line.
    public String option() {
        return option;
    }

    /// Reads what [#option] gives.
    public static PracticeKey parse(String option) throws MalformedException {
        for (var key : values()) {
            if (key.option.equals(option)) {
                return key;
            }
        }
        throw new MalformedException("a practice card has a key of "
                + Arrays.stream(values()).map(PracticeKey::option).collect(Collectors.joining(", ")) + "; not of '"
                + option + "'");
    }

    KeyPair generate(SecureRandom random) {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits, random);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java makes " + option + " keys", e);
        }
    }
}
