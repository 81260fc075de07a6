package org.headroom.data.site;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Finds what a misspelt word may have meant, by edit distance. */
final class Spelling {
    private Spelling() {}

    /** Up to three words within a third of their length of the one found, closest first; in file order when equal. */
    static List<String> close(String found, Collection<String> known) {
        return known.stream()
                .filter(word -> distance(found, word) <= Math.max(2, word.length() / 3))
                .sorted(Comparator.comparingInt(word -> distance(found, word)))
                .limit(3)
                .toList();
    }

    /** Levenshtein distance: insertions, deletions and changes of one letter. */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
