package dev.fovea.fit;

import dev.fovea.base.FoveaException;
import dev.fovea.net.Architecture;
import dev.fovea.weights.Catalogue;
import dev.fovea.weights.KeptFile;
import dev.fovea.weights.Pretrained;
import dev.fovea.weights.PretrainedFile;
import dev.fovea.weights.WeightsFolder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Weights that a training may begin with.
 *
 * @param name as {@code --pretrained} takes it
 * @param architecture that they are of
 * @param accuracy on ImageNet-1k in percent, as published; 0 where it is not known
 * @param licence in words
 */
record Candidate(String name, Architecture architecture, double accuracy, String licence) {
    /**
     * Those that are downloaded where nobody names any. Each is the most accurate at its cost; of two sets of weights the
     * older, since features of those that were trained with label smoothing transfer less well (Kornblith et al. 2021).
     */
    static final List<String> RANKED = List.of(
            "mobilenet-v3-small",
            "mobilenet-v2",
            "mobilenet-v3-large",
            "resnet-18",
            "resnet-34",
            "resnet-50",
            "efficientnet-b0",
            "efficientnet-b2",
            "convnext-tiny",
            "efficientnet-v2-s");

    /** Accuracies on other sets say nothing beside these. */
    private static final String JUDGED_ON = "ImageNet-1k";

    /** Published weights that are worth a download. */
    static List<Candidate> ranked(Catalogue catalogue) {
        return RANKED.stream()
                .flatMap(name -> catalogue.find(name).stream())
                .map(Candidate::published)
                .toList();
    }

    /** Published weights, by their entry. */
    static Candidate published(Pretrained entry) {
        return new Candidate(entry.name(), Architecture.named(entry.architecture()), entry.accuracy(), entry.licence());
    }

    /** All that lie in the folder: published ones, and those of the user's whose network is recognised. */
    static List<Candidate> here(WeightsFolder folder) {
        Stream<Candidate> published = folder.catalogue().weights().stream()
                .filter(entry -> entry.data().equals(JUDGED_ON))
                .filter(entry -> isHere(folder, entry.name()))
                .map(Candidate::published);
        Stream<Candidate> own = folder.own().stream().flatMap(file -> own(file, folder).stream());
        return Stream.concat(published, own).toList();
    }

    /** A file that is not what its name says keeps nobody from using another one. */
    private static boolean isHere(WeightsFolder folder, String name) {
        try {
            return folder.find(name).isPresent();
        } catch (FoveaException e) {
            return false;
        }
    }

    private static Optional<Candidate> own(KeptFile kept, WeightsFolder folder) {
        try {
            PretrainedFile file = PretrainedFile.of(kept.path().toString(), folder, line -> {});
            Architecture architecture = file.architecture();
            Pretrained published = file.published();
            return architecture == null
                    ? Optional.empty()
                    : Optional.of(new Candidate(
                            kept.name(),
                            architecture,
                            published == null ? 0 : published.accuracy(),
                            "that of your file"));
        } catch (FoveaException e) {
            return Optional.empty();
        }
    }

    /** Such as {@code my-net (mobilenet-v2, 71.9 % on ImageNet-1k)}. */
    String said() {
        String which = name.equals(architecture.word()) ? "" : architecture.word();
        String good = accuracy == 0 ? "" : String.format(Locale.ROOT, "%.1f %% on %s", accuracy, JUDGED_ON);
        String both = which + (which.isEmpty() || good.isEmpty() ? "" : ", ") + good;
        return name + (both.isEmpty() ? "" : " (" + both + ")");
    }
}
