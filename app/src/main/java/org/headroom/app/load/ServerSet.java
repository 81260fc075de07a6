package org.headroom.app.load;

/** A set of server numbers that remembers the order of adding and is emptied without touching all of them. */
final class ServerSet {
    private final int[] members;
    private final boolean[] in;
    private int size;

    ServerSet(int servers) {
        members = new int[servers];
        in = new boolean[servers];
    }

    void add(int server) {
        if (!in[server]) {
            in[server] = true;
            members[size++] = server;
        }
    }

    int size() {
        return size;
    }

    int get(int index) {
        return members[index];
    }

    void clear() {
        for (int k = 0; k < size; k++) {
            in[members[k]] = false;
        }
        size = 0;
    }
}
