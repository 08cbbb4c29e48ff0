package dev.fovea.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.base.FoveaException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that are made to do harm: each is refused with a reason, and nothing in them is run. */
@Timeout(20)
class HostileFilesTest {
    private static final String ONE =
            Checkpoints.tensor(Checkpoints.storage("0", 6), 0, Checkpoints.tuple(2, 3), Checkpoints.tuple(3, 1));

    @TempDir
    private Path temp;

    @Test
    void theHandmadeFilesAreGoodOnes() {
        byte[] pickle = Checkpoints.table("w", ONE);
        assertThat(read(Checkpoints.zip(pickle, 24)).tensor("w").shape()).containsExactly(2L, 3L);
        assertThat(read(Checkpoints.stream(pickle, 6)).tensor("w").shape()).containsExactly(2L, 3L);
    }

    @Test
    void aProgramIsRefusedByItsName() {
        Path proof = temp.resolve("proof");
        String command = "touch " + proof;
        for (String name : new String[] {"posix\nsystem", "os\nsystem", "builtins\neval", "nt\nsystem"}) {
            byte[] pickle = Checkpoints.table("w", "c" + name + "\n" + Checkpoints.word(command) + "\u0085R");
            refused(Checkpoints.zip(pickle, 24), "but one is " + name.replace('\n', '.') + ". Nothing was run");
            refused(Checkpoints.stream(pickle, 6), "but one is " + name.replace('\n', '.') + ". Nothing was run");
        }
        assertThat(proof).doesNotExist();
    }

    @Test
    void otherWaysToAProgramAreRefusedToo() {
        String stack = Checkpoints.word("posix") + Checkpoints.word("system") + "\u0093";
        refusedPickle("\u0080\u0004" + stack + Checkpoints.word("ls") + "\u0085R.", "but one is posix.system");
        refusedPickle("\u0080\u0002(" + Checkpoints.word("ls") + "iposix\nsystem\n.", "but one is posix.system");
        refusedPickle("\u0080\u0002\u0082\u0001.", "pickle instruction 0x82"); // EXT1: a name by its number
        refusedPickle("\u0080\u0002ctorch\nfloat32\n)R.", "torch.float32 must not be called");
        refusedPickle("\u0080\u0002ctorch.nn.modules\nLinear\n.", "but one is torch.nn.modules.Linear");
        refusedPickle("\u0080\u0002ctorch\u00ff\nx\n.", "but one is torch?.x");
        refusedPickle("\u0080\u0002" + Checkpoints.word("a") + ")R.", "only names may be called, but a text is");
        refusedPickle("\u0080\u0002" + Checkpoints.word("a") + "}b.", "attributes must be those of a table");
        refusedPickle("cposix\nsystem\n.", "but one is posix.system"); // without a version
    }

    @Test
    void badLayoutsAreRefusedByTheTensorsName() {
        layout(
                0,
                Checkpoints.tuple(2, 3),
                Checkpoints.tuple(-3, 1),
                "strides must be at least 0, but were [-3, 1] (w)");
        layout(0, Checkpoints.tuple(2, -3), Checkpoints.tuple(3, 1), "sides of a shape must be at least 0");
        layout(
                1,
                Checkpoints.tuple(2, 3),
                Checkpoints.tuple(3, 1),
                "from element 1 on must be within its storage of 6");
        layout(-1, Checkpoints.tuple(2, 3), Checkpoints.tuple(3, 1), "from element -1 on must be within its storage");
        layout(Integer.MAX_VALUE, Checkpoints.tuple(1), Checkpoints.tuple(1), "must be within its storage of 6");
        layout(0, Checkpoints.tuple(2, 3), Checkpoints.tuple(1, 1), "elements of a tensor must not overlap");
        layout(0, Checkpoints.tuple(1000000, 1), Checkpoints.tuple(0, 1), "elements of a tensor must not overlap");
        layout(0, Checkpoints.tuple(2), Checkpoints.tuple(2147483647), "must be within its storage");
        layout(
                0,
                Checkpoints.tuple(2147483647, 2147483647, 2147483647),
                Checkpoints.tuple(1, 1, 1),
                "a tensor must have at most 2147483639 numbers");
        layout(0, Checkpoints.tuple(new int[17]), Checkpoints.tuple(new int[17]), "dimensions must be at most 16");
        layout(0, Checkpoints.tuple(2, 3), Checkpoints.tuple(1), "with a stride each");
    }

    private void layout(int offset, String shape, String strides, String reason) {
        byte[] pickle = Checkpoints.table("w", Checkpoints.tensor(Checkpoints.storage("0", 6), offset, shape, strides));
        refused(Checkpoints.zip(pickle, 24), reason);
        refused(Checkpoints.stream(pickle, 6), reason);
    }

    @Test
    void storagesMustBeWhatTheyAreSaidToBe() {
        byte[] pickle = Checkpoints.table("w", ONE);
        refused(Checkpoints.zip(pickle, 20), "a storage must have 24 bytes, but has 20 (w)");
        refused(Checkpoints.stream(pickle, 5), "a storage must have 6 elements, but has 5");
        String lost =
                Checkpoints.tensor(Checkpoints.storage("../0", 6), 0, Checkpoints.tuple(2, 3), Checkpoints.tuple(3, 1));
        refused(
                Checkpoints.zip(Checkpoints.table("w", lost), 24),
                "must be there for each storage, but one is missing");
        String cut =
                Checkpoints.tensor(Checkpoints.storage("0", 200), 0, Checkpoints.tuple(2, 3), Checkpoints.tuple(3, 1));
        byte[] whole = Checkpoints.stream(Checkpoints.table("w", cut), 200);
        refused(Arrays.copyOf(whole, whole.length - 1), "must be within the file");
    }

    @Test
    void deepNestingAndBillionLaughsEnd() {
        refusedPickle("\u0080\u0002" + "]".repeat(100_000) + "a".repeat(99_999) + ".", "holds a list");
        refusedPickle("\u0080\u0002)" + "\u0085".repeat(100_000) + ".", "holds a tuple");
        refusedPickle("\u0080\u0002}" + ")" + "\u0085".repeat(100_000) + "Ns.", "keys of a table must be words");
        refusedPickle("\u0080\u0002" + "(".repeat(400_000) + ".", "one value must be left");
        StringBuilder laughs = new StringBuilder("\u0080\u0002]q\0");
        for (int i = 0; i < 200; i++) {
            laughs.append("](").append("h\0".repeat(10)).append("eq\0");
        }
        refusedPickle(laughs + ".", "one value must be left at the end");
        refusedPickle(
                "\u0080\u0002}q\0" + Checkpoints.word("model") + "h\0s.", "it must hold tensors by name"); // of itself
        refusedPickle("\u0080\u0002" + "N0".repeat(300_000) + "N.", "at most 500000 instructions");
    }

    /** "Aa" and "BB" have one hash, and so have all words made of them. */
    @Test
    void wordsOfOneHashDoNotSlowTheReading() {
        StringBuilder table = new StringBuilder("\u0080\u0002}(");
        for (int i = 0; i < 1 << 16; i++) {
            StringBuilder word = new StringBuilder();
            for (int bit = 0; bit < 16; bit++) {
                word.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            table.append(Checkpoints.word(word.toString())).append('N');
        }
        refusedPickle(table + "u.", "it must hold tensors by name");
    }

    @Test
    void announcedLengthsTakeNoMemory() {
        refusedPickle("\u0080\u0002X\u00ff\u00ff\u00ff\u007f.", "where 2147483647 more are announced");
        refusedPickle("\u0080\u0004\u008d\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u007f.", "more are announced");
        refusedPickle(
                "\u0080\u0004\u008d\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff.", "where -1 more are announced");
        refusedPickle("\u0080\u0002r\u00ff\u00ff\u00ff\u00ff.", "the stack must hold a value");
        refusedPickle("\u0080\u0002h\u0005.", "value 5 must be remembered");
        refusedPickle("\u0080\u0002c" + "a".repeat(5000) + "\n.", "a name must have at most 1000 letters");
        refusedPickle("\u0080\u0063N.", "pickle protocol must be 2 to 5, but was 99");
        refused(Checkpoints.zip(Checkpoints.bytes("\u0080\u0002N"), 0), "where 1 more are announced");
    }

    private void refusedPickle(String instructions, String reason) {
        byte[] pickle = Checkpoints.bytes(instructions);
        refused(Checkpoints.zip(pickle, 0), reason);
        refused(Checkpoints.stream(pickle, 0), reason);
    }

    @Test
    void bombsAreNotUnpacked() {
        byte[] zeros = new byte[50_000_000];
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("a/data.pkl", zeros);
        refused(Checkpoints.zip(entries, ZipEntry.DEFLATED), "must be stored as they are, but are compressed");
        entries.put("a/data.pkl", Checkpoints.table("w", ONE));
        entries.put("a/data/0", zeros);
        refused(Checkpoints.zip(entries, ZipEntry.DEFLATED), "must be stored as they are, but are compressed");
    }

    @Test
    void otherZipFilesAreRefused() {
        refused(Checkpoints.zip(Map.of("b/c.txt", new byte[3]), ZipEntry.STORED), "one FOLDER/data.pkl must be in");
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("a/data.pkl", Checkpoints.table("w", ONE));
        entries.put("a/data/0", new byte[24]);
        entries.put("a/constants.pkl", new byte[1]);
        refused(Checkpoints.zip(entries, ZipEntry.STORED), "a TorchScript program, which is not run");
        entries.remove("a/constants.pkl");
        entries.put("a/byteorder", Checkpoints.bytes("big"));
        refused(Checkpoints.zip(entries, ZipEntry.STORED), "the order of bytes must be little");
        byte[] good = Checkpoints.zip(Checkpoints.table("w", ONE), 24);
        refused(overlapping(good, 0), "entries of the ZIP file must not overlap, but do");
        refused(overlapping(good, 1), "the ZIP file must be whole, but is not: data for a/data.pkl overlaps");
        byte[] directory = good.clone();
        ByteBuffer.wrap(directory).order(ByteOrder.LITTLE_ENDIAN).putInt(directory.length - 22 + 12, 0x7FFFFFFF);
        refused(directory, "the list of entries must have at most");
    }

    /** The first entry says that it reaches up to the list of entries, and so many bytes into it. */
    private static byte[] overlapping(byte[] zip, int more) {
        byte[] out = zip.clone();
        ByteBuffer view = ByteBuffer.wrap(out).order(ByteOrder.LITTLE_ENDIAN);
        int directory = view.getInt(out.length - 22 + 16);
        int data = 30 + view.getShort(26) + view.getShort(28);
        view.putInt(directory + 20, directory - data + more).putInt(directory + 24, directory - data + more);
        return out;
    }

    @Test
    void headersOfSafetensorsAreBounded() {
        ByteBuffer huge = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        refused(huge.putLong(0, 2L << 30).array(), "its header would have 2147483648 bytes");
        refused(huge.putLong(0, -1).array(), "its header would have 18446744073709551615 bytes");
        refused(huge.putLong(0, 57).array(), "57 bytes from byte 8 on must be within the file");
        refused(huge.putLong(0, 56).array(), "it must be .safetensors or of PyTorch's kind, but is neither");
        header("{ ", "the header must be JSON");
        header("{}x", "the header must be JSON");
        header("{} {}", "the header must end with its JSON");
        header("{\"a\":1}", "the header must have START_OBJECT here");
        header("{\"a\":" + "[".repeat(100_000) + "}", "the header must have START_OBJECT here");
        header("{\"a\":{\"dtype\":{\"b\":" + "[".repeat(5000) + "}}}", "the header must have VALUE_STRING here");
        header("{\"a\":{\"shape\":[" + "1,".repeat(5000) + "1]}}", "dimensions must be at most 16");
        header(entry("a", "F32", "[2]", "[0,7]"), "\"a\" of shape [2] must have 8 bytes, but lies from 0 to 7");
        header(entry("a", "F32", "[-1]", "[0,8]"), "sides of a shape must be at least 0");
        header(entry("a", "F32", "[2147483647,2147483647]", "[0,8]"), "a tensor must have at most");
        header(entry("a", "F32", "[99999999999999999999]", "[0,8]"), "the header must be JSON");
        header(entry("a", "F32", "[2]", "[8,0]"), "must have 8 bytes, but lies from 8 to 0");
        header(entry("a", "F32", "[2]", "[-8,0]"), "must have 8 bytes, but lies from -8 to 0");
        header(entry("a", "Q9", "[2]", "[0,8]"), "dtype of \"a\" must be one of");
        header("{\"a\":{\"dtype\":\"F32\",\"shape\":[2]}}", "must have dtype, shape and two data_offsets");
        header("{\"a\":{\"type\":\"F32\"}}", "but has \"type\"");
        header("{\"__metadata__\":{\"a\":{}}}", "the header must have VALUE_STRING here");
    }

    @Test
    void tensorsOfSafetensorsCoverTheNumbersOnce() {
        String a = entry("a", "F32", "[2]", "[0,8]").replace("}}", "}");
        header(a + "," + entry("a", "F32", "[2]", "[8,16]").substring(1), "Duplicate");
        header(a + "," + entry("b", "F32", "[2]", "[4,12]").substring(1), "\"b\" must begin at byte 8 of the numbers");
        header(a + "," + entry("b", "F32", "[1]", "[12,16]").substring(1), "\"b\" must begin at byte 8 of the numbers");
        header(a + "}", "the tensors must take the 16 bytes behind the header, but take 8");
        header(entry("a", "F32", "[8]", "[0,32]"), "the tensors must take the 16 bytes behind the header, but take 32");
    }

    private static String entry(String name, String type, String shape, String offsets) {
        return "{\"" + name + "\":{\"dtype\":\"" + type + "\",\"shape\":" + shape + ",\"data_offsets\":" + offsets
                + "}}";
    }

    private void header(String json, String reason) {
        refused(Checkpoints.safetensors(json, 16), reason);
    }

    @Test
    void anIndexLeadsNowhereElse() {
        index("{\"weight_map\":{\"a\":\"../b.safetensors\"}}", "one is \"../b.safetensors\"");
        index("{\"weight_map\":{\"a\":\"/etc/passwd\"}}", "one is \"/etc/passwd\"");
        index("{\"weight_map\":{\"a\":\"b.pth\"}}", "one is \"b.pth\"");
        index("{\"weight_map\":{\"a\":\"none.safetensors\"}}", "there is no file");
        index("{\"weight_map\":{}}", "must have a weight_map");
        index("[", "must be valid JSON");
        Checkpoints.write(temp, "b.safetensors", Checkpoints.safetensors(entry("b", "F32", "[2]", "[0,8]"), 8));
        index("{\"weight_map\":{\"a\":\"b.safetensors\"}}", "\"a\" must be in b.safetensors, but is not");
    }

    private void index(String json, String reason) {
        Path file = Checkpoints.write(temp, "model.safetensors.index.json", Checkpoints.bytes(json));
        assertThatThrownBy(() -> StateDict.read(file))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void filesOfOtherKindsAreNamed() {
        refused(new byte[0], "it is empty");
        refused(new byte[] {1, 2}, "a header's length must be 8 bytes, but the file has 2");
        refused(
                Checkpoints.bytes("version https://git-lfs.github.com/spec/v1\n"),
                "get the file itself with git lfs pull");
        refused(Checkpoints.bytes("<!DOCTYPE html>"), "it is a page of the web");
        refused(Checkpoints.bytes("\u0089HDF\r\n"), "it is an HDF5 file");
        assertThatThrownBy(() -> StateDict.read(temp.resolve("none.pth")))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining("there is no file");
    }

    @Test
    void checkpointsWithoutTensorsSayWhatTheyHold() {
        refusedPickle("\u0080\u0002}" + Checkpoints.word("epoch") + "K\3s.", "but has epoch");
        refusedPickle("\u0080\u0002" + ONE + ".", "it must hold a state dict, but holds a tensor", 24);
        byte[] other = Checkpoints.bytes("\u0080\u0002K\1.");
        refused(other, "it must begin with PyTorch's number, but begins with another pickle");
    }

    private void refusedPickle(String instructions, String reason, int storage) {
        refused(Checkpoints.zip(Checkpoints.bytes(instructions), storage), reason);
        refused(Checkpoints.stream(Checkpoints.bytes(instructions), storage / 4), reason);
    }

    @Test
    void everyCutIsRefused() throws IOException {
        for (String name : Checkpoints.COMMITTED) {
            byte[] whole = Checkpoints.committed(name);
            for (int length = 0; length < whole.length; length += 1 + length / 50) {
                Path file = temp.resolve("cut");
                Files.write(file, Arrays.copyOf(whole, length));
                assertThatThrownBy(() -> StateDict.read(file))
                        .as("%s cut to %d", name, length)
                        .isInstanceOf(FoveaException.class);
            }
        }
    }

    private void refused(byte[] bytes, String reason) {
        Path file = Checkpoints.write(temp, "hostile.pth", bytes);
        assertThatThrownBy(() -> StateDict.read(file))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining(reason)
                .hasMessageContaining(file.toString())
                .hasMessageNotContaining("\n");
    }

    private StateDict read(byte[] bytes) {
        return StateDict.read(Checkpoints.write(temp, "good.pth", bytes));
    }
}
