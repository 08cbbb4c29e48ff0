package dev.fovea.run;

import dev.fovea.fit.TrainingEvent;
import dev.fovea.track.TensorBoard;
import java.nio.file.Path;
import java.util.function.Consumer;

/** TensorBoard's event files of folds that run one after another: a folder for each. */
final class FoldBoards implements Consumer<TrainingEvent>, AutoCloseable {
    private final Path folder;
    private final int folds;
    private int fold = 1;
    private TensorBoard board;

    /** @param folds what follows them is the training on all pictures */
    FoldBoards(Path folder, int folds) {
        this.folder = folder;
        this.folds = folds;
        this.board = board();
    }

    private TensorBoard board() {
        return TensorBoard.in(folder.resolve(fold <= folds ? "fold-" + fold : "refit"));
    }

    @Override
    public void accept(TrainingEvent event) {
        board.accept(event);
    }

    /** The fold has ended; what follows is of the next one. */
    void next() {
        board.close();
        fold++;
        board = board();
    }

    @Override
    public void close() {
        board.close();
    }
}
