package dev.fovea.report;

import dev.fovea.model.Provenance;
import java.util.ArrayList;
import java.util.List;

/** Where the run comes from, as rows. */
final class OriginRows {
    private OriginRows() {}

    static Grid of(Origin origin, Words words) {
        Provenance p = origin.provenance();
        List<List<String>> rows = new ArrayList<>();
        if (!origin.command().isEmpty()) {
            rows.add(List.of(words.say("origin.command"), origin.command()));
        }
        rows.add(List.of(words.say("origin.date"), words.date(p.made())));
        rows.add(List.of(words.say("origin.time"), words.time(origin.seconds())));
        String pictures = words.count(p.data().samples(), "picture");
        rows.add(List.of(words.say("origin.data"), p.data().name() + words.say("comma") + pictures));
        if (!p.data().sha256().isEmpty()) {
            rows.add(List.of(words.say("origin.hash"), p.data().sha256()));
            rows.add(List.of(words.say("origin.covers"), p.data().covers()));
        }
        rows.add(List.of(words.say("origin.seed"), Long.toString(p.seed())));
        rows.add(List.of("Fovea", p.machine().fovea()));
        p.machine().versions().forEach((name, version) -> rows.add(List.of(name, version)));
        rows.add(List.of(words.say("origin.system"), p.machine().system()));
        rows.add(List.of(words.say("origin.processor"), p.machine().processor()));
        rows.add(List.of(words.say("origin.memory"), p.machine().memory()));
        return new Grid(words.say("origin.caption"), List.of(words.say("origin.what"), words.say("value")), rows);
    }
}
