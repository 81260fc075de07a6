package org.headroom.physics.basis;

/** A calculation that found no answer, by its own account: not a bug, but nothing to build on either. One line says when and what. */
public final class NoConvergence extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NoConvergence(String message) {
        super(message);
    }
}
