package obreia.protocol.bench;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import obreia.fixtures.log.TestLog;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.log.Frontier;
import obreia.protocol.log.Growth;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.LogProof;
import obreia.protocol.log.SignedCheckpoint;
import obreia.protocol.log.TileNodes;
import obreia.protocol.log.Trees;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// How long a client takes to check what a log of 1,100,000 leaves says, and a repository to add to it.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
public class LogBenchmark {
    private static final long OLDER = 100_000;
    private static final long NEWER = 1_100_000;
    private static final long LEAF = 654_321;

    private final TestLog log = TestLog.messages();
    private Bytes proof = Bytes.empty();
    private Bytes checkpoint = Bytes.empty();
    private Frontier frontier = Frontier.empty();
    private TileNodes<RuntimeException> warm = new TileNodes<>(log.head(), log::tile);

    @Setup
    public void setUp() {
        log.grow(NEWER);
        proof = log.proof(LEAF, NEWER, Optional.empty()).encode();
        checkpoint = log.checkpoint(NEWER).bytes();
        frontier = Frontier.of(NEWER, log::at);
        warm = new TileNodes<>(log.head(), log::tile);
    }

    /// A proof as it came: parsed, the checkpoint's signature and the path checked.
    @Benchmark
    public SignedCheckpoint logProof() throws MalformedException, VerificationException {
        return LogProof.parse(proof).verify(log.verifier(), LogKind.MESSAGES, log.entry(LEAF));
    }

    /// The signature of a checkpoint alone.
    @Benchmark
    public SignedCheckpoint signedCheckpoint() throws MalformedException, VerificationException {
        return SignedCheckpoint.verify(checkpoint, log.verifier());
    }

    /// A fetched letter, when its tile was proved before.
    @Benchmark
    public void leafFromWarmTiles() throws VerificationException {
        warm.checkLeaf(LEAF, log.entry(LEAF));
    }

    /// A client that comes back after a million leaves: the tiles that it needs, proved, and the old head checked.
    @Benchmark
    public void catchUpOverAMillionLeaves() throws VerificationException {
        var nodes = new TileNodes<>(log.head(), log::tile);
        Trees.checkConsistency(nodes.proveConsistency(OLDER), log.head(OLDER), nodes.head());
    }

    /// A batch of 100 entries, each with its proof.
    @Benchmark
    public int batchOfAHundred() {
        var growth = new Growth(frontier);
        var hashes = 0;
        for (var i = 0; i < 100; i++) {
            growth.append(log.entry(i));
        }
        for (var i = 0; i < 100; i++) {
            hashes += growth.proveInclusion(NEWER + i).size();
        }
        return hashes;
    }

    /// The one signature of a batch.
    @Benchmark
    public SignedCheckpoint sign() {
        return log.checkpoint(NEWER);
    }
}
