package dev.fovea.report;

import dev.fovea.audit.Audit;
import dev.fovea.report.Heat.Question;
import dev.fovea.score.Evaluation;
import dev.fovea.score.Predictions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the templates ask: each section as values that need no more than to be laid out. */
final class Page {
    private final Facts facts;
    private final Words words;
    private final Grids grids;
    private final Summary summary;
    private final Curves curves;
    private final List<Mistake> mistakes;
    private final List<Taken> taken;
    private final @Nullable Suspects suspects;
    private final List<Mistake> doubts;
    private final List<FindingCard> findings;
    private final Cards cards;

    Page(Facts facts, Words words) {
        this.facts = facts;
        this.words = words;
        this.grids = new Grids(words);
        this.curves = new Curves(words);
        Gallery gallery = new Gallery(facts.data());
        Predictions heldOut = facts.heldOut();
        List<Question> worst = Mistake.worst(heldOut);
        this.suspects = confuses() ? Suspects.of(heldOut) : null;
        this.summary = Summary.of(facts, suspects, words);
        List<Question> doubted = suspects == null ? List.of() : suspects.questions();
        Map<Question, Thumbnail> heats = new Heat(heldOut, gallery, facts.insight())
                .of(Stream.of(worst, doubted)
                        .flatMap(questions -> questions.stream().limit(Heat.EXPLAINED))
                        .toList());
        this.mistakes = Mistake.of(heldOut, worst, gallery, heats, words);
        this.doubts = Mistake.of(heldOut, doubted, gallery, heats, words);
        this.cards = Cards.of(facts.insight().models());
        Audit audit = facts.insight().audit();
        this.findings = audit == null ? List.of() : FindingCard.of(audit, gallery, words);
        this.taken = confuses() ? Taken.of(facts.heldOut(), gallery, words) : List.of();
    }

    /** Every text of the page. */
    Words words() {
        return words;
    }

    String name() {
        return facts.origin().run();
    }

    /** Data, network and date, below the name. */
    String subtitle() {
        return facts.data().name() + " · " + facts.recipe().network().model() + " · "
                + words.date(facts.origin().provenance().made());
    }

    Summary summary() {
        return summary;
    }

    List<Chart> curves() {
        return curves.of(facts.learnings(), measure());
    }

    /** What an epoch is judged by, as a heading. */
    String measure() {
        return words.measure(evaluation().task());
    }

    boolean hasFolds() {
        return facts.heldOut().rows().stream().anyMatch(row -> row.fold() != null);
    }

    Chart foldPlot() {
        return new FoldPlot(facts, words).chart(measure());
    }

    /** Folds' kept epochs; null for a single network. */
    @Nullable Grid folds() {
        return facts.learnings().size() > 1 ? grids.folds(facts.learnings(), measure()) : null;
    }

    List<Grid> epochs() {
        return facts.learnings().stream()
                .map(learning -> grids.epochs(learning, measure()))
                .toList();
    }

    Grid metrics() {
        return grids.metrics(evaluation());
    }

    /** ROC and precision over recall. */
    List<Chart> separation() {
        return new Separation(words).charts(facts.heldOut(), evaluation());
    }

    /** Reliability and risk over coverage. */
    List<Chart> trust() {
        return new Trust(words)
                .charts(
                        facts.heldOut(),
                        cards.uncalibrated(facts.heldOut()).orElse(null),
                        facts.recipe().machine().root());
    }

    /** What the model file promises, held against the test part; of others it says nothing. */
    List<Grid> promises() {
        return evaluation().part().equals("test")
                ? cards.only()
                        .map(card -> new Promises(words).of(card, facts.heldOut()))
                        .orElse(List.of())
                : List.of();
    }

    /** From which probability on each label is said; null where one label is said, or the model file has gone. */
    @Nullable Grid thresholds() {
        return confuses()
                ? null
                : cards.only().map(card -> grids.thresholds(card)).orElse(null);
    }

    boolean hasAudit() {
        return facts.insight().audit() != null;
    }

    List<FindingCard> findings() {
        return findings;
    }

    /** By how much a split at random would have flattered a small classifier, where the network itself was not asked. */
    List<String> flattery() {
        Audit audit = facts.insight().audit();
        boolean asked = facts.folds() != null && facts.folds().unprotected() != null;
        return audit == null ? List.of() : FindingCard.flattery(audit, asked, words);
    }

    /** What the colours are, and whose. */
    String heatLead() {
        boolean others = hasFolds() && facts.insight().models().isEmpty();
        return words.say("heat.lead") + (others ? words.say("heat.last") : "");
    }

    /** Pictures whose label is doubted. */
    List<Mistake> doubts() {
        return doubts;
    }

    String doubtsLead() {
        return suspects == null ? "" : suspects.lead(words);
    }

    /** Whether one class is taken for another: of several labels a picture, each is right or wrong for itself. */
    boolean confuses() {
        return !evaluation().task().isMultiLabel();
    }

    /** Null where there are too many classes for one. */
    @Nullable Matrix matrix() {
        return Matrix.fits(evaluation()) ? Matrix.of(evaluation(), shown(), words) : null;
    }

    private Set<String> shown() {
        return taken.stream().map(Taken::id).collect(Collectors.toSet());
    }

    List<ConfusionRow> confusions() {
        return ConfusionRow.of(evaluation(), shown(), words);
    }

    List<Taken> taken() {
        return taken;
    }

    List<ClassRow> classes() {
        return ClassRow.of(evaluation(), words);
    }

    /** What the lines of the classes mean. */
    String classesLead() {
        return words.say("classes.lead", summary.start());
    }

    List<Mistake> mistakes() {
        return mistakes;
    }

    /** Each of the folds' main figures, with its spread. */
    @Nullable Grid spread() {
        return facts.folds() == null
                ? null
                : grids.spread(facts.folds(), evaluation().task());
    }

    /** Wrong ones in all. */
    String mistakesLead() {
        Predictions heldOut = facts.heldOut();
        long wrong = IntStream.range(0, heldOut.size())
                .filter(i -> !heldOut.isRight(i))
                .count();
        return words.say("mistakes.lead", words.count(wrong, "picture"));
    }

    Grid bad() {
        return grids.bad(facts.data().badFiles());
    }

    /** How many bad files there are, in a sentence. */
    String badFiles() {
        int skipped = facts.data().skipped().size();
        int used = facts.data().badFiles().size() - skipped;
        if (skipped + used == 0) {
            return words.say("bad.none");
        }
        String over = skipped == 0
                ? words.say("bad.over.none")
                : words.sayOf(skipped, "bad.over", words.count(skipped, "file"));
        String all = used == 0 ? "" : words.say("bad.used", words.count(used, "file"));
        return over + all + (skipped + used > Grids.BAD ? words.say("bad.first", Grids.BAD) : "");
    }

    List<Grid> settings() {
        return grids.settings(facts.recipe());
    }

    Grid origin() {
        return OriginRows.of(facts.origin(), words);
    }

    private Evaluation evaluation() {
        return facts.evaluation();
    }
}
