package dev.fovea.audit;

import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** So many threads for as long as one search takes. */
final class Workers implements AutoCloseable {
    private final ForkJoinPool pool;

    Workers(int threads) {
        pool = new ForkJoinPool(threads);
    }

    /** Does the task for 0..n-1, in any order; what one throws reaches the caller. */
    void each(int n, IntConsumer task) {
        if (pool.getParallelism() == 1) {
            IntStream.range(0, n).forEach(task);
        } else {
            pool.submit(() -> IntStream.range(0, n).parallel().forEach(task)).join();
        }
    }

    /** What the function gives for 0..n-1, in order. */
    <T> List<T> map(int n, IntFunction<T> function) {
        return pool.getParallelism() == 1
                ? IntStream.range(0, n).mapToObj(function).toList()
                : pool.submit(() -> IntStream.range(0, n).parallel().mapToObj(function).toList())
                        .join();
    }

    @Override
    public void close() {
        pool.shutdown();
    }
}
