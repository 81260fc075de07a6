package org.headroom.app.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.headroom.data.site.JobBehaviour;

/**
 * Who runs where: starts jobs, moves them, takes servers back.
 *
 * <p>Order: first come first served by planned start, with backfill (EASY): the first job that does not fit is given the
 * instant at which enough servers will be free; a later one may overtake it only if it is expected to end before that or
 * fits beside it. No job starts before its planned start or before the jobs that it comes after have ended. A waiting job
 * of more weight pushes out preemptible jobs of less: they save, leave, and queue again behind it; it may do so from its
 * submit on. At one instant no job that was pushed out starts again while one before it waits: so every instant ends.
 */
final class Yard {
    /** A job grows only if that brings its end forward by more than this many times what the change costs. */
    private static final double WORTH = 3;

    private static final Comparator<JobRun> ORDER = Comparator.comparingDouble((JobRun run) -> run.queueS)
            .thenComparingInt(run -> run.evictions)
            .thenComparingInt(run -> run.index);

    final Floor floor;
    final List<JobRun> running = new ArrayList<>();
    final List<JobRun> queue = new ArrayList<>();

    /** Servers whose demand the present change concerns. */
    final ServerSet affected;

    /** GPUs with a job. */
    double gpusBusy;

    /** Something came free or became due. */
    boolean due;

    /** Jobs that were pushed out so far. */
    private int evictions;

    private final JobRun[] runs;
    private final JobBehaviour behaviour;

    Yard(Floor floor, JobRun[] runs, JobBehaviour behaviour, int servers) {
        this.floor = floor;
        this.runs = runs;
        this.behaviour = behaviour;
        affected = new ServerSet(servers);
        queue.addAll(Arrays.asList(runs));
        queue.sort(ORDER);
    }

    void touch(JobRun run) {
        for (int server : run.servers) {
            affected.add(server);
        }
    }

    void end(JobRun run, double nowS) {
        run.ended = true;
        run.endS = nowS;
        leave(run);
    }

    /** Back to the queue, with what it has saved. */
    void requeue(JobRun run, double queueS) {
        run.waiting = true;
        run.purpose = JobRun.Purpose.GO_ON;
        run.queueS = queueS;
        leave(run);
        queue.add(run);
        queue.sort(ORDER);
    }

    private void leave(JobRun run) {
        gpusBusy -= run.gpus();
        for (int server : run.servers) {
            floor.give(server);
            affected.add(server);
        }
        run.servers = new int[0];
        run.slowServer = JobRun.NONE;
        run.slowUntilS = Double.POSITIVE_INFINITY;
        run.out.clear();
        run.wantedServers = run.plannedServers;
        run.hourS = Double.POSITIVE_INFINITY;
        run.phase = JobPhase.IDLE;
        run.phaseEndS = Double.POSITIVE_INFINITY;
        run.nextS = Double.POSITIVE_INFINITY;
        running.remove(run);
        due = true;
    }

    /**
     * Leaves closed servers and takes others as far as there are any; a job that is then short of servers and not elastic
     * goes back to the queue. Of a job without a gang the servers that are new load before they work.
     *
     * @return whether it still runs
     */
    boolean regroup(JobRun run, double nowS) {
        touch(run);
        int before = run.servers.length;
        gpusBusy -= run.gpus();
        int kept = 0;
        for (int server : run.servers) {
            if (floor.isClosed(server)) {
                floor.give(server);
                due = true;
            } else {
                run.servers[kept++] = server;
            }
        }
        int wanted = Math.min(run.wantedServers, kept + floor.free());
        if (wanted > run.plannedServers) { // what others need may have changed while it saved
            wanted = unclaimed(run, kept, wanted, floor.free(), nowS);
        }
        int[] more = floor.take(run.index, Math.max(0, wanted - kept));
        int[] now = Arrays.copyOf(run.servers, kept + more.length);
        System.arraycopy(more, 0, now, kept, more.length);
        run.servers = now;
        gpusBusy += run.gpus();
        touch(run);
        if (!holds(run, run.slowServer)) {
            run.slowServer = JobRun.NONE;
            run.slowUntilS = Double.POSITIVE_INFINITY;
        }
        run.out.keep(server -> holds(run, server));
        if (!run.gang && run.phase == JobPhase.ITERATING) {
            for (int server : more) {
                run.out.add(server, nowS + behaviour.failures().restartS());
            }
        }
        int least = run.gang ? run.leastServers : 1;
        if (now.length < least) {
            requeue(run, run.queueS);
            return false;
        }
        run.resizes += now.length != before ? 1 : 0;
        return true;
    }

    private boolean holds(JobRun run, int server) {
        return server != JobRun.NONE && floor.jobOf(server) == run.index;
    }

    /** Starts what can start, makes room for what weighs more, lets elastic jobs grow back. */
    void dispatch(double nowS) {
        due = false;
        for (JobRun run : running) {
            run.settle(nowS); // what is left of each tells when it will end
        }
        JobRun head = null;
        double shadowS = Double.POSITIVE_INFINITY;
        int spare = 0;
        for (int i = 0; i < queue.size(); i++) {
            JobRun run = queue.get(i);
            if (!ready(run, nowS) || head != null && run.evictedS == nowS) {
                continue;
            }
            int servers = Math.min(run.plannedServers, floor.free());
            boolean fits = servers >= run.leastServers;
            if (head == null) {
                if (fits) {
                    start(run, servers, nowS);
                    queue.remove(i--);
                } else {
                    head = run;
                    shadowS = freeAtS(run.leastServers, nowS);
                    spare = spareAt(shadowS, nowS) - run.leastServers;
                }
            } else if (fits) {
                if (run.expectedEndS(nowS, servers) <= shadowS) {
                    start(run, servers, nowS);
                    queue.remove(i--);
                } else if (run.leastServers <= spare) {
                    int taken = Math.min(servers, spare);
                    start(run, taken, nowS);
                    spare -= taken;
                    queue.remove(i--);
                }
            }
        }
        if (head == null) {
            grow(nowS);
        } else {
            makeRoom(head, nowS);
        }
    }

    private boolean ready(JobRun run, double nowS) {
        if (run.queueS > nowS) {
            return false;
        }
        for (int before : run.after) {
            if (!runs[before].ended) {
                return false;
            }
        }
        return true;
    }

    private void start(JobRun run, int servers, double nowS) {
        run.servers = floor.take(run.index, servers);
        run.waiting = false;
        gpusBusy += run.gpus();
        run.startAt(nowS);
        run.toCheckpointS = run.checkpointEveryS;
        run.toEvaluationS = run.evaluationEveryS;
        run.enter(JobPhase.START_UP, nowS + run.startUpS);
        running.add(run);
        touch(run);
    }

    /** The first instant at which so many servers are expected to be free. */
    private double freeAtS(int wanted, double nowS) {
        double[] ends =
                running.stream().mapToDouble(run -> leavesS(run, nowS)).sorted().toArray();
        for (double endS : ends) {
            if (spareAt(endS, nowS) >= wanted) {
                return endS;
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    private int spareAt(double atS, double nowS) {
        int free = floor.free();
        for (JobRun run : running) {
            free += leavesS(run, nowS) <= atS ? run.servers.length : 0;
        }
        return free;
    }

    private static double leavesS(JobRun run, double nowS) {
        return run.purpose == JobRun.Purpose.LEAVE ? run.phaseEndS : run.expectedEndS(nowS, run.servers.length);
    }

    private void makeRoom(JobRun head, double nowS) {
        int missing = head.leastServers - floor.free();
        List<JobRun> lighter = new ArrayList<>();
        for (JobRun run : running) {
            if (run.purpose == JobRun.Purpose.LEAVE) {
                missing -= run.servers.length;
            } else if (run.assignment.job().preemptible()
                    && run.assignment.job().weight() < head.assignment.job().weight()) {
                lighter.add(run);
            }
        }
        if (missing <= 0 || lighter.stream().mapToInt(run -> run.servers.length).sum() < missing) {
            return;
        }
        lighter.sort(
                Comparator.comparingDouble((JobRun run) -> run.assignment.job().weight())
                        .thenComparing(Comparator.comparingDouble((JobRun run) -> run.startS)
                                .reversed())
                        .thenComparingInt(run -> run.index));
        for (JobRun run : lighter) {
            if (missing <= 0) {
                break;
            }
            missing -= run.servers.length;
            run.preemptions++;
            evict(run, JobRun.Purpose.LEAVE, nowS);
        }
    }

    /** Has a job save what it has and then leave its place, or closed servers. */
    void evict(JobRun run, JobRun.Purpose purpose, double nowS) {
        run.settle(nowS);
        boolean iterates = run.phase == JobPhase.ITERATING || run.phase == JobPhase.EVALUATION;
        if (run.gang && iterates && run.doneGpuS > run.savedGpuS) {
            save(run, purpose, nowS);
        } else if (run.phase == JobPhase.CHECKPOINT || run.phase == JobPhase.HUNG) {
            run.purpose = purpose == JobRun.Purpose.LEAVE ? purpose : stronger(run.purpose, purpose);
        } else {
            leaveOrRegroup(run, purpose, nowS);
        }
        run.plan();
    }

    private static JobRun.Purpose stronger(JobRun.Purpose now, JobRun.Purpose wanted) {
        return now == JobRun.Purpose.LEAVE ? now : wanted;
    }

    private void save(JobRun run, JobRun.Purpose purpose, double nowS) {
        run.purpose = purpose;
        run.enter(JobPhase.CHECKPOINT, nowS + run.checkpointS);
        touch(run);
    }

    /** What follows a save or a stop, by its purpose. */
    void leaveOrRegroup(JobRun run, JobRun.Purpose purpose, double nowS) {
        run.purpose = JobRun.Purpose.GO_ON;
        if (purpose == JobRun.Purpose.LEAVE) {
            run.evictedS = nowS;
            run.evictions = ++evictions;
            requeue(run, nowS);
        } else if (regroup(run, nowS)) {
            if (run.gang) {
                run.enter(JobPhase.RESTART, nowS + behaviour.failures().restartS());
            }
        }
    }

    /**
     * Jobs that run on fewer servers than they could use take more, when none waits and it pays: back to the size that was
     * planned from all that is free, beyond it only from what no later job will need before they end.
     */
    private void grow(double nowS) {
        int free = floor.free() - promised();
        for (int i = 0; i < running.size() && free > 0; i++) {
            JobRun run = running.get(i);
            int now = run.servers.length;
            if (now >= run.mostServers || run.phase != JobPhase.ITERATING || run.purpose != JobRun.Purpose.GO_ON) {
                continue;
            }
            run.settle(nowS);
            int then = unclaimed(run, now, Math.min(run.mostServers, now + free), free, nowS);
            double gainS = run.expectedEndS(nowS, now) - run.expectedEndS(nowS, then);
            if (then == now || run.gang && gainS <= WORTH * changeS(run)) {
                continue;
            }
            run.wantedServers = then;
            free -= then - now;
            if (run.gang) {
                save(run, JobRun.Purpose.REGROUP, nowS);
            } else {
                regroup(run, nowS);
            }
            run.plan();
        }
    }

    /** Free servers that jobs which now save will take when they have saved. */
    private int promised() {
        int sum = 0;
        for (JobRun run : running) {
            sum += run.purpose == JobRun.Purpose.REGROUP ? Math.max(0, run.wantedServers - run.servers.length) : 0;
        }
        return sum;
    }

    /** What a change of its servers costs a gang, s. */
    private double changeS(JobRun run) {
        return run.gang ? run.checkpointS + behaviour.failures().restartS() : 0;
    }

    /**
     * How far a job may grow: to its planned size in any case, beyond it from what others do not claim. On fewer servers
     * than it asked for it ends later, when more may be claimed: then it is asked again.
     */
    private int unclaimed(JobRun run, int now, int most, int free, double nowS) {
        int then = most;
        while (then > Math.max(now, run.plannedServers)) {
            double endS = run.expectedEndS(nowS, then) + changeS(run);
            int left = Math.clamp(now + (long) (free - claimed(run, endS, nowS)), now, then);
            int allowed = Math.max(left, Math.min(then, run.plannedServers));
            if (allowed == then) {
                break;
            }
            then = allowed;
        }
        return then;
    }

    /** Free servers that jobs planned to start before an instant will need, beyond what will be given back until then. */
    private int claimed(JobRun growing, double untilS, double nowS) {
        int most = 0;
        int wanted = 0;
        for (JobRun later : queue) {
            if (later.queueS >= untilS || comesAfter(later, growing)) {
                continue;
            }
            wanted += later.plannedServers;
            int given = 0;
            for (JobRun run : running) {
                given += run != growing && leavesS(run, nowS) <= later.queueS ? run.servers.length : 0;
            }
            most = Math.max(most, wanted - given);
        }
        return most;
    }

    private static boolean comesAfter(JobRun later, JobRun run) {
        for (int before : later.after) {
            if (before == run.index) {
                return true;
            }
        }
        return false;
    }

    /** A job that has come to iterate may grow. */
    void iterates(JobRun run) {
        run.enter(JobPhase.ITERATING, Double.POSITIVE_INFINITY);
        due |= run.servers.length < run.mostServers && floor.free() > 0;
    }
}
