package dev.fovea.fetch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One attempt to bring the rest of a file from one address.
 *
 * @param client knows how long to wait for a connection
 * @param silence how long to wait for an answer and then for each further piece of it
 * @param file what is fetched
 * @param pace told of every piece
 */
record Transfer(HttpClient client, Duration silence, RemoteFile file, Pace pace) {
    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final int RANGE_NOT_SATISFIABLE = 416;

    /**
     * Appends to {@code part} what it lacks, or writes it anew where the server cannot go on from the middle.
     *
     * @throws IOException if that did not succeed, with a message for the user; what came is kept in {@code part}
     */
    void fill(Path part, URI address) throws IOException, InterruptedException {
        long have = Files.exists(part) ? Files.size(part) : 0;
        if (have > file.size().most()) {
            Files.delete(part);
            have = 0;
        }
        if (have == file.size().most() || file.is(part)) {
            return; // whole; where the size is not known to the byte, its hash says so
        }
        HttpResponse<Chunks> response = client.send(request(address, have), head -> new Chunks());
        try (Chunks body = response.body()) {
            save(body, part, start(response, part, have));
        }
    }

    private HttpRequest request(URI address, long have) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(silence);
        return have == 0
                ? request.build()
                : request.header("Range", "bytes=" + have + "-").build();
    }

    /** Where in the file the body begins, after a look at the head of the answer. */
    private long start(HttpResponse<Chunks> response, Path part, long have) throws IOException {
        int status = response.statusCode();
        if (status == RANGE_NOT_SATISFIABLE) {
            Files.deleteIfExists(part); // the server's file ends before what is here
        }
        if (status != OK && status != PARTIAL) {
            throw new IOException("HTTP " + status);
        }
        long start = status == PARTIAL ? have : 0;
        if (status == PARTIAL && !range(response).startsWith("bytes " + have + "-")) {
            throw new IOException("sent \"" + range(response) + "\" when asked for bytes from " + have);
        }
        OptionalLong rest = response.headers().firstValueAsLong("Content-Length");
        if (rest.isPresent() && !file.size().allows(start + rest.getAsLong())) {
            throw new IOException("has " + (start + rest.getAsLong()) + " bytes, but the file has " + file.size());
        }
        return start;
    }

    private static String range(HttpResponse<?> response) {
        return response.headers().firstValue("Content-Range").orElse("");
    }

    private void save(Chunks body, Path part, long start) throws IOException, InterruptedException {
        try (FileChannel out = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            out.truncate(start).position(start);
            Optional<List<ByteBuffer>> next = body.next(silence);
            while (next.isPresent()) {
                append(next.get(), out);
                pace.at(out.position());
                next = body.next(silence);
            }
            if (out.position() < file.size().least()) {
                throw new IOException("ended after " + out.position() + " of " + file.size() + " bytes");
            }
            out.force(true); // before the rename, so that a power cut cannot leave a renamed hole
        }
    }

    private void append(List<ByteBuffer> bytes, FileChannel out) throws IOException {
        for (ByteBuffer piece : bytes) {
            if (out.position() + piece.remaining() > file.size().most()) {
                out.truncate(0);
                throw new IOException("sent more than the " + file.size() + " bytes that the file has");
            }
            while (piece.hasRemaining()) {
                out.write(piece);
            }
        }
    }
}
