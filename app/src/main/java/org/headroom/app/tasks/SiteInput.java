package org.headroom.app.tasks;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.headroom.data.site.SiteTree;

/**
 * A site as a user asked for it.
 *
 * @param changed the paths that {@code --set} or an option changed
 */
public record SiteInput(SiteTree tree, Set<String> changed) {
    /** The default site, as shipped. */
    public static final String DEFAULT = "memphis-announced";

    /**
     * Opens a site and changes some of its paths.
     *
     * @param nameOrFile an embedded site or a file
     * @throws org.headroom.data.quantity.InputError if the file or a change is not right
     */
    public static SiteInput open(String nameOrFile, Map<String, String> changes) {
        SiteTree tree = SiteTree.open(nameOrFile);
        return new SiteInput(changes.isEmpty() ? tree : tree.withText(changes), new TreeSet<>(changes.keySet()));
    }

    /** The same site with further changes. */
    public SiteInput with(Map<String, String> changes) {
        if (changes.isEmpty()) {
            return this;
        }
        Set<String> all = new TreeSet<>(changed);
        all.addAll(changes.keySet());
        return new SiteInput(tree.withText(changes), all);
    }
}
