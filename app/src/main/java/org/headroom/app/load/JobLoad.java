package org.headroom.app.load;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.headroom.physics.gpu.GpuPower;
import org.headroom.physics.gpu.ServerPower;
import org.jspecify.annotations.Nullable;

/**
 * A schedule on the floor: each job takes free servers when it starts, by default the lowest, and gives them back when it ends.
 * Between starts, ends and cap changes the demand is constant, so the mean over any interval is exact: the value at its
 * start plus each change weighted by the time it has left.
 */
public final class JobLoad implements SiteLoad {
    private final Fleet fleet;
    private final WorkProfile profile;
    private final List<Event> events;
    private final double[] siteCapAfter;

    private final Floor floor;
    private final Running[] running;
    private final ServerDemand now;
    private final ServerSet affected;
    private final ServerSet blended;
    private int next;
    private double siteCapW;
    private double gpusBusy;
    private boolean written;

    private enum Kind {
        END,
        CAP,
        START
    }

    private record Event(long atS, Kind kind, int index) {}

    /** A job on its servers, with what one of its GPUs asks for at the cap in force. */
    private static final class Running {
        final Assignment assignment;
        int[] servers = {};

        // one of its servers, by the law and the cap that hold
        @Nullable
        ServerPower knownLaw;

        @Nullable
        GpuPower knownGpu;

        double knownCapW;
        double gpusW;
        double perKelvin;
        double mostW;
        double restW;

        Running(Assignment assignment) {
            this.assignment = assignment;
        }
    }

    /**
     * Prepares a run through a schedule.
     *
     * @throws IllegalArgumentException when a job starts and its GPUs are not free (found while running)
     */
    public JobLoad(Fleet fleet, WorkProfile profile, Schedule schedule) {
        this(fleet, profile, schedule, Placement.LOWEST, new double[fleet.halls()]);
    }

    /**
     * The same with a choice of servers.
     *
     * @param hallFeedW what each hall's feed carries, W; of use to {@link Placement#WORST_FIT}
     */
    public JobLoad(Fleet fleet, WorkProfile profile, Schedule schedule, Placement placement, double[] hallFeedW) {
        this.fleet = fleet;
        this.floor = new Floor(fleet, placement, hallFeedW);
        this.profile = profile;
        this.running = new Running[schedule.assignments().size()];
        List<Event> all = new ArrayList<>();
        for (int i = 0; i < running.length; i++) {
            Assignment a = schedule.assignments().get(i);
            running[i] = new Running(a);
            if (!a.here()) {
                continue;
            }
            all.add(new Event(a.startS(), Kind.START, i));
            all.add(new Event(a.endS(), Kind.END, i));
        }
        this.siteCapAfter = new double[2 * schedule.siteCaps().size()];
        for (int c = 0; c < schedule.siteCaps().size(); c++) {
            CapWindow window = schedule.siteCaps().get(c);
            siteCapAfter[2 * c] = window.capW();
            siteCapAfter[2 * c + 1] = Double.POSITIVE_INFINITY;
            all.add(new Event(window.fromS(), Kind.CAP, 2 * c));
            all.add(new Event(window.toS(), Kind.CAP, 2 * c + 1));
        }
        all.sort(Comparator.comparingLong(Event::atS).thenComparing(Event::kind).thenComparingInt(Event::index));
        this.events = List.copyOf(all);
        this.siteCapW = Double.POSITIVE_INFINITY;
        this.now = new ServerDemand(fleet.servers());
        this.affected = new ServerSet(fleet.servers());
        this.blended = new ServerSet(fleet.servers());
        for (int i = 0; i < fleet.servers(); i++) {
            demand(i);
        }
    }

    @Override
    public void mean(double fromS, double toS, RackBank into) {
        boolean changed = !written || blended.size() > 0;
        if (!written) {
            while (next < events.size() && events.get(next).atS() <= fromS) {
                apply(events.get(next++));
                affected.clear();
            }
            for (int i = 0; i < fleet.servers(); i++) {
                now.copyTo(into, i, fleet.slots());
            }
            written = true;
        } else { // what changed inside the last interval stands as its mean: now it is the value itself
            for (int k = 0; k < blended.size(); k++) {
                now.copyTo(into, blended.get(k), fleet.slots());
            }
        }
        blended.clear();
        into.gpusBusy = gpusBusy;
        while (next < events.size() && events.get(next).atS() < toS) {
            Event event = events.get(next++);
            double share = (toS - Math.max(fromS, (double) event.atS())) / (toS - fromS);
            double busyBefore = gpusBusy;
            apply(event);
            into.gpusBusy += share * (gpusBusy - busyBefore);
            for (int k = 0; k < affected.size(); k++) {
                now.blendInto(into, affected.get(k), fleet.slots(), share);
                blended.add(affected.get(k));
            }
            affected.clear();
            changed = true;
        }
        if (changed) {
            into.version++;
        }
    }

    /** The hall that holds most of a job's servers at its start, from 0; found by running the schedule's starts. */
    public static int[] halls(Fleet fleet, WorkProfile profile, Schedule schedule) {
        JobLoad load = new JobLoad(fleet, profile, schedule);
        int[] halls = new int[load.running.length];
        for (Event event : load.events) {
            load.apply(event);
            if (event.kind() == Kind.START) {
                int[] servers = load.running[event.index()].servers;
                int[] count = new int[fleet.halls()];
                for (int server : servers) {
                    count[fleet.hallOf(server / fleet.slots())]++;
                }
                int most = 0;
                for (int h = 1; h < count.length; h++) {
                    most = count[h] > count[most] ? h : most;
                }
                halls[event.index()] = most;
            }
        }
        return halls;
    }

    /** A number for each server: equal for servers that hold the same jobs at all times of this schedule. */
    int[] alike() {
        Floor empty = floor.emptied();
        int[][] serversOf = new int[running.length][0];
        int[] alike = new int[fleet.servers()];
        int known = 1;
        for (Event event : events) {
            int job = event.index();
            if (event.kind() == Kind.START) {
                serversOf[job] = empty.take(job, serversNeeded(running[job]));
            }
            if (event.kind() != Kind.CAP) {
                int[] renamed = new int[known];
                for (int server : serversOf[job]) {
                    int was = alike[server];
                    if (renamed[was] == 0) {
                        renamed[was] = known++;
                    }
                    alike[server] = renamed[was];
                    if (event.kind() == Kind.END) {
                        empty.give(server);
                    }
                }
            }
        }
        return alike;
    }

    private int serversNeeded(Running job) {
        return Math.ceilDiv(job.assignment.gpus(), fleet.gpusPerServer());
    }

    private void apply(Event event) {
        switch (event.kind()) {
            case START -> start(running[event.index()], event.index());
            case END -> end(running[event.index()]);
            case CAP -> {
                siteCapW = siteCapAfter[event.index()];
                for (int i = 0; i < fleet.servers(); i++) {
                    if (floor.jobOf(i) >= 0) {
                        affected.add(i);
                    }
                }
            }
        }
        for (int k = 0; k < affected.size(); k++) {
            demand(affected.get(k));
        }
    }

    private void start(Running job, int index) {
        int needed = serversNeeded(job);
        int free = floor.free();
        if (free < needed) {
            throw new IllegalArgumentException("job " + job.assignment.job().id() + " needs " + needed
                    + " servers at its start and " + free + " are free");
        }
        int[] servers = floor.take(index, needed);
        for (int server : servers) {
            affected.add(server);
        }
        job.servers = servers;
        gpusBusy += job.assignment.gpus();
    }

    private void end(Running job) {
        for (int server : job.servers) {
            floor.give(server);
            affected.add(server);
        }
        job.servers = new int[0];
        gpusBusy -= job.assignment.gpus();
    }

    private void demand(int server) {
        ServerPower law = fleet.serverOf(server / fleet.slots());
        GpuPower gpu = fleet.gpuOf(server / fleet.slots());
        int n = fleet.gpusPerServer();
        double idleW = gpu.design().idleW();
        if (floor.jobOf(server) < 0) {
            now.set(server, n * idleW, 0, n * idleW, n * idleW, law.restW(idleW));
            return;
        }
        Running job = running[floor.jobOf(server)];
        Assignment a = job.assignment;
        double capW = Math.min(a.powerCapW(), siteCapW);
        if (job.knownLaw != law || job.knownGpu != gpu || job.knownCapW != capW) { // its servers are mostly alike
            job.knownLaw = law;
            job.knownGpu = gpu;
            job.knownCapW = capW;
            double gpuW = profile.gpuW(a.job(), gpu, capW, gpu.design().referenceC());
            job.gpusW = n * gpuW;
            job.perKelvin = n * profile.leakageWPerK(a.job(), gpu, capW);
            job.mostW =
                    n * Math.clamp(capW, gpu.design().minCapW(), gpu.design().limitW());
            job.restW = law.restW(gpuW);
        }
        now.set(server, job.gpusW, job.perKelvin, n * idleW, job.mostW, job.restW);
    }
}
