package org.headroom.app.desktop.network;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Ids of a site file as people read them: {@code unit_hall_3a} is {@code Unit hall 3A}. */
final class Names {
    private static final Set<String> SHORT = Set.of("tva", "ups", "pdu");
    private static final Pattern NUMBERED = Pattern.compile("[a-z]?\\d+[a-z]?");
    private static final Pattern NO_VOWEL = Pattern.compile("[b-df-hj-np-tv-z]{1,3}");

    private Names() {}

    static String readable(String id) {
        String words = Arrays.stream(id.split("[_ ]+"))
                .map(word -> SHORT.contains(word)
                                || NUMBERED.matcher(word).matches()
                                || NO_VOWEL.matcher(word).matches()
                        ? word.toUpperCase(Locale.ROOT)
                        : word)
                .collect(Collectors.joining(" "));
        return words.isEmpty() ? id : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** A bus by its label, or by its id where its label is no more than that. */
    static String bus(String label, String id) {
        return label.equals(id) ? readable(id) : label;
    }
}
