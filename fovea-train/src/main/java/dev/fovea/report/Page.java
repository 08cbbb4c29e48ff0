package dev.fovea.report;

import dev.fovea.score.Evaluation;
import dev.fovea.score.Predictions;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the templates ask: each section as values that need no more than to be laid out. */
final class Page {
    private final Facts facts;
    private final Summary summary;
    private final List<Chart> charts;
    private final List<Mistake> mistakes;

    Page(Facts facts) {
        this.facts = facts;
        this.summary = Summary.of(facts);
        this.charts =
                Curves.of(facts.learnings(), Words.measure(facts.evaluation().task()));
        this.mistakes = Mistake.worst(facts.heldOut(), facts.data());
    }

    String name() {
        return facts.name();
    }

    /** Data, network and date, below the name. */
    String subtitle() {
        return facts.data().name() + " · " + facts.recipe().network().model() + " · "
                + Words.date(facts.origin().provenance().made());
    }

    Summary summary() {
        return summary;
    }

    List<Chart> charts() {
        return charts;
    }

    /** Folds' kept epochs; null for a single network. */
    @Nullable Grid folds() {
        return facts.learnings().size() > 1
                ? Grids.folds(facts.learnings(), Words.measure(evaluation().task()))
                : null;
    }

    List<Grid> epochs() {
        return facts.learnings().stream()
                .map(learning ->
                        Grids.epochs(learning, Words.measure(evaluation().task())))
                .toList();
    }

    Grid metrics() {
        return Grids.metrics(evaluation());
    }

    /** Whether one class is taken for another: of several labels a picture, each is right or wrong for itself. */
    boolean confuses() {
        return !evaluation().task().isMultiLabel();
    }

    /** Null where there are too many classes for one. */
    @Nullable Matrix matrix() {
        return Matrix.fits(evaluation()) ? Matrix.of(evaluation()) : null;
    }

    Grid confusions() {
        return Grids.confusions(evaluation());
    }

    List<ClassRow> classes() {
        return ClassRow.of(evaluation());
    }

    /** Where the lines of the classes begin, in percent. */
    int start() {
        return summary.start();
    }

    List<Mistake> mistakes() {
        return mistakes;
    }

    /** Wrong ones in all. */
    String wrong() {
        Predictions heldOut = facts.heldOut();
        long wrong = IntStream.range(0, heldOut.size())
                .filter(i -> !heldOut.isRight(i))
                .count();
        return Words.count(wrong, "picture");
    }

    Grid bad() {
        return Grids.bad(facts.data().badFiles());
    }

    /** How many bad files there are, in a sentence. */
    String badFiles() {
        int skipped = facts.data().skipped().size();
        int used = facts.data().badFiles().size() - skipped;
        if (skipped + used == 0) {
            return "Every file of the data set could be used.";
        }
        String over = skipped == 0
                ? "No file was passed over."
                : Words.count(skipped, "file") + (skipped == 1 ? " was" : " were")
                        + " passed over and took no part in anything.";
        String all = used == 0 ? "" : " " + Words.count(used, "file") + " with a wrong name took part all the same.";
        String first = skipped + used > Grids.BAD ? " The first " + Grids.BAD + "; bad-files.csv has them all:" : "";
        return over + all + first;
    }

    List<Grid> settings() {
        return Grids.settings(facts.recipe());
    }

    Grid origin() {
        return OriginRows.of(facts.origin());
    }

    private Evaluation evaluation() {
        return facts.evaluation();
    }
}
