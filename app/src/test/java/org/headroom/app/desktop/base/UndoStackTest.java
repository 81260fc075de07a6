package org.headroom.app.desktop.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UndoStackTest {
    private final UndoStack<String> stack = new UndoStack<>("a");

    @Test
    void steps_go_back_and_forth_by_name() {
        stack.edit("one", "b");
        stack.edit("two", "c");
        stack.undo();
        assertThat(stack.get()).isEqualTo("b");
        assertThat(stack.undoName().get()).isEqualTo("one");
        assertThat(stack.redoName().get()).isEqualTo("two");
        stack.redo();
        assertThat(stack.get()).isEqualTo("c");
        stack.undo();
        stack.edit("three", "d");
        assertThat(stack.redoName().get()).isEmpty();
    }

    @Test
    void a_gesture_is_one_step_and_can_be_cancelled() {
        stack.edit("one", "b");
        stack.beginGesture();
        stack.edit("drag", "c");
        stack.edit("drag", "d");
        stack.endGesture();
        stack.undo();
        assertThat(stack.get()).isEqualTo("b");

        stack.beginGesture();
        stack.edit("drag", "e");
        stack.cancelGesture();
        assertThat(stack.get()).isEqualTo("b");
        assertThat(stack.undoName().get()).isEqualTo("one");
    }

    @Test
    void a_gesture_that_ends_where_it_began_is_no_step() {
        stack.beginGesture();
        stack.edit("drag", "c");
        stack.edit("drag", "a");
        stack.endGesture();
        assertThat(stack.undoName().get()).isEmpty();
    }
}
