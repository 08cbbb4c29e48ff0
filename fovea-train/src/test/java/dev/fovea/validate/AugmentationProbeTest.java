package dev.fovea.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.fovea.augment.Augment;
import dev.fovea.augment.Fill;
import dev.fovea.augment.Rotation;
import dev.fovea.base.FoveaException;
import dev.fovea.base.Seed;
import dev.fovea.data.Dataset;
import dev.fovea.data.Datasets;
import dev.fovea.data.Labels;
import dev.fovea.data.Sample;
import dev.fovea.data.Task;
import dev.fovea.fit.AugmentSettings;
import dev.fovea.fit.Interrupt;
import dev.fovea.fit.Recipe;
import dev.fovea.picture.Picture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Names augmentations that change labels, and no others. */
class AugmentationProbeTest {
    private static final Path SHARED = Path.of("..", "..", "shared", "data");
    private static final int SIDE = 20;

    private static Recipe recipe() {
        Recipe recipe = Recipe.scratch().withAugment(AugmentSettings.of(Augment.of(Fill.NEAREST, new Rotation(5))));
        return recipe.withMachine(recipe.machine().withThreads(1).withSeed(3).withCache("off"));
    }

    /** Arrows to the left and to the right: mirrored, one is the other; upside down, each stays what it is. */
    @Test
    void namesTheFlipThatMakesOneClassTheOther() {
        List<Probed> told = new ArrayList<>();
        Probe probe = new AugmentationProbe(recipe(), Interrupt.NEVER, told::add).run(arrows(120));
        assertThat(probe.plain()).isGreaterThan(0.95);
        assertThat(told).hasSize(3);
        assertThat(probe.named().stream().map(Probed::kind)).containsExactly("horizontal-flip");
        assertThat(probe.named().get(0).turns())
                .extracting(Probed.Turn::from)
                .containsExactlyInAnyOrder("left", "right");
        assertThat(probe.named().get(0).text()).contains("It hurts and changes what labels mean");
        assertThat(probe.advice()).startsWith("Leave out horizontal-flip");
        assertThat(probe.text()).contains("120 pictures").contains("3 folds");
    }

    @Test
    void refusesWhatCannotBeProbed() {
        AugmentationProbe probe = new AugmentationProbe(recipe(), Interrupt.NEVER, one -> {});
        assertThatThrownBy(() -> probe.run(arrows(8)))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining("classes with at least 6 pictures must be 2 or more");
        assertThatThrownBy(() -> probe.run(arrows(60).asked(new Task.MultiLabel())))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining("one label each");
    }

    @Test
    void whatIsStoppedTellsWhatIsReady() {
        int[] asked = {0};
        Probe probe = new AugmentationProbe(recipe(), () -> ++asked[0] > 1, one -> {}).run(arrows(24));
        assertThat(probe.probed()).extracting(Probed::kind).containsExactly("rotation");
    }

    @Tag("slow")
    @Test
    void namesTheFlipsOnMnistAndNothingElse() {
        Path mnist = SHARED.resolve("mnist");
        assumeThat(Files.isDirectory(mnist)).as("MNIST beside the checkout").isTrue();
        Recipe standard = Recipe.scratch();
        Recipe recipe = standard.withMachine(recipe().machine());
        Probe probe = new AugmentationProbe(recipe, Interrupt.NEVER, one -> {}).run(Datasets.open(mnist.toString()));
        assertThat(probe.named().stream().map(Probed::kind)).containsExactly("horizontal-flip", "vertical-flip");
    }

    @Tag("slow")
    @Test
    void namesNoMirrorImageOfFlowers() {
        Path flowers = SHARED.resolve("flowers");
        assumeThat(Files.isDirectory(flowers)).as("flowers beside the checkout").isTrue();
        Probe probe =
                new AugmentationProbe(recipe(), Interrupt.NEVER, one -> {}).run(Datasets.open(flowers.toString()));
        assertThat(probe.named().stream().map(Probed::kind)).doesNotContain("horizontal-flip", "rotation");
    }

    private static Dataset arrows(int n) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            int number = i;
            samples.add(new Sample("arrow " + i, () -> arrow(number), i % 2, null, null));
        }
        return new Dataset("arrows", samples, new Labels(List.of("left", "right")), new Task.SingleLabel(), List.of());
    }

    private static Picture arrow(int number) {
        SplittableRandom random = Seed.of(number).random();
        int left = random.nextInt(8);
        int top = 5 + random.nextInt(10);
        byte[] pixels = new byte[SIDE * SIDE];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (30 + random.nextInt(40));
        }
        for (int x = 0; x < 11; x++) {
            int reach = number % 2 == 0 ? Math.min(x, 4) : Math.min(10 - x, 4);
            int half = reach < 4 ? reach : 0; // a head of three columns, then a shaft
            for (int y = top - half; y <= top + half; y++) {
                pixels[y * SIDE + left + x] = (byte) 220;
            }
        }
        return new Picture(SIDE, SIDE, 1, pixels);
    }
}
