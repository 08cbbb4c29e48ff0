package dev.fovea.explain;

import dev.fovea.base.Check;
import dev.fovea.base.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How it is found out where a classifier looked. {@code Y} is the logit of the explained class. */
public enum Method {
    /**
     * Feature maps of a late layer, each weighted by the mean of Y's gradient to it, and what of the sum is above 0
     * (Selvaraju et al. 2017, equations 1 and 2). Needs a layer with maps.
     */
    GRAD_CAM,
    /**
     * The same with the mean over pixels of the gradient's positive part, each pixel weighted so that several objects of a
     * class count alike (Chattopadhay et al. 2018, equations 10 and 19, for exp(Y)). Needs a layer with maps.
     */
    GRAD_CAM_PLUS_PLUS,
    /**
     * Each number of the maps times the positive part of its own gradient (Jiang et al. 2021, equations 6 to 8): also
     * earlier, finer layers are of use. Needs a layer with maps.
     */
    LAYER_CAM,
    /**
     * The input's difference from the mean colour of the training pictures, times the mean gradient on the straight way
     * between them, in the middle of equal steps, summed over channels (Sundararajan et al. 2017, equation 1). The numbers
     * add up to the difference in Y.
     */
    INTEGRATED_GRADIENTS,
    /**
     * How far the log-odds of the class fall where a patch of mean colour lies on the picture, averaged over the patches
     * on each place (Zeiler and Fergus 2014, section 4.2, there with the probability). Asks the model file alone.
     */
    OCCLUSION;

    /** As it is typed, such as {@code grad-cam++}. */
    public String word() {
        return this == GRAD_CAM_PLUS_PLUS
                ? "grad-cam++"
                : name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The method of a word.
     *
     * @throws IllegalArgumentException if there is none of that name, with the nearest one
     */
    public static Method named(String word) {
        List<String> words = Stream.of(values()).map(Method::word).toList();
        Check.that(
                words.contains(word),
                "method must be one of %s, but was \"%s\". %s",
                String.join(", ", words),
                word,
                Nearest.hint(word, words));
        return values()[words.indexOf(word)];
    }

    /** Whether it needs a layer with feature maps. */
    public boolean needsMaps() {
        return this == GRAD_CAM || this == GRAD_CAM_PLUS_PLUS || this == LAYER_CAM;
    }
}
