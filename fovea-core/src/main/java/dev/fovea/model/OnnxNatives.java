package dev.fovea.model;

import ai.onnxruntime.OrtEnvironment;
import dev.fovea.base.FoveaException;
import dev.fovea.base.FoveaHome;
import dev.fovea.base.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks ONNX Runtime's native libraries once for each version, to {@code native} in {@link FoveaHome}; ONNX Runtime alone unpacks
 * 28 MB at every start, which is a third of what predicting one picture takes. What was unpacked before is compared with
 * the jar's checksum before it is used. Where the folder cannot be written, ONNX Runtime goes its own way.
 */
final class OnnxNatives {
    /** ONNX Runtime's own setting; where the user has set it, nothing is done here. */
    private static final String SETTING = "onnxruntime.native.path";

    private OnnxNatives() {}

    /** Called before the first use of ONNX Runtime; later calls do nothing. */
    static void prepare() {
        if (System.getProperty(SETTING) == null) {
            Path home = FoveaHome.folder().resolve("native");
            @Nullable Path folder = unpacked(home);
            if (folder != null) {
                System.setProperty(SETTING, folder.toString());
            }
        }
    }

    /** Where the libraries are, or null where they cannot be unpacked. */
    static @Nullable Path unpacked(Path home) {
        String platform = platform();
        Path folder = home;
        try {
            for (String library : List.of("onnxruntime", "onnxruntime4j_jni")) {
                String file = System.mapLibraryName(library).replace("jnilib", "dylib");
                @Nullable URL packed = OrtEnvironment.class.getResource("native/" + platform + "/" + file);
                if (packed == null || !(packed.openConnection() instanceof JarURLConnection jar)) {
                    return null;
                }
                // the jar's name bears the version
                Path version = Path.of(jar.getJarFileURL().getPath()).getFileName();
                folder = home.resolve(version.toString().replace(".jar", "") + "-" + platform);
                unpack(jar, folder.resolve(file));
            }
            return folder;
        } catch (IOException | FoveaException e) {
            return null; // a home folder that is full or read-only must not stop a prediction
        }
    }

    private static void unpack(JarURLConnection jar, Path target) throws IOException {
        JarEntry entry = jar.getJarEntry();
        if (!Files.exists(target) || Files.size(target) != entry.getSize() || checksum(target) != entry.getCrc()) {
            try (InputStream in = jar.getInputStream()) {
                WholeFile.write(target, in::transferTo);
            }
        }
    }

    private static long checksum(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            CRC32 sum = new CRC32();
            sum.update(bytes);
            return sum.getValue();
        }
    }

    /** The folder's name in ONNX Runtime's jar. */
    private static String platform() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        String os = system.contains("mac") ? "osx" : system.contains("win") ? "win" : "linux";
        return os + "-" + (processor.matches("amd64|x86_64|x86-64") ? "x64" : processor);
    }
}
