package dev.fovea.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyTableTest {
    @Test
    void saysWhatAMapSays() {
        Random random = new Random(1);
        KeyTable table = new KeyTable();
        Map<ContentKey, Long> map = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            // few halves, so that keys meet in one half and in the slot
            ContentKey key = new ContentKey(random.nextInt(300), 64L * random.nextInt(300));
            long place = random.nextBoolean() ? i + 1 : -i - 1;
            table.put(key, place);
            map.put(key, place);
        }
        map.forEach((key, place) -> assertThat(table.get(key)).isEqualTo(place));
        assertThat(table.get(new ContentKey(1, 63))).isZero();
        assertThat(table.get(new ContentKey(0, -1))).isZero();
    }
}
