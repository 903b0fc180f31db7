package obreia.protocol.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import obreia.fixtures.wire.WireSamples;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.wire.Framed;
import obreia.protocol.wire.Request;
import obreia.protocol.wire.RequestCodec;
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

/// How long it takes to write the frame of a letter, and to read it.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class WireBenchmark {
    /// Bytes of the envelope.
    @Param({"2048", "1048576"})
    private int length;

    private Request request = new Request.Subscribe();
    private Bytes frame = Bytes.empty();

    @Setup
    public void setUp() {
        request = new Request.Send(
                List.of(WireSamples.mailbox("a")),
                Digest.of(Bytes.utf8("m")),
                WireSamples.salt(),
                Bytes.of(new byte[length]));
        frame = encode();
    }

    @Benchmark
    public Bytes encode() {
        return RequestCodec.encode(1, request);
    }

    @Benchmark
    public Framed<Request> decode() throws MalformedException {
        return RequestCodec.decode(frame);
    }
}
