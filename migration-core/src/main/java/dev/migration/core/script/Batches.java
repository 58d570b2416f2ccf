package dev.migration.core.script;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Does the same to many things, several at a time. By the batch, since a stream's call for each thing is something that a
 * Java which has just begun compiles together with all that it calls, for longer than a listing takes.
 */
public final class Batches {

    private static final int SIZE = 64;

    private Batches() {}

    /**
     * Returns what a function gives for each thing, in their order.
     *
     * @param function is called on any thread; what it throws ends the work
     */
    public static <T, R> List<R> map(List<T> things, Function<? super T, ? extends R> function) {
        List<List<T>> batches = new ArrayList<>();
        for (int start = 0; start < things.size(); start += SIZE) {
            batches.add(things.subList(start, Math.min(things.size(), start + SIZE)));
        }
        List<R> results = new ArrayList<>(things.size());
        batches.parallelStream()
                .map(batch -> Batches.<T, R>mapBatch(batch, function))
                .toList()
                .forEach(results::addAll);
        return results;
    }

    private static <T, R> List<R> mapBatch(List<T> batch, Function<? super T, ? extends R> function) {
        List<R> results = new ArrayList<>(batch.size());
        for (T thing : batch) {
            results.add(function.apply(thing));
        }
        return results;
    }
}
