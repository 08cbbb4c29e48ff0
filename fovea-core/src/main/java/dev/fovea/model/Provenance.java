package dev.fovea.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a model file comes from, so that it can be made again.
 *
 * @param data what the network was trained on
 * @param seed of the whole run
 * @param recipe every setting, as YAML
 * @param made when the file was written, as ISO 8601 in UTC
 * @param machine what it was made with
 * @param weightsSha256 over the file's stored numbers; filled in by the export, empty before it
 */
public record Provenance(Data data, long seed, String recipe, String made, Machine machine, String weightsSha256) {

    /**
     * What a network was trained on.
     *
     * @param name of the data set
     * @param samples pictures in the training part
     * @param sha256 a hash over the training part; empty where it was not computed
     * @param covers what that hash is over, in words
     */
    public record Data(String name, int samples, String sha256, String covers) {}

    /**
     * What a run was made with.
     *
     * @param fovea version of Fovea
     * @param system operating system and its version
     * @param processor name where the system tells it, architecture and cores, such as {@code amd64, 2 cores}
     * @param memory of the machine, such as {@code 23.5 GiB}
     * @param versions of Java and of the libraries that compute, by their names
     */
    public record Machine(String fovea, String system, String processor, String memory, Map<String, String> versions) {
        /** Copies the map and keeps its order. */
        public Machine {
            versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
        }

        /** The machine that this runs on. */
        public static Machine here() {
            String version = Machine.class.getPackage().getImplementationVersion();
            return new Machine(
                            version == null ? "development" : version,
                            property("os.name") + " " + property("os.version"),
                            Hardware.processor() + ", " + property("os.arch") + ", "
                                    + Runtime.getRuntime().availableProcessors() + " cores",
                            Hardware.memory(),
                            Map.of())
                    .with("Java", property("java.version") + " (" + property("java.vendor") + ")")
                    .with("ONNX Runtime", OnnxSession.version());
        }

        /** The same with the version of one thing more. */
        public Machine with(String name, String version) {
            Map<String, String> more = new LinkedHashMap<>(versions);
            more.put(name, version);
            return new Machine(fovea, system, processor, memory, more);
        }

        private static String property(String key) {
            return System.getProperty(key, "unknown");
        }
    }

    /** The same with the hash of the stored numbers. */
    public Provenance withWeights(String sha256) {
        return new Provenance(data, seed, recipe, made, machine, sha256);
    }

    /** The same made on other data. */
    public Provenance withData(Data other) {
        return new Provenance(other, seed, recipe, made, machine, weightsSha256);
    }
}
