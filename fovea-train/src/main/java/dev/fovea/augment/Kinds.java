package dev.fovea.augment;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.DatabindContext;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.jsontype.impl.TypeIdResolverBase;
import dev.fovea.base.Nearest;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The names of the augmentations in files; refuses unknown ones with the nearest, and those a file cannot hold. */
final class Kinds extends TypeIdResolverBase {
    private static final Map<String, Class<?>> ALL =
            leaves(Augmentation.class).collect(Collectors.toUnmodifiableMap(Kinds::of, Function.identity()));

    /** The name of a record: its own, in kebab-case. */
    static String of(Class<?> kind) {
        return kind.getSimpleName().replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
    }

    /** The records of the family. */
    static Stream<Class<?>> leaves(Class<?> family) {
        return family.isSealed()
                ? Arrays.stream(family.getPermittedSubclasses()).flatMap(Kinds::leaves)
                : Stream.of(family);
    }

    @Override
    public String idFromValue(Object value) {
        return of(value.getClass());
    }

    @Override
    public String idFromValueAndType(@Nullable Object value, Class<?> suggested) {
        return of(value == null ? suggested : value.getClass());
    }

    @Override
    public JavaType typeFromId(DatabindContext context, String id) throws JsonMappingException {
        Class<?> kind = ALL.get(id);
        if (kind == null) {
            throw refused(
                    context,
                    "augmentation must be a known kind, but was \"" + id + "\". " + Nearest.hint(id, ALL.keySet()));
        }
        if (kind == Custom.class) {
            throw refused(
                    context,
                    "augmentation must be one that a file can hold, but was custom, which is a function of Java code."
                            + " Add it from Java with Augmentation.custom.");
        }
        return context.constructType(kind);
    }

    private static JsonMappingException refused(DatabindContext context, String message) {
        return JsonMappingException.from((DeserializationContext) context, message);
    }

    @Override
    public JsonTypeInfo.Id getMechanism() {
        return JsonTypeInfo.Id.CUSTOM;
    }
}
