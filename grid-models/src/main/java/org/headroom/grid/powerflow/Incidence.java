package org.headroom.grid.powerflow;

/** Which members belong to each owner, as one array cut into rows; members rise within a row. */
final class Incidence {
    final int[] start;
    final int[] member;

    /**
     * @param owner of each member
     * @param second another owner of each member, or empty
     */
    Incidence(int owners, int[] owner, int[] second) {
        start = new int[owners + 1];
        for (int o : owner) {
            start[o + 1]++;
        }
        for (int o : second) {
            start[o + 1]++;
        }
        for (int o = 0; o < owners; o++) {
            start[o + 1] += start[o];
        }
        member = new int[owner.length + second.length];
        int[] at = start.clone();
        for (int m = 0; m < owner.length; m++) {
            member[at[owner[m]]++] = m;
            if (m < second.length) {
                member[at[second[m]]++] = m;
            }
        }
    }
}
