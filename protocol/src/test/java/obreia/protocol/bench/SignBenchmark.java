package obreia.protocol.bench;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import obreia.fixtures.cards.TestCa;
import obreia.fixtures.cards.TestCard;
import obreia.fixtures.cards.TestKey;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.cms.CmsProfile;
import obreia.protocol.cms.ContentType;
import obreia.protocol.cms.SigningInput;
import obreia.protocol.cms.VerifiedCms;
import obreia.protocol.codec.Bytes;
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
import org.openjdk.jmh.annotations.Warmup;

/// How long it takes to build and sign an object (with a key in software: a card takes longer), and to verify it.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SignBenchmark {
    @Param({"RSA_2048", "P256", "P384"})
    private TestKey key = TestKey.P256;

    private final Bytes content = Bytes.of(new byte[2048]);
    private TestCard card = TestCa.root().card(TestKey.P256).issue();
    private Bytes signed = Bytes.empty();

    @Setup
    public void setUp() {
        card = TestCa.root().card(key).issue();
        signed = sign();
    }

    @Benchmark
    public Bytes sign() {
        var input = SigningInput.of(
                ContentType.DATA,
                content,
                card.algorithms().getFirst(),
                card.certificate(),
                List.of(),
                Instant.parse("2026-11-23T10:00:00Z"),
                Optional.empty());
        return card.complete(input);
    }

    @Benchmark
    public VerifiedCms verify() throws MalformedException, VerificationException {
        return CmsProfile.verify(signed, ContentType.DATA, Optional.empty());
    }
}
