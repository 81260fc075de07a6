package org.headroom.app.curtail;

import org.headroom.physics.basis.OutOfRange;

/**
 * A call of the utility: so much less at the meter than without it, from when it is due until its end.
 *
 * @param callS when it comes, epoch s
 * @param dueS when the reduction is due, epoch s
 * @param endS when it ends, epoch s
 * @param reduceW reduction asked for at the meter, W
 */
public record UtilityCall(long callS, long dueS, long endS, double reduceW) {
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

    public UtilityCall ofReduction(double otherW) {
        return new UtilityCall(callS, dueS, endS, otherW);
    }
}
