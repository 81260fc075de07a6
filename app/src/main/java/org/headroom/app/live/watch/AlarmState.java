package org.headroom.app.live.watch;

import java.util.Arrays;
import org.headroom.data.quantity.Unit;
import org.jspecify.annotations.Nullable;

/**
 * One alarm through time. It is raised to a level that what is seen has kept up for that level's hold, and let down only when
 * for {@link #CLEAR_S} even the milder judgement (with a margin) stayed below its level. So it changes at most once a
 * {@link #CLEAR_S} downwards however noisy the signal, and noise smaller than the margin clears nothing.
 *
 * <p>Allocates only when its level changes.
 */
final class AlarmState {
    /** No alarm. */
    static final int NONE = -1;

    static final int WATCH = 0;
    static final int WARNING = 1;
    static final int CRITICAL = 2;

    /** How long a level is kept up before it is raised, s: watch, warning, critical. */
    private static final double[] RAISE_S = {120, 60, 30};

    static final double CLEAR_S = 300;

    private static final AlarmLevel[] LEVELS = AlarmLevel.values();

    /** Says what is the matter. */
    @FunctionalInterface
    interface Wording {
        String text(AlarmState state);
    }

    final String id;
    final AlarmKind kind;
    final Unit unit;
    private final Wording wording;
    private final double[] aboveS = new double[LEVELS.length];
    private double belowS;
    private int mildest = NONE;
    private int level = NONE;
    private long sinceS;
    private boolean acknowledged;
    private boolean clearing;
    private String worst = "";

    double value = Double.NaN;
    double limit = Double.NaN;
    double timeToLimitS = Double.NaN;

    AlarmState(AlarmKind kind, String place, Unit unit, Wording wording) {
        this.id = kind.id() + "/" + place;
        this.kind = kind;
        this.unit = unit;
        this.wording = wording;
    }

    boolean active() {
        return level != NONE;
    }

    int level() {
        return level;
    }

    /** Whether the text is that of an alarm that is over. */
    boolean clearing() {
        return clearing;
    }

    long sinceS() {
        return sinceS;
    }

    /**
     * What is seen over a stretch of time.
     *
     * @param enter the level that it asks for, {@link #NONE} to {@link #CRITICAL}
     * @param stay the level that it would keep: the same with a margin, never below {@code enter}
     * @param heldS how long that has been so since the last call, s
     */
    void see(int enter, int stay, double heldS, long nowS, AlarmLog log) {
        int reached = NONE;
        for (int l = 0; l < aboveS.length; l++) {
            aboveS[l] = enter >= l ? aboveS[l] + heldS : 0;
            if (enter >= l && aboveS[l] >= RAISE_S[l]) {
                reached = l;
            }
        }
        if (reached > level) {
            boolean fresh = level == NONE;
            level = reached;
            sinceS = fresh ? nowS : sinceS;
            acknowledged = false;
            belowS = 0;
            mildest = NONE;
            tell(fresh ? AlarmEvent.Change.RAISED : AlarmEvent.Change.ESCALATED, nowS, "", log);
            return;
        }
        if (level == NONE || stay >= level) {
            belowS = 0;
            mildest = NONE;
            return;
        }
        belowS += heldS;
        mildest = Math.max(mildest, stay);
        if (belowS >= CLEAR_S) {
            if (mildest == NONE) {
                clearing = true;
                tell(AlarmEvent.Change.CLEARED, nowS, "", log);
                clearing = false;
                level = NONE;
                acknowledged = false;
            } else {
                level = mildest;
                tell(AlarmEvent.Change.EASED, nowS, "", log);
            }
            belowS = 0;
            mildest = NONE;
        }
    }

    void acknowledge(String by, long atS, AlarmLog log) {
        if (!acknowledged) {
            acknowledged = true;
            tell(AlarmEvent.Change.ACKNOWLEDGED, atS, by, log);
        }
    }

    /** Is as it was before a restart. */
    void resume(Alarm alarm) {
        level = indexOf(alarm.level());
        sinceS = alarm.sinceS();
        acknowledged = alarm.acknowledged();
        value = alarm.value();
        limit = alarm.limit();
        timeToLimitS = alarm.timeToLimitS();
        worst = alarm.text();
    }

    @Nullable
    Alarm alarm() {
        return level == NONE
                ? null
                : new Alarm(
                        id,
                        kind,
                        LEVELS[level],
                        clearing && kind != AlarmKind.LIMIT ? "no longer: " + worst : wording.text(this),
                        sinceS,
                        value,
                        limit,
                        unit,
                        timeToLimitS,
                        acknowledged);
    }

    private static int indexOf(AlarmLevel level) {
        return Arrays.asList(LEVELS).indexOf(level);
    }

    private void tell(AlarmEvent.Change change, long nowS, String by, AlarmLog log) {
        Alarm alarm = alarm();
        if (alarm != null) {
            worst = change == AlarmEvent.Change.CLEARED ? worst : alarm.text();
            log.event(new AlarmEvent(nowS, change, alarm, by));
        }
    }
}
