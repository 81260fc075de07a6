package org.headroom.app.live.loop;

import java.util.List;
import java.util.function.Supplier;
import org.headroom.app.live.estimate.Estimator;
import org.headroom.app.live.estimate.ParameterEstimate;
import org.headroom.app.live.watch.SiteWatch;
import org.headroom.data.store.LiveRows;
import org.headroom.data.store.LiveSession;
import org.headroom.data.store.LiveStore;

/** What people ask of a live run: alarms acknowledged, corrections frozen, released, undone. On the loop's thread. */
final class Orders {
    private final LiveSetup setup;
    private final LiveRecorder recorder;
    private final SiteWatch watch;
    private final LiveListener listener;
    private final Supplier<Estimator> current;
    private final Runnable commit;

    /**
     * @param current the estimator that is in use
     * @param commit keeps what is known now
     */
    Orders(
            LiveSetup setup,
            LiveRecorder recorder,
            SiteWatch watch,
            LiveListener listener,
            Supplier<Estimator> current,
            Runnable commit) {
        this.setup = setup;
        this.recorder = recorder;
        this.watch = watch;
        this.listener = listener;
        this.current = current;
        this.commit = commit;
    }

    /** Does what is asked; empty if done, else why not. */
    String act(String verb, String target, String by) {
        Estimator estimator = current.get();
        if ("ack".equals(verb)) {
            long atS = (long) (Double.isInfinite(estimator.atS()) ? 0 : estimator.atS());
            return watch.acknowledge(target, by, atS) ? "" : "no such alarm stands";
        }
        try {
            String path = target.matches("\\d+") ? pathOf(Long.parseLong(target)) : target;
            switch (verb) {
                case "freeze" -> estimator.freeze(path);
                case "release" -> estimator.release(path);
                case "undo" -> {
                    recorder.corrections(estimator.corrections(), frozen(estimator));
                    commit.run();
                    recorder.undone(path);
                    estimator.undo(path);
                }
                default -> {
                    return "allowed: ack, freeze, release, undo";
                }
            }
            recorder.corrections(estimator.corrections(), frozen(estimator));
            listener.say(verb + " " + path + " (" + by + ")");
            return "";
        } catch (RuntimeException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** The path of a correction by its number: only the last of a path can be undone. */
    private String pathOf(long number) {
        LiveStore store = setup.store();
        LiveSession session = setup.session();
        if (store == null || session == null) {
            throw new IllegalArgumentException("corrections have numbers only where a database keeps them");
        }
        List<LiveRows.Correction> all = store.corrections(session, 1000);
        LiveRows.Correction asked = all.stream()
                .filter(c -> c.number() == number)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no correction " + number));
        boolean last = all.stream()
                .filter(c -> c.path().equals(asked.path()) && !c.undone())
                .findFirst()
                .filter(c -> c.number() == number)
                .isPresent();
        if (!last) {
            throw new IllegalArgumentException("correction " + number + " is not the last of " + asked.path());
        }
        return asked.path();
    }

    /** Paths that are held where they are. */
    static List<String> frozen(Estimator estimator) {
        return estimator.parameters().stream()
                .filter(ParameterEstimate::frozen)
                .map(ParameterEstimate::path)
                .toList();
    }
}
