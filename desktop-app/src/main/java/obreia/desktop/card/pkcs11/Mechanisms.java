package obreia.desktop.card.pkcs11;

import java.security.PublicKey;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import obreia.protocol.cms.SignatureAlgorithm;

/// The mechanisms that a slot offers, by their numbers (PKCS #11, CKM_…).
record Mechanisms(Set<Long> numbers) {
    Mechanisms {
        numbers = Set.copyOf(numbers);
    }

    /// What the key can sign with, best first, as far as the list tells.
    List<SignatureAlgorithm> algorithms(PublicKey key) {
        return SignatureAlgorithm.preferred(key).stream()
                .filter(algorithm -> Arrays.stream(enough(algorithm)).anyMatch(numbers::contains))
                .toList();
    }

    /// The mechanisms of which one is enough: the one without a hash, which is then taken in software, or the one with.
    private static long[] enough(SignatureAlgorithm algorithm) {
        return switch (algorithm) {
            case RSA_PKCS1_SHA256 -> new long[] {0x1, 0x40};
            case RSA_PKCS1_SHA384 -> new long[] {0x1, 0x41};
            case RSA_PKCS1_SHA512 -> new long[] {0x1, 0x42};
            case RSA_PSS_SHA256 -> new long[] {0xd, 0x43};
            case RSA_PSS_SHA384 -> new long[] {0xd, 0x44};
            case RSA_PSS_SHA512 -> new long[] {0xd, 0x45};
            case ECDSA_P256_SHA256, ECDSA_P384_SHA256 -> new long[] {0x1041, 0x1044};
            case ECDSA_P256_SHA384, ECDSA_P384_SHA384 -> new long[] {0x1041, 0x1045};
            case ECDSA_P256_SHA512, ECDSA_P384_SHA512 -> new long[] {0x1041, 0x1046};
        };
    }
}
