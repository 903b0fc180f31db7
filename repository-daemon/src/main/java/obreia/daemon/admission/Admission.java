package obreia.daemon.admission;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.function.LongSupplier;
import obreia.daemon.admission.Verdict.Admitted;
import obreia.daemon.admission.Verdict.Refused;
import obreia.daemon.admission.Verdict.Rule;
import obreia.protocol.codec.Bytes;

/// The gate of a repository: each question is answered from [Limits] and what was counted before. Safe for threads.
///
/// An IPv6 address stands for its /64, since one line has that many to choose from. RFC 4291, section 2.5.4.
public final class Admission {
    private static final Verdict ADMITTED = new Admitted();
    private static final int IPV6_LINE = 8;

    private final Limits limits;
    private final TokenBuckets<Bytes> requests;
    private final TokenBuckets<Bytes> handshakes;
    private final TokenBuckets<Bytes> registrations;

    /// `nanos` is a clock that never goes back, in nanoseconds from any start: [System#nanoTime].
    public Admission(Limits limits, LongSupplier nanos) {
        this.limits = limits;
        this.requests = new TokenBuckets<>(limits.requests(), nanos);
        this.handshakes = new TokenBuckets<>(limits.handshakes(), nanos);
        this.registrations = new TokenBuckets<>(limits.registrations(), nanos);
    }

    /// May an envelope of this size, in bytes, be stored at all?
    public Verdict envelope(int size) {
        return size <= limits.envelopeBytes()
                ? ADMITTED
                : refused(
                        Rule.SIZE,
                        "the envelope has " + size + " bytes, this repository takes " + limits.envelopeBytes());
    }

    /// May `size` bytes more go into a mailbox that holds `messages` envelopes of `bytes` in all?
    public Verdict deposit(long messages, long bytes, int size) {
        if (messages >= limits.mailboxMessages()) {
            return refused(
                    Rule.QUOTA,
                    "the mailbox holds " + messages + " messages, at most " + limits.mailboxMessages()
                            + " are kept for one person");
        }
        if (bytes + size > limits.mailboxBytes()) {
            return refused(
                    Rule.QUOTA,
                    "the mailbox holds " + bytes + " bytes, at most " + limits.mailboxBytes()
                            + " are kept for one person");
        }
        return ADMITTED;
    }

    /// May the device with this TLS key (SubjectPublicKeyInfo in DER) ask for one thing more now?
    public Verdict request(Bytes tlsKey) {
        return rate(requests.take(tlsKey), "requests from this device", limits.requests());
    }

    /// May somebody at this address, who showed no device's key, read one thing more of the logs now?
    public Verdict reading(InetAddress address) {
        // In the same buckets: no line is as long as a key.
        return rate(requests.take(line(address)), "requests from this address", limits.requests());
    }

    /// May this address open one connection more now?
    public Verdict handshake(InetAddress address) {
        return rate(handshakes.take(line(address)), "connections from this address", limits.handshakes());
    }

    /// May somebody register from this address now?
    public Verdict registration(InetAddress address) {
        return rate(registrations.take(line(address)), "registrations from this address", limits.registrations());
    }

    /// What stands for the line behind an address: an IPv4 address whole, of an IPv6 address the first 64 bits.
    public static Bytes line(InetAddress address) {
        var bytes = address.getAddress();
        return address instanceof Inet6Address ? Bytes.of(Arrays.copyOf(bytes, IPV6_LINE)) : Bytes.of(bytes);
    }

    private static Verdict rate(boolean taken, String what, Allowance allowance) {
        return taken
                ? ADMITTED
                : refused(
                        Rule.RATE,
                        "too many " + what + ": " + allowance.count() + " in "
                                + allowance.period().toSeconds() + " seconds are taken");
    }

    private static Verdict refused(Rule rule, String reason) {
        return new Refused(rule, reason);
    }
}
