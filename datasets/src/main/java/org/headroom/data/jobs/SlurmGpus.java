package org.headroom.data.jobs;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * GPUs in Slurm's ways to write them: {@code gres/gpu=16} and {@code gres/gpu:h100=16} (TRES strings), {@code gres:gpu:8},
 * {@code gres/gpu:h100:8} and {@code gpu:8} (requests a node, a job or a task), {@code gpu:h100(CNT:8)} and
 * {@code gpu:h100:8(IDX:0-7)} (what a node gave).
 */
final class SlurmGpus {
    private static final Pattern REQUEST =
            Pattern.compile("(?:gres[:/])?gpu(?::(?![0-9]+$)[\\w.-]+)?(?:[:=]([0-9]{1,9}))?");
    private static final Pattern DETAIL =
            Pattern.compile("gpu(?::[\\w.-]*[a-zA-Z_][\\w.-]*)?(?::([0-9]{1,9}))?\\((?:CNT:([0-9]{1,9}))?.*");

    private SlurmGpus() {}

    /** Of a request such as {@code tres_per_node}, several separated by commas; 0 if there is none. */
    static long requested(String text) {
        long sum = 0;
        for (String item : text.split(",", -1)) {
            Matcher m = REQUEST.matcher(item.strip());
            if (m.matches()) {
                sum += m.group(1) == null ? 1 : Long.parseLong(m.group(1));
            }
        }
        return sum;
    }

    /** Of one entry of {@code gres_detail}: what one node gave. */
    static long given(String text) {
        long sum = 0;
        for (String item : text.split(",(?![^(]*\\))", -1)) {
            Matcher m = DETAIL.matcher(item.strip());
            if (m.matches()) {
                String count = m.group(1) == null ? m.group(2) : m.group(1);
                sum += count == null ? 0 : Long.parseLong(count);
            }
        }
        return sum;
    }
}
