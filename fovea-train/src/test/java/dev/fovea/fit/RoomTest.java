package dev.fovea.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.jna.Library;
import com.sun.jna.Native;
import dev.fovea.base.FoveaException;
import dev.fovea.base.Seed;
import dev.fovea.batch.Targets;
import dev.fovea.data.Dataset;
import dev.fovea.data.Drawn;
import dev.fovea.model.Channels;
import dev.fovea.model.Fit;
import dev.fovea.model.Preprocess;
import dev.fovea.net.Architecture;
import dev.fovea.net.Attention;
import dev.fovea.net.ClassToken;
import dev.fovea.net.FirstToken;
import dev.fovea.net.Identity;
import dev.fovea.net.Layers;
import dev.fovea.net.Network;
import dev.fovea.net.Positions;
import dev.fovea.net.Sequence;
import dev.fovea.net.Shape;
import dev.fovea.net.Sum;
import dev.fovea.net.Weights;
import dev.fovea.torch.Engine;
import dev.fovea.torch.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What fits is said before training, with a limit given as a number; and the estimate is what the system sees. */
class RoomTest {
    private static final Network COMPACT = Architecture.COMPACT.network(Shape.picture(1, 28, 28), 10);

    private static Recipe recipe(int batch) {
        Recipe plain = Recipe.scratch()
                .withMachine(Machine.usual().withPrecision("fp32").withThreads(2));
        return plain.withLength(plain.length().withBatch(batch));
    }

    @Test
    void aBatchThatFitsIsNotRefused() {
        Room room = new Room(COMPACT, recipe(64));
        room.check(room.needed(64));
        assertThat(room.fits(room.needed(64))).isEqualTo(64);
        assertThat(room.fits(room.needed(64) - 1)).isEqualTo(32);
        assertThat(room.fits(1000)).isZero();
    }

    @Test
    void whatWouldFitIsSaid() {
        Room room = new Room(COMPACT, recipe(1000));
        assertThatThrownBy(() -> room.check(room.needed(130)))
                .isInstanceOf(FoveaException.class)
                .hasMessageMatching(
                        "batch must fit into memory, but 1000 pictures need about [\\d,]+ MB and \\d+ MB are"
                                + " free\\. Use --batch 128 --accumulate 8 for the same steps, or --batch auto\\.");
        assertThatThrownBy(() -> room.check(1000)).hasMessageContaining("Not even one picture fits");
    }

    @Test
    void autoGivesFiftyStepsAndTakesHalfOfWhatIsFree() {
        Room room = new Room(COMPACT, recipe(0));
        assertThat(room.auto(60_000, Long.MAX_VALUE)).isEqualTo(128);
        assertThat(room.auto(4_000, Long.MAX_VALUE)).isEqualTo(64);
        assertThat(room.auto(840, Long.MAX_VALUE)).isEqualTo(16);
        assertThat(room.auto(30, Long.MAX_VALUE)).isEqualTo(8);
        assertThat(room.auto(60_000, 2 * room.needed(40))).isEqualTo(32);
        assertThat(room.auto(60_000, 0)).isEqualTo(1);
    }

    @Test
    void theRecipeHoldsWhatAutoBecame() {
        Dataset drawn = Drawn.characters(900, Seed.of(1));
        assertThat(Fitting.resolve(recipe(0), drawn).length().batch()).isEqualTo(16);
        assertThat(Fitting.resolve(recipe(48), drawn).length().batch()).isEqualTo(48);
    }

    /** That no batch is to blame for. */
    @Test
    void aShortHeapIsSaidAsSuch() {
        Throwable thrown = catchThrowable(() -> {
            List<long[]> held = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                held.add(new long[Integer.MAX_VALUE - 8]);
            }
        });
        assertThat(Room.isHeap(thrown)).as(String.valueOf(thrown)).isTrue();
        assertThat(Room.isHeap(new OutOfMemoryError("Physical memory usage is too high")))
                .isFalse();
        assertThat(new Room(COMPACT, recipe(64)).heapTooSmall(thrown))
                .hasMessageMatching("Java's heap must hold the [\\d,]+ numbers of compact several times over, but is"
                        + " [\\d,]+ MB\\. Give it more: FOVEA_JAVA_OPTIONS=-Xmx6g, or choose a smaller --model\\.");
    }

    /** A thousand terabytes, which no machine has. */
    @Test
    void libtorchsOwnWordsAreKnown() {
        Engine.enter(1);
        Throwable thrown = catchThrowable(() -> torch.empty(1L << 48));
        assertThat(thrown).isNotNull();
        assertThat(Room.isShortage(thrown)).as(thrown.getMessage()).isTrue();
        assertThat(Room.isShortage(new IllegalStateException("a lane failed: " + thrown, thrown)))
                .isTrue();
        assertThat(Room.isShortage(new IllegalStateException("another thing"))).isFalse();
        assertThat(new Room(COMPACT, recipe(64)).tooLarge(Long.MAX_VALUE, thrown))
                .hasMessageContaining("--batch 32 --accumulate 2");
    }

    static Stream<Network> networks() {
        Network residual = Network.of(
                "residual",
                Shape.picture(1, 28, 28),
                Layers.residual(32, 1),
                Layers.residual(64, 2),
                Layers.globalAveragePool(),
                Layers.dense(10));
        return Stream.of(COMPACT, Architecture.KERAS_MNIST.network(Shape.picture(1, 28, 28), 10), residual);
    }

    /** Most of what it takes are the 8 x 50 x 50 numbers that each attention makes four times. */
    private static Network transformer() {
        Sequence attention = Sequence.of(Layers.pixelDense(96), new Attention(8), Layers.pixelDense(32));
        Sum block = Sum.of(new Identity(), Sequence.of(Layers.layerNorm(), attention));
        return Network.of(
                "transformer",
                Shape.picture(1, 28, 28),
                Layers.conv(32, 4).withStride(4),
                new ClassToken(),
                new Positions(),
                block,
                block,
                new FirstToken(),
                Layers.dense(10));
    }

    /** The C library's function that gives free memory back, so that what is taken afterwards can be seen. */
    public interface CLibrary extends Library {
        @SuppressWarnings("UnusedReturnValue")
        int malloc_trim(long keep);
    }

    /**
     * What the system sees of a step of 1,024 pictures, against the estimate. Memory that tests before this one gave back may
     * be used again and is then not seen, so a low share (0.83, once) is looked at a second and third time.
     */
    @ParameterizedTest
    @MethodSource("networks")
    @EnabledOnOs(OS.LINUX)
    void theEstimateIsNear(Network network) {
        double share = shareOfTheEstimate(network);
        for (int again = 0; again < 2 && share < 0.85; again++) {
            share = shareOfTheEstimate(network);
        }
        assertThat(share).isBetween(0.85, 1.2);
    }

    /** How much of what attention gives back early is used again differs from run to run: 0.78 to 1.08 was seen. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void attentionIsCounted() {
        assertThat(shareOfTheEstimate(transformer())).isBetween(0.5, 1.2);
    }

    private static double shareOfTheEstimate(Network network) {
        Engine.enter(2);
        resident(network, 64); // libraries are loaded
        Native.load("c", CLibrary.class).malloc_trim(0);
        long before = Pointer.physicalBytes();
        double taken = resident(network, 1024) - before;
        return taken / new Room(network, recipe(1024)).needed(1024);
    }

    private static long resident(Network network, int batch) {
        Recipe recipe = recipe(batch);
        Preprocess preprocess = new Preprocess(28, Fit.STRETCH, 28, Channels.GRAY, List.of(0.5), List.of(0.25));
        byte[] pixels = new byte[batch * 28 * 28];
        try (Weights weights = Weights.initial(network, Seed.of(1), Precision.FP32);
                Model model = Model.of(weights, recipe);
                TrainingStep step = new TrainingStep(
                        network, model, new InputTensor(preprocess, Precision.FP32), recipe, new int[10])) {
            step.run(new LaneWorker.Pixels(pixels, new Targets(batch)), 1e-3, Seed.of(1));
            return Pointer.physicalBytes();
        }
    }
}
