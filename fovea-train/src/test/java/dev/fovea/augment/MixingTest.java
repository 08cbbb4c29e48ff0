package dev.fovea.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fovea.base.Seed;
import dev.fovea.picture.Picture;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * MixUp and CutMix with given draws against torchvision's v2, and the draws against SciPy's beta distribution; see
 * golden.py. Tolerance: MixUp rounds to whole levels and has 16 bits of the share, 0.51 levels; CutMix is exact.
 */
class MixingTest {
    private static final List<String> BATCH = List.of("rough", "smooth", "dull");

    @TestFactory
    List<DynamicTest> equalsTorchvision() {
        return Golden.rows("mixing").stream()
                .map(row ->
                        DynamicTest.dynamicTest(row.get("kind").asText() + " " + row.get("share"), () -> check(row)))
                .toList();
    }

    private static void check(JsonNode row) {
        boolean blend = row.get("kind").asText().equals("mixup");
        double share = row.get("share").asDouble();
        // torchvision takes a height too; here pictures are square, so a patch is of the 12 x 12 pictures of golden.py
        Mixing.Mix mix = blend
                ? new Mixing.Blend(share)
                : Mixing.Patch.around(row.get("x").asInt(), row.get("y").asInt(), share, 12);
        byte[] pixels = batch();
        mix.apply(pixels, 3, 12 * 12 * 3);
        for (int i = 0; i < pixels.length; i++) {
            double golden = row.get("values").get(i).asDouble();
            assertThat((double) (pixels[i] & 0xff)).isCloseTo(golden, within(blend ? 0.51 : 0));
        }
        for (int i = 0; i < 3; i++) {
            int other = (i + 2) % 3;
            JsonNode targets = row.get("targets").get(i);
            assertThat(mix.kept()).isCloseTo(targets.get(i).asDouble(), within(1e-6));
            assertThat(1 - mix.kept()).isCloseTo(targets.get(other).asDouble(), within(1e-6));
        }
    }

    private static byte[] batch() {
        byte[] pixels = new byte[3 * 12 * 12 * 3];
        for (int i = 0; i < 3; i++) {
            Picture picture = Pictures.named(BATCH.get(i), 12, 12, 3);
            System.arraycopy(picture.pixels(), 0, pixels, i * 432, 432);
        }
        return pixels;
    }

    /** Shares of 20,000 draws below five bounds: within 5 standard errors of the distribution function. */
    @Test
    void sharesHaveTheBetaDistribution() {
        for (JsonNode row : Golden.rows("beta")) {
            double alpha = row.get("alpha").asDouble();
            double bound = row.get("bound").asDouble();
            double expected = row.get("below").asDouble();
            SplittableRandom random = Seed.of(8).random();
            int below = 0;
            for (int i = 0; i < 20_000; i++) {
                double share = Beta.draw(random, alpha);
                assertThat(share).isBetween(0.0, 1.0);
                below += share < bound ? 1 : 0;
            }
            double error = Math.sqrt(expected * (1 - expected) / 20_000);
            assertThat(below / 20_000.0).as(row.toString()).isCloseTo(expected, within(5 * error));
        }
    }

    @Test
    void extremeAlphasStayInRange() {
        SplittableRandom random = Seed.of(9).random();
        for (int i = 0; i < 1000; i++) {
            assertThat(Beta.draw(random, 1e-6)).isBetween(0.0, 1.0);
            assertThat(Beta.draw(random, 100)).isBetween(0.2, 0.8);
        }
    }

    /** With both on, each batch draws one: half of them each. */
    @Test
    void bothTakeTurnsAtRandom() {
        SplittableRandom random = Seed.of(10).random();
        int blends = 0;
        for (int i = 0; i < 4000; i++) {
            blends += new Mixing(0.2, 1).draw(random, 12) instanceof Mixing.Blend ? 1 : 0;
        }
        assertThat(blends).isBetween(2000 - 158, 2000 + 158);
        assertThat(new Mixing(0.2, 0).draw(random, 12)).isInstanceOf(Mixing.Blend.class);
        assertThat(new Mixing(0, 1).draw(random, 12)).isInstanceOf(Mixing.Patch.class);
    }

    @Test
    void onePictureAloneStays() {
        byte[] pixels = Pictures.noise(12, 12, 3, 1).pixels().clone();
        byte[] before = pixels.clone();
        new Mixing.Blend(0.3).apply(pixels, 1, pixels.length);
        Mixing.Patch.around(5, 5, 0.3, 12).apply(pixels, 1, pixels.length);
        assertThat(pixels).isEqualTo(before);
    }

    @Test
    void refusesWhatIsNoAlpha() {
        assertThatThrownBy(() -> new Mixing(-0.1, 0)).hasMessageContaining("mixup must be 0..100, but was -0.1");
        assertThatThrownBy(() -> new Mixing(0, Double.NaN)).hasMessageContaining("cutmix must be 0..100, but was NaN");
    }
}
