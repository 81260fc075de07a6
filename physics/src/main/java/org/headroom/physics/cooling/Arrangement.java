package org.headroom.physics.cooling;

import java.util.Locale;
import org.headroom.physics.basis.OutOfRange;

/** How the two streams of a heat exchanger pass each other. Crossflow has both streams unmixed. */
public enum Arrangement {
    COUNTERFLOW,
    PARALLEL,
    CROSSFLOW;

    /** Reads {@code counterflow}, {@code parallel} or {@code crossflow}; case, hyphens and a final "flow" do not matter. */
    public static Arrangement of(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
        return switch (plain) {
            case "counterflow", "counter" -> COUNTERFLOW;
            case "parallel", "parallelflow" -> PARALLEL;
            case "crossflow", "cross", "crossflowunmixed" -> CROSSFLOW;
            default -> throw new OutOfRange("arrangement", "\"" + text + "\"", "counterflow, parallel or crossflow");
        };
    }
}
