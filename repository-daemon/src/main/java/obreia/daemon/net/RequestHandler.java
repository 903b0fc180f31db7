package obreia.daemon.net;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import java.util.concurrent.ExecutorService;
import obreia.daemon.net.Answers.Asker;
import obreia.protocol.codec.Bytes;
import obreia.protocol.wire.Response;
import obreia.protocol.wire.ResponseCodec;
import org.jspecify.annotations.Nullable;

/// Hands each message to a virtual thread and sends its answer, in whatever order the answers come.
///
/// It reads on only while a request more may be begun: fewer than the connection's bound are in work, a place for all
/// is free, and the client takes its answers. A request counts until its answer is written, so a client that does not
/// read holds no more than its bound. All fields belong to the event loop.
final class RequestHandler extends SimpleChannelInboundHandler<Bytes> {
    private final Answers answers;
    private final Asker asker;
    private final Places places;
    private final ExecutorService workers;
    private final int most;
    private int inWork;
    private boolean waiting;
    private Response.@Nullable Notice late;

    RequestHandler(Answers answers, Asker asker, Places places, ExecutorService workers, int most) {
        this.answers = answers;
        this.asker = asker;
        this.places = places;
        this.workers = workers;
        this.most = most;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, Bytes message) {
        inWork++;
        if (places.take(() -> ctx.executor().execute(() -> begin(ctx, message)))) {
            work(ctx, message);
        } else {
            waiting = true;
        }
        readOnOrPause(ctx);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (ctx.channel().isWritable() && late != null) {
            var notice = late;
            late = null;
            notify(ctx, notice);
        }
        readOnOrPause(ctx);
        ctx.fireChannelWritabilityChanged();
    }

    /// Sends a notice now; or, to a client that does not take what it was sent, the newest one when it does again.
    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof Response.Notice notice) {
            if (ctx.channel().isWritable()) {
                notify(ctx, notice);
            } else {
                late = notice;
            }
        } else {
            ctx.fireUserEventTriggered(event);
        }
    }

    /// A place came free for a message that waited.
    private void begin(ChannelHandlerContext ctx, Bytes message) {
        waiting = false;
        work(ctx, message);
        readOnOrPause(ctx);
    }

    private void work(ChannelHandlerContext ctx, Bytes message) {
        workers.execute(() -> {
            var answer = answers.answer(asker, message);
            ctx.executor().execute(() -> send(ctx, answer));
        });
    }

    private void send(ChannelHandlerContext ctx, Bytes answer) {
        ctx.writeAndFlush(frame(answer)).addListener(_ -> {
            inWork--;
            places.leave();
            readOnOrPause(ctx);
        });
    }

    private void readOnOrPause(ChannelHandlerContext ctx) {
        var on = inWork < most && !waiting && ctx.channel().isWritable();
        if (ctx.channel().config().isAutoRead() != on) {
            ctx.channel().config().setAutoRead(on);
        }
    }

    private static void notify(ChannelHandlerContext ctx, Response.Notice notice) {
        var _ = ctx.writeAndFlush(frame(ResponseCodec.encode(0, notice)));
    }

    private static BinaryWebSocketFrame frame(Bytes bytes) {
        return new BinaryWebSocketFrame(Unpooled.wrappedBuffer(bytes.buffer()));
    }
}
