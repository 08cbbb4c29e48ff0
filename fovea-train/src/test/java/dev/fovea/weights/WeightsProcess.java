package dev.fovea.weights;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A process that gets the weights of one entry and ends with 0 if it has them. Arguments: folder, address, hash, bytes. */
final class WeightsProcess {
    private WeightsProcess() {}

    static Process start(Path folder, Pretrained entry, int length) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WeightsProcess.class.getName(),
                        folder.toString(),
                        entry.file().address(),
                        entry.file().sha256(),
                        String.valueOf(length))
                .inheritIO()
                .start();
    }

    public static void main(String[] arguments) {
        Pretrained entry = WeightsServer.entry(arguments[1], arguments[2], Integer.parseInt(arguments[3]));
        WeightsFolder folder = new WeightsFolder(Path.of(arguments[0]), new Catalogue(List.of(entry)));
        StateDict.read(folder.get(entry, line -> {}));
    }
}
