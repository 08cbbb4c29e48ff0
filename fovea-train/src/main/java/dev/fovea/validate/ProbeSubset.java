package dev.fovea.validate;

import dev.fovea.base.Seed;
import dev.fovea.data.Dataset;
import dev.fovea.data.Role;
import dev.fovea.data.Sample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Some pictures of a data set, each class in its proportion and none of the test part. */
final class ProbeSubset {
    private ProbeSubset() {}

    /**
     * @param most pictures; rare classes may make it a few more
     * @param least of a class, where there are so many; classes with fewer are left out
     */
    static Dataset of(Dataset data, int most, int least, Seed seed) {
        List<Integer> usable = IntStream.range(0, data.size())
                .filter(i -> data.samples().get(i).given() != Role.TEST)
                .boxed()
                .toList();
        List<Integer> out = new ArrayList<>();
        for (int c = 0; c < data.labels().size(); c++) {
            int label = c;
            List<Integer> own = new ArrayList<>(usable.stream()
                    .filter(i -> data.samples().get(i).label() == label)
                    .toList());
            Collections.shuffle(own, new Random(seed.child(c).value()));
            int share = (int) Math.ceil((double) most * own.size() / Math.max(1, usable.size()));
            int taken = Math.min(own.size(), Math.max(least, share));
            out.addAll(taken < least ? List.of() : own.subList(0, taken));
        }
        Collections.sort(out);
        List<Sample> samples = out.stream().map(data.samples()::get).toList();
        return data.withSamples(samples.stream().map(s -> s.withGiven(null)).toList());
    }
}
