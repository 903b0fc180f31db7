package obreia.daemon.net;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import java.util.function.BiConsumer;
import obreia.protocol.codec.Bytes;
import obreia.protocol.wire.Limits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The last HTTP request of a connection: the upgrade to WebSocket, RFC 6455, section 4.2, by a device that showed its
/// certificate. Everything else gets a short answer, and the connection is closed.
final class UpgradeHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
    private static final Logger LOG = LoggerFactory.getLogger(UpgradeHandler.class);

    private static final WebSocketDecoderConfig FRAMES = WebSocketDecoderConfig.newBuilder()
            .maxFramePayloadLength(Limits.FRAME)
            .expectMaskedFrames(true)
            .allowMaskMismatch(false)
            .allowExtensions(false)
            .closeOnProtocolViolation(true)
            .build();

    private final BiConsumer<ChannelHandlerContext, Bytes> upgraded;

    /// Tells `upgraded`, on the event loop, the context to replace and the device's TLS key.
    UpgradeHandler(BiConsumer<ChannelHandlerContext, Bytes> upgraded) {
        this.upgraded = upgraded;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
        if (!request.decoderResult().isSuccess()) {
            refuse(ctx, HttpResponseStatus.BAD_REQUEST, "This is not HTTP/1.1.");
        } else if (!isUpgrade(request)) {
            refuse(ctx, HttpResponseStatus.NOT_FOUND, "There is nothing here.");
        } else {
            DeviceTrust.shownOn(ctx.pipeline())
                    .ifPresentOrElse(
                            key -> upgrade(ctx, request, key),
                            () -> refuse(ctx, HttpResponseStatus.FORBIDDEN, "A device certificate is required."));
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        LOG.debug(
                "connection {} ended before it was upgraded: {}", ctx.channel().id(), cause.toString());
        var _ = ctx.close();
    }

    private void upgrade(ChannelHandlerContext ctx, FullHttpRequest request, Bytes key) {
        var handshaker =
                new WebSocketServerHandshakerFactory(RepositoryServer.PATH, null, FRAMES).newHandshaker(request);
        if (handshaker == null) {
            WebSocketServerHandshakerFactory.sendUnsupportedVersionResponse(ctx.channel())
                    .addListener(ChannelFutureListener.CLOSE);
            return;
        }
        try {
            var _ = handshaker.handshake(ctx.channel(), request);
        } catch (WebSocketHandshakeException e) {
            LOG.debug("connection {} was not upgraded: {}", ctx.channel().id(), e.getMessage());
            refuse(ctx, HttpResponseStatus.BAD_REQUEST, "This is not an upgrade to WebSocket.");
            return;
        }
        upgraded.accept(ctx, key);
    }

    private static boolean isUpgrade(FullHttpRequest request) {
        return request.method().equals(HttpMethod.GET)
                && request.uri().equals(RepositoryServer.PATH)
                && request.headers().containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true);
    }

    private static void refuse(ChannelHandlerContext ctx, HttpResponseStatus status, String sentence) {
        var response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, status, Unpooled.copiedBuffer(sentence + "\n", UTF_8));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8")
                .setInt(HttpHeaderNames.CONTENT_LENGTH, response.content().readableBytes())
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        ctx.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }
}
