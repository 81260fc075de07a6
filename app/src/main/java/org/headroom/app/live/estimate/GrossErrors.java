package org.headroom.app.live.estimate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.headroom.app.meters.MeterKind;
import org.headroom.app.meters.SiteMeters;

/**
 * Finds the meter that is wrong: of all single causes (one meter's bias, one parameter, one ambient meter) the one with the
 * largest likelihood ratio, if it is beyond chance and the next one is much less likely. Found ones are taken as unknown and
 * the search is repeated, as Narasimhan and Mah's serial compensation does (AIChE J. 33:1514, 1987).
 *
 * <pre>
 * named       T >= 16  and  T - next >= 6      16: four standard deviations, 1 % by chance among 200 meters;
 *                                              6: twenty times as likely
 * let go      T < 9
 * </pre>
 *
 * <p>Two meters of the cooling plant that go wrong within half an hour are less likely than one plant that does not behave as
 * modelled (pumps, fans or chillers lost, a valve that sticks, a setting changed): one meter in fifty is wrong at all. So where a
 * second one reaches T = 9 beside a named one, or two cannot be told apart, none is accused: the finding is between the plant and
 * all of them. That stays until none was contradicting for ten minutes, or one alone for an hour.
 */
final class GrossErrors {
    private static final double NAMED = 16;
    private static final double KEPT = 9;
    private static final double CLEARER = 6;
    private static final int MOST = 8;
    private static final int MOST_ALTERNATIVES = 5;
    private static final double SIGNIFICANT = 4;

    /** A cause that reaches a quarter of a deviation within its standard deviation could be behind it. */
    private static final double COULD = 0.25;

    private final SiteMeters meters;
    private final MeterTrust trust;
    private final double[] classVariance;
    private final double[] grossVariance;
    private final double[] priorVariance;

    /** Meters and ambient biases found wrong, by name, with the instant of the finding. */
    private final Map<String, Double> namedSince = new TreeMap<>();

    private static final double TOGETHER_S = 1800;
    private static final double CALM_S = 600;
    private static final double ALONE_S = 3600;

    /** A meter of the plant is accused once it was the only one for so long: the plant's answers come one after another. */
    private static final double SURE_AFTER_S = 300;

    private static final String PLANT = "the cooling plant not behaving as modelled";

    private List<MeterFinding> findings = List.of();
    private boolean undecided;

    /** Since when the plant does not behave as modelled, epoch seconds; not a number if it does. */
    private double oddSinceS = Double.NaN;

    private int shown = -1;
    private double contradictsS;
    private double severalS;

    /** Meters of the plant that contradict, the most likely first, while it is odd. */
    private final List<Integer> odd = new ArrayList<>();

    GrossErrors(SiteMeters meters, MeterTrust trust, double[] priorSd) {
        this.meters = meters;
        this.trust = trust;
        int n = meters.size();
        classVariance = new double[n];
        grossVariance = new double[n];
        for (int m = 0; m < n; m++) {
            classVariance[m] = trust.classSd(m) * trust.classSd(m);
            grossVariance[m] = trust.grossSd(m) * trust.grossSd(m);
        }
        priorVariance = new double[priorSd.length];
        for (int i = 0; i < priorSd.length; i++) {
            priorVariance[i] = priorSd[i] * priorSd[i];
        }
    }

    /** One cause that would explain what does not fit. */
    private record Cause(String name, int meter, int unknown, double ratio) {
        boolean ofMeter() {
            return meter >= 0;
        }
    }

    /** With what is named taken as unknown. */
    Posterior posterior(MeterEvidence[] evidence, double[] priorMean, boolean gross) {
        double[] bias = (gross ? grossVariance : classVariance).clone();
        double[] prior = priorVariance.clone();
        for (String name : namedSince.keySet()) {
            int m = meters.indexOf(name);
            double any = trust.anySd(m);
            if (isAir(name)) {
                prior[air(name)] = any * any;
            } else {
                bias[m] = any * any;
            }
        }
        return new Posterior(evidence, priorMean, prior, bias);
    }

    private static boolean isAir(String name) {
        return name.equals("wetbulb") || name.equals("drybulb");
    }

    private static int air(String name) {
        return name.equals("wetbulb") ? Unknowns.WETBULB : Unknowns.DRYBULB;
    }

    /** All causes, the likeliest first. */
    private List<Cause> causes(Posterior p, MeterEvidence[] evidence) {
        List<Cause> all = new ArrayList<>();
        for (int m = 0; m < evidence.length; m++) {
            if (evidence[m].count > 0 && !namedSince.containsKey(meters.get(m).id())) {
                all.add(new Cause("bias of " + meters.get(m).id(), m, -1, p.ratioOfBias(m)));
            }
        }
        for (int i = 0; i < Unknowns.TWINS; i++) {
            boolean air = i >= Unknowns.PARAMETERS;
            String id = i == Unknowns.WETBULB ? "wetbulb" : "drybulb";
            if (!air || !namedSince.containsKey(id)) {
                all.add(new Cause(Unknowns.name(i), air ? meters.indexOf(id) : -1, i, p.ratio(i)));
            }
        }
        all.sort(Comparator.comparingDouble(Cause::ratio).reversed());
        return all;
    }

    /**
     * Searches anew.
     *
     * @param explained what parameters that are known account for
     */
    void search(MeterEvidence[] evidence, double[] priorMean, Explained explained, double atS) {
        letGo(evidence, priorMean);
        Posterior p = posterior(evidence, priorMean, false);
        List<Cause> causes = causes(p, evidence);
        for (int round = 0; round < MOST && clear(causes); round++) {
            namedSince.put(meters.get(causes.getFirst().meter()).id(), atS);
            p = posterior(evidence, priorMean, false);
            causes = causes(p, evidence);
        }
        List<MeterFinding> plant = plant(p, causes, atS);
        if (!plant.isEmpty()) {
            p = posterior(evidence, priorMean, false);
        }
        findings = list(p, causes, evidence, explained, atS, plant);
    }

    /** Whether the plant is odd, and if so what is said of it; meters that were named of late are not any more. */
    private List<MeterFinding> plant(Posterior p, List<Cause> causes, double atS) {
        odd.clear();
        namedSince.forEach((name, since) -> {
            int m = meters.indexOf(name);
            if (trust.ofPlant(m) && atS - since < TOGETHER_S) {
                odd.add(m);
            }
        });
        boolean named = !odd.isEmpty();
        for (Cause c : causes) {
            double least = named || plantOdd() ? KEPT : NAMED - CLEARER;
            if (c.ofMeter() && trust.ofPlant(c.meter()) && c.ratio() >= least && !odd.contains(c.meter())) {
                odd.add(c.meter());
            }
        }
        Cause first = causes.isEmpty() ? null : causes.getFirst();
        boolean alike = first != null
                && first.ofMeter()
                && first.ratio() >= NAMED
                && trust.ofPlant(first.meter())
                && odd.size() > 1;
        if (named && odd.size() > 1 || alike) {
            oddSinceS = plantOdd() ? oddSinceS : atS;
            severalS = atS;
        }
        contradictsS = named || alike ? atS : contradictsS;
        if (plantOdd() && (atS - contradictsS >= CALM_S || atS - severalS >= ALONE_S)) {
            oddSinceS = Double.NaN;
        }
        if (!plantOdd() || odd.isEmpty()) {
            return List.of();
        }
        shown = odd.contains(shown) ? shown : odd.getFirst();
        odd.remove(Integer.valueOf(shown));
        odd.addFirst(shown);
        int m = shown;
        boolean air = isAir(meters.get(m).id());
        double amount = air ? p.mean[air(meters.get(m).id())] : p.biasMean[m];
        double sd = air ? p.sd(air(meters.get(m).id())) : p.biasSd[m];
        List<String> could = new ArrayList<>(List.of(PLANT));
        odd.stream()
                .limit(MOST_ALTERNATIVES)
                .forEach(o -> could.add("bias of " + meters.get(o).id()));
        namedSince.keySet().removeIf(name -> odd.contains(meters.indexOf(name)));
        return List.of(finding(m, amount, sd, could, oddSinceS));
    }

    /** Whether the cooling plant does not behave as modelled, so that nothing is to be learnt from it. */
    boolean plantOdd() {
        return !Double.isNaN(oddSinceS);
    }

    /** A controller's status is never accused alone: what it should be jumps between limits, so that causes hide there. */
    private boolean clear(List<Cause> causes) {
        return causes.size() > 1
                && causes.getFirst().ofMeter()
                && meters.get(causes.getFirst().meter()).kind() != MeterKind.STATUS
                && causes.getFirst().ratio() >= NAMED
                && causes.getFirst().ratio() - causes.get(1).ratio() >= CLEARER;
    }

    /** Meters that agree again are taken at their class again. */
    private void letGo(MeterEvidence[] evidence, double[] priorMean) {
        if (namedSince.isEmpty()) {
            return;
        }
        Posterior p = posterior(evidence, priorMean, false);
        namedSince.keySet().removeIf(name -> {
            int m = meters.indexOf(name);
            double amount = isAir(name) ? p.mean[air(name)] : p.biasMean[m];
            double sd = isAir(name) ? p.sd(air(name)) : p.biasSd[m];
            double scale = trust.classSd(m) * trust.classSd(m) + sd * sd;
            return amount * amount < KEPT * scale;
        });
    }

    private List<MeterFinding> list(
            Posterior p,
            List<Cause> causes,
            MeterEvidence[] evidence,
            Explained explained,
            double atS,
            List<MeterFinding> plant) {
        List<MeterFinding> all = new ArrayList<>(plant);
        for (Map.Entry<String, Double> named : namedSince.entrySet()) {
            int m = meters.indexOf(named.getKey());
            boolean air = isAir(named.getKey());
            double amount = air ? p.mean[air(named.getKey())] : p.biasMean[m];
            double sd = air ? p.sd(air(named.getKey())) : p.biasSd[m];
            boolean soon = trust.ofPlant(m) && atS - named.getValue() < SURE_AFTER_S;
            List<String> could = soon ? List.of("bias of " + meters.get(m).id(), PLANT) : List.of();
            all.add(finding(m, amount, sd, could, named.getValue()));
        }
        double highest = causes.isEmpty() ? 0 : causes.getFirst().ratio();
        undecided = highest >= NAMED && causes.getFirst().ofMeter();
        if (undecided && !(plantOdd() && trust.ofPlant(causes.getFirst().meter()))) {
            Cause first = causes.getFirst();
            boolean air = first.unknown() >= 0;
            double amount = air ? p.mean[first.unknown()] : p.biasMean[first.meter()];
            double sd = air ? p.sd(first.unknown()) : p.biasSd[first.meter()];
            List<String> could = new ArrayList<>(alternatives(causes, highest - CLEARER));
            if (meters.get(first.meter()).kind() == MeterKind.STATUS) {
                for (int i : new int[] {Parameter.TOWER_UA.index, Unknowns.WETBULB}) {
                    if (!could.contains(Unknowns.name(i))) {
                        could.add(Unknowns.name(i));
                    }
                }
            }
            all.add(finding(first.meter(), amount, sd, could, since(first.meter(), atS)));
        }
        for (int m = 0; m < evidence.length; m++) {
            String id = meters.get(m).id();
            boolean said = plantOdd() && trust.ofPlant(m);
            if (!said
                    && evidence[m].count > 0
                    && all.stream().noneMatch(f -> f.meter().equals(id))) {
                addUndecided(all, m, p, evidence[m], explained, atS);
            }
        }
        return all;
    }

    /** A meter whose mean is off by more than what is known explains, though no single cause stands out. */
    private void addUndecided(
            List<MeterFinding> all, int m, Posterior p, MeterEvidence e, Explained explained, double atS) {
        double off = e.v / e.d - explained.of(e);
        double noise = Math.sqrt(1 / e.d + explained.variance(e, p));
        if (Math.abs(off) <= Math.max(trust.noteworthy(m), SIGNIFICANT * noise)) {
            return;
        }
        List<String> could = new ArrayList<>();
        for (int i = 0; i < Unknowns.COUNT; i++) {
            double reach = Math.abs(e.c[i] / e.d) * Math.sqrt(priorVariance[i]);
            if (!explained.known[i] && reach > COULD * Math.abs(off)) {
                could.add(Unknowns.name(i));
            }
        }
        if (!could.isEmpty()) {
            could.addFirst("bias of " + meters.get(m).id());
            all.add(finding(m, off, noise, could, since(m, atS)));
        }
    }

    /**
     * What is known of the unknowns.
     *
     * @param moves how far they are from where the evidence counts
     * @param known which of them are
     */
    record Explained(double[] moves, boolean[] known) {
        double of(MeterEvidence e) {
            double sum = 0;
            for (int i = 0; i < moves.length; i++) {
                sum += e.c[i] * moves[i] / e.d;
            }
            return sum;
        }

        double variance(MeterEvidence e, Posterior p) {
            double sum = 0;
            for (int i = 0; i < moves.length; i++) {
                for (int k = 0; k < moves.length; k++) {
                    sum += known[i] && known[k] ? e.c[i] * e.c[k] * p.covariance[i * moves.length + k] : 0;
                }
            }
            return sum / (e.d * e.d);
        }
    }

    private double since(int meter, double atS) {
        for (MeterFinding f : findings) {
            if (f.meter().equals(meters.get(meter).id())) {
                return f.sinceS();
            }
        }
        return atS;
    }

    private MeterFinding finding(int m, double amount, double sd, List<String> alternatives, double sinceS) {
        return new MeterFinding(
                meters.get(m).id(),
                amount,
                sd,
                trust.relative(m),
                meters.get(m).unit().label(),
                alternatives.isEmpty(),
                alternatives,
                sinceS);
    }

    private static List<String> alternatives(List<Cause> causes, double least) {
        return causes.stream()
                .filter(c -> c.ratio() >= least && c.ratio() > 1e-3)
                .limit(MOST_ALTERNATIVES)
                .map(Cause::name)
                .toList();
    }

    /** A meter whose bias would explain a surprising parameter about as well; -1 if none. */
    int rival(Posterior p, MeterEvidence[] evidence, int parameter) {
        double own = p.ratio(parameter);
        if (own < KEPT) {
            return -1;
        }
        for (Cause c : causes(p, evidence)) {
            if (c.ofMeter() && c.unknown() < 0 && c.ratio() >= own - CLEARER) {
                return c.meter();
            }
        }
        return -1;
    }

    /** What a named meter reads too much; 0 for others, in its unit. */
    double biasOf(int meter, double value) {
        if (!namedSince.containsKey(meters.get(meter).id())) {
            return 0;
        }
        for (MeterFinding f : findings) {
            if (f.identifiable() && f.meter().equals(meters.get(meter).id())) {
                return f.relative() ? f.amount() * value : f.amount();
            }
        }
        return 0;
    }

    /** Whether something does not fit and nobody can say what. */
    boolean undecided() {
        return undecided || plantOdd();
    }

    boolean namedAir(int unknown) {
        return namedSince.containsKey(unknown == Unknowns.WETBULB ? "wetbulb" : "drybulb");
    }

    List<MeterFinding> findings() {
        return findings;
    }

    /** One number a meter: since when it is named, 0 if it is not. */
    double[] snapshot() {
        double[] since = new double[meters.size()];
        for (int m = 0; m < since.length; m++) {
            since[m] = namedSince.getOrDefault(meters.get(m).id(), 0.0);
        }
        return since;
    }

    void restore(double[] since) {
        for (int m = 0; m < since.length; m++) {
            if (since[m] != 0) {
                namedSince.put(meters.get(m).id(), since[m]);
            }
        }
    }
}
