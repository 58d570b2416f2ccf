package dev.migration.core.revision.internal;

import java.util.Arrays;

/** A stack of numbers that grows as needed; walks use it in place of recursion, which a deep graph would overflow. */
final class IntStack {

    private int[] values = new int[16];
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    void push(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    int pop() {
        return values[--size];
    }

    int peek() {
        return values[size - 1];
    }
}
