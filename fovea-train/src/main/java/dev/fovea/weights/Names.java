package dev.fovea.weights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Names of tensors: brought to those that networks have today, and shown in messages. */
final class Names {
    /** What wrappers of PyTorch's put before every name: parallel training, and compiling. */
    private static final List<String> PREFIXES = List.of("module.", "_orig_mod.");

    /** DenseNet's layers were called {@code norm.1} until a dot in a name was forbidden; published files still say it. */
    private static final Pattern DENSENET = Pattern.compile(
            "(.*denselayer\\d+\\.(?:norm|relu|conv))\\.([12]\\.(?:weight|bias|running_mean|running_var|num_batches_tracked))");

    private static final int LONGEST = 100;
    private static final int FEW = 10;

    private Names() {}

    /** The tensors under today's names; what was changed is added to the notes. */
    static Map<String, StoredTensor> mended(Map<String, StoredTensor> tensors, List<String> notes) {
        Map<String, StoredTensor> out = tensors;
        for (int i = 0; i < PREFIXES.size(); i++) {
            for (String prefix : PREFIXES) {
                if (!out.isEmpty() && out.keySet().stream().allMatch(name -> name.startsWith(prefix))) {
                    out = renamed(out, Pattern.compile(Pattern.quote(prefix) + "(.*)"), "$1");
                    notes.add("All names begin with \"" + prefix + "\", which is left out.");
                }
            }
        }
        if (out.keySet().stream().anyMatch(name -> DENSENET.matcher(name).matches())) {
            out = renamed(out, DENSENET, "$1$2");
            notes.add("Layers are called norm.1 as in old files of DenseNet, and are norm1 here.");
        }
        return out;
    }

    private static Map<String, StoredTensor> renamed(Map<String, StoredTensor> tensors, Pattern from, String to) {
        Map<String, StoredTensor> out = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> {
            String other = from.matcher(name).matches() ? from.matcher(name).replaceFirst(to) : name;
            BadFormat.unless(out.put(other, tensor) == null, "names must differ, but two become \"%s\"", shown(other));
        });
        return out;
    }

    /** A name of somebody's choice within one line of a message. */
    static String shown(String name) {
        String plain = name.replaceAll("[^\\x20-\\x7e]", "?");
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "...";
    }

    /** The first ten, and how many more there are. */
    static String shown(List<String> names) {
        List<String> out =
                new ArrayList<>(names.stream().limit(FEW).map(Names::shown).toList());
        int more = names.size() - out.size();
        return String.join(", ", out) + (more > 0 ? " and " + more + " more" : "");
    }
}
