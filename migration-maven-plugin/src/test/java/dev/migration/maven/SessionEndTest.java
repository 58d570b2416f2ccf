package dev.migration.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.execution.AbstractExecutionListener;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.ExecutionEvent;
import org.apache.maven.execution.MavenExecutionRequest;
import org.junit.jupiter.api.Test;

class SessionEndTest {

    private final MavenExecutionRequest request = new DefaultMavenExecutionRequest();
    private final List<String> happened = new ArrayList<>();

    @Test
    void runRunsTheActionAtTheEndOnlyAndBeforeTheListener() {
        request.setExecutionListener(new Recorder());

        SessionEnd.run(request, () -> happened.add("action"));
        request.getExecutionListener().projectStarted(null);
        request.getExecutionListener().sessionEnded(null);

        assertThat(happened).containsExactly("project started", "action", "session ended");
    }

    @Test
    void runWhenThereIsNoListenerRunsTheAction() {
        SessionEnd.run(request, () -> happened.add("action"));
        request.getExecutionListener().projectStarted(null);
        request.getExecutionListener().sessionEnded(null);

        assertThat(happened).containsExactly("action");
    }

    @Test
    void runWhenTheListenerThrowsLeavesTheErrorAsItIs() {
        IllegalStateException error = new IllegalStateException();
        request.setExecutionListener(new AbstractExecutionListener() {
            @Override
            public void projectStarted(ExecutionEvent event) {
                throw error;
            }
        });

        SessionEnd.run(request, () -> happened.add("action"));

        assertThatThrownBy(() -> request.getExecutionListener().projectStarted(null))
                .isSameAs(error);
    }

    private final class Recorder extends AbstractExecutionListener {

        @Override
        public void projectStarted(ExecutionEvent event) {
            happened.add("project started");
        }

        @Override
        public void sessionEnded(ExecutionEvent event) {
            happened.add("session ended");
        }
    }
}
