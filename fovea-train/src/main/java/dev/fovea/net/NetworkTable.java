package dev.fovea.net;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A network as a table: layers, shapes, parameters, multiply-adds. */
public final class NetworkTable {
    private NetworkTable() {}

    /** Lines without an end of line at the end. */
    public static String of(Network network) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("layer", "what", "output", "parameters", "multiply-adds"));
        rows.add(List.of("input", "", network.input().toString(), "", ""));
        network.node().leaves().forEach(node -> rows.add(row(node)));
        String title = String.format(
                Locale.ROOT,
                "%s: %,d parameters, %s multiply-adds a picture",
                network.name(),
                network.parameters(),
                millions(network.multiplyAdds()));
        return title + "\n\n" + aligned(rows);
    }

    private static List<String> row(Node node) {
        long trained = node.parameters().stream()
                .filter(p -> p.kind() != Parameter.Kind.BUFFER)
                .mapToLong(Parameter::count)
                .sum();
        return List.of(
                node.path(),
                describe(node.layer()),
                node.out().toString(),
                trained == 0 ? "" : String.format(Locale.ROOT, "%,d", trained),
                node.multiplyAdds() == 0 ? "" : String.format(Locale.ROOT, "%,d", node.multiplyAdds()));
    }

    private static String describe(Layer layer) {
        Map<String, Object> settings = layer.settings();
        String inner = settings.entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue())
                .collect(Collectors.joining(", "));
        return inner.isEmpty() ? layer.kind() : layer.kind() + " (" + inner + ")";
    }

    private static String millions(long count) {
        return count < 1_000_000
                ? String.format(Locale.ROOT, "%,d", count)
                : String.format(Locale.ROOT, "%.1f million", count / 1e6);
    }

    private static String aligned(List<List<String>> rows) {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        rows.forEach(row -> {
            for (int c = 0; c < columns; c++) {
                widths[c] = Math.max(widths[c], row.get(c).length());
            }
        });
        return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n"));
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder out = new StringBuilder();
        for (int c = 0; c < widths.length; c++) {
            // names to the left, numbers to the right
            String pad = " ".repeat(widths[c] - row.get(c).length());
            out.append(c < 3 ? row.get(c) + pad : pad + row.get(c)).append("  ");
        }
        return out.toString().stripTrailing();
    }
}
