package obreia.desktop.card.practice;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Arrays;
import java.util.stream.Collectors;
import obreia.protocol.MalformedException;

/// The kinds of key that a practice card can have: those of the national cards.
public enum PracticeKey {
    RSA2048("rsa2048", "RSA", new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4)),
    RSA3072("rsa3072", "RSA", new RSAKeyGenParameterSpec(3072, RSAKeyGenParameterSpec.F4)),
    P256("p256", "EC", new ECGenParameterSpec("secp256r1")),
    P384("p384", "EC", new ECGenParameterSpec("secp384r1"));

    private final String option;
    private final String algorithm;
    private final AlgorithmParameterSpec parameters;

    PracticeKey(String option, String algorithm, AlgorithmParameterSpec parameters) {
        this.option = option;
        this.algorithm = algorithm;
        this.parameters = parameters;
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
            generator.initialize(parameters, random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java makes " + option + " keys", e);
        }
    }
}
