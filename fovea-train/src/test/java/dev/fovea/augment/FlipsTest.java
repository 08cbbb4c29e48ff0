package dev.fovea.augment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.data.Labels;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlipsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0,1,2",
                "00,01",
                "-1,+1",
                "zero,one",
                "a,b",
                "ka,\u304b",
                "U+3042,U+3044",
                "0x0041,0x0042",
                "turn-left,straight",
                "LeftHand,other",
                "eye_right,other",
                "thumbs up,thumbs down",
                "arrow,box",
                "stop sign,tree",
                "digit_7,dog",
                "Letters,photos",
                "clockwise,still",
                "\u0663\u0664,dog"
            })
    void areOffWhereTheyChangeTheLabel(String names) {
        Flips flips = Flips.of(new Labels(List.of(names.split(","))));
        assertThat(flips.axes()).isEqualTo(Flips.Axes.NONE);
        assertThat(flips.reason()).startsWith("Flips are off: label \"").contains("choose flips horizontal");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "daisy,roses",
                "burr_cell,target_cell",
                "bright,copyright",
                "cats,dogs",
                "missing_hole,short",
                "type 2,type 3",
                "upright,signal",
                "scratch_2,ok"
            })
    void areOnLeftToRightOtherwise(String names) {
        assertThat(Flips.of(new Labels(List.of(names.split(",")))).axes()).isEqualTo(Flips.Axes.HORIZONTAL);
    }

    @Test
    void sayWhichLabelAndWhy() {
        assertThat(Flips.of(new Labels(List.of("cat", "7"))).reason())
                .isEqualTo(
                        "Flips are off: label \"7\" is a number, which a flip makes another one. If it is only a name, "
                                + "choose flips horizontal.");
    }
}
