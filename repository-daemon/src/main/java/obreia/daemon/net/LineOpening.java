package obreia.daemon.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.flow.FlowControlHandler;
import io.netty.handler.flush.FlushConsolidationHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import obreia.daemon.admission.Verdict;
import obreia.daemon.net.Answers.Asker;
import obreia.daemon.service.Caller;
import obreia.protocol.codec.Bytes;

/// What each new connection begins with: admission, then TLS, then HTTP: any number of reads of
/// the logs, or the upgrade, then frames.
final class LineOpening extends ChannelInitializer<Channel> {
    private static final int REQUEST_LINE = 1024;
    private static final int HEADERS = 8192;

    private final RepositoryServer.Setting setting;
    private final TlsEngine tls;
    private final OpenLines lines;
    private final Answers answers;
    private final LogAnswers logs;
    private final Places places;
    private final ExecutorService workers;
    private final ExecutorService handshakes;

    LineOpening(
            RepositoryServer.Setting setting,
            TlsEngine tls,
            OpenLines lines,
            Answers answers,
            LogAnswers logs,
            Places places,
            ExecutorService workers,
            ExecutorService handshakes) {
        this.setting = setting;
        this.tls = tls;
        this.lines = lines;
        this.answers = answers;
        this.logs = logs;
        this.places = places;
        this.workers = workers;
        this.handshakes = handshakes;
    }

    @Override
    protected void initChannel(Channel channel) {
        if (!(channel.remoteAddress() instanceof InetSocketAddress remote)
                || !lines.enter(channel, remote.getAddress())
                || setting.admission().handshake(remote.getAddress()) instanceof Verdict.Refused) {
            // Before TLS there is nobody to explain it to.
            var _ = channel.close();
            return;
        }
        var watch = new Watch(setting.limits());
        var handler = tls.handler(channel.alloc(), handshakes);
        handler.setHandshakeTimeoutMillis(setting.limits().handshake().toMillis());
        channel.pipeline()
                .addLast(handler)
                .addLast(new FlushConsolidationHandler(
                        FlushConsolidationHandler.DEFAULT_EXPLICIT_FLUSH_AFTER_FLUSHES, true))
                .addLast(watch)
                .addLast(new HttpServerCodec(REQUEST_LINE, HEADERS, HEADERS))
                .addLast(new WholeRequest())
                // One read may bring many requests; this keeps what must wait.
                .addLast(new FlowControlHandler())
                .addLast(new LogHandler(logs, setting.admission(), remote.getAddress(), places, workers, watch))
                .addLast(new UpgradeHandler((ctx, key) -> upgraded(ctx, key, watch, remote.getAddress())));
    }

    private void upgraded(ChannelHandlerContext ctx, Bytes tlsKey, Watch watch, InetAddress address) {
        var channel = ctx.channel();
        watch.upgraded();
        lines.identify(channel, tlsKey);
        var asker = new Asker(new Caller(tlsKey), address, mailbox -> lines.subscribe(channel, mailbox));
        ctx.pipeline().remove(FlowControlHandler.class);
        ctx.pipeline().remove(LogHandler.class);
        ctx.pipeline().addLast(new FrameHandler(watch));
        ctx.pipeline().addLast(new FlowControlHandler());
        ctx.pipeline()
                .addLast(new RequestHandler(
                        answers, asker, places, workers, setting.limits().requests()));
        ctx.pipeline().remove(ctx.handler());
    }
}
