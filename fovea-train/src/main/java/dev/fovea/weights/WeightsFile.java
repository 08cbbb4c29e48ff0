package dev.fovea.weights;

import dev.fovea.base.FoveaException;
import dev.fovea.base.IoReason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Finds out what kind of file weights are in, and has it read; what goes wrong becomes one message with its repair. */
final class WeightsFile {
    private static final int HEAD = 64;

    private WeightsFile() {}

    static StateDict read(Path file) {
        try {
            return file.toString().endsWith(".index.json") ? ShardedSafetensors.read(file) : one(file);
        } catch (BadFormat e) {
            throw new FoveaException(
                    "weights file must be a whole state dict, but was not: " + e.getMessage() + " (" + file
                            + "). Copy it again, or save it anew with torch.save(model.state_dict(), FILE).",
                    e);
        } catch (IOException e) {
            throw new FoveaException(
                    "weights file must be readable, but was not: " + IoReason.of(e) + " (" + file + ")", e);
        }
    }

    private static StateDict one(Path file) throws IOException {
        try (FileBytes bytes = FileBytes.open(file)) {
            ByteBuffer head = bytes.slice(0, Math.min(bytes.size(), HEAD));
            if (Safetensors.begins(head)) {
                return Safetensors.read(file.toString(), bytes);
            }
            if (begins(head, "PK\u0003\u0004")) {
                return StateDict.mended(file.toString(), TorchZip.read(file, bytes), Map.of());
            }
            if (TorchStream.begins(head)) {
                return StateDict.mended(file.toString(), TorchStream.read(bytes), Map.of());
            }
            refuseKnown(head);
            return Safetensors.read(file.toString(), bytes);
        }
    }

    /** Files that are often taken for weights. */
    private static void refuseKnown(ByteBuffer head) {
        BadFormat.unless(head.remaining() > 0, "it is empty");
        BadFormat.unless(
                !begins(head, "version https://git-lfs"),
                "it is a pointer of Git LFS; get the file itself with git lfs pull");
        BadFormat.unless(!begins(head, "\u0089HDF"), "it is an HDF5 file, such as Keras writes, which is not read");
        for (String page : List.of("<!DO", "<!do", "<htm", "<HTM", "<?xm")) {
            BadFormat.unless(!begins(head, page), "it is a page of the web; download the file itself");
        }
    }

    private static boolean begins(ByteBuffer head, String with) {
        byte[] wanted = with.getBytes(StandardCharsets.ISO_8859_1);
        if (head.remaining() < wanted.length) {
            return false;
        }
        byte[] found = new byte[wanted.length];
        head.get(0, found);
        return new String(found, StandardCharsets.ISO_8859_1).equals(with);
    }
}
