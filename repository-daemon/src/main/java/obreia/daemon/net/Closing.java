package obreia.daemon.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;

/// The end of a connection that speaks WebSocket, with a reason that the other side can read.
final class Closing {
    private Closing() {}

    /// Sends a close frame, RFC 6455, section 5.5.1, and closes when it has left, without waiting for the answer.
    static void close(Channel channel, WebSocketCloseStatus status, String reason) {
        var _ = channel.writeAndFlush(new CloseWebSocketFrame(status, reason)).addListener(ChannelFutureListener.CLOSE);
    }
}
