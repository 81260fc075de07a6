package org.headroom.data.site;

import java.time.DateTimeException;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headroom.data.quantity.InputError;
import org.headroom.data.quantity.Sourced;

/** Builds what a site says of promises, hard days and the spread of years; a site may say nothing of them. */
final class CommunityYearBinding {
    private static final String PROMISES = "community.commitments";
    private static final String EVENTS = "community.events";
    private static final String WORK = "community.ensemble.work_factor";

    private final String file;
    private final SiteValues v;

    CommunityYearBinding(String file, SiteValues values) {
        this.file = file;
        this.v = values;
    }

    CommunityYear year() {
        double factor = 1;
        double low = 1;
        double high = 1;
        if (v.optional(WORK).isPresent() && v.value(WORK) instanceof Leaf.Num num) {
            Sourced work = num.sourced();
            factor = work.value();
            low = work.low() == null ? factor : work.low();
            high = work.high() == null ? factor : work.high();
        }
        return new CommunityYear(
                v.optional("community.off_on_call_share").orElse(0),
                v.optional("community.ensemble.weather_sd_k").orElse(0),
                factor,
                low,
                high,
                promises(),
                events());
    }

    private List<CommunityYear.Promise> promises() {
        List<CommunityYear.Promise> all = new ArrayList<>();
        for (String id : v.names(PROMISES)) {
            String at = PROMISES + "." + id;
            all.add(new CommunityYear.Promise(
                    id,
                    v.text(at + ".title"),
                    v.text(at + ".words"),
                    v.text(at + ".promised"),
                    v.textOrNull(at + ".needs"),
                    changes(at + ".changes")));
        }
        return all;
    }

    private List<CommunityYear.HardDays> events() {
        List<CommunityYear.HardDays> all = new ArrayList<>();
        for (String id : v.names(EVENTS)) {
            String at = EVENTS + "." + id;
            all.add(new CommunityYear.HardDays(
                    id,
                    v.text(at + ".title"),
                    v.text(at + ".words"),
                    v.text(at + ".source"),
                    v.optional(at + ".year").isPresent() ? v.whole(at + ".year") : null,
                    starts(at + ".starts"),
                    v.whole(at + ".days"),
                    changes(at + ".usual"),
                    changes(at + ".changes")));
        }
        return all;
    }

    private MonthDay starts(String path) {
        String text = v.text(path);
        try {
            return MonthDay.parse("--" + text);
        } catch (DateTimeException e) {
            throw new InputError(file, path, "'" + text + "'", "a month and a day, as in 07-20");
        }
    }

    private Map<String, String> changes(String group) {
        Map<String, String> changes = new LinkedHashMap<>();
        for (String name : v.names(group)) {
            String path = group + "." + name;
            String text = v.text(path);
            int equals = text.indexOf('=');
            if (equals <= 0 || equals == text.length() - 1) {
                throw new InputError(file, path, "'" + text + "'", "PATH=VALUE, as in grid.battery.power_mw=150");
            }
            changes.put(
                    text.substring(0, equals).strip(),
                    text.substring(equals + 1).strip());
        }
        return changes;
    }
}
