package org.headroom.app.twin;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * What a piece of work allocates, by the thread's own count.
 *
 * <p>While the compilers still work on it, and again wherever an assumption of theirs fails, code runs interpreted or half
 * compiled for a moment, and an object that compiled code never makes (a varargs array, a boxed lambda) is made there. On a
 * busy machine the compilers lag and such a moment falls into the measurement. So several windows are measured and the
 * least counts: work that allocates does so in each of them, 8 bytes or more a call.
 */
final class Allocations {
    private static final int WARM_UP = 2_000;
    private static final int WINDOWS = 10;
    private static final int CALLS = 200;

    private Allocations() {}

    /** Bytes that {@value #CALLS} calls allocated in the window in which it was least. */
    static long leastBytes(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int i = 0; i < WARM_UP; i++) {
            work.run();
        }
        long least = Long.MAX_VALUE;
        for (int w = 0; w < WINDOWS; w++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < CALLS; i++) {
                work.run();
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }
}
