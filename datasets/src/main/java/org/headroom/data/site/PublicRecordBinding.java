package org.headroom.data.site;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.headroom.data.site.PublicRecord.Known;
import org.headroom.data.site.PublicRecord.Measure;
import org.jspecify.annotations.Nullable;

/** Builds what is on record about a site from {@code community.metered, homes, disputed, unpublished, money}. */
final class PublicRecordBinding {
    private static final String AT = "community.";

    private final SiteValues v;

    PublicRecordBinding(SiteValues values) {
        this.v = values;
    }

    PublicRecord record() {
        return new PublicRecord(
                metered(),
                homes(AT + "homes.electricity", "kwh"),
                homes(AT + "homes.water", "gal_per_day"),
                disputed(),
                unpublished(),
                money());
    }

    private List<PublicRecord.Metered> metered() {
        List<PublicRecord.Metered> all = new ArrayList<>();
        for (String name : v.names(AT + "metered")) {
            String at = AT + "metered." + name + ".";
            Measure measure = v.choice(at + "measure", Measure.class);
            String key = switch (measure) {
                case MAINS_MEAN, MAINS_DAY -> "gal_per_day";
                case MAINS_TOTAL -> "gal";
                case POWER_MEAN -> "mw";
                case BILL -> "usd";
            };
            Known figure = known(at + key);
            if (figure == null) {
                throw v.error(at + key, "no value", "a number, since measure is " + v.text(at + "measure"));
            }
            LocalDate from = Objects.requireNonNull(v.date(at + "from"));
            LocalDate to = Objects.requireNonNull(v.date(at + "to"));
            if (!to.isAfter(from)) {
                throw v.error(at + "to", to.toString(), "a day after from, " + from);
            }
            all.add(new PublicRecord.Metered(
                    name,
                    v.text(at + "what"),
                    measure,
                    from,
                    to,
                    figure,
                    measure == Measure.BILL ? null : known(at + "usd"),
                    orEmpty(at + "words")));
        }
        return all;
    }

    private List<PublicRecord.HomeUse> homes(String group, String key) {
        List<PublicRecord.HomeUse> all = new ArrayList<>();
        for (String name : v.names(group)) {
            String at = group + "." + name + ".";
            Known figure = known(at + key);
            if (figure != null) {
                all.add(new PublicRecord.HomeUse(name, v.text(at + "label"), figure));
            }
        }
        return all;
    }

    private List<PublicRecord.Dispute> disputed() {
        List<PublicRecord.Dispute> all = new ArrayList<>();
        for (String name : v.names(AT + "disputed")) {
            String at = AT + "disputed." + name + ".";
            all.add(new PublicRecord.Dispute(
                    name,
                    v.text(at + "about"),
                    v.text(at + "first"),
                    v.text(at + "first_source"),
                    v.text(at + "second"),
                    v.text(at + "second_source"),
                    v.text(at + "used")));
        }
        return all;
    }

    private List<PublicRecord.Unpublished> unpublished() {
        List<PublicRecord.Unpublished> all = new ArrayList<>();
        for (String name : v.names(AT + "unpublished")) {
            String at = AT + "unpublished." + name + ".";
            all.add(new PublicRecord.Unpublished(
                    name, v.text(at + "what"), v.text(at + "holder"), orEmpty(at + "words"), v.text(at + "source")));
        }
        return all;
    }

    private PublicRecord.Money money() {
        String at = AT + "money.";
        List<PublicRecord.Paid> paid = new ArrayList<>();
        for (String name : v.names(at + "paid")) {
            Known usd = known(at + "paid." + name + ".usd");
            if (usd != null) {
                paid.add(new PublicRecord.Paid(name, v.text(at + "paid." + name + ".what"), usd));
            }
        }
        return new PublicRecord.Money(
                known(at + "first_year_tax_usd"),
                known(at + "local_tax_share"),
                known(at + "local_radius_km"),
                known(at + "expected_bill_usd"),
                known(at + "resident_water_usd_per_kgal"),
                known(at + "resident_electricity_usd_per_kwh"),
                paid);
    }

    private @Nullable Known known(String path) {
        return v.inForce(path) && v.value(path) instanceof Leaf.Num num ? new Known(path, num.sourced()) : null;
    }

    private String orEmpty(String path) {
        String text = v.textOrNull(path);
        return text == null ? "" : text;
    }
}
