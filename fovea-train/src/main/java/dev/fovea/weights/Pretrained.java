package dev.fovea.weights;

import dev.fovea.fetch.FileSize;
import dev.fovea.fetch.RemoteFile;
import dev.fovea.model.Channels;
import dev.fovea.model.Fit;
import dev.fovea.model.Preprocess;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Published weights that Fovea knows by name.
 *
 * @param name to type, such as {@code resnet-18}
 * @param architecture that they are of, as {@code --model} calls it
 * @param file where they are
 * @param data what they were trained on, such as {@code ImageNet-1k}
 * @param classes of that
 * @param accuracy share of its validation or test pictures that they get right, in percent, as their authors say
 * @param licence as their authors say
 * @param seen how pictures came to them in training
 */
public record Pretrained(
        String name,
        String architecture,
        Published file,
        String data,
        int classes,
        double accuracy,
        String licence,
        Seen seen) {
    /**
     * A file on the network.
     *
     * @param address of it
     * @param sha256 all digits of its hash, or the first ones where no more are published
     * @param bytes its size; null where it is not known to the byte
     * @param mebibytes its size in 1,048,576 bytes, to the third decimal place; null where the bytes are known
     */
    public record Published(
            String address,
            String sha256,
            @Nullable Long bytes,
            @Nullable Double mebibytes) {
        /** As what a download takes; its name is the address's last part. */
        public RemoteFile remote() {
            FileSize size = bytes != null
                    ? FileSize.exactly(bytes)
                    : mebibytes == null ? new FileSize(0, Integer.MAX_VALUE) : FileSize.rounded(mebibytes);
            return new RemoteFile(name(), size, sha256, List.of(URI.create(address)));
        }

        /** Such as {@code 46.8 MB}. */
        public String size() {
            return FileSize.megabytes(remote().size().most());
        }

        /** The file's name. */
        public String name() {
            return address.substring(address.lastIndexOf('/') + 1);
        }
    }

    /**
     * How pictures, in colour, came to the network: the short side resized, the middle cut out, {@code (value / 255 - mean)
     * / spread}.
     *
     * @param size side of the square that is cut out
     * @param resize the short side
     * @param interpolation how they were resized in training: bilinear, or bicubic. Fovea always resizes with its triangle
     *     filter, which is the former
     * @param mean of each channel
     * @param spread of each channel
     */
    public record Seen(int size, int resize, String interpolation, List<Double> mean, List<Double> spread) {
        /** Copies the lists. */
        public Seen {
            mean = List.copyOf(mean);
            spread = List.copyOf(spread);
        }

        /** The same as a preprocess of Fovea's. */
        public Preprocess preprocess() {
            return new Preprocess(size, Fit.CROP, resize, Channels.RGB, mean, spread);
        }
    }
}
