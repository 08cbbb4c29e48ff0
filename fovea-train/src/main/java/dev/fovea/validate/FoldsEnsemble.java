package dev.fovea.validate;

import dev.fovea.export.EnsembleNodes;
import dev.fovea.export.ModelGraph;
import dev.fovea.export.ParityGate;
import dev.fovea.fit.Fitted;
import dev.fovea.model.Calibration;
import dev.fovea.model.ModelCard;
import dev.fovea.model.Provenance;
import dev.fovea.net.NetworkYaml;
import dev.fovea.picture.Picture;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The average of the folds' networks as one model file; see {@link EnsembleNodes}. */
final class FoldsEnsemble {
    private final Fitted first;
    private final List<CrossValidation.Judged> folds;
    private final EnsembleNodes nodes;

    /** @param folds at least two */
    FoldsEnsemble(List<CrossValidation.Judged> folds) {
        this.first = folds.get(0).fitted();
        this.folds = List.copyOf(folds);
        this.nodes = new EnsembleNodes(
                folds.stream()
                        .map(fold -> new EnsembleNodes.Member(
                                fold.fitted().network(),
                                fold.fitted().values(),
                                fold.fitted().preprocess(),
                                fold.calibration().temperature()))
                        .toList(),
                first.recipe().network().asked());
    }

    /** Each row's mean over the folds. */
    static float[][] mean(List<float[][]> each) {
        int n = each.get(0).length;
        float[][] out = new float[n][each.get(0)[0].length];
        for (int i = 0; i < n; i++) {
            for (int c = 0; c < out[i].length; c++) {
                double sum = 0;
                for (float[][] rows : each) {
                    sum += rows[i][c];
                }
                out[i][c] = (float) (sum / each.size());
            }
        }
        return out;
    }

    /** What the file says about itself. */
    ModelCard card(Provenance provenance, Calibration calibration, Map<String, Double> figures) {
        return new ModelCard(
                ModelCard.FORMAT,
                ModelCard.ensemble(folds.size(), NetworkYaml.write(first.network())),
                first.labels(),
                nodes.preprocess(),
                first.recipe().network().asked(),
                calibration,
                figures,
                provenance);
    }

    /**
     * Writes the file and holds it against answers that are known.
     *
     * @throws dev.fovea.base.FoveaException if it does not answer so
     */
    Fitted.Exported export(ModelCard card, List<Picture> shown, float[][] expected) {
        byte[] file = ModelGraph.bytes(card, nodes);
        return new Fitted.Exported(file, ParityGate.check(file, shown, expected), List.of());
    }

    /** @param bytes of the file */
    String said(long bytes) {
        String what = nodes.sharesBackbone()
                ? "with all their heads on one backbone"
                : folds.size() + " times as large and as slow as one";
        return String.format(
                Locale.ROOT,
                "Kept as model.onnx: the average of all %d folds' networks, %s (%.1f MB). Its figures are the folds', each"
                        + " of one network alone; the average is usually a little better. Training cannot go on from it.",
                folds.size(),
                what,
                bytes / 1e6);
    }
}
