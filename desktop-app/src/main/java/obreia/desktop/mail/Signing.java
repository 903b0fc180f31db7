package obreia.desktop.mail;

import obreia.desktop.card.SigningOutcome;
import obreia.protocol.codec.Bytes;

/// What came of asking a card for a signature, or of something that needs one.
public sealed interface Signing<T> {
    /// The card signed.
    record Done<T>(T content) implements Signing<T> {}

    /// It did not; nothing was lost.
    ///
    /// @param outcome any outcome but [SigningOutcome.Signed]
    record NotSigned<T>(SigningOutcome outcome) implements Signing<T> {
        public NotSigned {
            if (outcome instanceof SigningOutcome.Signed) {
                throw new IllegalStateException("what is signed is not unsigned");
            }
        }
    }

    static Signing<Bytes> of(SigningOutcome outcome) {
        return outcome instanceof SigningOutcome.Signed(var signature)
                ? new Done<>(signature)
                : new NotSigned<>(outcome);
    }
}
