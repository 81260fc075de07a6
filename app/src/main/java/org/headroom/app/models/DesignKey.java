package org.headroom.app.models;

import java.util.List;

/**
 * One key of a {@code --design} file.
 *
 * @param name snake_case with the unit last
 * @param count 1 for a number or a word, otherwise the length of the list
 * @param words what may stand there; empty for numbers
 * @param optional whether a design may leave it out
 * @param variants the words of the design's first word key under which this key belongs to it; empty when always
 */
public record DesignKey(String name, int count, List<String> words, boolean optional, List<String> variants) {
    public DesignKey {
        words = List.copyOf(words);
        variants = List.copyOf(variants);
    }

    /** Numbers that every design gives. */
    public DesignKey(String name, int count) {
        this(name, count, List.of(), false, List.of());
    }

    /** A number of some variants only. */
    static DesignKey number(String name, boolean optional, String... variants) {
        return new DesignKey(name, 1, List.of(), optional, List.of(variants));
    }

    /** A word of some variants only (none: of all). */
    static DesignKey word(String name, boolean optional, List<String> words, String... variants) {
        return new DesignKey(name, 1, words, optional, List.of(variants));
    }

    /** Whether the key belongs to a design of this variant. */
    public boolean belongs(String variant) {
        return variants.isEmpty() || variants.contains(variant);
    }
}
