package dev.fovea.batch;

import dev.fovea.picture.Picture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A process that keeps pictures on the disk and looks at those that others kept, in an order of its own, until it is
 * done or killed. Arguments: folder, budget, seed, pictures. Ends with 0 if every picture it found was the right one.
 */
final class CacheProcess {
    private CacheProcess() {}

    static Process start(Path folder, long budget, int seed, int pictures) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), CacheProcess.class.getName()));
        command.addAll(List.of(folder.toString(), "" + budget, "" + seed, "" + pictures));
        return new ProcessBuilder(command).inheritIO().start();
    }

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        int wrong = run(
                folder,
                Long.parseLong(arguments[1]),
                new Random(Integer.parseInt(arguments[2])),
                Integer.parseInt(arguments[3]));
        System.exit(wrong == 0 ? 0 : 3);
    }

    /** Pictures found that were not the right ones. */
    static int run(Path folder, long budget, Random random, int pictures) {
        DiskStore store = new DiskStore(new CacheFolder(folder), "v0", budget, note -> {});
        int wrong = 0;
        for (int n = 0; n < 2 * pictures; n++) {
            int i = random.nextInt(pictures);
            long place = store.find(key(i));
            Optional<Picture> found = place == Place.UNKNOWN ? Optional.empty() : store.picture(place, key(i));
            wrong += found.isPresent() && !found.get().equals(picture(i)) ? 1 : 0;
            store.add(key(i), picture(i));
        }
        store.close();
        return wrong;
    }

    /** How many of these pictures are there. */
    static int found(Path folder, int pictures) {
        DiskStore store = new DiskStore(new CacheFolder(folder), "v0", Long.MAX_VALUE, note -> {});
        int found = 0;
        for (int i = 0; i < pictures; i++) {
            long place = store.find(key(i));
            found += place != Place.UNKNOWN && store.picture(place, key(i)).isPresent() ? 1 : 0;
        }
        store.close();
        return found;
    }

    private static ContentKey key(int i) {
        return ContentKey.of(new byte[] {(byte) i, (byte) (i >> 8), (byte) (i >> 16)});
    }

    private static Picture picture(int i) {
        int side = 1 + i % 120;
        byte[] pixels = new byte[side * side * 3];
        Arrays.fill(pixels, (byte) (i * 31));
        pixels[0] = (byte) i;
        pixels[pixels.length - 1] = (byte) (i >> 8);
        return new Picture(side, side, 3, pixels);
    }
}
