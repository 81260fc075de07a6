package org.headroom.app.telemetry;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.headroom.data.telemetry.SimulatorClock;
import org.jspecify.annotations.Nullable;

/**
 * A simulated site on a clock: stepped by one thread, read by many. What was measured last is published whole; the past is
 * kept only as far as late targets serve it.
 */
public final class TelemetryFeed {
    private final Instruments instruments;
    private final double stepS;
    private final double endS;
    private final int kept;
    private final Deque<Measured> past = new ArrayDeque<>();
    private volatile @Nullable Measured last;
    private volatile SimulatorClock clock = SimulatorClock.WALL;
    private int told;

    /** @param endS where it ends, epoch seconds; infinite for never */
    public TelemetryFeed(Instruments instruments, double stepS, double endS, List<Injection> injections) {
        this.instruments = instruments;
        this.stepS = stepS;
        this.endS = endS;
        double latest = injections.stream()
                .filter(i -> i.kind() == Injection.Kind.LATE)
                .mapToDouble(Injection::value)
                .max()
                .orElse(0);
        this.kept = 1 + (int) Math.ceil(Math.min(latest, 3600) / stepS);
    }

    public Instruments instruments() {
        return instruments;
    }

    /** Length of a step of the site's clock, s. */
    public double stepS() {
        return stepS;
    }

    public SimulatorClock clock() {
        return clock;
    }

    /** Takes the first step, so that there is something to serve, and sets the clock to its end. */
    public void start(double wallS, double speed) {
        step();
        clock = new SimulatorClock(instruments.site().nowS(), wallS, speed);
    }

    /** Wall time at which the next step is over, epoch seconds. */
    public double nextWallS() {
        return clock.wallS(Math.min(instruments.site().nowS() + stepS, endS));
    }

    public boolean ended() {
        return instruments.site().nowS() >= endS;
    }

    /** The next step. */
    public Measured step() {
        TrueSite site = instruments.site();
        site.advance(Math.min(site.nowS() + stepS, endS));
        Measured m = instruments.measure();
        synchronized (past) {
            past.addLast(m);
            while (past.size() > kept) {
                past.removeFirst();
            }
        }
        last = m;
        return m;
    }

    /** What was measured last. */
    Measured last() {
        Measured m = last;
        if (m == null) {
            throw new IllegalStateException("not started");
        }
        return m;
    }

    /** What was measured so long before the last step, as far as it is kept. */
    Measured before(double lateS) {
        Measured now = last();
        if (lateS <= 0) {
            return now;
        }
        synchronized (past) {
            Measured found = now;
            for (Measured m : past) {
                if (m.toS <= now.toS - lateS) {
                    found = m;
                }
            }
            return found == now && !past.isEmpty() ? past.getFirst() : found;
        }
    }

    /** Of a list in the order of their starts, those that have begun by now and were not told yet. */
    public List<Injection> begun(List<Injection> injections) {
        int from = told;
        while (told < injections.size()
                && injections.get(told).fromS() < instruments.site().nowS()) {
            told++;
        }
        return injections.subList(from, told);
    }
}
