package dev.fovea.weights;

import dev.fovea.base.Check;
import dev.fovea.base.FoveaException;
import dev.fovea.base.FoveaHome;
import dev.fovea.base.IoReason;
import dev.fovea.base.Sha256;
import dev.fovea.base.WholeFile;
import dev.fovea.fetch.Download;
import dev.fovea.fetch.FolderLock;
import dev.fovea.fetch.RemoteFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where weights are kept: published files under their own names, and the user's own below {@code own/}. Beside each file
 * lies its SHA-256, as {@code sha256sum} writes it. Any thread, any number of processes: who changes the folder holds its
 * lock, and files appear whole.
 *
 * @param path of the folder, which need not exist yet
 * @param catalogue the published files that are known
 */
public record WeightsFolder(Path path, Catalogue catalogue) {
    /** {@code weights} in Fovea's home folder. */
    public static WeightsFolder usual() {
        return new WeightsFolder(FoveaHome.folder().resolve("weights"), Catalogue.read());
    }

    /**
     * The file of these weights, if it is here: published ones by their size, since the hash was checked when they came. One
     * that somebody put here by hand is checked now.
     *
     * @param name of the catalogue, or the user's own
     * @throws FoveaException if a file put here by hand is not the published one
     */
    public Optional<Path> find(String name) {
        try {
            Optional<Pretrained> known = catalogue.find(name);
            if (known.isEmpty()) {
                return own(name);
            }
            RemoteFile file = known.get().file().remote();
            Path here = path.resolve(file.name());
            if (!file.seems(here)) {
                return Optional.empty();
            }
            if (!KeptFile.hasHash(here)) { // somebody put it there by hand
                published(known.get(), here);
                if (Files.isWritable(path)) {
                    FolderLock.in(path, line -> {}, () -> KeptFile.writeHash(here));
                }
            }
            return Optional.of(here);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /** The user's own, by name. */
    public List<KeptFile> own() {
        return KeptFile.names(ownFolder());
    }

    /** Whether {@code --pretrained} takes this name, be its file here or not. */
    public boolean knows(String name) {
        return catalogue.find(name).isPresent() || own(name).isPresent();
    }

    private Optional<Path> own(String name) {
        return own().stream()
                .filter(file -> file.name().equals(name))
                .map(KeptFile::path)
                .findFirst();
    }

    Path ownFolder() {
        return path.resolve("own");
    }

    /**
     * Brings published weights, checked by their hash; those already here stay. A download that was cut goes on where it
     * broke.
     *
     * @param log takes lines of progress, each at most every two seconds
     * @throws FoveaException if the address does not give them, with what to put where by hand
     */
    public Path get(Pretrained weights, Consumer<String> log) {
        return get(weights, new Download(log), log);
    }

    Path get(Pretrained weights, Download download, Consumer<String> log) {
        RemoteFile file = weights.file().remote();
        Path here = path.resolve(file.name());
        download.all(List.of(file), path, byHand(weights));
        FolderLock.in(path, log, () -> KeptFile.writeHash(here));
        return here;
    }

    private String byHand(Pretrained weights) {
        return "Without a network: get " + weights.file().address() + " on another machine and put it into " + path
                + ", or run: fovea weights import FILE --as " + weights.name() + ".";
    }

    /**
     * Copies a file of the user's here, once it is read and found to be weights. Under a name of the catalogue it must be
     * the published file; under another, it may be any that {@link StateDict#read} reads, and one in several pieces
     * becomes one.
     *
     * @param file the user's
     * @param name to type from now on: letters, digits, dots and hyphens
     * @throws FoveaException if it is not what it must be
     */
    public Path bringIn(Path file, String name, Consumer<String> log) {
        Check.that(
                name.matches("[a-z0-9][a-z0-9.-]{0,60}"),
                "name of weights must be lower-case letters, digits, dots and hyphens, but was \"%s\" (--as)",
                name);
        StateDict state = StateDict.read(file);
        Path target = catalogue
                .find(name)
                .map(known -> published(known, file))
                .orElseGet(() -> ownFolder().resolve(name + KeptFile.ending(file)));
        FolderLock.in(path, log, () -> {
            if (KeptFile.isIndex(file)) {
                SafetensorsWriter.write(state, target);
            } else {
                WholeFile.write(target, out -> Files.copy(file, out));
            }
            KeptFile.writeHash(target);
            KeptFile.removeOthers(target, name);
        });
        return target;
    }

    private Path published(Pretrained known, Path file) {
        RemoteFile remote = known.file().remote();
        try {
            Check.world(
                    remote.is(file),
                    "weights %s must be the published file %s of %s bytes, whose SHA-256 begins with %s, but %s has %d bytes"
                            + " and %s. Get it again, or import it under a name of your own.",
                    known.name(),
                    remote.name(),
                    remote.size(),
                    remote.sha256(),
                    file,
                    Files.size(file),
                    Sha256.of(file));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        return path.resolve(remote.name());
    }

    private static FoveaException unreadable(Path file, IOException e) {
        return new FoveaException(file + " must be readable, but was not: " + IoReason.of(e) + ".", e);
    }
}
