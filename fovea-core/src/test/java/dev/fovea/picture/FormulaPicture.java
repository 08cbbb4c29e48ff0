package dev.fovea.picture;

/** Pictures made by a formula that Python can follow, for golden values. */
public final class FormulaPicture {
    private FormulaPicture() {}

    /** Value {@code ((37 x + 91 y + 53 c + x y) ^ (7 x x)) & 255} at row y, column x, channel c. */
    public static Picture of(int width, int height, int channels) {
        byte[] pixels = new byte[width * height * channels];
        int at = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < channels; c++) {
                    pixels[at++] = (byte) ((x * 37 + y * 91 + c * 53 + x * y) ^ (x * x * 7));
                }
            }
        }
        return new Picture(height, width, channels, pixels);
    }

    /** Of a text such as {@code 50 x 33 x 3}: width, height, channels. */
    public static Picture of(String sizes) {
        String[] n = sizes.trim().split(" x ");
        return of(Integer.parseInt(n[0]), Integer.parseInt(n[1]), Integer.parseInt(n[2]));
    }
}
