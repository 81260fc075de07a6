package org.headroom.app.desktop.base;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * A value that is edited in named steps, and the way back and forth through them. The value itself never changes, so a
 * step keeps the value before it. A gesture (a slider held, a bar dragged) joins all its edits into one step.
 *
 * @param <T> an immutable value
 */
public final class UndoStack<T> {
    private static final int MOST_STEPS = 200;

    private record Step<T>(String action, T before, T after) {}

    private final ReadOnlyObjectWrapper<T> value;
    private final ReadOnlyStringWrapper undoName = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper redoName = new ReadOnlyStringWrapper("");
    private final Deque<Step<T>> done = new ArrayDeque<>();
    private final Deque<Step<T>> undone = new ArrayDeque<>();
    private boolean gesture;
    private boolean gestureHasStep;

    public UndoStack(T first) {
        value = new ReadOnlyObjectWrapper<>(first);
    }

    public ReadOnlyObjectProperty<T> value() {
        return value.getReadOnlyProperty();
    }

    public T get() {
        return value.get();
    }

    /** The action that undo takes back; empty if there is none. */
    public ReadOnlyStringProperty undoName() {
        return undoName.getReadOnlyProperty();
    }

    /** The action that redo does again; empty if there is none. */
    public ReadOnlyStringProperty redoName() {
        return redoName.getReadOnlyProperty();
    }

    /** Makes a step; an edit that changes nothing is none. */
    public void edit(String action, T after) {
        T before = value.get();
        if (after.equals(before)) {
            return;
        }
        undone.clear();
        if (gesture && gestureHasStep) {
            before = done.pop().before();
        }
        gestureHasStep = gesture;
        if (!after.equals(before)) {
            done.push(new Step<>(action, before, after));
        } else {
            gestureHasStep = false;
        }
        if (done.size() > MOST_STEPS) {
            done.removeLast();
        }
        arrive(after);
    }

    /** From here to {@link #endGesture()} all edits are one step. */
    public void beginGesture() {
        gesture = true;
        gestureHasStep = false;
    }

    public void endGesture() {
        gesture = false;
        gestureHasStep = false;
    }

    /** Back to what was before the gesture, as if it had not begun. */
    public void cancelGesture() {
        if (gesture && gestureHasStep) {
            T before = done.pop().before();
            endGesture();
            arrive(before);
        }
        endGesture();
    }

    public void undo() {
        endGesture();
        if (!done.isEmpty()) {
            Step<T> step = done.pop();
            undone.push(step);
            arrive(step.before());
        }
    }

    public void redo() {
        endGesture();
        if (!undone.isEmpty()) {
            Step<T> step = undone.pop();
            done.push(step);
            arrive(step.after());
        }
    }

    /** Takes another value that differs in nothing worth undoing: no step; a redo stays possible. */
    public void look(T at) {
        endGesture();
        arrive(at);
    }

    /** Begins anew with another value and nothing to undo. */
    public void restart(T first) {
        endGesture();
        done.clear();
        undone.clear();
        arrive(first);
    }

    private void arrive(T at) {
        undoName.set(done.isEmpty() ? "" : done.peek().action());
        redoName.set(undone.isEmpty() ? "" : undone.peek().action());
        value.set(at);
    }
}
