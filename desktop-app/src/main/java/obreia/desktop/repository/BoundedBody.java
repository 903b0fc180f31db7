package obreia.desktop.repository;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import obreia.protocol.codec.Bytes;
import org.jspecify.annotations.Nullable;

/// The body of an answer, which is given up as soon as it is longer, or says that it is longer, than it can truly be;
/// then it is empty.
final class BoundedBody implements HttpResponse.BodySubscriber<Optional<Bytes>> {
    private final long announced;
    private final int most;
    private final CompletableFuture<Optional<Bytes>> body = new CompletableFuture<>();
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private Flow.@Nullable Subscription subscription;

    /// @param announced the Content-Length, or less than 0 where there is none
    BoundedBody(long announced, int most) {
        this.announced = announced;
        this.most = most;
    }

    @Override
    public CompletionStage<Optional<Bytes>> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        if (announced > most) {
            giveUp();
        } else {
            given.request(Long.MAX_VALUE);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (var buffer : buffers) {
            if (body.isDone()) {
                return;
            }
            if (buffer.remaining() > most - received.size()) {
                giveUp();
                return;
            }
            var bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            received.write(bytes, 0, bytes.length);
        }
    }

    @Override
    public void onError(Throwable why) {
        body.completeExceptionally(why);
    }

    @Override
    public void onComplete() {
        body.complete(Optional.of(Bytes.of(received.toByteArray())));
    }

    private void giveUp() {
        body.complete(Optional.empty());
        if (subscription != null) {
            subscription.cancel();
        }
    }
}
