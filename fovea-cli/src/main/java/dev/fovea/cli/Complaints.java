package dev.fovea.cli;

import dev.fovea.base.FoveaException;
import java.io.PrintStream;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what a command throws into one line and an exit code. */
record Complaints(PrintStream err, BooleanSupplier debug) implements IExecutionExceptionHandler {
    /** Fault in Fovea or the machine. */
    static final int FAULT = 1;

    /** The user's input. */
    static final int INPUT = 2;

    @Override
    public int handleExecutionException(Exception fault, CommandLine line, ParseResult parsed) {
        boolean input = fault instanceof FoveaException || fault instanceof IllegalArgumentException;
        err.println("fovea: " + (input ? fault.getMessage() : "fault: " + fault));
        if (debug.getAsBoolean()) {
            fault.printStackTrace(err);
        } else if (!input) {
            err.println("Run again with --debug for the stack trace, and please report it.");
        }
        return input ? INPUT : FAULT;
    }
}
