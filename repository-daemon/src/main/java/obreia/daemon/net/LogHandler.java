package obreia.daemon.net;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.net.InetAddress;
import java.util.concurrent.ExecutorService;
import obreia.daemon.admission.Admission;
import obreia.daemon.admission.Verdict;
import obreia.daemon.net.LogAnswers.Page;

/// Answers `GET` and `HEAD` under `/log/`, one after another for as long as the client likes; other requests are
/// passed on. RFC 9110, section 9.3.
///
/// Nothing more is read while a request is in work or its answer has not left, so a client that asks for much and
/// reads nothing holds one answer. All fields belong to the event loop.
final class LogHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
    private final LogAnswers answers;
    private final Admission admission;
    private final InetAddress address;
    private final Places places;
    private final ExecutorService workers;
    private final Watch watch;

    LogHandler(
            LogAnswers answers,
            Admission admission,
            InetAddress address,
            Places places,
            ExecutorService workers,
            Watch watch) {
        this.answers = answers;
        this.admission = admission;
        this.address = address;
        this.places = places;
        this.workers = workers;
        this.watch = watch;
    }

    @Override
    public boolean acceptInboundMessage(Object message) {
        return message instanceof FullHttpRequest request
                && request.decoderResult().isSuccess()
                && request.uri().startsWith(LogPath.ROOT);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
        ctx.channel().config().setAutoRead(false);
        watch.nextStep(ctx);
        var keepAlive = HttpUtil.isKeepAlive(request);
        if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
            var refusal = Page.refusal(HttpResponseStatus.METHOD_NOT_ALLOWED, "The log is only read: GET or HEAD.");
            send(ctx, refusal, keepAlive);
            return;
        }
        var path = LogPath.parse(request.uri());
        var device = DeviceTrust.shownOn(ctx.pipeline());
        var verdict = device.map(admission::request).orElseGet(() -> admission.reading(address));
        if (verdict instanceof Verdict.Refused refused) {
            send(ctx, Page.refusal(HttpResponseStatus.TOO_MANY_REQUESTS, refused.reason()), keepAlive);
        } else if (path.isEmpty()) {
            send(ctx, Page.nothing(), keepAlive);
        } else {
            begin(() -> {
                var page = answers.answer(path.get(), device);
                // The place is free before the answer left: a slow reader costs others nothing.
                places.leave();
                ctx.executor().execute(() -> send(ctx, page, keepAlive));
            });
        }
    }

    private void begin(Runnable work) {
        if (places.take(() -> workers.execute(work))) {
            workers.execute(work);
        }
    }

    private void send(ChannelHandlerContext ctx, Page page, boolean keepAlive) {
        watch.nextStep(ctx);
        var response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                page.status(),
                Unpooled.wrappedBuffer(page.body().buffer()));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, page.type())
                .set(HttpHeaderNames.CACHE_CONTROL, page.caching())
                .setInt(HttpHeaderNames.CONTENT_LENGTH, page.body().length());
        if (page.status().equals(HttpResponseStatus.METHOD_NOT_ALLOWED)) {
            response.headers().set(HttpHeaderNames.ALLOW, "GET, HEAD");
        }
        if (!keepAlive) {
            response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        ctx.writeAndFlush(response).addListener(written -> {
            if (keepAlive && written.isSuccess()) {
                ctx.channel().config().setAutoRead(true);
            } else {
                var _ = ctx.close();
            }
        });
    }
}
