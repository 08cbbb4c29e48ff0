package dev.fovea.picture;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/** Says what bytes of no known picture format are instead, as far as their first bytes tell. */
final class NotAPicture {
    private NotAPicture() {}

    static UnreadablePicture because(byte[] bytes) {
        byte[] head = Arrays.copyOf(bytes, Math.min(bytes.length, 16));
        String text = new String(head, StandardCharsets.ISO_8859_1);
        String start = text.stripLeading().toLowerCase(Locale.ROOT);
        if (start.startsWith("<!doctype") || start.startsWith("<html")) {
            return new UnreadablePicture("not a picture: a web page");
        }
        boolean readable = text.chars().allMatch(c -> c >= ' ' && c < 0x7f);
        String shown = readable
                ? '"' + text + '"'
                : "bytes " + HexFormat.ofDelimiter(" ").formatHex(head, 0, Math.min(8, head.length));
        return new UnreadablePicture("not a picture: starts with " + shown);
    }
}
