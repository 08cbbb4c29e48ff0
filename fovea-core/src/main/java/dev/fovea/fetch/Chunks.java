package dev.fovea.fetch;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A response's body, taken chunk by chunk, each within a time limit: the stream that the JDK offers instead waits
 * forever for a server that has fallen silent. The client's thread puts chunks in, one reader takes them out.
 */
final class Chunks implements BodySubscriber<Chunks>, AutoCloseable {
    /** What the client reported: bytes, the end (neither), or a failure. */
    private record Item(
            @Nullable List<ByteBuffer> bytes, @Nullable Throwable failure) {}

    private final LinkedBlockingQueue<Item> queue = new LinkedBlockingQueue<>();
    private volatile @Nullable Subscription subscription;

    /**
     * The next bytes; nothing at the end of the body.
     *
     * @throws HttpTimeoutException if none came within the limit
     * @throws IOException if the connection broke
     */
    Optional<List<ByteBuffer>> next(Duration limit) throws IOException, InterruptedException {
        Item item = queue.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
        if (item == null) {
            throw new HttpTimeoutException("no bytes for " + limit.toSeconds() + " s");
        }
        if (item.failure != null) {
            throw new IOException(item.failure.getMessage(), item.failure);
        }
        ask();
        return Optional.ofNullable(item.bytes);
    }

    /** Lets the connection go; what was not taken is dropped. */
    @Override
    public void close() {
        Subscription given = subscription;
        if (given != null) {
            given.cancel();
        }
    }

    /** One chunk more: never are more than two in memory. */
    private void ask() {
        Subscription given = subscription;
        if (given != null) {
            given.request(1);
        }
    }

    @Override
    public CompletionStage<Chunks> getBody() {
        return CompletableFuture.completedStage(this);
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        ask();
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
        queue.add(new Item(bytes, null));
    }

    @Override
    public void onError(Throwable failure) {
        queue.add(new Item(null, failure));
    }

    @Override
    public void onComplete() {
        queue.add(new Item(null, null));
    }
}
