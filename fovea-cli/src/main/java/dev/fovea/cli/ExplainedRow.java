package dev.fovea.cli;

import dev.fovea.explain.Explanation;
import dev.fovea.explain.Faithfulness;
import dev.fovea.explain.HeatMap;
import dev.fovea.explain.HeatSpot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An explanation for programs. */
final class ExplainedRow {
    private ExplainedRow() {}

    static Map<String, Object> of(
            String name, Explanation explanation, Path file, @Nullable Faithfulness faithfulness) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("file", name);
        row.put("method", explanation.method().word());
        if (!explanation.layer().isEmpty()) {
            row.put("layer", explanation.layer());
        }
        row.put("class", explanation.explained().label());
        row.put("probability", explanation.explained().probability());
        row.put("label", explanation.prediction().label());
        if (!explanation.shown().isEmpty()) {
            HeatSpot spot = explanation.spot();
            row.put("peak", List.of(spot.x(), spot.y()));
            row.put("half", spot.half());
        }
        // left, top, width and height of the square that the map covers, in the picture's pixels
        row.put(
                "area",
                List.of(
                        explanation.area().left(),
                        explanation.area().top(),
                        explanation.area().width(),
                        explanation.area().height()));
        row.put("map", rows(explanation.map()));
        if (faithfulness != null) {
            row.put("deletion", faithfulness.deletion());
            row.put("insertion", faithfulness.insertion());
        }
        row.put("overlay", file.toString());
        return row;
    }

    private static List<List<Double>> rows(HeatMap map) {
        List<List<Double>> out = new ArrayList<>();
        for (int row = 0; row < map.rows(); row++) {
            List<Double> numbers = new ArrayList<>();
            for (int column = 0; column < map.columns(); column++) {
                numbers.add(map.raw(row, column));
            }
            out.add(numbers);
        }
        return out;
    }
}
