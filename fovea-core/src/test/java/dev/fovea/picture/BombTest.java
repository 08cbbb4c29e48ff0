package dev.fovea.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Small files that would become huge pictures, or that never end, are refused before anything is decoded. */
class BombTest {
    private static final int SIDE = 50_000;
    private static final long MOST_ALLOCATED = 4L << 20;

    @Test
    void aWholePngOf50000x50000IsRefused() {
        byte[] png = wholePng();
        assertThat(png.length).isBetween(250_000, 350_000);

        assertRefused(png, "too large: 50000 x 50000 pixels, and at most 100 megapixels are read");
    }

    static Map<String, byte[]> headers() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put(
                "PNG",
                new PngBytes(SIDE, SIDE, 1, 0).chunk("IDAT", new byte[400_000]).end());
        all.put("JPEG", jpeg(0xc0));
        all.put("progressive JPEG", jpeg(0xc2));
        all.put("arithmetic JPEG", jpeg(0xc9));
        all.put("GIF", gif());
        all.put("BMP", bmp(0));
        all.put("BMP of runs", bmp(1));
        all.put("TIFF", tiff(1, 1));
        all.put("CCITT TIFF", tiff(4, 1));
        all.put("deflated TIFF", tiff(8, 1));
        all.put("WebP", webp());
        all.put("PNM", ("P4 " + SIDE + " " + SIDE + "\n" + "x".repeat(1000)).getBytes(StandardCharsets.US_ASCII));
        return all;
    }

    static java.util.Set<Map.Entry<String, byte[]>> claims() {
        return headers().entrySet();
    }

    @ParameterizedTest
    @MethodSource("claims")
    void aHeaderAloneIsRefused(Map.Entry<String, byte[]> claim) {
        assertRefused(claim.getValue(), null);
        assertThatThrownBy(() -> Pictures.check(claim.getValue())).isInstanceOf(UnreadablePicture.class);
        assertThatThrownBy(() -> Pictures.decodeAtLeast(claim.getValue(), 10)).isInstanceOf(UnreadablePicture.class);
    }

    /** Directory after directory, the last pointing back at the first: only the first is read. */
    @Test
    void directoriesInACircleDoNoHarm() {
        byte[] tiff = MadeFiles.all().stream()
                .filter(f -> f.name().equals("L-raw.tif"))
                .findFirst()
                .orElseThrow()
                .bytes();
        ByteBuffer view = ByteBuffer.wrap(tiff.clone()).order(ByteOrder.LITTLE_ENDIAN);
        int directory = view.getInt(4);
        view.putInt(directory + 2 + 12 * view.getShort(directory), directory);

        assertThat(Pictures.decode(view.array())).isEqualTo(Pictures.decode(tiff));
    }

    @Test
    void hugeDirectoriesAreRefused() {
        byte[] many = tiff(1, 1);
        ByteBuffer.wrap(many).order(ByteOrder.LITTLE_ENDIAN).putShort(8, (short) 60_000);

        assertRefused(many, "damaged TIFF (60000 entries)");
        assertRefused(tiff(1, 1_000_000_000), "damaged TIFF (1000000000 values of tag 273)");
    }

    private static void assertRefused(byte[] bytes, String reason) {
        assertThatThrownBy(() -> Pictures.decode(new byte[] {1}))
                .isInstanceOf(UnreadablePicture.class); // loads classes
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        String said = "a picture";
        try {
            Pictures.decode(bytes);
        } catch (UnreadablePicture e) {
            said = e.getMessage();
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(MOST_ALLOCATED);
        assertThat(Pointer.totalBytes()).isLessThan(1 << 20);
        assertThat(said).isNotEqualTo("a picture");
        if (reason != null) {
            assertThat(said).isEqualTo(reason);
        }
    }

    private static byte[] wholePng() {
        Deflater deflater = new Deflater(9);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] rows = new byte[(SIDE / 8 + 1) * 100];
        byte[] buffer = new byte[1 << 16];
        for (int i = 0; i < SIDE / 100; i++) {
            deflater.setInput(rows);
            while (!deflater.needsInput()) {
                packed.write(buffer, 0, deflater.deflate(buffer));
            }
        }
        deflater.finish();
        while (!deflater.finished()) {
            packed.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return new PngBytes(SIDE, SIDE, 1, 0)
                .chunk("IDAT", packed.toByteArray())
                .end();
    }

    private static byte[] jpeg(int frame) {
        return ByteBuffer.allocate(200)
                .putInt(0xffd8_ff00 | frame)
                .putShort((short) 11)
                .put((byte) 8)
                .putShort((short) SIDE)
                .putShort((short) SIDE)
                .put(new byte[] {1, 1, 0x11, 0})
                .putInt(0xffda_0008)
                .put(new byte[] {1, 1, 0, 0, 63, 0})
                .put(new byte[100])
                .putShort((short) 0xffd9)
                .array();
    }

    private static byte[] gif() {
        ByteBuffer out = little(100).put("GIF89a".getBytes(StandardCharsets.US_ASCII));
        out.putShort((short) SIDE).putShort((short) SIDE).put(new byte[3]);
        out.put((byte) 0x2c)
                .putInt(0)
                .putShort((short) SIDE)
                .putShort((short) SIDE)
                .put((byte) 0);
        return out.put(new byte[] {2, 2, 0x4c, 1, 0, 0x3b}).array();
    }

    private static byte[] bmp(int compression) {
        ByteBuffer out =
                little(2000).put(new byte[] {'B', 'M'}).putInt(2000).putInt(0).putInt(1078);
        out.putInt(40).putInt(SIDE).putInt(SIDE).putShort((short) 1).putShort((short) 8);
        return out.putInt(compression).array();
    }

    private static byte[] tiff(int compression, int strips) {
        ByteBuffer out =
                little(2000).put(new byte[] {'I', 'I', 42, 0}).putInt(8).putShort((short) 6);
        int[][] tags = {
            {256, 4, 1, SIDE},
            {257, 4, 1, SIDE},
            {258, 3, 1, 1},
            {259, 3, 1, compression},
            {273, 4, strips, 100},
            {279, 4, strips, 1900}
        };
        for (int[] tag : tags) {
            out.putShort((short) tag[0]).putShort((short) tag[1]).putInt(tag[2]).putInt(tag[3]);
        }
        return out.putInt(0).array();
    }

    private static byte[] webp() {
        ByteBuffer out =
                little(30 + 30).put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(52);
        out.put("WEBPVP8X".getBytes(StandardCharsets.US_ASCII)).putInt(10).putInt(0);
        for (int i = 0; i < 2; i++) {
            out.putShort((short) (SIDE - 1)).put((byte) 0);
        }
        out.put("VP8L".getBytes(StandardCharsets.US_ASCII))
                .putInt(22)
                .put((byte) 0x2f)
                .putInt(-1);
        return Arrays.copyOf(out.array(), out.capacity());
    }

    private static ByteBuffer little(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
