package dev.migration.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migration.core.event.LockHolder;
import dev.migration.core.event.LockedRelation;
import dev.migration.core.event.Retry;
import dev.migration.core.event.Retry.Cause;
import dev.migration.core.plan.Planner;
import dev.migration.core.revision.Origin;
import dev.migration.core.revision.Revision;
import dev.migration.core.revision.RevisionId;
import dev.migration.core.revision.RevisionMap;
import dev.migration.core.revision.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;

class LogListenerTest {

    private final List<String> lines = new ArrayList<>();
    private final LogListener listener = new LogListener(
            new SystemStreamLog() {
                @Override
                public void info(CharSequence line) {
                    lines.add(line.toString());
                }
            },
            /* oneTransaction= */ false);

    @Test
    void retryingWhenALockIsHeldSaysByWhom() {
        LockHolder holder = new LockHolder(4711, "p\u001Bsql", Optional.of(Instant.parse("2026-11-21T10:15:30Z")));

        retry(Cause.LOCK_TIMEOUT, Optional.of(new LockedRelation("public.users", holder)));
        retry(Cause.LOCK_TIMEOUT, Optional.empty());

        assertThat(lines)
                .containsExactly(
                        "Waiting for a lock on public.users, held by process 4711 ('p\\u001Bsql', connected since"
                                + " 2026-11-21T10:15:30Z); retry 2 of 40 in 300 ms",
                        "Waiting for a lock; retry 2 of 40 in 300 ms");
    }

    @Test
    void retryingWhenOthersAreInTheWaySaysHow() {
        retry(Cause.DEADLOCK, Optional.empty());
        retry(Cause.SERIALIZATION, Optional.empty());

        assertThat(lines)
                .containsExactly(
                        "Rolled back for a deadlock; retry 2 of 40 in 300 ms",
                        "Rolled back for what another transaction has changed; retry 2 of 40 in 300 ms");
    }

    @Test
    void pooledSaysWhatKeepsRunsApart() {
        listener.pooled();

        assertThat(lines)
                .containsExactly("A connection pooler shares the server's sessions; only the version table keeps other"
                        + " runs apart");
    }

    @Test
    void stepFinishedWhenMessageIsLongShowsItsBeginning() {
        Revision revision = new Revision(
                new RevisionId("a"),
                List.of(),
                List.of(),
                List.of(),
                "x".repeat(1 << 16),
                Optional.empty(),
                new Origin("app", 0, "a.sql"));
        new Planner(RevisionMap.of(List.of(revision)))
                .planUpgrade(Set.of(), List.of(new Target.Head()))
                .steps()
                .forEach(step -> listener.stepFinished(step, Duration.ofMillis(5)));

        assertThat(lines).containsExactly("Upgraded <base> -> a, " + "x".repeat(100) + "… [app] (5 ms)");
    }

    private void retry(Cause cause, Optional<LockedRelation> locked) {
        listener.retrying(new Retry(cause, locked, 2, 40, Duration.ofMillis(300)));
    }
}
