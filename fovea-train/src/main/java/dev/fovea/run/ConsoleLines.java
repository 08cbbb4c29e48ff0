package dev.fovea.run;

/**
 * Prints for programs that ask for {@link Progress#console()}: the one place outside the command line that knows
 * standard output, and an ArchUnit test holds it to that.
 */
final class ConsoleLines {
    private ConsoleLines() {}

    static void print(String line) {
        System.out.println(line);
    }
}
