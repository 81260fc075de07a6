package org.headroom.app.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A schedule for Slurm (written for and tried on 22.05): one batch script for each part of a job on one number of GPUs,
 * {@code reservations.sh} with a reservation for each stretch that it runs, {@code submit.sh}, which submits in order of
 * dependency and passes job ids on, and the site's budget as licences.
 *
 * <p>Slurm has no power capping in this form, so a cap goes into the job's comment, for a prolog to read, into a
 * guarded {@code nvidia-smi -pl}, and into {@code setpoints.csv} for the cap agent. Slurm reads times in the local zone of
 * the host that submits; the shell scripts therefore translate epoch seconds on that host, and {@code HEADROOM_SHIFT_S}
 * moves the whole plan. What runs at the rented site is in {@code cloud.csv} alone.
 */
public final class SlurmFiles {
    private SlurmFiles() {}

    static final String HEADER = """
            #!/bin/bash
            # Written by Headroom. %s
            set -u
            shift_s="${HEADROOM_SHIFT_S:-0}"   # moves every planned time, in seconds
            at() { date -d "@$(( $1 + shift_s ))" +%%Y-%%m-%%dT%%H:%%M:%%S; }
            """;

    /** Text of each file under its path in the {@code slurm} folder; all but the CSV and the fragment are bash. */
    public static Map<String, String> files(ScheduleExport export) {
        List<Leg> legs = Leg.of(JobPieces.of(export.schedule().assignments()));
        String[] names = names(legs);
        Licences licences = Licences.of(export, legs);
        Map<String, String> files = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i++) {
            files.put(names[i] + ".sbatch", SlurmScript.of(export, legs.get(i), names[i], licences.ofLeg(i)));
        }
        files.put("reservations.sh", reservations(export, legs, names));
        files.put("submit.sh", submit(export, legs, names));
        if (licences.any()) {
            files.put("licenses.conf", licences.conf());
            files.put("licenses.sh", licences.script(export.zone()));
        }
        if (export.schedule().assignments().stream().anyMatch(a -> !a.here())) {
            files.put("cloud.csv", ScheduleFiles.cloudCsv(export));
        }
        return files;
    }

    /** The planned job's id by each name that its scripts have in Slurm. */
    public static Map<String, String> jobsByName(ScheduleExport export) {
        List<Leg> legs = Leg.of(JobPieces.of(export.schedule().assignments()));
        String[] names = names(legs);
        Map<String, String> jobs = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i++) {
            jobs.put(names[i], legs.get(i).job().job().id());
        }
        return jobs;
    }

    static String[] names(List<Leg> legs) {
        return SlurmNames.of(legs.stream()
                .map(leg -> leg.job().job().id() + (leg.number() == 0 ? "" : ".p" + (leg.number() + 1)))
                .toList());
    }

    private static String reservations(ScheduleExport export, List<Leg> legs, String[] names) {
        StringBuilder s =
                new StringBuilder(HEADER.formatted("Reserves whole servers for each job; needs an operator."));
        s.append("""
                users="${HEADROOM_USERS:-$(id -un)}"
                partition=(); if [ -n "${HEADROOM_PARTITION:-}" ]; then partition=("PartitionName=$HEADROOM_PARTITION"); fi
                failed=0
                reserve() {   # name, start in epoch seconds, minutes, servers
                  scontrol create reservation "ReservationName=$1" "StartTime=$(at "$2")" "Duration=$3" "NodeCnt=$4" \\
                    "Users=$users" ${partition[@]+"${partition[@]}"} || { echo "headroom: $1 not reserved" >&2; failed=1; }
                }
                """);
        // In order of start: then whoever begins finds enough servers that stay free, for none is taken yet for later.
        TreeMap<Long, StringBuilder> lines = new TreeMap<>();
        for (int i = 0; i < names.length; i++) {
            Leg leg = legs.get(i);
            for (int k = 0; k < leg.stints().size() && !began(export, leg); k++) {
                Leg.Stint stint = leg.stints().get(k);
                lines.computeIfAbsent(stint.fromS(), _ -> new StringBuilder())
                        .append("reserve ")
                        .append(SlurmScript.reservation(names[i], k))
                        .append(' ')
                        .append(stint.fromS())
                        .append(' ')
                        .append(stint.minutes())
                        .append(' ')
                        .append(SlurmScript.nodes(export, leg.gpus()))
                        .append("   # ")
                        .append(Text.time(stint.fromS(), export.zone()))
                        .append('\n');
            }
        }
        lines.values().forEach(s::append);
        return s.append("exit \"$failed\"\n").toString();
    }

    private static String submit(ScheduleExport export, List<Leg> legs, String[] names) {
        StringBuilder s = new StringBuilder(HEADER.formatted("Run reservations.sh first. Submits every job."));
        s.append("""
                cd -- "$(dirname -- "${BASH_SOURCE[0]}")" || exit 1
                # Options of your own for every job: ./submit.sh --account=NAME --partition=NAME
                options=("$@")
                if [ -n "${HEADROOM_LEAD_S:-}" ]; then options+=("--signal=B:USR1@$HEADROOM_LEAD_S"); fi
                licenses=1
                if ! scontrol show licenses site_kw 2>/dev/null | grep -q '^LicenseName=site_kw'; then
                  licenses=0
                  echo 'headroom: licenses.conf is not in slurm.conf: jobs are submitted without licenses' >&2
                fi
                declare -a id
                # A reservation cannot be used before it begins, so each job begins with its own.
                submit() {   # number, start in epoch seconds, script, numbers of the jobs it waits for
                  local number="$1" start="$2" script="$3" after='' n
                  shift 3
                  for n in "$@"; do after="$after:${id[n]}"; done
                  id[number]=$(
                    if [ "$licenses" = 1 ]; then cat -- "$script"; else grep -v '^#SBATCH --licenses=' -- "$script"; fi |
                      sbatch --parsable --begin="$(at "$start")" \\
                        ${after:+--dependency="afterok$after" --kill-on-invalid-dep=yes} ${options[@]+"${options[@]}"}) || exit 1
                  id[number]="${id[number]%%;*}"
                  printf '%s %s\\n' "${id[number]}" "$script"
                }
                """);
        Map<String, Integer> lastOf = new HashMap<>();
        boolean[] written = new boolean[names.length];
        for (int i = 0; i < names.length; i++) {
            written[i] = began(export, legs.get(i));
            if (written[i]) {
                s.append("# began before this plan and is not submitted again: ")
                        .append(names[i])
                        .append('\n');
                lastOf.remove(legs.get(i).job().job().id());
            } else {
                lastOf.put(legs.get(i).job().job().id(), i);
            }
        }
        for (int i = 0; i < names.length; i++) {
            append(s, i, export, legs, names, lastOf, written);
        }
        return s.toString();
    }

    /** A leg's line after the lines of all that it waits for. Dependencies have no cycle: the job reader refuses one. */
    private static void append(
            StringBuilder s,
            int first,
            ScheduleExport export,
            List<Leg> legs,
            String[] names,
            Map<String, Integer> lastOf,
            boolean[] written) {
        List<Integer> open = new ArrayList<>(List.of(first));
        while (!open.isEmpty()) {
            int i = open.getLast();
            int before = open.size();
            List<Integer> needed = needed(export, legs, i, lastOf);
            for (int n : needed) {
                if (!written[n] && !open.contains(n)) {
                    open.add(n);
                }
            }
            if (open.size() > before) {
                continue;
            }
            open.removeLast();
            if (written[i]) {
                continue;
            }
            written[i] = true;
            s.append("submit ")
                    .append(i)
                    .append(' ')
                    .append(legs.get(i).first().fromS())
                    .append(" ./");
            s.append(names[i]).append(".sbatch");
            needed.forEach(n -> s.append(' ').append(n));
            String missing = missing(legs.get(i), lastOf);
            s.append(missing.isEmpty() ? "" : "   # not submitted here: " + missing)
                    .append('\n');
        }
    }

    /** Numbers of the legs that must end before: the part of the same job before it, or the last parts of other jobs. */
    private static List<Integer> needed(ScheduleExport export, List<Leg> legs, int i, Map<String, Integer> lastOf) {
        Leg leg = legs.get(i);
        if (leg.number() > 0) {
            return began(export, legs.get(i - 1)) ? List.of() : List.of(i - 1);
        }
        return leg.job().job().after().stream()
                .filter(lastOf::containsKey)
                .map(id -> java.util.Objects.requireNonNull(lastOf.get(id)))
                .toList();
    }

    /** Whether Slurm has it already: a plan that was made again while it ran keeps what began before. */
    private static boolean began(ScheduleExport export, Leg leg) {
        return leg.first().fromS() < export.context().fromS();
    }

    private static String missing(Leg leg, Map<String, Integer> lastOf) {
        return leg.number() > 0
                ? ""
                : Safe.comment(String.join(
                        ", ",
                        leg.job().job().after().stream()
                                .filter(id -> !lastOf.containsKey(id))
                                .toList()));
    }
}
