package obreia.daemon.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The clock of one connection, with a time of its own.
final class WatchTest {
    private static final LineLimits LIMITS = new LineLimits(
            10,
            10,
            10,
            10,
            Duration.ofSeconds(10),
            Duration.ofSeconds(20),
            Duration.ofSeconds(30),
            Duration.ofSeconds(40));

    private final Watch watch = new Watch(LIMITS);
    private final EmbeddedChannel channel = new EmbeddedChannel();

    @BeforeEach
    void begin() {
        channel.freezeTime();
        channel.pipeline().addLast(watch, new Swallow());
    }

    @Test
    void closesWhatDoesNotComeToItsUpgradeWhateverItSends() {
        for (var second = 0; second < 20; second += 2) {
            receive();
            assertThat(channel.isOpen()).isTrue();
            pass(2);
        }
        pass(5);
        assertThat(channel.isOpen()).isFalse();
        assertThat(channel.<Object>readOutbound()).isNull();
    }

    @Test
    void pingsAQuietClientAndKeepsItWhileItAnswers() {
        watch.upgraded();
        for (var round = 0; round < 10; round++) {
            pass(28);
            assertThat(channel.<Object>readOutbound()).isNull();
            pass(5);
            assertThat(channel.<Object>readOutbound()).isInstanceOf(PingWebSocketFrame.class);
            receive();
            watch.finished();
        }
        assertThat(channel.isOpen()).isTrue();
        pass(33);
        assertThat(channel.<Object>readOutbound()).isInstanceOf(PingWebSocketFrame.class);
        pass(33);
        assertThat(closeCode()).isEqualTo(1008);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void closesAFrameThatDripsIn() {
        watch.upgraded();
        for (var second = 0; second < 20; second += 2) {
            receive();
            assertThat(channel.isOpen()).isTrue();
            pass(2);
        }
        pass(5);
        assertThat(closeCode()).isEqualTo(1008);
    }

    @Test
    void letsFramesCompleteInTheirTimeForEver() {
        watch.upgraded();
        for (var frame = 0; frame < 20; frame++) {
            receive();
            pass(15);
            receive();
            watch.finished();
        }
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void doesNotBlameAClientThatIsNotRead() {
        watch.upgraded();
        receive();
        channel.config().setAutoRead(false);
        pass(500);
        assertThat(channel.isOpen()).isTrue();
        channel.config().setAutoRead(true);
        pass(15);
        assertThat(channel.isOpen()).isTrue();
        pass(10);
        assertThat(closeCode()).isEqualTo(1008);
    }

    @Test
    void closesAClientThatDoesNotTakeItsAnswers() {
        watch.upgraded();
        channel.unsafe().outboundBuffer().setUserDefinedWritability(1, false);
        channel.runPendingTasks();
        pass(35);
        assertThat(channel.isOpen()).isTrue();
        channel.unsafe().outboundBuffer().setUserDefinedWritability(1, true);
        channel.runPendingTasks();
        receive();
        watch.finished();
        pass(20);
        assertThat(channel.isOpen()).isTrue();
        channel.unsafe().outboundBuffer().setUserDefinedWritability(1, false);
        channel.runPendingTasks();
        for (var i = 0; i < 18; i++) {
            receive();
            watch.finished();
            pass(2);
        }
        assertThat(channel.isOpen()).isTrue();
        pass(25);
        assertThat(channel.isOpen()).isFalse();
    }

    private void receive() {
        channel.writeInbound(Unpooled.wrappedBuffer(new byte[] {1}));
    }

    private void pass(int seconds) {
        for (var i = 0; i < seconds; i++) {
            channel.advanceTimeBy(1, TimeUnit.SECONDS);
            channel.runScheduledPendingTasks();
        }
    }

    private int closeCode() {
        for (var sent = channel.<Object>readOutbound(); sent != null; sent = channel.readOutbound()) {
            if (sent instanceof CloseWebSocketFrame close) {
                return close.statusCode();
            }
        }
        throw new AssertionError("no close frame was sent");
    }

    private static final class Swallow extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            ReferenceCountUtil.release(message);
        }
    }
}
