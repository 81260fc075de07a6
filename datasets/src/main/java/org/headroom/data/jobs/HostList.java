package org.headroom.data.jobs;

import java.util.ArrayList;
import java.util.List;

/**
 * Slurm's lists of nodes written out: {@code n[001-003,7],login1} is n001, n002, n003, n7, login1; several brackets in one
 * name multiply. Source: scontrol(1), hostlist expressions.
 */
public final class HostList {
    private static final int MOST = 200_000;

    private HostList() {}

    /** The names in order; what is no list stands as it is. */
    public static List<String> expand(String list) {
        List<String> names = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i <= list.length(); i++) {
            char c = i == list.length() ? ',' : list.charAt(i);
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (c == ',' && (depth == 0 || i == list.length())) {
                one(list.substring(start, i).strip(), names);
                start = i + 1;
            }
        }
        return names;
    }

    private static void one(String name, List<String> into) {
        int open = name.indexOf('[');
        int close = name.indexOf(']', open);
        if (open < 0 || close < 0) {
            if (!name.isEmpty() && !name.equals("(null)") && into.size() < MOST) {
                into.add(name);
            }
            return;
        }
        String before = name.substring(0, open);
        String after = name.substring(close + 1);
        for (String range : name.substring(open + 1, close).split(",", -1)) {
            String[] ends = range.split("-", 2);
            if (!ends[0].matches("[0-9]{1,9}") || !ends[ends.length - 1].matches("[0-9]{1,9}")) {
                one(before + range + after, into);
                continue;
            }
            int last = Integer.parseInt(ends[ends.length - 1]);
            for (int i = Integer.parseInt(ends[0]); i <= last && into.size() < MOST; i++) {
                String digits = Integer.toString(i);
                one(before + "0".repeat(Math.max(0, ends[0].length() - digits.length())) + digits + after, into);
            }
        }
    }
}
