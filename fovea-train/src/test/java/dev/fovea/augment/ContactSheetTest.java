package dev.fovea.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.base.Seed;
import dev.fovea.data.Dataset;
import dev.fovea.data.Drawn;
import dev.fovea.model.Channels;
import dev.fovea.model.Fit;
import dev.fovea.model.Preprocess;
import java.awt.image.BufferedImage;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ContactSheetTest {
    private static final Preprocess PREPROCESS =
            new Preprocess(20, Fit.CROP, 20, Channels.GRAY, java.util.List.of(0.0), java.util.List.of(1.0));
    private static final Dataset DRAWN = Drawn.characters(40, Seed.of(1));

    private static ContactSheet.Layout layout(int rows, int draws) {
        return new ContactSheet.Layout(PREPROCESS, rows, draws, Seed.of(2));
    }

    @Test
    void showsTheOriginalAndDrawsOfPicturesSpreadOverTheClasses() {
        Augment augment = Augment.of(Fill.NEAREST, new Rotation(40));
        ContactSheet sheet = ContactSheet.of("title", DRAWN, augment, layout(5, 3));
        assertThat(sheet.rows().stream().map(ContactSheet.Row::caption)).containsExactly("0", "2", "4", "6", "8");
        for (ContactSheet.Row row : sheet.rows()) {
            assertThat(row.pictures()).hasSize(4).doesNotHaveDuplicates();
            assertThat(row.pictures()).allSatisfy(p -> assertThat(p.pixels()).hasSize(400));
        }
        assertThat(ContactSheet.of("title", DRAWN, augment, layout(5, 3))).isEqualTo(sheet);
        assertThat(ContactSheet.of("title", DRAWN, augment, layout(100, 1)).rows())
                .hasSize(40)
                .doesNotHaveDuplicates();
    }

    @Test
    void aRandomCropSeesTheWholePicture() {
        Augment cropped = Preset.STANDARD.of(97, Flips.chosen(Flips.Axes.HORIZONTAL));
        assertThat(ContactSheet.of("title", DRAWN, cropped, layout(3, 2)).rows())
                .hasSize(3);
    }

    @Test
    void eachAugmentationHasItsRow() {
        ContactSheet sheet = ContactSheet.each("title", DRAWN, Fill.REFLECT, layout(8, 2));
        Set<String> captions =
                sheet.rows().stream().map(ContactSheet.Row::caption).collect(Collectors.toSet());
        Set<String> kinds =
                new HashSet<>(Kinds.leaves(Augmentation.class).map(Kinds::of).toList());
        kinds.remove("custom");
        kinds.addAll(Set.of("mixup", "cutmix"));
        assertThat(captions).isEqualTo(kinds);
        assertThat(sheet.rows().stream().filter(r -> r.caption().equals("zoom")).findFirst())
                .hasValueSatisfying(row -> assertThat(row.detail()).isEqualTo("from 0.7, to 1.3"));
    }

    @Test
    void isDrawnWithMarginsAndEveryTile() {
        ContactSheet sheet = ContactSheet.of("title", DRAWN, Augment.none(), layout(2, 3));
        BufferedImage image = SheetPaper.draw(sheet);
        assertThat(image.getWidth()).isBetween(4 * 112, 4 * 112 + 400);
        assertThat(image.getHeight()).isBetween(2 * 112, 2 * 112 + 200);
        assertThat(image.getRGB(0, 0)).isEqualTo(0xffffffff);
        Set<Integer> colours = new HashSet<>();
        for (int x = 0; x < image.getWidth(); x++) {
            colours.add(image.getRGB(x, image.getHeight() - 80));
        }
        assertThat(colours).hasSizeGreaterThan(10);
    }

    @Test
    void refusesEmptyGrids() {
        assertThatThrownBy(() -> layout(0, 3)).hasMessageContaining("rows must be 1..100, but were 0 (--rows)");
        assertThatThrownBy(() -> layout(3, 101)).hasMessageContaining("draws must be 1..100, but were 101 (--draws)");
    }
}
