package org.headroom.grid.supply;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Counts calls by fiscal year and holds each against the contract: its notice, its level, its reason, and the hours of
 * economic calls that a year may have.
 *
 * <p>Worked number: three economic calls of 4 h in one fiscal year use the 12 h of the IP30 contract that is public; a
 * fourth exceeds it.
 */
public final class CallLedger {
    private static final InterruptibleProduct NONE =
            new InterruptibleProduct("no contract", 0, true, Double.POSITIVE_INFINITY);

    private final List<Breach> breaches = new ArrayList<>();
    private final TreeMap<Integer, Year> years = new TreeMap<>();

    /**
     * What a fiscal year has seen.
     *
     * @param limitH most hours of economic calls; infinite if none is set
     */
    public record Year(int year, int calls, double economicH, double reliabilityH, double limitH) {
        public double leftH() {
            return Math.max(0, limitH - economicH);
        }
    }

    /**
     * A call that the contract does not allow.
     *
     * @param what a key of the event, as in {@code notice_min}
     */
    public record Breach(String callId, String what, String text) {}

    /** @param contractOf the contract in force at a call; calls without one are counted and not held against any */
    public CallLedger(Function<Call, @Nullable InterruptibleContract> contractOf, FiscalYear fiscal, List<Call> calls) {
        List<Call> inOrder = calls.stream()
                .sorted(Comparator.comparingLong(Call::fromS).thenComparing(Call::id))
                .toList();
        for (Call call : inOrder) {
            InterruptibleContract contract = contractOf.apply(call);
            InterruptibleProduct product = contract == null ? NONE : contract.product();
            if (contract != null) {
                check(contract, call);
            }
            long fromS = call.fromS();
            while (fromS < call.toS()) {
                int number = fiscal.of(fromS);
                long toS = Math.min(call.toS(), fiscal.startS(number + 1));
                count(product, number, call, fromS, toS);
                fromS = toS;
            }
        }
    }

    private void count(InterruptibleProduct product, int number, Call call, long fromS, long toS) {
        double limitH = product.economicHoursPerYear();
        Year year = years.getOrDefault(number, new Year(number, 0, 0, 0, limitH));
        double hours = (toS - fromS) / 3600.0;
        boolean economic = call.reason() == Call.Reason.ECONOMIC;
        int begun = fromS == call.fromS() ? 1 : 0;
        Year next = new Year(
                number,
                year.calls() + begun,
                year.economicH() + (economic ? hours : 0),
                year.reliabilityH() + (economic ? 0 : hours),
                limitH);
        years.put(number, next);
        if (economic && next.economicH() > limitH * (1 + 1e-12)) {
            breach(
                    call,
                    "to",
                    text(next.economicH()) + " h of economic calls in fiscal year " + number + ", " + product.name()
                            + " allows " + text(limitH) + " h");
        }
    }

    private void check(InterruptibleContract contract, Call call) {
        InterruptibleProduct product = contract.product();
        if (call.noticeS() < product.noticeS()) {
            breach(
                    call,
                    "notice_min",
                    text(call.noticeS() / 60) + " min of notice, " + product.name() + " gives "
                            + text(product.noticeS() / 60) + " min");
        }
        if (call.levelW() < contract.firmW()) {
            breach(
                    call,
                    "site_power_mw",
                    "down to " + text(call.levelW() / 1e6) + " MW, below the protected demand of "
                            + text(contract.firmW() / 1e6) + " MW");
        }
        if (call.reason() == Call.Reason.ECONOMIC && !product.economic()) {
            breach(call, "reason", "an economic call, " + product.name() + " is called for reliability alone");
        }
    }

    private void breach(Call call, String what, String text) {
        breaches.add(new Breach(call.id(), what, text));
    }

    private static String text(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.2f", value);
    }

    /** Years with calls, in order. */
    public List<Year> years() {
        return List.copyOf(years.values());
    }

    public List<Breach> breaches() {
        return List.copyOf(breaches);
    }
}
