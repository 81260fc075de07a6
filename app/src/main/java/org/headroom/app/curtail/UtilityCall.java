package org.headroom.app.curtail;

import org.headroom.physics.basis.OutOfRange;

/**
 * A call of the utility: so much less at the meter than without it, from when it is due until its end.
 *
 * @param callS when it comes, epoch s
 * @param dueS when the reduction is due, epoch s
 * @param endS when it ends, epoch s
 * @param reduceW reduction asked for at the meter, W; with a level, the most that it asks for
 * @param levelW what the meter may show at most, W; infinity where a reduction is asked for
 */
public record UtilityCall(long callS, long dueS, long endS, double reduceW, double levelW) {
    public UtilityCall {
        if (callS > dueS || endS <= dueS) {
            throw new OutOfRange(
                    "call", callS + ", " + dueS + ", " + endS, "a notice of 0 or more and an end after it");
        }
    }

    public long noticeS() {
        return dueS - callS;
    }

    public long lengthS() {
        return endS - dueS;
    }

    /** The same for a reduction below what would be drawn without it. */
    public UtilityCall ofReduction(double otherW) {
        return new UtilityCall(callS, dueS, endS, otherW, Double.POSITIVE_INFINITY);
    }

    /** The same for a level. */
    public UtilityCall ofLevel(double otherW, double mostW) {
        return new UtilityCall(callS, dueS, endS, Math.max(0, mostW - otherW), otherW);
    }

    /** What is asked where so much would be drawn without the call, W. */
    public double askedW(double baselineW) {
        return levelW == Double.POSITIVE_INFINITY ? reduceW : Math.max(0, baselineW - levelW);
    }
}
