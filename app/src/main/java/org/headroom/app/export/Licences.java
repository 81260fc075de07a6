package org.headroom.app.export;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * The budget as Slurm licences. A job's licences are counted while it runs; what the idle site takes, and what is not
 * allowed in an hour, is held by {@code LICENSE_ONLY} reservations.
 *
 * <p>Slurm 22.05 starts a job only if its licences, those in use and <em>the sum of all reservations that touch its whole
 * time limit</em> fit into the total, even reservations that follow one another (measured; {@code job_test_lic_resv}). Two
 * calls of 40 MW in a week would hold 80 MW back from a job that lasts the week. So there are two ways, one or the other:
 * reservations made ahead, each only as large as lets every planned job start on time under that rule, or one reservation
 * that a timer keeps at what holds now, exactly.
 */
final class Licences {
    static final String POWER = "site_kw";
    static final String WATER = "water_gph";

    /** A stretch and what is held in it. */
    private record Hold(long fromS, long toS, int kw, int galPerH) {}

    private final List<Leg> legs;
    private final List<Integer> kw = new ArrayList<>();
    private final List<Integer> gal = new ArrayList<>();
    private final List<Hold> exact = new ArrayList<>();
    private final List<Hold> ahead;
    private final int totalKw;
    private final int totalGal;

    private Licences(List<Leg> legs, Budget budget) {
        this.legs = legs;
        for (Leg leg : legs) {
            kw.add(leg.indexes().stream().mapToInt(i -> budget.kw()[i]).max().orElse(0));
            gal.add(leg.indexes().stream()
                    .mapToInt(i -> budget.galPerH()[i])
                    .max()
                    .orElse(0));
        }
        List<Long> cuts = cuts(budget);
        int mostKw = 0;
        int mostGal = 0;
        for (long cut : cuts) {
            mostKw = Math.max(mostKw, used(kw, cut, -1));
            mostGal = Math.max(mostGal, used(gal, cut, -1));
        }
        this.totalKw = budget.totalKw() == 0 ? 0 : Math.max(budget.totalKw(), mostKw);
        this.totalGal = budget.totalGalPerH() == 0 ? 0 : Math.max(budget.totalGalPerH(), mostGal);
        for (Budget.Period p : budget.periods()) {
            Hold hold = new Hold(
                    p.fromS(),
                    p.toS(),
                    held(totalKw, p.allowedKw(), p.idleKw(), most(kw, p)),
                    held(totalGal, p.allowedGalPerH(), p.idleGalPerH(), most(gal, p)));
            Hold last = exact.isEmpty() ? null : exact.getLast();
            if (last != null && last.toS == hold.fromS && last.kw == hold.kw && last.galPerH == hold.galPerH) {
                exact.set(exact.size() - 1, new Hold(last.fromS, hold.toS, hold.kw, hold.galPerH));
            } else {
                exact.add(hold);
            }
        }
        this.ahead = relaxed();
    }

    private Licences() {
        this.legs = List.of();
        this.ahead = List.of();
        this.totalKw = 0;
        this.totalGal = 0;
    }

    static Licences of(ScheduleExport export, List<Leg> legs) {
        Budget budget = export.context().budget();
        return budget == null ? new Licences() : new Licences(legs, budget);
    }

    boolean any() {
        return totalKw > 0 || totalGal > 0;
    }

    /** What a leg asks for, as {@code --licenses} takes it; empty if nothing. */
    String ofLeg(int i) {
        return any() ? text(totalKw > 0 ? kw.get(i) : 0, totalGal > 0 ? gal.get(i) : 0) : "";
    }

    private static String text(int kw, int galPerH) {
        String power = kw > 0 ? POWER + ":" + kw : "";
        String water = galPerH > 0 ? WATER + ":" + galPerH : "";
        return power + (power.isEmpty() || water.isEmpty() ? "" : ",") + water;
    }

    private static int held(int total, int allowed, int idle, int planned) {
        if (total == 0) {
            return 0;
        }
        int left = Math.max(allowed == Budget.UNLIMITED ? total : Math.min(total, allowed) - idle, planned);
        return Math.max(0, total - Math.max(0, left));
    }

    private int most(List<Integer> of, Budget.Period p) {
        int most = used(of, p.fromS(), -1);
        for (Leg leg : legs) {
            for (Leg.Stint s : leg.stints()) {
                most = s.fromS() > p.fromS() && s.fromS() < p.toS() ? Math.max(most, used(of, s.fromS(), -1)) : most;
            }
        }
        return most;
    }

    /** Licences in use at an instant by all legs but one. */
    private int used(List<Integer> of, long atS, int but) {
        long sum = 0;
        for (int i = 0; i < legs.size(); i++) {
            for (Leg.Stint s : legs.get(i).stints()) {
                sum += i != but && s.fromS() <= atS && atS < s.toS() ? of.get(i) : 0;
            }
        }
        return (int) Math.min(Budget.UNLIMITED - 1, sum);
    }

    private List<Long> cuts(Budget budget) {
        List<Long> cuts = new ArrayList<>();
        budget.periods().forEach(p -> cuts.add(p.fromS()));
        legs.forEach(leg -> leg.stints().forEach(s -> cuts.add(s.fromS())));
        return cuts;
    }

    /** Holds cut down, the latest first, until each planned start passes Slurm's own rule. */
    private List<Hold> relaxed() {
        int n = exact.size();
        int[] power = exact.stream().mapToInt(Hold::kw).toArray();
        int[] water = exact.stream().mapToInt(Hold::galPerH).toArray();
        for (int i = 0; i < legs.size(); i++) {
            for (Leg.Stint s : legs.get(i).stints()) {
                long limitS = s.fromS() + 60 * longest(legs.get(i));
                relax(power, totalKw - kw.get(i) - used(kw, s.fromS(), i), s.fromS(), limitS);
                relax(water, totalGal - gal.get(i) - used(gal, s.fromS(), i), s.fromS(), limitS);
            }
        }
        List<Hold> holds = new ArrayList<>();
        for (int k = 0; k < n; k++) {
            Hold h = exact.get(k);
            if (power[k] > 0 || water[k] > 0) {
                holds.add(new Hold(h.fromS, h.toS, power[k], water[k]));
            }
        }
        return holds;
    }

    private static long longest(Leg leg) {
        return leg.stints().stream().mapToLong(Leg.Stint::minutes).max().orElse(1);
    }

    private void relax(int[] held, long room, long fromS, long toS) {
        long sum = 0;
        int touched = 0;
        for (int k = 0; k < held.length; k++) {
            boolean touches = exact.get(k).fromS < toS && exact.get(k).toS > fromS && held[k] > 0;
            sum += touches ? held[k] : 0;
            touched += touches ? 1 : 0;
        }
        // the part that every one of them holds goes first, then the latest
        for (int k = held.length - 1; k >= 0 && sum > room && touched > 0; k--) {
            if (exact.get(k).fromS < toS && exact.get(k).toS > fromS && held[k] > 0) {
                long cut = Math.min(held[k], sum - room);
                held[k] -= (int) cut;
                sum -= cut;
            }
        }
    }

    String conf() {
        return """
                # Written by Headroom: for slurm.conf. The site's meters in whole kW and US gallons an hour.
                Licenses=%s
                """.formatted(text(totalKw, totalGal));
    }

    String script(ZoneId zone) {
        StringBuilder s = new StringBuilder(SlurmFiles.HEADER.formatted(
                "The hours when less is allowed, and the idle site's own share; needs an operator."));
        s.append("""
                # licenses.sh ahead   reserves every stretch now. Slurm counts all reservations that a job's time limit touches
                #                     together, so each holds only as much as lets the planned jobs start on time.
                # licenses.sh now     keeps one reservation at exactly what holds now; run it every minute, as in scrontab:
                #                     * * * * * /path/to/licenses.sh now
                users="${HEADROOM_USERS:-$(id -un)}"
                failed=0
                ahead() {   # name, start, end in epoch seconds, licenses
                  if (( $3 + shift_s <= $(date +%s) )); then return; fi
                  local start="$2"
                  if (( start + shift_s < $(date +%s) )); then start=$(( $(date +%s) - shift_s + 2 )); fi
                  scontrol create reservation "ReservationName=$1" "StartTime=$(at "$start")" "EndTime=$(at "$3")" \\
                    Flags=LICENSE_ONLY "Licenses=$4" "Users=$users" || { echo "headroom: $1 not reserved" >&2; failed=1; }
                }
                now() {   # start, end in epoch seconds, licenses
                  local t=$(( $(date +%s) - shift_s ))
                  if (( t < $1 || t >= $2 )); then return; fi
                  if scontrol show reservation headroom-budget >/dev/null 2>&1; then
                    scontrol update ReservationName=headroom-budget "Licenses=$3" || failed=1
                  else
                    scontrol create reservation ReservationName=headroom-budget StartTime=now "EndTime=$(at "$last")" \\
                      Flags=LICENSE_ONLY "Licenses=$3" "Users=$users" || failed=1
                  fi
                }
                """);
        s.append("last=").append(exact.isEmpty() ? 0 : exact.getLast().toS).append('\n');
        s.append("case \"${1:-ahead}\" in\nahead)\n");
        for (int i = 0; i < ahead.size(); i++) {
            Hold h = ahead.get(i);
            s.append("  ahead headroom-budget-")
                    .append(i + 1)
                    .append(' ')
                    .append(h.fromS)
                    .append(' ')
                    .append(h.toS);
            s.append(' ').append(text(h.kw, h.galPerH));
            s.append("   # ").append(Text.time(h.fromS, zone)).append('\n');
        }
        s.append("  ;;\nnow)\n");
        for (Hold h : exact) {
            String held = text(h.kw, h.galPerH);
            s.append("  now ").append(h.fromS).append(' ').append(h.toS).append(' ');
            s.append(held.isEmpty() ? POWER + ":0" : held);
            s.append("   # ").append(Text.time(h.fromS, zone)).append('\n');
        }
        s.append("  ;;\n*) echo 'licenses.sh ahead|now' >&2; exit 2 ;;\nesac\nexit \"$failed\"\n");
        return s.toString();
    }
}
