package dev.migration.it.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What failed: the error that Maven got, its causes and what they hold, each by its class and text. */
final class Errors {

    private Errors() {}

    static List<Map<String, String>> of(Throwable error) {
        List<Map<String, String>> all = new ArrayList<>();
        add(error, all);
        return all;
    }

    private static void add(Throwable error, List<Map<String, String>> all) {
        all.add(Map.of("class", error.getClass().getName(), "text", String.valueOf(error.getMessage())));
        for (Object fault : faults(error)) {
            all.add(Map.of("class", fault.getClass().getName(), "text", fault.toString()));
        }
        for (Throwable suppressed : error.getSuppressed()) {
            add(suppressed, all);
        }
        if (error.getCause() != null) {
            add(error.getCause(), all);
        }
    }

    /** The faults of a graph; its class is another plugin's. */
    private static List<?> faults(Throwable error) {
        try {
            return (List<?>) error.getClass().getMethod("faults").invoke(error);
        } catch (ReflectiveOperationException e) {
            return List.of();
        }
    }
}
