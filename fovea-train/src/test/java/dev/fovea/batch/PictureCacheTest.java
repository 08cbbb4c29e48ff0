package dev.fovea.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.picture.Picture;
import org.junit.jupiter.api.Test;

class PictureCacheTest {
    /** Picture i has 10 * (3 - i) values: 30, 20, 10. */
    private static PictureCache cache(long budget) {
        return new PictureCache(
                Samples.data(3, i -> () -> new Picture(10, 3 - i, 1, new byte[10 * (3 - i)])),
                picture -> picture,
                budget);
    }

    @Test
    void keepsWhatFitsAlsoBehindWhatDoesNot() {
        PictureCache cache = cache(40);
        for (int again = 0; again < 3; again++) {
            for (int i = 0; i < 3; i++) {
                cache.get(i);
            }
        }
        assertThat(cache.used()).isEqualTo(40);
        assertThat(cache.get(0)).isSameAs(cache.get(0));
        assertThat(cache.get(1)).isNotSameAs(cache.get(1));
        assertThat(cache.get(2)).isSameAs(cache.get(2));
    }

    @Test
    void keepsNothingWithoutABudget() {
        PictureCache cache = cache(0);
        assertThat(cache.get(1)).isNotSameAs(cache.get(1));
        assertThat(cache.used()).isZero();
    }
}
