package dev.fovea.report;

import dev.fovea.model.Provenance;
import java.util.ArrayList;
import java.util.List;

/** Where the run comes from, as rows. */
final class OriginRows {
    private OriginRows() {}

    static Grid of(Origin origin) {
        Provenance p = origin.provenance();
        List<List<String>> rows = new ArrayList<>();
        if (!origin.command().isEmpty()) {
            rows.add(List.of("Command", origin.command()));
        }
        rows.add(List.of("Date", Words.date(p.made())));
        rows.add(List.of("Time taken", Words.time(origin.seconds())));
        rows.add(List.of("Data", p.data().name() + ", " + Words.count(p.data().samples(), "picture")));
        if (!p.data().sha256().isEmpty()) {
            rows.add(List.of("Data, SHA-256", p.data().sha256()));
            rows.add(List.of("which covers", p.data().covers()));
        }
        rows.add(List.of("Seed", Long.toString(p.seed())));
        rows.add(List.of("Fovea", p.machine().fovea()));
        p.machine().versions().forEach((name, version) -> rows.add(List.of(name, version)));
        rows.add(List.of("System", p.machine().system()));
        rows.add(List.of("Processor", p.machine().processor()));
        rows.add(List.of("Memory", p.machine().memory()));
        return new Grid("Where this run comes from", List.of("What", "Value"), rows);
    }
}
