package dev.fovea.run;

import dev.fovea.fit.Advice;
import dev.fovea.fit.Fitted;
import dev.fovea.model.Classifier;

/**
 * A run that has ended: what was trained, and the folder where everything about it lies.
 *
 * @param folder with the model file
 * @param fitted the network and how its training went; with folds, that of the fold whose model was kept
 */
public record Run(RunFolder folder, Fitted fitted) {
    /** The classifier of this run; the caller closes it. */
    public Classifier classifier() {
        return Classifier.load(folder.model());
    }

    /** Whether the network learnt too little or learnt by heart, and what to change. */
    public Advice advice() {
        return Advice.of(fitted.history(), fitted.recipe().network().asked());
    }
}
