package dev.fovea.weights;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;

/** A server on this machine that gives one file, of which the n-th answer may break off. */
public final class WeightsServer implements AutoCloseable {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger asked = new AtomicInteger();
    private final HttpServer server;

    /** @param most bytes that the n-th answer, from 0, gives before it breaks off */
    public WeightsServer(byte[] file, boolean ranges, IntUnaryOperator most) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                give(exchange, file, ranges, most.applyAsInt(asked.getAndIncrement()));
            }
        });
        server.start();
    }

    private static void give(HttpExchange exchange, byte[] file, boolean ranges, int most) throws IOException {
        String range = ranges ? exchange.getRequestHeaders().getFirst("Range") : null;
        int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
        if (range != null) {
            exchange.getResponseHeaders()
                    .add("Content-Range", "bytes " + from + "-" + (file.length - 1) + "/" + file.length);
        }
        exchange.sendResponseHeaders(range == null ? 200 : 206, file.length - from);
        OutputStream out = exchange.getResponseBody();
        int length = Math.min(most, file.length - from);
        for (int at = 0; at < length; at += 1 << 16) { // in pieces, so that there is a middle
            out.write(file, from + at, Math.min(1 << 16, length - at));
            out.flush();
        }
    }

    /** An entry of the catalogue, of a network and with an accuracy, whose file is here. */
    public Pretrained entry(String architecture, double accuracy, String sha256, int length) {
        Pretrained plain = entry(sha256, length);
        return new Pretrained(
                architecture, architecture, plain.file(), "ImageNet-1k", 1000, accuracy, plain.licence(), plain.seen());
    }

    /** An entry of the catalogue whose file is here. */
    Pretrained entry(String sha256, int length) {
        return entry("http://localhost:" + server.getAddress().getPort() + "/tiny-" + sha256 + ".pth", sha256, length);
    }

    static Pretrained entry(String address, String sha256, int length) {
        double mebibytes = Math.round(length / 1048.576) / 1000.0;
        return new Pretrained(
                "tiny",
                "tiny",
                new Pretrained.Published(address, sha256, null, mebibytes),
                "nothing",
                2,
                50,
                "none",
                new Pretrained.Seen(32, 32, "bilinear", List.of(0.5, 0.5, 0.5), List.of(0.5, 0.5, 0.5)));
    }

    public int asked() {
        return asked.get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
