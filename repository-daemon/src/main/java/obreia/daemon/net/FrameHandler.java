package obreia.daemon.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.CorruptedFrameException;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import obreia.protocol.codec.Bytes;
import obreia.protocol.wire.Limits;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// WebSocket frames in, whole messages out, as [Bytes] of at most [Limits#FRAME]. RFC 6455, sections 5.4 to 5.6.
final class FrameHandler extends SimpleChannelInboundHandler<WebSocketFrame> {
    private static final Logger LOG = LoggerFactory.getLogger(FrameHandler.class);

    private final Watch watch;
    private @Nullable ByteBuf begun;
    private boolean closing;

    FrameHandler(Watch watch) {
        this.watch = watch;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, WebSocketFrame frame) {
        if (closing) {
            return;
        }
        // Every frame type of Netty that is left over is a text frame; the class is not sealed.
        switch (frame) {
            case BinaryWebSocketFrame binary -> data(ctx, binary);
            case ContinuationWebSocketFrame more -> data(ctx, more);
            case PingWebSocketFrame ping -> pong(ctx, ping);
            case PongWebSocketFrame _ -> control();
            case CloseWebSocketFrame close -> answerClose(ctx, close);
            case TextWebSocketFrame _ ->
                refuse(ctx, WebSocketCloseStatus.INVALID_MESSAGE_TYPE, "text frame; requests are binary frames");
            default -> refuse(ctx, WebSocketCloseStatus.PROTOCOL_ERROR, "unknown kind of frame");
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        // The decoder has sent its close frame with the reason already; what else comes here is the line's end.
        if (!(cause instanceof CorruptedFrameException)) {
            LOG.debug("connection {} ended: {}", ctx.channel().id(), cause.toString());
        }
        closing = true;
        var _ = ctx.close();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        forget();
    }

    private void data(ChannelHandlerContext ctx, WebSocketFrame frame) {
        var content = frame.content();
        var kept = begun;
        if (kept == null && frame.isFinalFragment()) {
            whole(ctx, content);
            return;
        }
        if (kept == null) {
            kept = ctx.alloc().buffer(content.readableBytes(), Limits.FRAME);
            begun = kept;
        }
        if (kept.readableBytes() + content.readableBytes() > Limits.FRAME) {
            refuse(ctx, WebSocketCloseStatus.MESSAGE_TOO_BIG, "message over " + Limits.FRAME + " bytes");
            return;
        }
        kept.writeBytes(content);
        if (frame.isFinalFragment()) {
            whole(ctx, kept);
            forget();
        }
    }

    private void whole(ChannelHandlerContext ctx, ByteBuf message) {
        watch.finished();
        ctx.fireChannelRead(Bytes.of(message.nioBuffer()));
    }

    private void pong(ChannelHandlerContext ctx, PingWebSocketFrame ping) {
        control();
        // To somebody who pings without reading, nothing more is owed.
        if (ctx.channel().isWritable()) {
            var _ = ctx.writeAndFlush(new PongWebSocketFrame(ping.content().retain()));
        }
    }

    private void control() {
        if (begun == null) {
            watch.finished();
        }
    }

    private void answerClose(ChannelHandlerContext ctx, CloseWebSocketFrame close) {
        closing = true;
        var _ = ctx.writeAndFlush(
                new CloseWebSocketFrame(true, 0, close.content().retain()));
        var _ = ctx.close();
    }

    private void refuse(ChannelHandlerContext ctx, WebSocketCloseStatus status, String reason) {
        closing = true;
        Closing.close(ctx.channel(), status, reason);
    }

    private void forget() {
        if (begun != null) {
            begun.release();
            begun = null;
        }
    }
}
