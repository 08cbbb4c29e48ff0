package dev.fovea.fit;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** How weights follow their gradients. The rate is the peak that the {@link Schedule} scales. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Sgd.class, name = "sgd"),
    @JsonSubTypes.Type(value = RmsProp.class, name = "rmsprop"),
    @JsonSubTypes.Type(value = Adam.class, name = "adam"),
    @JsonSubTypes.Type(value = AdamW.class, name = "adamw")
})
public sealed interface Optimizer permits Sgd, RmsProp, Adam, AdamW {
    /** Peak learning rate, above 0. */
    double rate();

    /** Pull of the weights towards zero; how it acts is each optimizer's. */
    double weightDecay();

    /** The same with another peak rate. */
    Optimizer withRate(double other);

    /** The same with another weight decay. */
    Optimizer withWeightDecay(double other);

    /** As the command line writes it, such as {@code adamw}. */
    String word();

    /** Flat buffers of state that it needs for each trained number. */
    int buffers();

    /** Changes the weights by one step; called on the training thread within a scope. */
    void step(OptimizerStep step);
}
