package org.headroom.physics.basis;

/**
 * A number that a model cannot work with. It knows no file: whoever read the number wraps this as an input error with
 * file and line or path.
 */
public final class OutOfRange extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final String found;
    private final String allowed;

    /**
     * @param name the quantity with its unit suffix, as in {@code fan_w}
     * @param found what was given
     * @param allowed what may be given, in words or as a range
     */
    public OutOfRange(String name, String found, String allowed) {
        super(name + ": found " + found + ", allowed " + allowed);
        this.name = name;
        this.found = found;
        this.allowed = allowed;
    }

    public String name() {
        return name;
    }

    public String found() {
        return found;
    }

    public String allowed() {
        return allowed;
    }
}
