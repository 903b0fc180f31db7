package obreia.desktop.vault;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import obreia.fixtures.cards.TestCa;
import obreia.fixtures.envelopes.TestEnvelopes;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.BoxKeyCertificate;
import obreia.protocol.identity.DeviceId;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.identity.Origin;
import obreia.protocol.sealing.BoxKey;

/// Vaults for tests, quick to open, and things to keep in them.
final class TestVaults {
    static final Stretching QUICK = new Stretching(8 * 1024, 1, 1);
    static final Instant TIME = Instant.parse("2026-11-23T10:02:05Z");

    private TestVaults() {}

    static Passphrase passphrase() {
        try {
            return Passphrase.take("correct horse".toCharArray());
        } catch (MalformedException e) {
            throw new IllegalStateException(e);
        }
    }

    static Vault create(Path profile) throws IOException {
        try (var passphrase = passphrase()) {
            return opened(Vault.create(profile, passphrase, QUICK, new SecureRandom()));
        }
    }

    static Vault open(Path profile) throws IOException {
        try (var passphrase = passphrase()) {
            return opened(Vault.open(profile, passphrase, new SecureRandom()));
        }
    }

    static MailboxId mailbox(int number) {
        return MailboxId.ofKey(Bytes.utf8("mailbox " + number));
    }

    static Digest digest(String of) {
        return Digest.of(Bytes.utf8(of));
    }

    /// A received message that was opened.
    static KeptMessage opened(int number, String subject, String text) {
        var envelope = TestEnvelopes.shaped(number);
        var cms = TestEnvelopes.der(1000 + number);
        return new KeptMessage(
                Digest.of(cms),
                Direction.IN,
                MessageState.OPENED,
                mailbox(1),
                List.of(mailbox(2), mailbox(3)),
                TIME.plusSeconds(number),
                TIME.plusSeconds(number + 1),
                envelope.size(),
                Optional.of(new Stored(envelope.id(), Bytes.utf8("record " + number), Bytes.utf8("salt"), number)),
                Optional.of(envelope),
                Optional.of(new Opened(cms, subject, text, "[]")));
    }

    /// A certificate for a box key; nobody here looks at its signature.
    static BoxKeyCertificate certificate(long number, BoxKey key) throws GeneralSecurityException {
        return certificate(number, key, pair());
    }

    /// The same, by a device that has this TLS key.
    static BoxKeyCertificate certificate(long number, BoxKey key, KeyPair pair) {
        return BoxKeyCertificate.sign(
                new Origin("example.org/mail"),
                mailbox(1),
                DeviceId.ofKey(Bytes.of(pair.getPublic().getEncoded())),
                number,
                key.recipient().format(),
                TIME,
                pair.getPrivate(),
                new SecureRandom());
    }

    /// A key of a device, under the certificate of some card: the vault does not compare them.
    static TlsIdentity tls() throws GeneralSecurityException {
        return new TlsIdentity(pair().getPrivate(), TestCa.root().certificate());
    }

    static KeyPair pair() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    /// Some of everything, with words that must not be seen from outside.
    static void fill(Vault vault) throws IOException {
        for (var i = 0; i < 20; i++) {
            vault.messages().put(opened(i, "Subject" + i + " Zebrafinch", "Text of the letter, Quagmire. ".repeat(50)));
        }
    }

    private static Vault opened(VaultOpening opening) {
        if (opening instanceof VaultOpening.Opened(var vault)) {
            return vault;
        }
        throw new IllegalStateException("the vault did not open: " + opening);
    }
}
