package org.headroom.data.jobs;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.headroom.data.quantity.InputError;
import org.headroom.data.series.Timestamps;

/**
 * Running and waiting jobs out of {@code sacct --parsable2 --state=R,PD}, columns by the header: JobID, State and one of
 * AllocTRES and ReqTRES; where there, Submit, Start, TimelimitRaw (min) or Timelimit, NodeList, NNodes, Priority, Reason and
 * JobName. Steps and finished jobs are passed over.
 */
final class SacctQueue {
    private final Map<String, Integer> columns = new HashMap<>();
    private final List<SlurmJob> running = new ArrayList<>();
    private final List<SlurmJob> pending = new ArrayList<>();
    private final ZoneId zone;
    private final List<Rejected> left = new ArrayList<>();

    private SacctQueue(String from, String header, ZoneId zone) {
        this.zone = zone;
        String[] names = header.split("\\|", -1);
        for (int i = 0; i < names.length; i++) {
            columns.putIfAbsent(names[i].strip().toLowerCase(Locale.ROOT), i);
        }
        boolean gpus = columns.containsKey("alloctres") || columns.containsKey("reqtres");
        if (!columns.containsKey("jobid") || !columns.containsKey("state") || !gpus) {
            throw new InputError(
                    from,
                    1,
                    "no columns JobID, State and AllocTRES or ReqTRES",
                    "squeue --json, or sacct --parsable2 --format=JobID,JobName,State,Submit,Start,TimelimitRaw,ReqTRES,AllocTRES,NodeList,NNodes,Priority,Reason");
        }
    }

    static SlurmQueue parse(String from, String text, ZoneId zone) {
        List<String> lines = text.lines().toList();
        int head = 0;
        while (head < lines.size() && lines.get(head).isBlank()) {
            head++;
        }
        if (head == lines.size()) {
            throw new InputError(from, "", "nothing", "squeue --json, or sacct --parsable2 with its header");
        }
        SacctQueue queue = new SacctQueue(from, lines.get(head).strip(), zone);
        for (int i = head + 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                queue.row(i + 1, lines.get(i).split("\\|", -1));
            }
        }
        return new SlurmQueue(from, queue.running, queue.pending, queue.left);
    }

    private void row(long line, String[] cells) {
        String id = cell(cells, "jobid");
        if (id.contains(".")) {
            return; // a step
        }
        String state = cell(cells, "state").replaceAll("[\\s+].*$", "");
        boolean holds = state.equals("RUNNING") || state.equals("SUSPENDED") || state.equals("COMPLETING");
        boolean waits = state.equals("PENDING") || state.equals("REQUEUED");
        long allocated = SlurmAccounting.gpus(cell(cells, "alloctres"));
        long gpus = allocated > 0 ? allocated : SlurmAccounting.gpus(cell(cells, "reqtres"));
        String why = SlurmQueue.refusal(!id.isEmpty(), state, holds || waits, gpus);
        if (!why.isEmpty()) {
            left.add(new Rejected(line, why));
            return;
        }
        String name = cell(cells, "jobname");
        List<String> hosts = holds && !cell(cells, "nodelist").startsWith("None")
                ? HostList.expand(cell(cells, "nodelist"))
                : List.of();
        double limitS = SlurmAccounting.seconds(cell(cells, "timelimitraw"), cell(cells, "timelimit"), 60);
        String reason = cell(cells, "reason");
        (holds ? running : pending)
                .add(new SlurmJob(
                        id.replaceAll("_\\[.*$", ""),
                        name,
                        SlurmAccounting.work(name),
                        holds,
                        state,
                        hosts,
                        hosts.isEmpty() ? (int) Math.max(1, number(cell(cells, "nnodes"))) : hosts.size(),
                        (int) gpus,
                        id.contains("_[") ? SqueueJson.tasks(id.replaceAll("^.*_\\[|]$", "")) : 1,
                        time(cell(cells, "submit")),
                        time(cell(cells, "start")),
                        limitS > 0 ? limitS : Double.POSITIVE_INFINITY,
                        number(cell(cells, "priority")),
                        reason.equals("None") ? "" : reason));
    }

    private double time(String text) {
        OptionalLong at = Timestamps.parse(text, zone);
        return at.isPresent() ? at.getAsLong() : Double.NaN;
    }

    private static double number(String text) {
        return text.matches("[0-9]{1,12}") ? Double.parseDouble(text) : Double.NaN;
    }

    private String cell(String[] cells, String column) {
        Integer i = columns.get(column);
        return i == null || i >= cells.length ? "" : cells[i].strip();
    }
}
