package dev.fovea.fit;

import static org.bytedeco.pytorch.global.torch.matmul;

import dev.fovea.batch.Targets;
import dev.fovea.torch.Tensors;
import java.util.List;
import java.util.Objects;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/**
 * A linear head on features that stay: multinomial logistic regression (of several labels a picture, an independent logistic
 * regression for each) with an L2 penalty on its weights, not on its biases. Convex, so the answer depends on the data alone. Features are brought to mean 0 and spread 1 first, so that one
 * penalty means the same for all of them; the head that comes out reads them as they are.
 */
final class LinearHead {
    /** The penalties tried, strongest first: each begins where the one before it ended. */
    private static final List<Double> PENALTIES = List.of(1.0, 0.1, 0.01, 0.001, 0.0001);

    private static final int STEPS = 200;
    /** More is not seen in the loss on other pictures: 1e-5 takes twice as long. */
    private static final double TOLERANCE = 3e-5;

    private final int classes;
    private final int width;
    private final float[] weight;
    private final float[] bias;
    private final double penalty;

    private LinearHead(int classes, int width, float[] weight, float[] bias, double penalty) {
        this.classes = classes;
        this.width = width;
        this.weight = weight;
        this.bias = bias;
        this.penalty = penalty;
    }

    /** One that was fitted before, without its penalty; arrays are handed over. */
    static LinearHead of(int width, float[] weight, float[] bias) {
        return new LinearHead(bias.length, width, weight, bias, 0);
    }

    /** Shape [classes, width]. */
    float[] weight() {
        return weight;
    }

    /** One for each class. */
    float[] bias() {
        return bias;
    }

    /** The array that a dense layer calls so. */
    float[] values(String parameter) {
        return parameter.equals("weight") ? weight : bias;
    }

    /** The penalty that it was fitted with. */
    double penalty() {
        return penalty;
    }

    /**
     * Fits heads with several penalties to the training features, the strongest first, as long as the loss on the
     * validation features falls, and gives the last that was better; without any, the middle penalty.
     */
    static LinearHead fit(Features train, Features validation, int classes) {
        return fit(train, validation, classes, PENALTIES);
    }

    /** The same by another loss; one that is a mean over labels is penalised as if it were their sum. */
    static LinearHead fit(Features train, Features validation, int classes, Loss loss) {
        double share = loss instanceof BinaryCrossEntropy ? 1.0 / classes : 1;
        List<Double> penalties =
                PENALTIES.stream().map(penalty -> penalty * share).toList();
        return new Search(train, validation, classes, loss).best(penalties);
    }

    /** The same without a validation part, down to this penalty, which {@link #penalty} of other heads has said. */
    static LinearHead fit(Features train, int classes, Loss loss, double last) {
        double share = loss instanceof BinaryCrossEntropy ? 1.0 / classes : 1;
        List<Double> falling = PENALTIES.stream()
                .map(penalty -> penalty * share)
                .filter(penalty -> penalty >= last)
                .toList();
        return new Search(train, Features.of(train.width(), new float[0], new int[0]), classes, loss).last(falling);
    }

    /** The same with these penalties on half the squared weights, beside the mean loss. */
    static LinearHead fit(Features train, Features validation, int classes, List<Double> penalties) {
        return new Search(train, validation, classes, new CrossEntropy(0, List.of())).best(penalties);
    }

    /** What a head is looked for by. */
    private record Search(Features train, Features validation, int classes, Loss loss) {
        /** Without validation, the middle penalty. */
        LinearHead best(List<Double> penalties) {
            return validation.size() > 0 ? last(penalties) : last(penalties.subList(0, penalties.size() / 2 + 1));
        }

        /** The last that is no worse than the one before, or without validation the last of all. */
        LinearHead last(List<Double> penalties) {
            Scale scale = Scale.of(train);
            double[] point = new double[classes * (train.width() + 1)];
            LinearHead best = null;
            double lowest = Double.POSITIVE_INFINITY;
            try (PointerScope scope = new PointerScope()) {
                Problem problem = new Problem(scale.apply(train), train, classes, loss);
                boolean judges = validation.size() > 0;
                for (double penalty : penalties) {
                    new Lbfgs(STEPS, TOLERANCE).minimise(point, (at, gradient) -> problem.at(at, gradient, penalty));
                    LinearHead head = scale.plain(point, classes, penalty);
                    double judged = judges ? head.loss(validation, loss) : Double.NEGATIVE_INFINITY;
                    if (best != null && judged > lowest) {
                        break; // the loss over penalties has one valley, and the weakest ones take the longest
                    }
                    lowest = judged;
                    best = head;
                }
            }
            if (Double.isNaN(lowest)) {
                throw new IllegalStateException("loss of a head must be a number, but was none");
            }
            return Objects.requireNonNull(best, "at least one penalty is tried");
        }
    }

    /** Mean cross-entropy. */
    double loss(Features features) {
        return loss(features, new CrossEntropy(0, List.of()));
    }

    /** Mean loss of another kind. */
    double loss(Features features, Loss loss) {
        float[] rows = logits(features);
        return loss.apply(rows, classes, features.targets(), new float[rows.length]) / features.size();
    }

    /** Share of right answers. */
    double accuracy(Features features) {
        return fitness(features, new CrossEntropy(0, List.of())).accuracy();
    }

    /** Loss and accuracy by a plain loss. */
    EpochReport.Fitness fitness(Features features, Loss loss) {
        return new Judgement(loss)
                .add(logits(features), classes, features.targets())
                .fitness();
    }

    /** Row by row, [rows, classes]. */
    float[] logits(Features features) {
        float[] out = new float[features.size() * classes];
        for (int row = 0; row < features.size(); row++) {
            System.arraycopy(logits(features, row), 0, out, row * classes, classes);
        }
        return out;
    }

    private float[] logits(Features features, int row) {
        float[] out = bias.clone();
        for (int c = 0; c < classes; c++) {
            double sum = 0;
            for (int f = 0; f < width; f++) {
                sum += (double) weight[c * width + f] * features.rows()[row * width + f];
            }
            out[c] += (float) sum;
        }
        return out;
    }

    /** Mean and spread of each feature. */
    private static final class Scale {
        /** A feature that hardly varies says nothing, and must not be blown up. */
        private static final double LEAST = 1e-6;

        private final double[] mean;
        private final double[] spread;

        private Scale(int width) {
            this.mean = new double[width];
            this.spread = new double[width];
        }

        static Scale of(Features features) {
            int width = features.width();
            Scale out = new Scale(width);
            for (int i = 0; i < features.rows().length; i++) {
                out.mean[i % width] += (double) features.rows()[i] / features.size();
            }
            for (int i = 0; i < features.rows().length; i++) {
                double off = features.rows()[i] - out.mean[i % width];
                out.spread[i % width] += off * off / features.size();
            }
            for (int f = 0; f < width; f++) {
                double root = Math.sqrt(out.spread[f]);
                out.spread[f] = root > LEAST * Math.max(1, Math.abs(out.mean[f])) ? root : 1;
            }
            return out;
        }

        Tensor apply(Features features) {
            float[] out = new float[features.rows().length];
            for (int i = 0; i < out.length; i++) {
                int f = i % features.width();
                out[i] = (float) ((features.rows()[i] - mean[f]) / spread[f]);
            }
            return Tensors.of(out).view(features.size(), features.width());
        }

        /** The head for features as they are, of one for scaled ones: weights class by class, then biases. */
        LinearHead plain(double[] point, int classes, double penalty) {
            int width = mean.length;
            float[] weight = new float[classes * width];
            float[] bias = new float[classes];
            for (int c = 0; c < classes; c++) {
                double shift = point[classes * width + c];
                for (int f = 0; f < width; f++) {
                    double w = point[c * width + f] / spread[f];
                    weight[c * width + f] = (float) w;
                    shift -= w * mean[f];
                }
                bias[c] = (float) shift;
            }
            return new LinearHead(classes, width, weight, bias, penalty);
        }
    }

    /** The penalised loss as a function of weights and biases. */
    private static final class Problem {
        private final Tensor features;
        private final Tensor turned;
        private final Targets targets;
        private final Loss loss;
        private final int width;
        private final int classes;

        Problem(Tensor features, Features from, int classes, Loss loss) {
            this.features = features;
            this.turned = features.t().contiguous();
            this.targets = from.targets();
            this.loss = loss;
            this.width = from.width();
            this.classes = classes;
        }

        double at(double[] point, double[] gradient, double penalty) {
            float[] weight = new float[classes * width];
            double squares = 0;
            for (int i = 0; i < weight.length; i++) {
                weight[i] = (float) point[i];
                squares += point[i] * point[i];
            }
            try (PointerScope scope = new PointerScope()) {
                Tensor w = Tensors.of(weight).view(classes, width);
                float[] rows = Tensors.floats(matmul(features, w.t()));
                double loss = towards(rows, point);
                Tensor g = Tensors.of(rows).view(targets.size(), classes);
                float[] turnedBack = Tensors.floats(matmul(turned, g)); // [width, classes]
                for (int c = 0; c < classes; c++) {
                    for (int f = 0; f < width; f++) {
                        int at = c * width + f;
                        gradient[at] = turnedBack[f * classes + c] + penalty * point[at];
                    }
                }
                biases(rows, gradient);
                return loss + penalty * squares / 2;
            }
        }

        /** Makes logits without bias the gradient of the mean loss, and gives that. */
        private double towards(float[] rows, double[] point) {
            for (int i = 0; i < rows.length; i++) {
                rows[i] += (float) point[classes * width + i % classes];
            }
            float[] logits = rows.clone();
            double sum = loss.apply(logits, classes, targets, rows);
            for (int i = 0; i < rows.length; i++) {
                rows[i] /= targets.size();
            }
            return sum / targets.size();
        }

        private void biases(float[] rows, double[] gradient) {
            for (int c = 0; c < classes; c++) {
                double sum = 0;
                for (int row = 0; row < targets.size(); row++) {
                    sum += rows[row * classes + c];
                }
                gradient[classes * width + c] = sum;
            }
        }
    }
}
