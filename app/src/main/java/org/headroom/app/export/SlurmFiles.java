package org.headroom.app.export;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.headroom.app.load.Assignment;
import org.headroom.app.load.Schedule;

/**
 * A schedule for Slurm (written for and tried on 22.05): one batch script a job, {@code reservations.sh} with one
 * reservation a job, and {@code submit.sh}, which submits in order of dependency and passes job ids on.
 *
 * <p>Slurm has no power capping in this form, so a cap goes into the job's comment, for a prolog to read, and into a
 * guarded {@code nvidia-smi -pl}. Slurm reads times in the local zone of the host that submits; both shell scripts
 * therefore translate epoch seconds on that host, and {@code HEADROOM_SHIFT_S} moves the whole plan.
 */
public final class SlurmFiles {
    private SlurmFiles() {}

    /** The longest that a job may give up so that it still fits into its reservation after a slow start, minutes. */
    private static final long START_SLACK_MIN = 5;

    private static final DateTimeFormatter SLURM = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");

    private static final String HEADER = """
            #!/bin/bash
            # Written by Headroom. %s
            set -u
            shift_s="${HEADROOM_SHIFT_S:-0}"   # moves every planned time, in seconds
            at() { date -d "@$(( $1 + shift_s ))" +%%Y-%%m-%%dT%%H:%%M:%%S; }
            """;

    /** Text of each file under its path in the {@code slurm} folder; all are bash. */
    public static Map<String, String> files(ScheduleExport export) {
        List<Assignment> assignments = export.schedule().assignments();
        String[] names =
                SlurmNames.of(assignments.stream().map(a -> a.job().id()).toList());
        Map<String, String> files = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i++) {
            files.put(names[i] + ".sbatch", batch(export, assignments.get(i), names[i]));
        }
        files.put("reservations.sh", reservations(export, assignments, names));
        files.put("submit.sh", submit(assignments, names));
        return files;
    }

    private static String batch(ScheduleExport export, Assignment a, String name) {
        int nodes = nodes(export, a);
        long minutes = minutes(a);
        StringBuilder s = new StringBuilder("#!/bin/bash\n");
        s.append("#SBATCH --job-name=").append(name).append('\n');
        s.append("#SBATCH --nodes=").append(nodes).append('\n');
        s.append("#SBATCH --gres=gpu:").append(gpusPerNode(export, a)).append('\n');
        s.append("#SBATCH --begin=").append(local(a.startS(), export.zone())).append('\n');
        s.append("#SBATCH --time=").append(minutes).append('\n');
        s.append("#SBATCH --time-min=")
                .append(Math.max(1, minutes - START_SLACK_MIN))
                .append('\n');
        s.append("#SBATCH --reservation=").append(reservation(name)).append('\n');
        s.append("#SBATCH --comment=power_cap_w=")
                .append(Text.number(a.powerCapW()))
                .append('\n');
        s.append("#\n# Job ").append(comment(a.job().id())).append(", ");
        s.append(a.job().work().id()).append(", planned by Headroom on ").append(a.gpus());
        s.append(" GPUs from ").append(Text.time(a.startS(), export.zone())).append(" to ");
        s.append(Text.time(a.endS(), export.zone())).append(".\n");
        if (a.gpus() > export.gpusPerServer() && a.gpus() % export.gpusPerServer() != 0) {
            s.append("# Its last server is not full; whole servers are asked for.\n");
        }
        if (!a.job().after().isEmpty()) {
            s.append("# Starts after ").append(comment(String.join(", ", a.job().after())));
            s.append(": submit.sh passes --dependency=afterok with their Slurm job ids.\n");
        }
        s.append("# --begin is in the site's zone ").append(export.zone().getId());
        s.append("; submit.sh sets it for the zone of the host that submits.\n");
        appendCaps(s, export, a);
        s.append("""

                # >>>>> the job's own command: replace the next two lines
                echo 'headroom: no command was given for this job' >&2
                exit 64
                # <<<<<
                """);
        return s.toString();
    }

    /** The cap at the start and each change of it while the job runs. */
    private static void appendCaps(StringBuilder s, ScheduleExport export, Assignment a) {
        boolean part = gpusPerNode(export, a) < export.gpusPerServer();
        s.append("""

                # Power cap, W a GPU. nvidia-smi -pl needs root: where this job has not got it, let the prolog read the comment.
                shift_s="${HEADROOM_SHIFT_S:-0}"
                cap() {
                  command -v nvidia-smi >/dev/null 2>&1 || return 0
                  srun --overlap --ntasks-per-node=1 bash -c 'nvidia-smi""");
        s.append(part ? " ${CUDA_VISIBLE_DEVICES:+-i \"$CUDA_VISIBLE_DEVICES\"}" : "");
        s.append("""
                 -pl "$0"' "$1" >/dev/null 2>&1 ||
                    echo "headroom: power cap of $1 W not set" >&2
                }
                cap_at() {
                  ( wait_s=$(( $1 + shift_s - $(date +%s) )); if (( wait_s > 0 )); then sleep "$wait_s"; fi; cap "$2" ) &
                }
                """);
        Schedule schedule = export.schedule();
        double inForceW = schedule.capW(a, a.startS());
        s.append("cap ").append(wholeWatts(inForceW)).append('\n');
        long[] changes = schedule.siteCaps().stream()
                .flatMapToLong(window -> LongStream.of(window.fromS(), window.toS()))
                .filter(changeS -> a.startS() < changeS && changeS < a.endS())
                .sorted()
                .distinct()
                .toArray();
        for (long changeS : changes) {
            double capW = schedule.capW(a, changeS);
            if (capW != inForceW) {
                s.append("cap_at ").append(changeS).append(' ').append(wholeWatts(capW));
                s.append("   # ").append(Text.time(changeS, export.zone())).append('\n');
                inForceW = capW;
            }
        }
    }

    private static String reservations(ScheduleExport export, List<Assignment> assignments, String[] names) {
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
        for (int i = 0; i < names.length; i++) {
            Assignment a = assignments.get(i);
            s.append("reserve ").append(reservation(names[i])).append(' ').append(a.startS());
            s.append(' ').append(minutes(a)).append(' ').append(nodes(export, a));
            s.append("   # ").append(Text.time(a.startS(), export.zone())).append('\n');
        }
        return s.append("exit \"$failed\"\n").toString();
    }

    private static String submit(List<Assignment> assignments, String[] names) {
        StringBuilder s = new StringBuilder(HEADER.formatted("Run reservations.sh first. Submits every job."));
        s.append("""
                cd -- "$(dirname -- "${BASH_SOURCE[0]}")" || exit 1
                declare -a id
                # A reservation cannot be used before it begins, so each job begins with its own.
                submit() {   # number, start in epoch seconds, script, numbers of the jobs it waits for
                  local number="$1" start="$2" script="$3" after='' n
                  shift 3
                  for n in "$@"; do after="$after:${id[n]}"; done
                  id[number]=$(sbatch --parsable --begin="$(at "$start")" \\
                    ${after:+--dependency="afterok$after" --kill-on-invalid-dep=yes} "$script") || exit 1
                  id[number]="${id[number]%%;*}"
                  printf '%s %s\\n' "${id[number]}" "$script"
                }
                """);
        Map<String, Integer> byId = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
            byId.put(assignments.get(i).job().id(), i);
        }
        boolean[] written = new boolean[names.length];
        for (int i = 0; i < names.length; i++) {
            append(s, i, assignments, names, byId, written);
        }
        return s.toString();
    }

    /** A job's line after the lines of all jobs it waits for. Dependencies have no cycle: the job reader refuses one. */
    private static void append(
            StringBuilder s,
            int first,
            List<Assignment> assignments,
            String[] names,
            Map<String, Integer> byId,
            boolean[] written) {
        List<Integer> open = new ArrayList<>(List.of(first));
        while (!open.isEmpty()) {
            int i = open.getLast();
            int before = open.size();
            for (String id : assignments.get(i).job().after()) {
                Integer needed = byId.get(id);
                if (needed != null && !written[needed] && !open.contains(needed)) {
                    open.add(needed);
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
            Assignment a = assignments.get(i);
            s.append("submit ").append(i).append(' ').append(a.startS()).append(" ./");
            s.append(names[i]).append(".sbatch");
            StringBuilder missing = new StringBuilder();
            for (String id : a.job().after()) {
                Integer needed = byId.get(id);
                if (needed == null) {
                    missing.append(missing.isEmpty() ? "" : ", ").append(comment(id));
                } else {
                    s.append(' ').append(needed);
                }
            }
            s.append(missing.isEmpty() ? "" : "   # not in this schedule: " + missing)
                    .append('\n');
        }
    }

    private static String reservation(String name) {
        return "headroom-" + name;
    }

    private static int nodes(ScheduleExport export, Assignment a) {
        return Math.ceilDiv(a.gpus(), export.gpusPerServer());
    }

    private static int gpusPerNode(ScheduleExport export, Assignment a) {
        return Math.min(a.gpus(), export.gpusPerServer());
    }

    private static long minutes(Assignment a) {
        return Math.max(1, Math.ceilDiv(a.endS() - a.startS(), 60L));
    }

    private static long wholeWatts(double capW) {
        return (long) Math.floor(capW);
    }

    private static String local(long epochS, ZoneId zone) {
        return SLURM.format(Instant.ofEpochSecond(epochS).atZone(zone));
    }

    /** Foreign text inside a comment line: no line break or control character can end the comment. */
    private static String comment(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().limit(200).forEach(c -> {
            int type = Character.getType(c);
            boolean shown = !Character.isISOControl(c)
                    && type != Character.FORMAT
                    && type != Character.LINE_SEPARATOR
                    && type != Character.PARAGRAPH_SEPARATOR
                    && type != Character.SURROGATE;
            safe.appendCodePoint(shown ? c : '?');
        });
        return safe.toString();
    }
}
