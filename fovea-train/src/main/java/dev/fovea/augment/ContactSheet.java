package dev.fovea.augment;

import dev.fovea.base.Check;
import dev.fovea.base.Seed;
import dev.fovea.data.Dataset;
import dev.fovea.data.Sample;
import dev.fovea.model.Preprocess;
import dev.fovea.picture.Picture;
import java.util.ArrayList;
import java.util.List;

/**
 * What augmentation does to pictures, as rows of pictures: first the original as the network sees it, then draws.
 * Immutable. {@link SheetPaper} draws it.
 *
 * @param title one line
 * @param rows at least 1, all with as many pictures of one size
 */
public record ContactSheet(String title, List<Row> rows) {
    /**
     * One row.
     *
     * @param caption what it shows, such as a label or an augmentation
     * @param detail more of it, may be empty
     * @param pictures the original, then the draws
     */
    public record Row(String caption, String detail, List<Picture> pictures) {
        /** Copies. */
        public Row {
            pictures = List.copyOf(pictures);
        }
    }

    /**
     * How pictures come in, and how many are shown.
     *
     * @param preprocess size, fit and channels
     * @param rows most pictures
     * @param draws of each
     * @param seed of the pictures' choice and of the draws
     */
    public record Layout(Preprocess preprocess, int rows, int draws, Seed seed) {
        /** Checks the ranges. */
        public Layout {
            Check.that(rows >= 1 && rows <= 100, "rows must be 1..100, but were %d (--rows)", rows);
            Check.that(draws >= 1 && draws <= 100, "draws must be 1..100, but were %d (--draws)", draws);
        }
    }

    /** Copies. */
    public ContactSheet {
        rows = List.copyOf(rows);
    }

    /**
     * Pictures spread over the classes, each with draws of the whole list.
     *
     * @throws dev.fovea.base.FoveaException if a picture cannot be read
     */
    public static ContactSheet of(String title, Dataset data, Augment augment, Layout layout) {
        List<Row> rows = new ArrayList<>();
        for (Sample sample : spread(data, layout.rows(), layout.seed())) {
            Seed seed = layout.seed().child(rows.size());
            rows.add(new Row(data.labels().text(sample.labels()), "", drawn(sample.picture(), augment, layout, seed)));
        }
        return new ContactSheet(title, rows);
    }

    /** One picture under each augmentation that there is, at usual strengths; mixing takes a second picture. */
    public static ContactSheet each(String title, Dataset data, Fill fill, Layout layout) {
        List<Sample> samples = spread(data, 2, layout.seed());
        Picture picture = samples.get(0).picture();
        List<Row> rows = new ArrayList<>();
        for (Augmentation step : Usual.each(layout.preprocess().size())) {
            Seed seed = layout.seed().child(rows.size());
            List<Picture> drawn = drawn(picture, Augment.of(fill, step), layout, seed);
            rows.add(new Row(step.kind(), Usual.detail(step), drawn));
        }
        Picture other = samples.get(samples.size() - 1).picture();
        rows.add(new Row("mixup", "0.4", mixed(picture, other, new Mixing(0.4, 0), layout)));
        rows.add(new Row("cutmix", "1.0", mixed(picture, other, new Mixing(0, 1), layout)));
        return new ContactSheet(title, rows);
    }

    /** So many samples, of as many classes as can be, each somewhere in its class. */
    private static List<Sample> spread(Dataset data, int most, Seed seed) {
        Check.that(data.size() > 0, "data set \"%s\" must have pictures, but had none", data.name());
        int classes = data.labels().size();
        List<List<Sample>> members = new ArrayList<>();
        for (int c = 0; c < classes; c++) {
            int label = c;
            members.add(
                    data.samples().stream().filter(s -> s.labels().has(label)).toList());
        }
        members.removeIf(List::isEmpty);
        int n = Math.min(most, data.size());
        List<Sample> out = new ArrayList<>();
        for (int i = 0; out.size() < n; i++) {
            // with more classes than rows, evenly spaced ones; else round after round
            int c = n < members.size() ? i * members.size() / n : i % members.size();
            List<Sample> own = members.get(c);
            int first = seed.child("first").child(c).random().nextInt(own.size());
            if (n < members.size() || i / members.size() < own.size()) {
                out.add(own.get((first + i / members.size()) % own.size()));
            }
        }
        return out;
    }

    private static List<Picture> drawn(Picture decoded, Augment augment, Layout layout, Seed seed) {
        Preprocess preprocess = layout.preprocess();
        int channels = preprocess.channels().count();
        Picture original = preprocess.fit(decoded);
        Picture source = augment.resizedCrop().isPresent() ? decoded.withChannels(channels) : original;
        Augmenter augmenter = new Augmenter(augment, preprocess.size(), channels);
        List<Picture> out = new ArrayList<>(List.of(original));
        for (int i = 0; i < layout.draws(); i++) {
            out.add(augmenter.apply(source, seed.child(i)));
        }
        return out;
    }

    private static List<Picture> mixed(Picture first, Picture second, Mixing mixing, Layout layout) {
        Picture own = layout.preprocess().fit(first);
        Picture other = layout.preprocess().fit(second);
        int length = own.pixels().length;
        List<Picture> out = new ArrayList<>(List.of(own));
        for (int i = 0; i < layout.draws(); i++) {
            byte[] both = new byte[2 * length];
            System.arraycopy(own.pixels(), 0, both, 0, length);
            System.arraycopy(other.pixels(), 0, both, length, length);
            mixing.draw(layout.seed().child("mixing").child(i).random(), own.width())
                    .apply(both, 2, length);
            byte[] mixed = java.util.Arrays.copyOf(both, length);
            out.add(new Picture(own.height(), own.width(), own.channels(), mixed));
        }
        return out;
    }
}
