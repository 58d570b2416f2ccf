package dev.migration.maven;

import java.io.Console;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.codehaus.plexus.components.interactivity.Prompter;
import org.codehaus.plexus.components.interactivity.PrompterException;
import org.jspecify.annotations.Nullable;

/**
 * Asks for what a command lacks, through Maven's Prompter. Only a person at a terminal is asked, and nothing is taken for
 * granted: without an answer the command ends as it does in batch mode.
 */
final class Questions {

    private static final int TRIES = 3;

    private final boolean allowed;
    private final Supplier<Prompter> prompter;

    /**
     * Questions for one goal.
     *
     * @param allowed whether there is someone to ask
     */
    Questions(boolean allowed, Supplier<Prompter> prompter) {
        this.allowed = allowed;
        this.prompter = prompter;
    }

    /** Returns the answer to a question, stripped; empty = none. */
    Optional<String> ask(String question) {
        if (!allowed) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(prompter.get().prompt(question))
                    .map(String::strip)
                    .filter(answer -> !answer.isEmpty());
        } catch (PrompterException e) {
            return Optional.empty();
        }
    }

    /** Returns the choice that is answered by its number or its name; empty = none. */
    Optional<String> choose(String title, List<String> choices) {
        if (!allowed) {
            return Optional.empty();
        }
        StringBuilder question = new StringBuilder(title).append(":\n");
        for (int i = 0; i < choices.size(); i++) {
            question.append("  ")
                    .append(i + 1)
                    .append(") ")
                    .append(choices.get(i))
                    .append('\n');
        }
        for (int i = 0; i < TRIES; i++) {
            Optional<String> answer = ask(question.append("Number or name").toString());
            Optional<String> choice = answer.flatMap(given -> choice(given, choices));
            if (answer.isEmpty() || choice.isPresent()) {
                return choice;
            }
            question = new StringBuilder("'" + answer.get() + "' is none of them. ");
        }
        return Optional.empty();
    }

    private static Optional<String> choice(String answer, List<String> choices) {
        if (choices.contains(answer)) {
            return Optional.of(answer);
        }
        for (int i = 0; i < choices.size(); i++) {
            if (answer.equals(Integer.toString(i + 1))) {
                return Optional.of(choices.get(i));
            }
        }
        return Optional.empty();
    }

    /** Returns whether a person sits at this process: its input and output are a terminal. */
    static boolean isTerminal(@Nullable Console console) {
        if (console == null) {
            return false;
        }
        try {
            // From Java 22 on there is a console also where there is no terminal.
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
