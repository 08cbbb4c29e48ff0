package dev.fovea.cli;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * A signal of the operating system that runs an action instead of ending the JVM, until this is closed. The JDK has one
 * way to do that, {@code sun.misc.Signal} of its supported module {@code jdk.unsupported}; it is looked up by name, so
 * that a JDK without it (or an operating system without the signal) goes on with the usual ending.
 */
final class Caught implements AutoCloseable {
    private final @Nullable Object signal;
    private final @Nullable Object before;

    private Caught(@Nullable Object signal, @Nullable Object before) {
        this.signal = signal;
        this.before = before;
    }

    /** Catches {@code INT} or {@code TERM}; the action runs in a thread of its own. */
    static Caught signal(String name, Runnable action) {
        try {
            Object signal = Class.forName("sun.misc.Signal")
                    .getConstructor(String.class)
                    .newInstance(name);
            return new Caught(signal, handle(signal, handler(action)));
        } catch (ReflectiveOperationException e) {
            return new Caught(null, null);
        }
    }

    private static Object handler(Runnable action) throws ClassNotFoundException {
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        return Proxy.newProxyInstance(
                Caught.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, given) -> {
                    if (method.getDeclaringClass() == Object.class) {
                        return method.invoke(action, given);
                    }
                    action.run();
                    return null;
                });
    }

    /** Sets the handler and returns the one before. */
    private static Object handle(Object signal, Object handler) throws ReflectiveOperationException {
        Class<?> kind = Class.forName("sun.misc.SignalHandler");
        Method set = signal.getClass().getMethod("handle", signal.getClass(), kind);
        return set.invoke(null, signal, handler);
    }

    @Override
    public void close() {
        if (signal != null && before != null) {
            try {
                handle(signal, before);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
