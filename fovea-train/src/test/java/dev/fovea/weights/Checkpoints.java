package dev.fovea.weights;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Checkpoints put together by hand, good ones and bad ones, and the committed ones. */
final class Checkpoints {
    /** The names of the committed files, see checkpoints.py. */
    static final String[] COMMITTED = {
        "zip.pth", "legacy.pth", "python2.pth", "wrapped.pth", "unsigned.pth", "torch.safetensors"
    };

    private Checkpoints() {}

    static byte[] committed(String name) {
        try (InputStream in = Checkpoints.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Pickle instructions: text as Latin-1, so that \u0080 is the byte 0x80. */
    static byte[] bytes(String instructions) {
        return instructions.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A persistent id of a float storage of so many elements, under 256. */
    static String storage(String key, int count) {
        return "(" + word("storage") + "ctorch\nFloatStorage\n" + word(key) + word("cpu") + "K" + (char) count + "tQ";
    }

    static String word(String text) {
        return "X" + (char) text.length() + "\0\0\0" + text;
    }

    static String number(int value) {
        String out = "J";
        for (int i = 0; i < 4; i++) {
            out += (char) (value >> (8 * i) & 0xFF);
        }
        return out;
    }

    static String tuple(int... values) {
        StringBuilder out = new StringBuilder("(");
        for (int value : values) {
            out.append(number(value));
        }
        return out.append("t").toString();
    }

    /** A tensor of a float storage. */
    static String tensor(String storage, int offset, String shape, String strides) {
        return "ctorch._utils\n_rebuild_tensor_v2\n(" + storage + number(offset) + shape + strides
                + "\u0089ccollections\nOrderedDict\n)RtR";
    }

    /** A pickle of a table with one entry. */
    static byte[] table(String key, String value) {
        return bytes("\u0080\u0002}" + word(key) + value + "s.");
    }

    /** A ZIP checkpoint with this pickle and one storage "0" of so many zero bytes. */
    static byte[] zip(byte[] pickle, int storage) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("a/data.pkl", pickle);
        entries.put("a/byteorder", bytes("little"));
        entries.put("a/data/0", new byte[storage]);
        return zip(entries, ZipEntry.STORED);
    }

    static byte[] zip(Map<String, byte[]> entries, int method) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                ZipEntry head = new ZipEntry(entry.getKey());
                head.setMethod(method);
                if (method == ZipEntry.STORED) {
                    CRC32 crc = new CRC32();
                    crc.update(entry.getValue());
                    head.setCrc(crc.getValue());
                    head.setSize(entry.getValue().length);
                }
                zip.putNextEntry(head);
                zip.write(entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A checkpoint of the older format with this pickle and one float storage "0" of so many zeros; none for 0. */
    static byte[] stream(byte[] pickle, int elements) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(bytes("\u0080\u0002\u008a\n\u006c\u00fc\u009c\u0046\u00f9\u0020\u006a\u00a8\u0050\u0019."));
        out.writeBytes(bytes("\u0080\u0002M\u00e9\u0003."));
        out.writeBytes(table("little_endian", "\u0088"));
        out.writeBytes(pickle);
        if (elements == 0) {
            out.writeBytes(bytes("\u0080\u0002]."));
            return out.toByteArray();
        }
        out.writeBytes(bytes("\u0080\u0002]" + word("0") + "a."));
        out.writeBytes(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(elements)
                .array());
        out.writeBytes(new byte[4 * elements]);
        return out.toByteArray();
    }

    /** A safetensors file with this header, as it is, and so many zero bytes of numbers. */
    static byte[] safetensors(String header, int numbers) {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + json.length + numbers)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .put(json)
                .array();
    }

    static Path write(Path folder, String name, byte[] bytes) {
        try {
            return Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
