package dev.migration.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.codehaus.plexus.components.interactivity.Prompter;
import org.codehaus.plexus.components.interactivity.PrompterException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QuestionsTest {

    private static final List<String> MODULES = List.of("customers", "invoices");

    private final FakePrompter prompter = new FakePrompter();
    private final Questions questions = new Questions(true, () -> prompter);

    @Test
    void askReturnsTheAnswer() {
        prompter.answers.add("  create users ");

        assertThat(questions.ask("What")).contains("create users");
        assertThat(prompter.asked).containsExactly("What");
    }

    @Test
    void askWhenTheAnswerIsEmptyReturnsNone() {
        prompter.answers.add(" ");

        assertThat(questions.ask("What")).isEmpty();
    }

    @Test
    void askWhenTheInputEndsReturnsNone() {
        assertThat(questions.ask("What")).isEmpty();
        assertThat(prompter.asked).hasSize(1);
    }

    @Test
    void askWhenThePrompterFailsReturnsNone() {
        Questions failing = new Questions(true, () -> new FakePrompter() {
            @Override
            public String prompt(String message) throws PrompterException {
                throw new PrompterException("no terminal");
            }
        });

        assertThat(failing.ask("What")).isEmpty();
    }

    @Test
    void chooseTakesANumber() {
        prompter.answers.add("2");

        assertThat(questions.choose("Which", MODULES)).contains("invoices");
        assertThat(prompter.asked).containsExactly("Which:\n  1) customers\n  2) invoices\nNumber or name");
    }

    @Test
    void chooseTakesAName() {
        prompter.answers.add("customers");

        assertThat(questions.choose("Which", MODULES)).contains("customers");
    }

    @Test
    void chooseWhenTheAnswerIsNoChoiceAsksAgain() {
        prompter.answers.addAll(List.of("3", "invoices"));

        assertThat(questions.choose("Which", MODULES)).contains("invoices");
        assertThat(prompter.asked).last().isEqualTo("'3' is none of them. Number or name");
    }

    @Test
    void chooseWhenNoAnswerIsAChoiceGivesUp() {
        prompter.answers.addAll(List.of("3", "0", "x", "1"));

        assertThat(questions.choose("Which", MODULES)).isEmpty();
        assertThat(prompter.asked).hasSize(3);
    }

    @Test
    void chooseWithoutAnAnswerTakesNothingForGranted() {
        prompter.answers.add("");

        assertThat(questions.choose("Which", MODULES)).isEmpty();
        assertThat(prompter.asked).hasSize(1);
    }

    @Test
    void questionsWhenNobodyIsThereAreNotAsked() {
        Questions batch = new Questions(false, () -> {
            throw new AssertionError("asked");
        });

        assertThat(batch.ask("What")).isEqualTo(Optional.empty());
        assertThat(batch.choose("Which", MODULES)).isEqualTo(Optional.empty());
    }

    @Test
    void isTerminalWithoutAConsoleIsFalse() {
        assertThat(Questions.isTerminal(null)).isFalse();
    }

    /** Answers from a list, then as at the end of the input. */
    private static class FakePrompter implements Prompter {

        final Deque<String> answers = new ArrayDeque<>();
        final List<String> asked = new ArrayList<>();

        @Override
        public @Nullable String prompt(String message) throws PrompterException {
            asked.add(message);
            return answers.poll();
        }

        @Override
        public String prompt(String message, String defaultReply) {
            throw new AssertionError("asked with a default: " + defaultReply);
        }

        @Override
        public String prompt(String message, List<String> possibleValues) {
            throw new AssertionError("asked with " + possibleValues);
        }

        @Override
        public String prompt(String message, List<String> possibleValues, String defaultReply) {
            throw new AssertionError("asked with a default: " + defaultReply);
        }

        @Override
        public String promptForPassword(String message) {
            throw new AssertionError("asked for a password");
        }

        @Override
        public void showMessage(String message) {
            throw new AssertionError("shown: " + message);
        }
    }
}
