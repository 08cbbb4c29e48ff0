package dev.fovea.cli;

import dev.fovea.data.Dataset;
import dev.fovea.data.Datasets;
import dev.fovea.data.NamedSet;
import dev.fovea.data.Scan;
import dev.fovea.data.ScanDepth;
import java.util.ArrayList;
import java.util.List;

/** The labelled pictures that a command line names; {@code -} stands for standard input. */
final class DataArgument {
    private DataArgument() {}

    /** Opens them, saying how far the scan is. */
    static Dataset open(String data, ScanDepth depth, Streams streams) {
        try (ScanLine line = new ScanLine(streams)) {
            Scan scan = new Scan(depth, line);
            return data.equals("-") ? Datasets.table(streams.in(), scan) : Datasets.open(data, scan);
        }
    }

    /** The names of data sets, for the help. */
    static final class Names extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Names() {
            super(NamedSet.words());
            addAll(List.of(Datasets.DRAWN));
        }
    }
}
