package org.headroom.data.quantity;

import java.nio.file.Path;
import org.headroom.physics.basis.OutOfRange;

/**
 * Bad input from a person, said in one line: where, what was found, what is allowed. The only exception that becomes
 * exit code 2.
 */
public final class InputError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param file the file or argument it came from, as in {@code site.yaml} or {@code --days}
     * @param place line or path inside it, as in {@code line 12} or {@code cooling.towers.fan_w}; empty if none
     * @param found what was found
     * @param allowed what is allowed, or what to do
     */
    public InputError(String file, String place, String found, String allowed) {
        super(oneLine(file + (place.isEmpty() ? "" : ": " + place) + ": found " + found + ", allowed: " + allowed));
    }

    public InputError(String file, long line, String found, String allowed) {
        this(file, "line " + line, found, allowed);
    }

    public InputError(Path file, String place, String found, String allowed) {
        this(file.toString(), place, found, allowed);
    }

    /** A model's refusal, with the place that the number came from. */
    public static InputError of(String file, String place, OutOfRange e) {
        InputError error = new InputError(file, place, e.found(), e.allowed());
        error.initCause(e);
        return error;
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s*[\\r\\n]+\\s*", " ");
    }
}
