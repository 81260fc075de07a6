package org.headroom.data.store;

/**
 * A run in the store.
 *
 * @param createdS when it was first committed, epoch s
 */
public record RunRecord(RunId id, RunSpec spec, long createdS) {}
