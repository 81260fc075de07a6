package org.headroom.data.site;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headroom.data.quantity.InputError;
import org.headroom.data.quantity.Sourced;
import org.jspecify.annotations.Nullable;

/**
 * A site as a tree of inputs: every number under one path with one passport, immutable. A scenario is a tree
 * {@linkplain #withText with} changed paths; {@link #bind} gives the designs that hold at an instant.
 *
 * <p>A file may begin {@code extends: memphis-announced} and then holds only what differs; a group that it sets to null
 * loses what the parent had there.
 */
public final class SiteTree {
    private static final List<String> EMBEDDED = List.of("memphis-announced", "memphis-as-built", "frontier-like-cdus");

    private final String file;
    private final Map<String, Leaf> leaves;

    private SiteTree(String file, Map<String, Leaf> leaves) {
        this.file = file;
        this.leaves = Collections.unmodifiableMap(leaves);
        SiteSchema.CURRENT.requireAll(file, leaves);
        zone();
    }

    /** The names of the sites that ship with Headroom; the first is the default. */
    public static List<String> embeddedNames() {
        return EMBEDDED;
    }

    /** What {@code --site} means: the name of an embedded site or else a file. */
    public static SiteTree open(String nameOrFile) {
        return EMBEDDED.contains(nameOrFile) ? embedded(nameOrFile) : read(fileOf(nameOrFile));
    }

    private static Path fileOf(String name) {
        try {
            Path path = Path.of(name);
            if (!java.nio.file.Files.exists(path)) {
                throw new InputError(name, "", "no such file", "a YAML file or " + String.join(" | ", EMBEDDED));
            }
            return path;
        } catch (java.nio.file.InvalidPathException e) {
            throw new InputError(
                    "--site", "", "a name that cannot be a file", "a YAML file or " + String.join(" | ", EMBEDDED));
        }
    }

    public static SiteTree read(Path file) {
        return of(file.toString(), YamlReader.read(file));
    }

    public static SiteTree embedded(String name) {
        if (!EMBEDDED.contains(name)) {
            throw new InputError("--site", "", "'" + name + "'", String.join(" | ", EMBEDDED));
        }
        try (InputStream in = SiteTree.class.getResourceAsStream(name + ".yaml")) {
            if (in == null) {
                throw new IllegalStateException("the embedded site " + name + " is missing");
            }
            return parse(name, YamlReader.decode(name, in.readAllBytes()));
        } catch (IOException e) {
            throw new IllegalStateException("the embedded site " + name + " cannot be read", e);
        }
    }

    /**
     * A tree from YAML text.
     *
     * @param file what error lines call it
     */
    public static SiteTree parse(String file, String yaml) {
        return of(file, YamlReader.parse(file, yaml));
    }

    private static SiteTree of(String file, YamlNode.Group root) {
        Map<String, Leaf> leaves = new LinkedHashMap<>();
        YamlNode parent = root.children().get("extends");
        if (parent != null) {
            if (!(parent instanceof YamlNode.Scalar name)
                    || !EMBEDDED.contains(name.text())
                    || name.text().equals(file)) {
                String found = parent instanceof YamlNode.Scalar said
                        ? "'" + said.text() + "'" + (said.text().equals(file) ? ", the site itself" : ", no known site")
                        : "no name of a site";
                throw new InputError(file, "line " + parent.line() + ", extends", found, String.join(" | ", EMBEDDED));
            }
            leaves.putAll(embedded(name.text()).leaves);
        }
        List<String> cleared = new ArrayList<>();
        Map<String, Leaf> own = SiteReader.read(SiteSchema.CURRENT, file, root, cleared);
        for (String group : cleared) {
            leaves.keySet().removeIf(path -> path.startsWith(group + "."));
        }
        CatalogueLines.fill(file, leaves, own);
        replace(leaves, own);
        return new SiteTree(file, SiteYaml.grouped(leaves));
    }

    private static void replace(Map<String, Leaf> leaves, Map<String, Leaf> changes) {
        for (String path : changes.keySet()) {
            Rule rule = SiteSchema.CURRENT.ruleOf(path);
            boolean wholeList = rule != null && rule.kind() == Rule.Kind.NUMBERS && changes.size() > 1;
            if (wholeList) {
                String list = path.substring(0, path.lastIndexOf('.') + 1);
                leaves.keySet().removeIf(old -> old.startsWith(list) && !changes.containsKey(old));
            }
        }
        leaves.putAll(changes);
    }

    /**
     * This tree with other numbers.
     *
     * @throws InputError for an unknown path, a wrong unit or a value out of range
     */
    public SiteTree with(Map<String, Sourced> changes) {
        Map<String, Leaf> next = new LinkedHashMap<>(leaves);
        for (Map.Entry<String, Sourced> change : changes.entrySet()) {
            String path = change.getKey();
            requireKnown("--set", path);
            Sourced given = change.getValue();
            next.put(path, SiteReader.accept("--set", path, given));
        }
        return new SiteTree(file, next.size() == leaves.size() ? next : SiteYaml.grouped(next));
    }

    /**
     * This tree with values as {@code --set PATH=VALUE} gives them: a number is in the unit of its key, or has a unit
     * behind it as in {@code 90 kw}; {@code null} clears an optional value. A value that had stages has one from then on;
     * {@code PATH@DATE} sets the stage of that date alone.
     */
    public SiteTree withText(Map<String, String> changes) {
        Map<String, Leaf> next = new LinkedHashMap<>(leaves);
        for (Map.Entry<String, String> change : changes.entrySet()) {
            String path = change.getKey();
            requireKnown("--set", path);
            int at = path.indexOf('@');
            String base = at < 0 ? path : path.substring(0, at);
            Map<String, Leaf> read =
                    SiteReader.readText(SiteSchema.CURRENT, "--set", base, change.getValue(), "set for this run");
            if (at < 0) {
                replace(next, read);
            } else {
                Leaf.Value value =
                        read.values().iterator().next().stages().getFirst().value();
                next.put(base, stageReplaced(leaf(path), path.substring(at + 1), value));
            }
        }
        Map<String, Leaf> set = new LinkedHashMap<>();
        changes.keySet().stream().filter(next::containsKey).forEach(path -> set.put(path, next.get(path)));
        CatalogueLines.fill("--set", next, set);
        next.putAll(set);
        return new SiteTree(file, next.size() == leaves.size() ? next : SiteYaml.grouped(next));
    }

    private static Leaf stageReplaced(Leaf leaf, String from, Leaf.Value value) {
        List<Leaf.Stage> stages = leaf.stages().stream()
                .map(s -> from.equals(s.from()) ? new Leaf.Stage(s.from(), value) : s)
                .toList();
        return new Leaf(leaf.path(), stages, leaf.line());
    }

    /**
     * The leaf of a path, of {@code path@date} too.
     *
     * @throws InputError naming close paths if there is none
     */
    public Leaf leaf(String path) {
        int at = path.indexOf('@');
        Leaf leaf = leaves.get(at < 0 ? path : path.substring(0, at));
        boolean known = leaf != null
                && (at < 0
                        || leaf.stages().stream()
                                .anyMatch(s -> path.substring(at + 1).equals(s.from())));
        if (leaf == null || !known) {
            throw unknownPath(file, path);
        }
        return leaf;
    }

    /** The passport of a number: of its first stage, or with {@code path@date} of that stage. */
    public Sourced at(String path) {
        int at = path.indexOf('@');
        for (Leaf.Stage stage : leaf(path).stages()) {
            if ((at < 0 || path.substring(at + 1).equals(stage.from())) && stage.value() instanceof Leaf.Num num) {
                return num.sourced();
            }
        }
        throw new InputError(file, path, "text", "the path of a number");
    }

    /** The passport of a number that is in force at an instant; null where there is none, or text. */
    public @Nullable Sourced inForce(Leaf leaf, Instant at) {
        Sourced found = null;
        for (Leaf.Stage stage : leaf.stages()) {
            String from = stage.from();
            if (from == null || SiteTime.epochS(from, zone()) <= at.getEpochSecond()) {
                found = stage.value() instanceof Leaf.Num num ? num.sourced() : null;
            }
        }
        return found;
    }

    /** All leaves in the order of the file. */
    public List<Leaf> leaves() {
        return List.copyOf(leaves.values());
    }

    /** What the schema says about a path. */
    public static @Nullable Rule rule(String path) {
        return SiteSchema.CURRENT.ruleOf(path);
    }

    /** The file or embedded name that it was read from. */
    public String file() {
        return file;
    }

    /** The embedded site's name, or the file's name without its ending. */
    public String id() {
        String name = file.substring(file.replace('\\', '/').lastIndexOf('/') + 1);
        return name.replaceFirst("\\.(ya?ml|json)$", "");
    }

    public ZoneId zone() {
        String text = textOf("location.zone");
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new InputError(file, "location.zone", "'" + text + "'", "a time zone such as America/Chicago");
        }
    }

    private String textOf(String path) {
        return leaf(path).stages().getFirst().value() instanceof Leaf.Text t && t.text() != null ? t.text() : "";
    }

    /** The start of the default plan on the site's clock. */
    public Instant planningFrom() {
        return Instant.ofEpochSecond(SiteTime.epochS(textOf("planning.from"), zone()));
    }

    /** The immutable designs in force at an instant. */
    public Site bind(Instant at) {
        ZoneId zone = zone();
        SiteValues values = new SiteValues(file, leaves, zone, at.getEpochSecond());
        return new SiteBinding(values, zone).site(id(), hash());
    }

    /** The fast dynamics in force at an instant. */
    public SwingPlant swing(Instant at) {
        ZoneId zone = zone();
        SiteValues values = new SiteValues(file, leaves, zone, at.getEpochSecond());
        return new SwingBinding(values, bind(at).it()).swing();
    }

    /** How jobs spend their time, in force at an instant. */
    public JobBehaviour jobBehaviour(Instant at) {
        return new JobBehaviourBinding(new SiteValues(file, leaves, zone(), at.getEpochSecond())).behaviour();
    }

    /** How sure a plan is to be, in force at an instant. */
    public PlanningRisk planningRisk(Instant at) {
        return new PlanningRiskBinding(new SiteValues(file, leaves, zone(), at.getEpochSecond())).risk();
    }

    /** What the utility has agreed to and what stands around the site, in force at an instant. */
    public Utility utility(Instant at) {
        ZoneId zone = zone();
        return new UtilityBinding(new SiteValues(file, leaves, zone, at.getEpochSecond()), zone).utility();
    }

    /** What a call of the utility may use, in force at an instant. */
    public Curtailment curtailment(Instant at) {
        return CurtailmentBinding.curtailment(new SiteValues(file, leaves, zone(), at.getEpochSecond()));
    }

    /** How the telemetry is read, in force at an instant. */
    public Telemetry telemetry(Instant at) {
        return new TelemetryBinding(new SiteValues(file, leaves, zone(), at.getEpochSecond())).telemetry();
    }

    /** The aquifer behind the mains water in force at an instant; null where the site names none. */
    public @Nullable SiteAquifer aquifer(Instant at) {
        return new AquiferBinding(new SiteValues(file, leaves, zone(), at.getEpochSecond())).aquifer();
    }

    /** What stands around the site, in force at an instant. */
    public Community community(Instant at) {
        return new CommunityBinding(new SiteValues(file, leaves, zone(), at.getEpochSecond())).community();
    }

    /** What a screening of the air around the site needs, in force at an instant. */
    public CommunityAir communityAir(Instant at) {
        return new CommunityAirBinding(new SiteValues(file, leaves, zone(), at.getEpochSecond())).air();
    }

    /** What a report on the neighbourhood varies, in force at an instant. */
    public CommunityYear communityYear(Instant at) {
        return new CommunityYearBinding(file, new SiteValues(file, leaves, zone(), at.getEpochSecond())).year();
    }

    /** What is on record beside the design, in force at an instant. */
    public PublicRecord publicRecord(Instant at) {
        return new PublicRecordBinding(new SiteValues(file, leaves, zone(), at.getEpochSecond())).record();
    }

    /** The passport of a number in force at an instant; null where there is none. */
    public @Nullable Sourced inForce(String path, Instant at) {
        SiteValues values = new SiteValues(file, leaves, zone(), at.getEpochSecond());
        return values.inForce(path) && values.value(path) instanceof Leaf.Num num ? num.sourced() : null;
    }

    /** Contract demand over time, in its firm and interruptible parts. */
    public List<Utility.Entitlement> entitlements() {
        ZoneId zone = zone();
        return UtilityBinding.entitlements(new SiteValues(file, leaves, zone, 0), zone);
    }

    /** What does not fit together, at the start of the default plan. */
    public List<Finding> check() {
        return check(planningFrom());
    }

    /** What does not fit together at an instant. */
    public List<Finding> check(Instant at) {
        return SiteChecks.of(this, at);
    }

    /** A file that {@link #read} accepts and that gives the same tree. */
    public String toYaml() {
        return SiteYaml.text(leaves.values());
    }

    /** SHA-256 of the tree's content, in hex; the same for two files that differ in comments or layout alone. */
    public String hash() {
        StringBuilder content = new StringBuilder(1 << 16);
        for (Leaf leaf : leaves.values()) {
            for (Leaf.Stage stage : leaf.stages()) {
                content.append(leaf.path()).append('@').append(stage.from()).append('=');
                switch (stage.value()) {
                    case Leaf.Num num -> content.append(num.sourced());
                    case Leaf.Text text ->
                        content.append('"').append(text.text()).append('"');
                }
                content.append('\n');
            }
        }
        try {
            byte[] bytes = content.toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private void requireKnown(String origin, String path) {
        int at = path.indexOf('@');
        if (at >= 0) {
            leaf(path);
        } else if (!leaves.containsKey(path) && SiteSchema.CURRENT.ruleOf(path) == null) {
            throw unknownPath(origin, path);
        }
    }

    private InputError unknownPath(String origin, String path) {
        List<String> close = Spelling.close(path, leaves.keySet());
        if (close.isEmpty()) {
            String last = path.substring(path.lastIndexOf('.') + 1);
            close = leaves.keySet().stream()
                    .filter(p -> p.endsWith("." + last))
                    .limit(3)
                    .toList();
        }
        return new InputError(
                origin,
                path,
                "an unknown path",
                close.isEmpty() ? "a path that `site show` lists" : "did you mean " + String.join(" or ", close) + "?");
    }
}
