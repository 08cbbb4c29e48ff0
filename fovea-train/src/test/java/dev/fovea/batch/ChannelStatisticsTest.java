package dev.fovea.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.base.FoveaException;
import dev.fovea.data.Dataset;
import dev.fovea.data.Role;
import dev.fovea.model.Channels;
import dev.fovea.model.Fit;
import dev.fovea.model.Preprocess;
import dev.fovea.picture.Picture;
import dev.fovea.picture.UnreadablePicture;
import dev.fovea.split.Part;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * Golden values, numpy 2.4.6: {@code s = np.array([[[[(37*r + 91*c + 13*r*c + 50*n + 20*k) % 256 for k in range(3)] for c
 * in range(6)] for r in range(6)] for n in range(5)]) / 255; s.mean((0, 1, 2)), s.std((0, 1, 2))}.
 */
class ChannelStatisticsTest {
    private static final Preprocess RGB =
            new Preprocess(6, Fit.STRETCH, 6, Channels.RGB, List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0));
    private static final double[] MEAN = {0.5155773420479302, 0.4824618736383443, 0.5051198257080609};
    private static final double[] SPREAD = {0.2891680638922606, 0.2906016216403277, 0.287967980982621};

    @Test
    void equalsNumpy() {
        Dataset data = Samples.data(5, n -> () -> formula(50 * n));
        ChannelStatistics measured = ChannelStatistics.of(Samples.train(data), RGB);
        for (int k = 0; k < 3; k++) {
            assertThat(measured.mean().get(k)).isCloseTo(MEAN[k], Offset.offset(1e-12));
            assertThat(measured.spread().get(k)).isCloseTo(SPREAD[k], Offset.offset(1e-12));
        }
        assertThat(measured.sentence()).contains("measured on all 5 training pictures");
    }

    @Test
    void measuresAnEvenSampleOfALargePart() {
        ChannelStatistics measured = ChannelStatistics.of(Samples.train(Samples.data(100)), Samples.PREPROCESS, 10);
        assertThat(measured.mean().get(0) * 255).isCloseTo(45, Offset.offset(1e-9)); // 0, 10, 20, ... 90
        assertThat(measured.sentence()).contains("measured on 10 of 100 training pictures");
    }

    @Test
    void neverGivesASpreadThatCannotDivide() {
        Dataset data = Samples.data(3, i -> () -> Samples.plain(9));
        assertThat(ChannelStatistics.of(Samples.train(data), Samples.PREPROCESS).spread())
                .containsExactly(1 / 255.0);
    }

    @Test
    void looksAtTheTrainingPartAlone() {
        for (Role role : List.of(Role.VALIDATION, Role.TEST)) {
            Part part = new Part(Samples.data(3), role);
            assertThatThrownBy(() -> ChannelStatistics.of(part, Samples.PREPROCESS))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("must be train, but was " + role.word());
        }
    }

    @Test
    void namesABadPicture() {
        Dataset data = Samples.data(9, i -> () -> {
            if (i == 5) {
                throw new UnreadablePicture("truncated PNG");
            }
            return Samples.plain(i);
        });
        assertThatThrownBy(() -> ChannelStatistics.of(Samples.train(data), Samples.PREPROCESS))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining("truncated PNG (s5)");
    }

    private static Picture formula(int plus) {
        byte[] pixels = new byte[6 * 6 * 3];
        for (int i = 0; i < pixels.length; i++) {
            int r = i / 18;
            int c = i / 3 % 6;
            pixels[i] = (byte) (37 * r + 91 * c + 13 * r * c + plus + 20 * (i % 3));
        }
        return new Picture(6, 6, 3, pixels);
    }
}
