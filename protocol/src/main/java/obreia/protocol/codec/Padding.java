package obreia.protocol.codec;

/// Padmé: lengths rounded up so that they tell little, at a cost of at most 12 %.
/// Nikitin et al., "Reducing Metadata Leakage from Encrypted Files and Communication with PURBs", section 4.
public final class Padding {
    private Padding() {}

    /// The smallest Padmé length that holds `length` bytes.
    public static long padme(long length) {
        if (length < 0) {
            throw new IllegalStateException("a length is not negative: " + length);
        }
        if (length < 2) {
            return length;
        }
        var exponent = 63 - Long.numberOfLeadingZeros(length);
        var significant = 64 - Long.numberOfLeadingZeros(exponent);
        var mask = (1L << Math.max(0, exponent - significant)) - 1;
        return (length + mask) & ~mask;
    }
}
