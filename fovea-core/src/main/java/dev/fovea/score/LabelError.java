package dev.fovea.score;

/**
 * A sample whose label is probably wrong.
 *
 * @param name the sample's name
 * @param given its label
 * @param suggested the most probable class, which is another
 * @param margin by how much more probable that is than the given one, above 0 up to 1: the larger, the surer
 */
public record LabelError(String name, String given, String suggested, double margin) {}
