package org.headroom.app.export;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The batch script of one {@link Leg}. Before a pause it hears USR1, from Slurm ahead of the time limit or from its own
 * clock, hands that to the job's command for a checkpoint, then requeues itself with the next stint's begin. Which stint it
 * is in it reads from the clock, so a requeue after a failed node goes on where the plan is.
 */
final class SlurmScript {
    /** The longest that a job may give up so that it still fits into its reservation after a slow start, minutes. */
    private static final long START_SLACK_MIN = 5;

    /** Warning before a pause, s. */
    static final int LEAD_S = 300;

    private static final int MEMBERS_SHOWN = 20;
    private static final DateTimeFormatter SLURM = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");

    private SlurmScript() {}

    static String of(ScheduleExport export, Leg leg, String name, String licences) {
        StringBuilder s = new StringBuilder("#!/bin/bash\n");
        long longest = leg.stints().stream().mapToLong(Leg.Stint::minutes).max().orElseThrow();
        long shortest =
                leg.stints().stream().mapToLong(Leg.Stint::minutes).min().orElseThrow();
        option(s, "job-name", name);
        option(s, "nodes", Integer.toString(nodes(export, leg.gpus())));
        option(s, "gres", "gpu:" + Math.min(leg.gpus(), export.gpusPerServer()));
        option(s, "begin", local(leg.first().fromS(), export.zone()));
        option(s, "time", Long.toString(longest));
        option(s, "time-min", Long.toString(Math.max(1, shortest - START_SLACK_MIN)));
        option(s, "reservation", reservation(name, 0));
        if (!licences.isEmpty()) {
            option(s, "licenses", licences);
        }
        option(
                s,
                "comment",
                "power_cap_w=" + Text.number(leg.pieces().getFirst().powerCapW()));
        s.append("#SBATCH --requeue\n#SBATCH --open-mode=append\n");
        if (leg.pauses()) {
            option(s, "signal", "B:USR1@" + LEAD_S);
        }
        comments(s, export, leg);
        s.append("\nset -u\n");
        s.append("shift_s=\"${HEADROOM_SHIFT_S:-0}\"   # moves every planned time, in seconds\n");
        s.append("lead_s=\"${HEADROOM_LEAD_S:-").append(LEAD_S).append("}\"   # warning before a pause, in seconds\n");
        s.append("from=(").append(numbers(leg, true)).append(")\n");
        s.append("to=(").append(numbers(leg, false)).append(")\n");
        s.append("reservation=(");
        for (int i = 0; i < leg.stints().size(); i++) {
            s.append(i == 0 ? "" : " ").append(reservation(name, i));
        }
        s.append(")\nmore=").append(leg.more() ? 1 : 0).append("   # the job goes on elsewhere after this script\n");
        caps(s, export, leg);
        s.append(RUN.replace("@NAME@", name));
        return s.toString();
    }

    private static void comments(StringBuilder s, ScheduleExport export, Leg leg) {
        String id = leg.job().job().id();
        s.append("#\n# Job ")
                .append(Safe.comment(id))
                .append(", ")
                .append(leg.job().job().work().id());
        s.append(", planned by Headroom on ").append(leg.gpus()).append(" GPUs\n");
        for (Leg.Stint stint : leg.stints()) {
            s.append("# from ").append(Text.time(stint.fromS(), export.zone())).append(" to ");
            s.append(Text.time(stint.toS(), export.zone())).append('\n');
        }
        if (leg.gpus() > export.gpusPerServer() && leg.gpus() % export.gpusPerServer() != 0) {
            s.append("# Its last server is not full; whole servers are asked for.\n");
        }
        List<String> after = leg.job().job().after();
        if (!after.isEmpty() && leg.number() == 0) {
            s.append("# Starts after ").append(Safe.comment(String.join(", ", after)));
            s.append(": submit.sh passes --dependency=afterok with their Slurm job ids.\n");
        }
        List<String> members = export.context().members().getOrDefault(id, List.of());
        if (!members.isEmpty()) {
            String more = members.size() > MEMBERS_SHOWN ? " and more, see schedule.json" : "";
            s.append("# A batch of ").append(members.size()).append(" jobs: ");
            s.append(Safe.comment(members.stream().limit(MEMBERS_SHOWN).collect(Collectors.joining(", "))));
            s.append(more).append('\n');
        }
        s.append("# --begin is in the site's zone ").append(export.zone().getId());
        s.append("; submit.sh sets it for the zone of the host that submits.\n");
    }

    private static void caps(StringBuilder s, ScheduleExport export, Leg leg) {
        boolean part = leg.gpus() < export.gpusPerServer();
        s.append("""

                # Power cap, W a GPU. nvidia-smi -pl needs root: where this job has not got it, run the cap agent on the nodes.
                cap() {
                  command -v nvidia-smi >/dev/null 2>&1 || return 0
                  srun --overlap --ntasks-per-node=1 bash -c 'nvidia-smi""");
        s.append(part ? " ${CUDA_VISIBLE_DEVICES:+-i \"$CUDA_VISIBLE_DEVICES\"}" : "");
        s.append("""
                 -pl "$0"' "$1" >/dev/null 2>&1 ||
                    echo "headroom: power cap of $1 W not set" >&2
                }
                cap_at=()   # instant and watts of each change
                """);
        for (CapSteps.Step step : CapSteps.of(export.schedule(), leg.pieces())) {
            s.append("cap_at+=(")
                    .append(step.fromS())
                    .append(' ')
                    .append(step.capW())
                    .append(")   # ");
            s.append(Text.time(step.fromS(), export.zone())).append('\n');
        }
    }

    private static final String RUN = """
            caps() {   # the cap in force now, then each change when it comes
              local i now_w=''
              for ((i = 0; i < ${#cap_at[@]}; i += 2)); do
                if (( cap_at[i] + shift_s <= $(date +%s) + 5 )); then now_w="${cap_at[i+1]}"; continue; fi
                if [ -n "$now_w" ]; then cap "$now_w"; now_w=''; fi
                while (( $(date +%s) < cap_at[i] + shift_s )); do sleep 1; done
                now_w="${cap_at[i+1]}"
              done
              if [ -n "$now_w" ]; then cap "$now_w"; fi
            }

            run() {   # the job's own command; HEADROOM_RUN may name a program that is told the job and its piece
              if [ -n "${HEADROOM_RUN:-}" ]; then "$HEADROOM_RUN" @NAME@ "$piece"; return; fi
              # >>>>> replace the next two lines. Before a pause it hears SIGUSR1: write a checkpoint and end.
              echo 'headroom: no command was given for this job' >&2
              return 64
              # <<<<<
            }

            at() { date -d "@$(( $1 + shift_s ))" +%Y-%m-%dT%H:%M:%S; }

            again() {   # requeues this job for the piece of a number; Slurm lets a user do that with his own jobs
              trap '' TERM USR1
              local try begin
              begin=$(at "${from[$1]}")
              scontrol requeue "$SLURM_JOB_ID" || exit 75
              for try in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
                if scontrol update "JobId=$SLURM_JOB_ID" "StartTime=$begin" 2>/dev/null; then
                  echo "headroom: piece $1 begins $begin"
                  scontrol update "JobId=$SLURM_JOB_ID" "ReservationName=${reservation[$1]}" ||
                    echo "headroom: stays in its reservation" >&2
                  scontrol update "JobId=$SLURM_JOB_ID" "TimeLimit=$(( (to[$1] - from[$1] + 59) / 60 ))" ||
                    echo "headroom: keeps its time limit: more needs an operator" >&2
                  exit 0
                fi
                sleep 1
              done
              echo "headroom: the begin of piece $1 was not set" >&2
              exit 0
            }

            piece=$(( ${#from[@]} - 1 ))
            for i in "${!from[@]}"; do
              if (( $(date +%s) < to[i] + shift_s - lead_s )); then piece=$i; break; fi
            done
            if (( piece > 0 && $(date +%s) < from[piece] + shift_s - 60 )); then again "$piece"; fi
            pause=0
            if (( piece + 1 < ${#from[@]} || more )); then pause=1; fi

            caps &
            warned=0 child=''
            warn() {
              if (( ! pause )); then return; fi
              if (( ! warned )) && [ -n "$child" ]; then pkill -USR1 -P "$child" || kill -USR1 "$child" 2>/dev/null; fi
              warned=1
            }
            trap warn USR1
            ( trap : USR1; run ) &
            child=$!
            if (( pause )); then
              ( while (( $(date +%s) < to[piece] + shift_s - lead_s )); do sleep 1; done; kill -USR1 $$
                while (( $(date +%s) < to[piece] + shift_s )); do sleep 1; done; pkill -TERM -P "$child" ) >/dev/null 2>&1 &
            fi
            code=0
            while kill -0 "$child" 2>/dev/null; do wait "$child"; code=$?; done
            if (( warned && piece + 1 < ${#from[@]} )); then again $(( piece + 1 )); fi
            if (( warned && more )); then exit 0; fi   # the next script waits for this one
            exit "$code"
            """;

    private static void option(StringBuilder s, String name, String value) {
        s.append("#SBATCH --").append(name).append('=').append(value).append('\n');
    }

    private static String numbers(Leg leg, boolean from) {
        return leg.stints().stream()
                .map(x -> Long.toString(from ? x.fromS() : x.toS()))
                .collect(Collectors.joining(" "));
    }

    static String reservation(String name, int stint) {
        return "headroom-" + name + (stint == 0 ? "" : "-" + (stint + 1));
    }

    static int nodes(ScheduleExport export, int gpus) {
        return Math.ceilDiv(gpus, export.gpusPerServer());
    }

    private static String local(long epochS, ZoneId zone) {
        return SLURM.format(Instant.ofEpochSecond(epochS).atZone(zone));
    }
}
