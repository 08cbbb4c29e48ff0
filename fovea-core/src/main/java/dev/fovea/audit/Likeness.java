package dev.fovea.audit;

/**
 * How alike two aligned pictures are where they overlap.
 *
 * @param tone share of the gray values explained, see {@link Tone}, 0..1
 * @param detail correlation of what is left without the neighbourhood's mean, -1..1
 * @param overlap share of the picture that is less covered by the other which lies in it, 0..1
 * @param compared share of the pixels that were compared: of the overlap what is not flat in a corner, 0..1
 */
record Likeness(double tone, double detail, double overlap, double compared) {
    /** Compares each place of the template with where the map puts it. */
    static Likeness of(Layer template, Layer onto, Warp warp) {
        Places places = new Places(template.plane().side());
        int side = places.side();
        float[][] values = new float[4][side * side];
        int inside = 0;
        int n = 0;
        for (int row = 0; row < side; row++) {
            places.fill(row, warp);
            inside += places.count();
            for (int i = 0; i < places.count(); i++) {
                int pixel = row * side + places.column[i];
                if (template.isComparable(pixel) && onto.isComparable(places.nearest(i))) {
                    values[0][n] = template.plane().at(pixel);
                    values[1][n] = places.value(onto.plane(), i);
                    values[2][n] = template.detail().at(pixel);
                    values[3][n++] = places.value(onto.detail(), i);
                }
            }
        }
        double pixels = side * side;
        double overlap = Math.max(inside / pixels, inside / pixels * Math.abs(warp.determinant()));
        double tone = n == 0 ? 0 : Tone.likeness(values[0], values[1], n);
        return new Likeness(tone, correlation(values[2], values[3], n), Math.min(1, overlap), n / pixels);
    }

    /** Of the first n, whose means are about zero. */
    private static double correlation(float[] a, float[] b, int n) {
        double aa = 0;
        double bb = 0;
        double ab = 0;
        for (int i = 0; i < n; i++) {
            aa += (double) a[i] * a[i];
            bb += (double) b[i] * b[i];
            ab += (double) a[i] * b[i];
        }
        return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : 0;
    }
}
