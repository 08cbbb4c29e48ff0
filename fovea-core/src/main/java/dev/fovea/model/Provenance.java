package dev.fovea.model;

/**
 * Where a model file comes from, so that it can be made again.
 *
 * @param data name of the data set that the network was trained on
 * @param dataSha256 over names, labels and bytes of the training part; empty where it was not computed
 * @param samples pictures in the training part
 * @param seed of the whole run
 * @param recipe every setting, as YAML
 * @param made when the file was written, as ISO 8601 in UTC
 * @param machine what it was made with
 * @param weightsSha256 over the file's stored numbers; filled in by the export, empty before it
 */
public record Provenance(
        String data,
        String dataSha256,
        int samples,
        long seed,
        String recipe,
        String made,
        Machine machine,
        String weightsSha256) {

    /**
     * What a run was made with.
     *
     * @param fovea version of Fovea
     * @param java version and vendor
     * @param system operating system and its version
     * @param processor architecture and cores, such as {@code amd64, 2 cores}
     */
    public record Machine(String fovea, String java, String system, String processor) {
        /** The machine that this runs on. */
        public static Machine here() {
            String version = Machine.class.getPackage().getImplementationVersion();
            return new Machine(
                    version == null ? "development" : version,
                    property("java.version") + " (" + property("java.vendor") + ")",
                    property("os.name") + " " + property("os.version"),
                    property("os.arch") + ", " + Runtime.getRuntime().availableProcessors() + " cores");
        }

        private static String property(String key) {
            return System.getProperty(key, "unknown");
        }
    }

    /** The same with the hash of the stored numbers. */
    public Provenance withWeights(String sha256) {
        return new Provenance(data, dataSha256, samples, seed, recipe, made, machine, sha256);
    }
}
