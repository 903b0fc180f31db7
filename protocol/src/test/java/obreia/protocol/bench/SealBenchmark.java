package obreia.protocol.bench;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import obreia.fixtures.envelopes.TestEnvelopes;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.envelope.Envelope;
import obreia.protocol.sealing.BoxKey;
import obreia.protocol.sealing.Opener;
import obreia.protocol.sealing.Recipient;
import obreia.protocol.sealing.Sealer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// How long it takes to seal a letter, to open it, and to look at its outside as the repository does.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SealBenchmark {
    /// How many box keys it is sealed to: two people with one device each, or 64 devices.
    @Param({"2", "64"})
    private int stanzas;

    /// The length of the signed message in bytes.
    @Param({"2048", "262144"})
    private int length;

    private final SecureRandom random = new SecureRandom();
    private final BoxKey key = BoxKey.generate(random);
    private final List<Recipient> recipients = new ArrayList<>();
    private Bytes der = Bytes.empty();
    private Bytes sealed = Bytes.empty();

    @Setup
    public void seal() {
        for (var i = 1; i < stanzas; i++) {
            try (var other = BoxKey.generate(random)) {
                recipients.add(other.recipient());
            }
        }
        recipients.add(key.recipient());
        der = TestEnvelopes.der(length);
        sealed = sealing().bytes();
    }

    @TearDown
    public void wipe() {
        key.close();
    }

    @Benchmark
    public Envelope sealing() {
        return Sealer.seal(der, recipients, random);
    }

    /// With the key of the last stanza: the longest way.
    @Benchmark
    public Bytes opening() throws MalformedException, VerificationException {
        return Opener.open(Envelope.parse(sealed), List.of(key));
    }

    @Benchmark
    public Envelope looking() throws MalformedException {
        return Envelope.parse(sealed);
    }
}
