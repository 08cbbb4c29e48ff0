package dev.fovea.cli;

import dev.fovea.data.Datasets;
import dev.fovea.fit.NetworkSettings;
import dev.fovea.weights.WeightsFolder;
import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Keeps {@code --pretrained photos/} from taking the pictures for weights: a word behind it that names data stays what it
 * is, and the option stands alone.
 */
final class PretrainedValue implements IParameterPreprocessor {
    @Override
    @SuppressWarnings("JdkObsolete") // picocli's own signature
    public boolean preprocess(Stack<String> words, CommandSpec command, ArgSpec option, Map<String, Object> known) {
        boolean attached = !String.valueOf(known.getOrDefault("separator", "")).isBlank(); // --pretrained=photos/
        if (!words.isEmpty() && !attached && isData(words.peek())) {
            words.push(NetworkSettings.AUTO);
        }
        return false;
    }

    private static boolean isData(String word) {
        return Datasets.isNamed(word) && !WeightsFolder.usual().knows(word);
    }
}
