package obreia.daemon.net;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The clock of one connection: closes those that do not get to a WebSocket, do not finish a frame, do not take their
/// answers, or are gone without a word. Stands where the bytes leave TLS. On the connection's event loop only.
final class Watch extends ChannelDuplexHandler {
    private final LineLimits limits;
    private @Nullable ScheduledFuture<?> round;
    private long opened;
    private long lastByte;
    private long begun;
    private long fullSince;
    private boolean upgraded;
    private boolean unfinished;
    private boolean pinged;

    Watch(LineLimits limits) {
        this.limits = limits;
    }

    /// The connection speaks WebSocket from here on.
    void upgraded() {
        upgraded = true;
        unfinished = false;
    }

    /// A request of HTTP came, or its answer leaves: the time for what comes next begins.
    void nextStep(ChannelHandlerContext ctx) {
        opened = now(ctx);
    }

    /// A message, or a control frame outside a message, arrived whole.
    void finished() {
        unfinished = false;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        opened = now(ctx);
        lastByte = opened;
        var each = shortest().toNanos() / 4;
        round = ctx.executor().scheduleWithFixedDelay(() -> look(ctx), each, each, TimeUnit.NANOSECONDS);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        if (round != null) {
            round.cancel(false);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object bytes) {
        lastByte = now(ctx);
        pinged = false;
        if (!unfinished) {
            unfinished = true;
            begun = lastByte;
        }
        ctx.fireChannelRead(bytes);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        fullSince = now(ctx);
        ctx.fireChannelWritabilityChanged();
    }

    private void look(ChannelHandlerContext ctx) {
        var now = now(ctx);
        if (!ctx.channel().config().isAutoRead()) {
            // What was sent lies unread because of us: the client's time stands still.
            lastByte = now;
            begun = now;
        }
        if (!upgraded) {
            if (over(now - opened, limits.handshake().multipliedBy(2))) {
                var _ = ctx.close();
            }
        } else if (!ctx.channel().isWritable() && over(now - fullSince, limits.stalled())) {
            var _ = ctx.close();
        } else if (unfinished && over(now - begun, limits.message())) {
            Closing.close(
                    ctx.channel(),
                    WebSocketCloseStatus.POLICY_VIOLATION,
                    "a frame took over " + limits.message().toSeconds() + " seconds to arrive");
        } else if (over(now - lastByte, limits.quiet().multipliedBy(2))) {
            Closing.close(
                    ctx.channel(),
                    WebSocketCloseStatus.POLICY_VIOLATION,
                    "nothing came for " + limits.quiet().multipliedBy(2).toSeconds() + " seconds");
        } else if (!pinged && over(now - lastByte, limits.quiet())) {
            pinged = true;
            var _ = ctx.channel().writeAndFlush(new PingWebSocketFrame());
        }
    }

    private Duration shortest() {
        var shortest = limits.handshake();
        for (var other : new Duration[] {limits.message(), limits.quiet(), limits.stalled()}) {
            shortest = other.compareTo(shortest) < 0 ? other : shortest;
        }
        return shortest;
    }

    private static boolean over(long nanos, Duration limit) {
        return nanos > limit.toNanos();
    }

    private static long now(ChannelHandlerContext ctx) {
        return ctx.executor().ticker().nanoTime();
    }
}
