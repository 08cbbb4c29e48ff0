package dev.fovea.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.fovea.base.Json;
import dev.fovea.data.Dataset;

/**
 * What a run is, in a few words: {@code run.json}, written when the run begins and again when it has ended, so that a list
 * of runs need not open anything large.
 *
 * @param data name of the data set
 * @param samples pictures in it
 * @param started as ISO 8601 in UTC
 * @param status how far it came
 * @param seconds that it took; 0 while it goes on
 * @param command as it was typed; empty where a program asked
 */
public record RunCard(String data, int samples, String started, Status status, double seconds, String command) {
    /** The file's name in the run folder. */
    static final String FILE = "run.json";

    /** How far a run came. */
    public enum Status {
        /** It goes on, or was killed. */
        @JsonProperty("unfinished")
        UNFINISHED,
        /** Somebody ended it early; its model is the best epoch up to then. */
        @JsonProperty("interrupted")
        INTERRUPTED,
        /** It came to its end. */
        @JsonProperty("finished")
        FINISHED
    }

    /** A run that begins now. */
    static RunCard of(Dataset data, String command) {
        return new RunCard(data.name(), data.size(), Origins.now(), Status.UNFINISHED, 0, command);
    }

    /** The same when it has ended. */
    RunCard ended(boolean interrupted, double taken) {
        double rounded = Math.round(taken * 10) / 10.0;
        return new RunCard(
                data, samples, started, interrupted ? Status.INTERRUPTED : Status.FINISHED, rounded, command);
    }

    void write(RunFolder folder) {
        folder.write(FILE, Json.JSON.write(this));
    }
}
