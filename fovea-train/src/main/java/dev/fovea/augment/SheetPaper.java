package dev.fovea.augment;

import dev.fovea.picture.Picture;
import dev.fovea.picture.Resize;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Draws a {@link ContactSheet}: captions on the left, the original apart from the draws, small pictures enlarged by whole
 * pixels. Where the machine has no fonts (a bare container) the pictures come without words.
 */
public final class SheetPaper {
    private static final int TILE = 112;
    private static final int GAP = 6;
    private static final int APART = 18;
    private static final int MARGIN = 28;
    private static final int HEAD = 76;
    private static final int WIDEST = 230;
    private static final Color INK = new Color(0x22, 0x26, 0x2b);
    private static final Color PALE = new Color(0x7a, 0x82, 0x8c);
    private static final Color EDGE = new Color(0xd9, 0xdd, 0xe2);

    private final ContactSheet sheet;
    private final @Nullable Font font;
    private final int tile;
    private final int left;

    private SheetPaper(ContactSheet sheet, @Nullable Font font) {
        this.sheet = sheet;
        this.font = font;
        Picture first = sheet.rows().get(0).pictures().get(0);
        this.tile = first.width() > TILE ? TILE : Math.max(1, Math.round((float) TILE / first.width())) * first.width();
        this.left = MARGIN + captions() + APART;
    }

    /** The sheet as an image in colour. Any thread. */
    public static BufferedImage draw(ContactSheet sheet) {
        return new SheetPaper(sheet, font()).draw();
    }

    /** Null where Java finds none: it then throws errors of many kinds, also of linking. */
    private static @Nullable Font font() {
        try {
            Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
            metrics(font).stringWidth("a");
            return font;
        } catch (RuntimeException | LinkageError | InternalError e) {
            return null;
        }
    }

    private static FontMetrics metrics(Font font) {
        return new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB)
                .createGraphics()
                .getFontMetrics(font);
    }

    private int captions() {
        if (font == null) {
            return 0;
        }
        int widest = 0;
        for (ContactSheet.Row row : sheet.rows()) {
            widest = Math.max(widest, metrics(font).stringWidth(row.caption()));
            widest = Math.max(widest, metrics(font.deriveFont(11f)).stringWidth(row.detail()));
        }
        return Math.min(WIDEST, widest);
    }

    private BufferedImage draw() {
        int columns = sheet.rows().get(0).pictures().size();
        int width = left + columns * (tile + GAP) - GAP + APART + MARGIN;
        int height = HEAD + sheet.rows().size() * (tile + GAP) - GAP + MARGIN;
        BufferedImage out = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = out.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        head(pen, columns);
        for (int row = 0; row < sheet.rows().size(); row++) {
            row(pen, sheet.rows().get(row), HEAD + row * (tile + GAP));
        }
        pen.dispose();
        return out;
    }

    private void head(Graphics2D pen, int columns) {
        if (font == null) {
            return;
        }
        pen.setFont(font.deriveFont(Font.BOLD, 17f));
        pen.setColor(INK);
        pen.drawString(cut(sheet.title(), pen, x(columns - 1) + tile - MARGIN), MARGIN, 34);
        pen.setFont(font.deriveFont(12f));
        pen.setColor(PALE);
        pen.drawString("original", x(0), HEAD - 9);
        for (int column = 1; column < columns; column++) {
            pen.drawString(column == 1 ? "draw 1" : String.valueOf(column), x(column), HEAD - 9);
        }
    }

    private int x(int column) {
        return left + column * (tile + GAP) + (column > 0 ? APART : 0);
    }

    private void row(Graphics2D pen, ContactSheet.Row row, int top) {
        words(pen, row, top);
        List<Picture> pictures = row.pictures();
        for (int column = 0; column < pictures.size(); column++) {
            pen.drawImage(image(pictures.get(column)), x(column), top, null);
            pen.setColor(EDGE);
            pen.drawRect(x(column), top, tile - 1, tile - 1);
        }
    }

    private void words(Graphics2D pen, ContactSheet.Row row, int top) {
        if (font == null) {
            return;
        }
        int middle = top + tile / 2 + (row.detail().isEmpty() ? 5 : -2);
        pen.setFont(font);
        pen.setColor(INK);
        right(pen, row.caption(), middle);
        pen.setFont(font.deriveFont(11f));
        pen.setColor(PALE);
        right(pen, row.detail(), middle + 16);
    }

    private void right(Graphics2D pen, String text, int y) {
        String shown = cut(text, pen, left - APART - MARGIN);
        pen.drawString(shown, left - APART - pen.getFontMetrics().stringWidth(shown), y);
    }

    /** The text, or as much of its beginning as fits. */
    private static String cut(String text, Graphics2D pen, int width) {
        String shown = text;
        while (shown.length() > 1 && pen.getFontMetrics().stringWidth(shown) > width) {
            int end = shown.length() - (shown.endsWith("\u2026") ? 2 : 1);
            shown = shown.substring(0, Math.max(0, end)) + "\u2026";
        }
        return shown;
    }

    private BufferedImage image(Picture picture) {
        Picture shown = picture.width() > tile ? Resize.to(picture, tile, tile) : picture;
        int times = tile / shown.width();
        BufferedImage out = new BufferedImage(tile, tile, BufferedImage.TYPE_INT_RGB);
        int last = shown.channels() - 1;
        for (int y = 0; y < tile; y++) {
            for (int x = 0; x < tile; x++) {
                int row = y / times;
                int column = x / times;
                int red = shown.at(row, column, 0);
                int green = shown.at(row, column, last / 2);
                out.setRGB(x, y, red << 16 | green << 8 | shown.at(row, column, last));
            }
        }
        return out;
    }
}
