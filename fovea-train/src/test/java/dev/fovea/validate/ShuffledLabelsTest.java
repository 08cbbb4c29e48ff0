package dev.fovea.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.base.Seed;
import dev.fovea.data.Dataset;
import dev.fovea.data.Drawn;
import dev.fovea.data.Sample;
import dev.fovea.fit.Fitting;
import dev.fovea.fit.Interrupt;
import dev.fovea.fit.Length;
import dev.fovea.fit.Recipe;
import dev.fovea.model.Provenance;
import dev.fovea.score.Estimate;
import dev.fovea.score.FoldsEvaluation;
import dev.fovea.score.MeanSpread;
import dev.fovea.split.Folds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Where there is nothing to learn, cross-validation says so: a leak anywhere on its way would show here. */
class ShuffledLabelsTest {
    private static final double CHANCE = 0.1;

    private static Dataset shuffled() {
        Dataset drawn = Drawn.characters(300, Seed.of(3));
        List<Sample> samples = new ArrayList<>(drawn.samples());
        List<Integer> labels =
                new ArrayList<>(samples.stream().map(Sample::label).toList());
        Collections.shuffle(labels, new Random(1));
        for (int i = 0; i < samples.size(); i++) {
            samples.set(i, samples.get(i).withLabel(labels.get(i)));
        }
        return drawn.withSamples(samples);
    }

    private static FoldsEvaluation crossValidated(Dataset data) {
        Recipe usual = Recipe.scratch()
                .withModel("keras-mnist")
                .withLength(Length.ofEpochs(5).withBatch(16));
        Recipe recipe =
                Fitting.resolve(usual.withMachine(usual.machine().withThreads(1).withCache("off")), data);
        Provenance.Data nothing = new Provenance.Data(data.name(), data.size(), "", "");
        CrossValidation validation = new CrossValidation(
                recipe,
                (own, train) -> new Provenance(nothing, 1, "", "", Provenance.Machine.here(), ""),
                event -> {},
                Interrupt.NEVER);
        return Objects.requireNonNull(validation
                .run(Folds.stratified(data, 3, Seed.of(2)), FoldKeeping.NOTHING)
                .evaluation());
    }

    @Test
    void theIntervalsHoldChance() {
        FoldsEvaluation evaluation = crossValidated(shuffled());
        Estimate pooled = evaluation.pooled().accuracy();
        assertThat(pooled.low()).isLessThan(CHANCE);
        assertThat(pooled.high()).isGreaterThan(CHANCE).isLessThan(0.2);
        MeanSpread folds = Objects.requireNonNull(evaluation.folds().metrics().get("accuracy"));
        assertThat(folds.low()).isLessThan(CHANCE);
        assertThat(folds.high()).isGreaterThan(CHANCE);
    }

    @Test
    void andDoNotWhereThereIsSomethingToLearn() {
        FoldsEvaluation evaluation = crossValidated(Drawn.characters(300, Seed.of(3)));
        assertThat(evaluation.pooled().accuracy().low()).isGreaterThan(2 * CHANCE);
        assertThat(Objects.requireNonNull(evaluation.folds().metrics().get("accuracy"))
                        .mean())
                .isGreaterThan(2 * CHANCE);
    }
}
