package dev.fovea.data;

import dev.fovea.base.FoveaException;
import dev.fovea.base.FoveaHome;
import dev.fovea.base.IoReason;
import dev.fovea.base.Nearest;
import dev.fovea.fetch.Download;
import dev.fovea.fetch.FileSize;
import dev.fovea.fetch.RemoteFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Public data sets that Fovea knows by name: where to get them, and where they lie once they were got. */
public enum NamedSet {
    /** Handwritten digits (LeCun, Cortes and Burges 1998), 60,000 to train and 10,000 to test, as four IDX files. */
    MNIST(
            "70,000 handwritten digits, 28 x 28, gray, 10 classes",
            "CC BY-SA 3.0",
            List.of(
                    "https://ossci-datasets.s3.amazonaws.com/mnist/",
                    "https://storage.googleapis.com/cvdf-datasets/mnist/"),
            """
            train-images-idx3-ubyte.gz 9912422 440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609
            train-labels-idx1-ubyte.gz 28881 3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c
            t10k-images-idx3-ubyte.gz 1648877 8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6
            t10k-labels-idx1-ubyte.gz 4542 f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6
            """),

    /**
     * Pictures of clothes (Xiao, Rasul and Vollgraf 2017), 60,000 to train and 10,000 to test, as four IDX files. Sizes
     * and hashes as TensorFlow Datasets lists them (url_checksums/fashion_mnist.txt).
     */
    FASHION_MNIST(
            "70,000 pictures of clothes, 28 x 28, gray, 10 classes",
            "MIT",
            List.of(
                    "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/",
                    "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/"),
            """
            train-images-idx3-ubyte.gz 26421880 3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84
            train-labels-idx1-ubyte.gz 29515 a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845
            t10k-images-idx3-ubyte.gz 4422102 346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073
            t10k-labels-idx1-ubyte.gz 5148 67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5
            """),

    /**
     * Small photographs of ten things (Krizhevsky 2009), 50,000 to train and 10,000 to test, as its authors' binary
     * files. Size and hash as TensorFlow Datasets lists them (url_checksums/cifar10.txt); the authors publish the MD5
     * c32a1d4ab5d03f1284b67883e8d87530 of the same file.
     */
    CIFAR10(
            "60,000 small photographs, 32 x 32, colour, 10 classes",
            "none stated; its authors ask to be cited",
            List.of("https://www.cs.toronto.edu/~kriz/", "https://cave.cs.toronto.edu/kriz/"),
            CifarDataset.ARCHIVE + " 170052171 c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd");

    private final String what;
    private final String licence;

    @SuppressWarnings("ImmutableEnumChecker") // a list from a stream, which nobody can change
    private final List<RemoteFile> files;

    /** @param files a line for each: name, bytes, SHA-256 */
    NamedSet(String what, String licence, List<String> mirrors, String files) {
        this.what = what;
        this.licence = licence;
        this.files = files.lines().map(line -> file(line.split(" "), mirrors)).toList();
    }

    private static RemoteFile file(String[] words, List<String> mirrors) {
        List<URI> addresses =
                mirrors.stream().map(mirror -> URI.create(mirror + words[0])).toList();
        return new RemoteFile(words[0], Long.parseLong(words[1]), words[2], addresses);
    }

    /** The name to type: {@code mnist}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The set of this name, exactly as {@link #word} writes it.
     *
     * @throws IllegalArgumentException if there is none, with the nearest name
     */
    public static NamedSet named(String word) {
        return Arrays.stream(values())
                .filter(set -> set.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "named data set must be known, but was \"" + word + "\". " + Nearest.hint(word, words())));
    }

    /** The names of all sets. */
    public static List<String> words() {
        return Arrays.stream(values()).map(NamedSet::word).toList();
    }

    /** The folder of the set's files where all are there; their sizes are looked at, not their hashes. */
    public Optional<Path> present() {
        try {
            for (RemoteFile file : files) {
                if (!file.seems(folder().resolve(file.name()))) {
                    return Optional.empty();
                }
            }
            return Optional.of(folder());
        } catch (IOException e) {
            throw new FoveaException(folder() + " must be readable, but was not: " + IoReason.of(e) + ".", e);
        }
    }

    /** The set, if it is on this machine. */
    Dataset open() {
        Path folder = present()
                .orElseThrow(() -> new FoveaException("data set " + word()
                        + " must be on this machine, but is not. Get it with: fovea data get " + word()));
        return IdxDataset.inFolder(folder)
                .or(() -> CifarDataset.inFolder(folder))
                .orElseThrow()
                .withName(word());
    }

    /**
     * Puts the set's files under Fovea's home folder, each checked by its SHA-256; those already there stay. A download
     * that was cut goes on where it broke.
     *
     * @param from a folder that has the files; null to download them
     * @param log takes lines of progress, each at most every two seconds
     * @return the folder that has them now
     * @throws FoveaException if a file is missing or wrong in {@code from}, or no address gives it
     */
    public Path get(@Nullable Path from, Consumer<String> log) {
        if (from == null) {
            new Download(log).all(files, folder(), byHand());
        } else {
            new CopyIn(files, from).into(folder(), log);
        }
        return folder();
    }

    /** One line for a list: name, what it is, size, licence, and whether it is here. */
    public String line() {
        long bytes = files.stream().mapToLong(file -> file.size().most()).sum();
        String where = present().map(folder -> "in " + folder).orElse("not here: fovea data get " + word());
        return String.join("  ", word(), what, FileSize.megabytes(bytes), licence, where);
    }

    /** Their names, sizes, hashes and addresses. */
    List<RemoteFile> files() {
        return files;
    }

    private Path folder() {
        return FoveaHome.folder().resolve("data").resolve(word());
    }

    private String byHand() {
        return "Put its files into " + folder() + " by hand, or run: fovea data get " + word() + " --from FOLDER.";
    }
}
