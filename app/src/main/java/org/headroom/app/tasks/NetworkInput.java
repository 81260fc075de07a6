package org.headroom.app.tasks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.headroom.app.ledger.Measures;
import org.headroom.data.quantity.InputError;
import org.headroom.data.quantity.TextFile;
import org.headroom.data.site.NetworkDemand;
import org.headroom.data.site.NetworkTree;
import org.headroom.data.site.Site;
import org.headroom.data.site.SiteTree;
import org.headroom.grid.network.Bus;
import org.headroom.grid.network.Network;
import org.jspecify.annotations.Nullable;

/**
 * A network with its loads: of a site, settled at one load in one hour, or of a file.
 *
 * @param tree its physical values, loads filled in; null for a MATPOWER case
 * @param loadText what the loads are, in words
 * @param limitMw what may be taken at the meter then; infinite if nothing says
 */
record NetworkInput(String name, Network network, @Nullable NetworkTree tree, String loadText, double limitMw) {
    private static final double MEGA = 1e6;

    /** @throws InputError if the input is no network that a power flow can be run on */
    static NetworkInput of(NetworkRequest request) {
        NetworkInput found = isSite(request.name()) ? ofSite(request) : ofFile(request);
        return request.loadMw() == null ? found : found.scaledTo(request.loadMw());
    }

    /** A network file begins with its schema, a case ends in .m; all else is a site. */
    static boolean isSite(String name) {
        if (SiteTree.embeddedNames().contains(name)) {
            return true;
        }
        Path file = Path.of(name);
        if (name.endsWith(".m") || !Files.isRegularFile(file)) {
            return !name.endsWith(".m");
        }
        return !TextFile.read(file).contains(NetworkTree.SCHEMA);
    }

    private static NetworkInput ofFile(NetworkRequest request) {
        if (!request.changes().isEmpty()) {
            throw new InputError("--set", "", "a network file", "a site; change the network file itself");
        }
        Path file = Path.of(request.name());
        NetworkTree tree = request.name().endsWith(".m") ? null : NetworkTree.read(file);
        Network network = tree == null ? CaseFile.read(file) : tree.network();
        return new NetworkInput(network.name(), network, tree, "loads of " + request.name(), Double.POSITIVE_INFINITY);
    }

    private static NetworkInput ofSite(NetworkRequest request) {
        SiteInput site = SiteInput.open(request.name(), request.changes());
        String at = request.at() != null && request.at().length() == "2025-07-17".length()
                ? request.at() + "T15:00"
                : request.at();
        PlantHour hour = PlantHour.of(new PlantHour.Request(site, request.weather(), request.load(), at));
        NetworkTree tree = required(site.tree(), Instant.ofEpochSecond(hour.atS()));
        String day = Envelope.time(hour.atS(), hour.site().zone());
        String text = (hour.averageDay() ? "average July day, " : "") + day.substring(0, 16) + ", " + hour.loadText();
        NetworkTree loaded = tree.withDemand(demand(hour), text);
        double limitMw = Math.min(
                hour.site().grid().utilityW() / MEGA,
                hour.site().limits().stream()
                        .filter(w -> w.limit().equals("site_power_mw"))
                        .filter(w -> w.fromS() <= hour.atS() && hour.atS() < w.toS())
                        .mapToDouble(w -> w.value())
                        .min()
                        .orElse(Double.POSITIVE_INFINITY));
        return new NetworkInput(hour.site().id(), loaded.network(), loaded, text, limitMw);
    }

    /** @throws InputError if the site has no network */
    static NetworkTree required(SiteTree site, Instant at) {
        NetworkTree tree = NetworkTree.of(site, at);
        if (tree == null) {
            throw new InputError(site.file(), "grid.network", "nothing", "a site with a network");
        }
        return tree;
    }

    /** What the twin's hour asks of the network at its low-voltage boards. */
    private static NetworkDemand demand(PlantHour hour) {
        double[] racksW = new double[hour.site().it().halls()];
        for (int r = 0; r < hour.racks().racks(); r++) {
            racksW[hour.racks().hall[r]] += hour.racks().powerW[r];
        }
        return demand(hour.site(), hour.row()::get, racksW);
    }

    /**
     * What a moment asks of the network at its low-voltage boards.
     *
     * @param measures what the twin wrote
     * @param hallShares how the servers' power is shared out among the halls, in any unit
     */
    static NetworkDemand demand(Site site, ToDoubleFunction<Measures> measures, double[] hallShares) {
        double pduLossW = measures.applyAsDouble(Measures.PDU_LOSS_MW) * MEGA;
        double upsLossW = measures.applyAsDouble(Measures.UPS_LOSS_MW) * MEGA;
        double networkW = measures.applyAsDouble(Measures.NETWORK_STORAGE_MW) * MEGA;
        double serversW = measures.applyAsDouble(Measures.SERVER_AC_MW) * MEGA;
        double hallUpsW = site.grid().upsItShare() * (serversW + pduLossW);
        double throughUpsW = hallUpsW + site.grid().upsNetworkShare() * networkW;
        double hallLossW = pduLossW + (throughUpsW > 0 ? upsLossW * hallUpsW / throughUpsW : 0);
        double sum = Arrays.stream(hallShares).sum();
        List<Double> hallW = new ArrayList<>();
        for (double share : hallShares) {
            hallW.add(sum > 0 ? share / sum * (serversW + hallLossW) : 0);
        }
        double standbyW = site.grid().battery().standbyW();
        double coolingMw = measures.applyAsDouble(Measures.PUMPS_MW) + measures.applyAsDouble(Measures.TOWERS_MW);
        return new NetworkDemand(
                hallW,
                networkW + upsLossW - (hallLossW - pduLossW),
                coolingMw * MEGA,
                measures.applyAsDouble(Measures.CHILLERS_MW) * MEGA,
                measures.applyAsDouble(Measures.OTHER_MW) * MEGA - standbyW,
                standbyW - measures.applyAsDouble(Measures.BATTERY_MW) * MEGA,
                measures.applyAsDouble(Measures.GENERATION_MW) * MEGA);
    }

    private NetworkInput scaledTo(double loadMw) {
        double sum = network.buses().stream().mapToDouble(Bus::loadW).sum() / MEGA;
        if (tree == null || !(sum > 0) || !(loadMw >= 0)) {
            throw new InputError(
                    "--load-mw", "", Double.toString(loadMw), "0 or more, for a site or a network file with loads");
        }
        NetworkTree scaled = tree.scaled(loadMw / sum);
        String text = String.format(Locale.ROOT, "%s, all loads scaled to %.6g MW", loadText, loadMw);
        return new NetworkInput(name, scaled.network(), scaled, text, limitMw);
    }
}
