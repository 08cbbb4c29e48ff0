package dev.fovea.explain;

import dev.fovea.picture.Picture;

/**
 * What is asked of a network.
 *
 * @param fitted the picture as the network sees it
 * @param index of the class
 * @param method how it is answered
 * @param layer whose maps are read; empty for the usual one
 */
record Question(Picture fitted, int index, Method method, String layer) {}
