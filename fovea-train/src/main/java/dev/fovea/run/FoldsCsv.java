package dev.fovea.run;

import dev.fovea.base.Csv;
import dev.fovea.data.Sample;
import dev.fovea.split.Fold;
import dev.fovea.split.Folds;
import dev.fovea.validate.CrossValidation;
import java.util.List;

/** Which sample is held out in which fold, as a table. */
final class FoldsCsv {
    private FoldsCsv() {}

    static String of(Folds folds) {
        StringBuilder out = new StringBuilder("name,label,fold,group\n");
        for (Fold fold : folds) {
            for (Sample sample : fold.heldOut().data().samples()) {
                String label = fold.heldOut().data().labels().text(sample.labels());
                String group = sample.group() == null ? "" : sample.group();
                out.append(
                        Csv.line(List.of(sample.name(), label, String.valueOf(CrossValidation.number(fold)), group)));
            }
        }
        return out.toString();
    }
}
