import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prints the benchmark's lines as a Markdown table: median, spread and n over all windows, and Fovea's ratio to each.
 *
 * <p>Arguments: file of lines; which of them is Fovea's (usually fovea); a part of the names of those to show.
 */
public final class Table {
    private static final Pattern FIELD = Pattern.compile("\"(peer|precision|version|absent|note)\": \"([^\"]*)\"");
    private static final Pattern WINDOWS = Pattern.compile("\"pictures_per_second\": \\[([^\\]]*)\\]");

    public static void main(String[] arguments) throws IOException {
        Map<String, List<Double>> windows = new LinkedHashMap<>();
        Map<String, Map<String, String>> facts = new LinkedHashMap<>();
        for (String line : Files.readAllLines(Path.of(arguments[0]))) {
            Map<String, String> fields = new LinkedHashMap<>();
            Matcher field = FIELD.matcher(line);
            while (field.find()) {
                fields.put(field.group(1), field.group(2));
            }
            String peer = fields.get("peer");
            facts.put(peer, fields);
            Matcher numbers = WINDOWS.matcher(line);
            List<Double> all = windows.computeIfAbsent(peer, name -> new ArrayList<>());
            if (numbers.find()) {
                Arrays.stream(numbers.group(1).split(",")).map(Double::parseDouble).forEach(all::add);
            }
        }
        String base = arguments.length > 1 ? arguments[1] : "fovea";
        windows.keySet().removeIf(peer -> arguments.length > 2 && !peer.contains(arguments[2]));
        print(windows, facts, base);
    }

    private static void print(Map<String, List<Double>> windows, Map<String, Map<String, String>> facts, String base) {
        List<Double> own = windows.getOrDefault(base, List.of());
        double fovea = own.isEmpty() ? Double.NaN : median(own);
        System.out.println("| what | precision | pictures/s, median | min-max | n | Fovea is |");
        System.out.println("|---|---|---|---|---|---|");
        windows.forEach((peer, values) -> {
            Map<String, String> known = facts.get(peer);
            if (values.isEmpty()) {
                System.out.printf("| %s | | absent: %s | | | |%n", peer, known.getOrDefault("absent", "no figures"));
            } else {
                double median = median(values);
                System.out.printf(
                        Locale.ROOT,
                        "| %s (%s) | %s | %,.0f | %,.0f-%,.0f | %d | %s |%n",
                        peer,
                        known.get("version"),
                        known.get("precision"),
                        median,
                        values.stream().mapToDouble(v -> v).min().orElse(0),
                        values.stream().mapToDouble(v -> v).max().orElse(0),
                        values.size(),
                        peer.equals(base) ? "1" : String.format(Locale.ROOT, "%.2fx", fovea / median));
            }
        });
        facts.forEach((peer, known) -> {
            if (peer.startsWith("fovea") && known.containsKey("note")) {
                System.out.println("\n" + peer + ": " + known.get("note"));
            }
        });
        System.out.println("\n" + machine());
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int n = sorted.size();
        return n % 2 == 1 ? sorted.get(n / 2) : (sorted.get(n / 2 - 1) + sorted.get(n / 2)) / 2;
    }

    private static String machine() {
        String name = System.getProperty("os.arch");
        try {
            for (String line : Files.readAllLines(Path.of("/proc/cpuinfo"))) {
                if (line.startsWith("model name")) {
                    name = line.substring(line.indexOf(':') + 2);
                }
            }
        } catch (IOException e) {
            return name; // no Linux: the architecture must do
        }
        return "Machine: " + name + ", " + Runtime.getRuntime().availableProcessors() + " cores.";
    }
}
