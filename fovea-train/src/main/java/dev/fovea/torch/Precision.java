package dev.fovea.torch;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** The numbers that forward and backward compute in; weights and optimizer state are always full floats. */
public enum Precision {
    /** 32-bit floats. */
    @JsonProperty("fp32")
    FP32(ScalarType.Float),
    /** bfloat16: the range of a float in half the bytes; fast where the processor computes it. */
    @JsonProperty("bf16")
    BF16(ScalarType.BFloat16);

    private final ScalarType type;

    Precision(ScalarType type) {
        this.type = type;
    }

    /** libtorch's name for it. */
    public ScalarType type() {
        return type;
    }

    /** {@code fp32} or {@code bf16}. */
    public String word() {
        return this == FP32 ? "fp32" : "bf16";
    }
}
