package dev.fovea.base;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.MapperBuilder;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.Objects;

/**
 * Records as JSON and as YAML, and back. What is absent (null) is not written; an unknown key is refused with the
 * nearest known one. Types are named by the caller alone, never by the text, so a text cannot choose what is made.
 */
public enum Json {
    /** Indented JSON. */
    JSON {
        @Override
        ObjectMapper mapper() {
            return Indented.MAPPER;
        }
    },
    /** JSON in one line. */
    LINE {
        @Override
        ObjectMapper mapper() {
            return OneLine.MAPPER;
        }
    },
    /** YAML without document marks or needless quotes; keys are spelt as options are, such as {@code weight-decay}. */
    YAML {
        @Override
        ObjectMapper mapper() {
            return Yaml.MAPPER;
        }
    };

    abstract ObjectMapper mapper();

    // Each in a class of its own, so that it is made when it is first needed: who reads one line of JSON at start-up
    // shall not wait for YAML.
    private static final class Indented {
        static final ObjectMapper MAPPER = strict(JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT));
    }

    private static final class OneLine {
        static final ObjectMapper MAPPER = strict(JsonMapper.builder());
    }

    private static final class Yaml {
        static final ObjectMapper MAPPER = strict(YAMLMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
                .disable(YAMLGenerator.Feature.USE_NATIVE_TYPE_ID)
                .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR));
    }

    private static ObjectMapper strict(MapperBuilder<?, ?> builder) {
        // a record's parts are its own; a method that begins with "is" is a question, not a part
        return builder.disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                .build();
    }

    /** The value as text. */
    public String write(Object value) {
        try {
            return mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as " + name() + ": " + value.getClass(), e);
        }
    }

    /**
     * The text as a value.
     *
     * @param where what the message calls the text, such as a file's name
     * @throws FoveaException if the text is no such value, with the place and, for an unknown key, the nearest one
     */
    public <T> T read(String text, Class<T> type, String where) {
        try {
            return Objects.requireNonNull(mapper().readValue(text, type));
        } catch (UnrecognizedPropertyException e) {
            throw new FoveaException(
                    "keys of " + where + " must be known, but one was \"" + e.getPropertyName() + "\". "
                            + Nearest.hint(
                                    e.getPropertyName(),
                                    e.getKnownPropertyIds().stream()
                                            .map(String::valueOf)
                                            .toList()),
                    e);
        } catch (JsonProcessingException | NullPointerException e) {
            String said = e instanceof JsonProcessingException json ? json.getOriginalMessage() : "it is empty";
            throw new FoveaException(where + " must be valid " + name() + ", but: " + said, e);
        }
    }

    /** The text as a tree, for what has no fixed type. */
    public JsonNode tree(String text, String where) {
        return read(text, JsonNode.class, where);
    }

    /** A value as a tree. */
    public JsonNode toTree(Object value) {
        return mapper().valueToTree(value);
    }

    /** A tree as a value; messages as in {@link #read}. */
    public <T> T fromTree(JsonNode tree, Class<T> type, String where) {
        return read(tree.toString(), type, where);
    }
}
