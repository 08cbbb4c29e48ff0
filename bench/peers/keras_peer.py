"""Keras 3 on the timed work, trained by model.fit from arrays in memory; --backend says what computes. See README.md."""

import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

import mnist

JIT = {"auto": "auto", "on": True, "off": False}


def arguments():
    parser = mnist.options(__doc__)
    parser.add_argument("--backend", choices=["tensorflow", "jax", "torch"], required=True)
    parser.add_argument("--steps-per-execution", type=int, choices=[1, 10, 50], default=1)
    parser.add_argument("--jit", choices=JIT, default="auto")
    parser.add_argument("--layout", choices=["channels_last", "channels_first"], default="channels_last")
    parser.add_argument("--bf16", action="store_true", help="Keras's mixed_bfloat16 policy")
    return parser.parse_args()


def network(keras):
    layers = keras.layers
    return keras.Sequential([
        layers.Conv2D(32, 3, activation="relu"), layers.MaxPooling2D(2),
        layers.Conv2D(64, 3, activation="relu"), layers.MaxPooling2D(2),
        layers.Flatten(), layers.Dense(128, activation="relu"), layers.Dense(10, dtype="float32"),
    ])


class Training:
    def __init__(self, args):
        import keras  # after the environment says which backend

        keras.config.set_image_data_format(args.layout)
        if args.bf16:
            keras.mixed_precision.set_global_policy("mixed_bfloat16")
        keras.utils.set_random_seed(7)
        self.version = keras.__version__
        pictures, self.classes = mnist.training_part(args.data)
        self.pictures = pictures[..., None] if args.layout == "channels_last" else pictures[:, None]
        self.model = network(keras)
        self.model.build((None, *self.pictures.shape[1:]))
        self.model.compile(keras.optimizers.Adam(1e-3), keras.losses.SparseCategoricalCrossentropy(from_logits=True),
                           jit_compile=JIT[args.jit], steps_per_execution=args.steps_per_execution)
        self.at, self.last = 0, float("nan")

    def train(self, steps: int) -> None:
        """One fit, shuffled, on the next pictures (more than an epoch's steps are epochs); its start-up is timed too."""
        epoch = len(self.pictures) // mnist.BATCH
        while steps > 0:
            now = min(steps, epoch)
            if (self.at + now) > epoch:
                self.at = 0
            part = slice(self.at * mnist.BATCH, (self.at + now) * mnist.BATCH)
            history = self.model.fit(self.pictures[part], self.classes[part], batch_size=mnist.BATCH, verbose=0)
            self.last = history.history["loss"][-1]
            self.at, steps = self.at + now, steps - now


def version_of(backend: str) -> str:
    module = __import__(backend)
    return f"{backend} {module.__version__}"


def main() -> None:
    args = arguments()
    os.environ["KERAS_BACKEND"] = args.backend
    # The backends disagree on how threads are set; all of them start as many as there are cores they may use.
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: args.threads])
    training = Training(args)
    # fit prepares its data at each call: one call fills a window, as an epoch does for a user.
    speeds = mnist.windows(training.train, args, chunk_seconds=args.seconds * 1.1, multiple=args.steps_per_execution)
    mnist.report(f"keras-{args.backend}", "bf16" if args.bf16 else "fp32",
                 f"keras {training.version}, {version_of(args.backend)}", args, speeds,
                 f"mean loss of the last fit {training.last:.4f}; jit_compile {training.model.jit_compile},"
                 f" steps_per_execution {args.steps_per_execution}, {args.layout}")


if __name__ == "__main__":
    main()
