package dev.fovea.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fovea.base.Seed;
import dev.fovea.picture.Picture;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The automatic policies, operation by operation with given magnitudes, against torchvision; see golden.py. Tolerance: 2
 * of 255 as in {@link AugmentGoldenTest}. And how they draw, with fixed seeds.
 */
class PolicyGoldenTest {
    private static final Frame FRAME = new Frame(10, 12, 12);

    @TestFactory
    List<DynamicTest> eachOperationEqualsTorchvision() {
        return Golden.rows("policies").stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.get("policy").asText() + " " + row.get("operation").asText() + row.get("magnitude"),
                        () -> check(row)))
                .toList();
    }

    private static Operation operation(JsonNode row) {
        String name = row.get("operation").asText().replaceAll("(?<=[a-z])([A-Z])", "_$1");
        return Operation.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static void check(JsonNode row) {
        Operation operation = operation(row);
        boolean rand = row.get("policy").asText().equals("RandAugment");
        Operation.Extent extent = rand ? RandAugment.extent(FRAME) : TrivialAugment.EXTENT;
        double magnitude =
                row.get("sign").asInt() * operation.magnitude(row.get("bin").asInt() / 30.0, extent);
        assertThat(magnitude)
                .isCloseTo(row.get("magnitude").asDouble(), within(1e-5)); // torchvision's are 32-bit floats
        Drawn drawn = new Drawn(FRAME);
        operation.apply(magnitude, drawn);
        Picture source = Pictures.dull(10, 12, 3);
        Canvas canvas = Canvas.of(FRAME, 3);
        new Warp(3, Fill.CONSTANT).draw(source, drawn.map().inverse(), canvas);
        new Tone().apply(drawn.changes(), canvas, new Planes());
        assertThat(Golden.farthest(row, canvas.bytes())).isLessThanOrEqualTo(2);
    }

    @Test
    void theFourteenOperationsAreTorchvisions() {
        Set<Operation> seen = new HashSet<>();
        Golden.rows("policies").forEach(row -> seen.add(operation(row)));
        assertThat(seen).containsExactlyInAnyOrder(Operation.values());
    }

    /** Each operation 1/14 of the time; 28,000 draws, 5 standard errors of 43. */
    @Test
    void operationsAreDrawnEvenly() {
        SplittableRandom random = Seed.of(4).random();
        Map<Operation, Integer> counts = new EnumMap<>(Operation.class);
        for (int i = 0; i < 28_000; i++) {
            counts.merge(Operation.any(random), 1, Integer::sum);
        }
        assertThat(counts).hasSize(14);
        assertThat(counts.values()).allSatisfy(n -> assertThat(n).isBetween(2000 - 216, 2000 + 216));
    }

    /** Half of the shears go to either side, all of one size; TrivialAugment's are of every size. */
    @Test
    void signsAndMagnitudesAreDrawn() {
        SplittableRandom random = Seed.of(5).random();
        int negative = 0;
        Set<Double> sizes = new HashSet<>();
        for (int i = 0; i < 4000; i++) {
            Drawn drawn = new Drawn(FRAME);
            Operation.SHEAR_X.draw(random, 0.3, TrivialAugment.EXTENT, drawn);
            double shear = drawn.map().x(0, 1);
            negative += shear < 0 ? 1 : 0;
            sizes.add(Math.abs(shear));
        }
        assertThat(sizes).hasSize(1);
        assertThat(negative).isBetween(2000 - 158, 2000 + 158);
        Set<Double> turns = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            Drawn drawn = new Drawn(FRAME);
            new TrivialAugment(31).draw(random, drawn);
            Move map = drawn.map();
            if (!map.isIdentity() && map.x(1, 0) - map.x(0, 0) < 0.999 && map.y(1, 0) != map.y(0, 0)) {
                turns.add(Math.rint(1e6 * (map.x(1, 0) - map.x(0, 0)))); // the cosine
            }
        }
        assertThat(turns).hasSize(30); // of 31 magnitudes the first turns nothing
    }

    @Test
    void asManyOperationsAsAskedFor() {
        SplittableRandom random = Seed.of(6).random();
        int most = 0;
        for (int i = 0; i < 200; i++) {
            Drawn drawn = new Drawn(FRAME);
            new RandAugment(3, 9, 31).draw(random, drawn);
            most = Math.max(most, drawn.changes().size());
        }
        assertThat(most).isEqualTo(3);
    }
}
