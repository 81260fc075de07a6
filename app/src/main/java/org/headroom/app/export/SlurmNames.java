package org.headroom.app.export;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Names that are safe as a file, as a Slurm job or reservation name and unquoted in a shell: letters, digits, {@code .},
 * {@code _} and {@code -}, beginning with a letter or digit, at most 60 characters, and distinct even where case does not
 * count. A job id that is such a name keeps it; any other gets eight digits of its hash at the end.
 */
final class SlurmNames {
    private static final int LONGEST = 60;

    private SlurmNames() {}

    static String[] of(List<String> ids) {
        String[] names = new String[ids.size()];
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < names.length; i++) {
            String id = ids.get(i);
            String name = safe(id);
            if (!name.equals(id) || taken.contains(name.toLowerCase(Locale.ROOT))) {
                name = name + "-" + hash(id);
            }
            for (int n = 2; !taken.add(name.toLowerCase(Locale.ROOT)); n++) {
                name = safe(id) + "-" + hash(id) + "-" + n;
            }
            names[i] = name;
        }
        return names;
    }

    private static String safe(String id) {
        StringBuilder safe = new StringBuilder();
        for (int i = 0; i < id.length() && safe.length() < LONGEST; i++) {
            char c = id.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (letter || (safe.length() > 0 && (c == '.' || c == '_' || c == '-'))) {
                safe.append(c);
            } else if (safe.length() > 0 && safe.charAt(safe.length() - 1) != '_') {
                safe.append('_');
            }
        }
        return safe.isEmpty() ? "job" : safe.toString();
    }

    private static String hash(String id) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
