package dev.fovea.torch;

/**
 * A function of each number that oneDNN applies to what an operation gives, while that is still in the processor.
 *
 * @param algorithm oneDNN's number, such as {@code dnnl_eltwise_relu}
 * @param alpha as the algorithm takes it
 * @param beta as the algorithm takes it
 */
public record Elementwise(int algorithm, float alpha, float beta) {}
