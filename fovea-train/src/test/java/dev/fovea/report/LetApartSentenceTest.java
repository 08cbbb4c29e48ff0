package dev.fovea.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.audit.Audit;
import dev.fovea.audit.Flattery;
import dev.fovea.score.Difference;
import dev.fovea.score.Estimate;
import dev.fovea.score.FoldsEvaluation;
import dev.fovea.score.IntervalMethod;
import dev.fovea.score.Unprotected;
import dev.fovea.score.Unprotected.Together;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** By how much a split at random would have flattered: the network's own figure, or else a forest's, and which of them. */
class LetApartSentenceTest {
    private static final Unprotected YES = seen(Together.COPIES, 0.892, 0.923, 0.012, 0.05);
    private static final Unprotected NO = seen(Together.GROUPS, 0.892, 0.889, -0.012, 0.006);

    private static Unprotected seen(Together together, double kept, double apart, double low, double high) {
        Estimate gain = new Estimate(apart - kept, low, high, IntervalMethod.GROUP_BOOTSTRAP);
        return new Unprotected(together, 300, 40, new Difference(kept, apart, gain));
    }

    private static Facts facts(@Nullable Unprotected unprotected, List<Flattery> flattery) {
        Facts plain = Stories.folds();
        FoldsEvaluation.Folds folds = Objects.requireNonNull(plain.folds());
        return new Facts(
                plain.data(),
                plain.recipe(),
                plain.learnings(),
                plain.heldOut(),
                plain.evaluation(),
                new FoldsEvaluation.Folds(
                        folds.sizes(), folds.testToTrain(), folds.method(), folds.metrics(), unprotected),
                new Insight(Map.of(), null, new Audit("photos", 300, 300, List.of(), List.of(), flattery)),
                plain.origin());
    }

    private static String sure(@Nullable Unprotected unprotected, Language language) {
        return String.join("\n", HowSure.of(facts(unprotected, List.of()), new Words(language)));
    }

    @Test
    void theNetworksOwnFigureIsSaidWithItsInterval() {
        assertThat(sure(YES, Language.EN))
                .contains(
                        "Had near-copies been let apart, the same network would have looked +3.1 points better (+1.2 to"
                                + " +5.0, 95 %, group bootstrap): 92.3 % instead of 89.2 %. This run keeps 40 pictures together");
        assertThat(sure(NO, Language.EN))
                .contains(
                        "Had pictures of one group been let apart, the same network would not surely have looked better:"
                                + " 88.9 % instead of 89.2 %, -0.3 points (-1.2 to +0.6, 95 %, group bootstrap).");
        assertThat(sure(YES, Language.ZH))
                .contains("若不把近似重复的图片放在一起，同一网络看起来会好 +3.1 个百分点（95% 区间 +1.2 至 +5.0，按组自助法）：92.3%，而不是 89.2%。");
        assertThat(sure(NO, Language.ZH)).contains("若不把同组图片放在一起，同一网络看起来未必更好：88.9%，而不是 89.2%");
        assertThat(sure(null, Language.EN)).doesNotContain("let apart");
    }

    @Test
    void aForestIsAskedOnlyWhatTheNetworkWasNotAndIsCalledOne() {
        List<Flattery> forest = Arrays.stream(Flattery.By.values())
                .map(by -> new Flattery(by, 300, 0.5, 0.4, 0.1, 0.05, 0.15))
                .toList();
        List<String> alone = new Page(facts(null, forest), new Words(Language.EN)).flattery();
        assertThat(alone)
                .hasSize(3)
                .allMatch(text -> text.contains("a small forest estimates, which is not this network: yes."))
                .allMatch(text -> text.contains("--compare-random-split"));
        List<String> beside = new Page(facts(YES, forest), new Words(Language.EN)).flattery();
        assertThat(beside).hasSize(1).first().asString().contains("groups as file names seem to tell them");
        assertThat(new Page(facts(null, forest), new Words(Language.ZH))
                        .flattery()
                        .get(0))
                .contains("小随机森林（不是本网络）");
    }
}
