package org.headroom.app.export;

import java.util.List;
import java.util.Locale;

/**
 * Names of Kubernetes objects (RFC 1123 labels: a-z, 0-9 and {@code -}, beginning with a letter here, at most {@value #LONGEST}
 * characters: a JobSet's pods add to them and must fit into 63). Distinct as {@link SlurmNames} are.
 */
final class KubeNames {
    static final int LONGEST = 40;

    private KubeNames() {}

    static String[] of(List<String> ids) {
        String[] names = SlurmNames.of(ids);
        java.util.Set<String> taken = new java.util.HashSet<>();
        for (int i = 0; i < names.length; i++) {
            String plain = names[i].toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
            plain = (Character.isDigit(plain.charAt(0)) ? "j" : "") + plain;
            String name = cut(plain, LONGEST);
            for (int n = 2; !taken.add(name); n++) {
                name = cut(plain, LONGEST - 1 - Integer.toString(n).length()) + "-" + n;
            }
            names[i] = name;
        }
        return names;
    }

    private static String cut(String name, int longest) {
        String cut = name.length() > longest ? name.substring(0, longest) : name;
        return cut.replaceAll("-+$", "");
    }
}
