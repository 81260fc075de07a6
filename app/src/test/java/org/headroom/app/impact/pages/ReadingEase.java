package org.headroom.app.impact.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The grade of a text by Flesch and Kincaid (Kincaid et al. 1975, Navy Research Branch Report 8-75): 0.39 words a
 * sentence + 11.8 syllables a word - 15.59. Syllables are groups of vowels, without a silent e at the end; a number counts
 * as it is read aloud, roughly: one syllable a digit.
 */
record ReadingEase(int sentences, int words, int syllables) {
    static ReadingEase of(String text) {
        int sentences = 0;
        int words = 0;
        int syllables = 0;
        for (String sentence : text.split("(?<=[.!?])\\s+|\\n")) {
            List<String> own = new ArrayList<>();
            for (String word : sentence.split("[^A-Za-z0-9'.,$%]+")) {
                String bare = word.replaceAll("^[^A-Za-z0-9]+|[^A-Za-z0-9]+$", "");
                if (!bare.isEmpty()) {
                    own.add(bare);
                }
            }
            if (!own.isEmpty()) {
                sentences++;
                words += own.size();
                syllables += own.stream().mapToInt(ReadingEase::syllables).sum();
            }
        }
        return new ReadingEase(sentences, words, syllables);
    }

    double grade() {
        return 0.39 * words / sentences + 11.8 * syllables / words - 15.59;
    }

    static int syllables(String word) {
        String w = word.toLowerCase(Locale.ROOT);
        if (w.chars().anyMatch(Character::isDigit)) {
            return Math.max(1, (int) w.chars().filter(Character::isDigit).count());
        }
        String core = w.replaceAll("(?<=[^aeiouyl])e$|(?<=[^aeioutd])ed$|(?<=[^aeiouysxzc])es$", "");
        int groups = 0;
        boolean inside = false;
        for (int i = 0; i < core.length(); i++) {
            boolean vowel = "aeiouy".indexOf(core.charAt(i)) >= 0;
            groups += vowel && !inside ? 1 : 0;
            inside = vowel;
        }
        return Math.max(1, groups);
    }
}
