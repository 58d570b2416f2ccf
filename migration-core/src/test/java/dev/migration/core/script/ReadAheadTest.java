package dev.migration.core.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ReadAheadTest {

    @TempDir
    private Path folder;

    @RepeatedTest(20)
    @Timeout(60)
    void closeEndsTheReading() throws IOException {
        Script script = script();
        AtomicBoolean closed = new AtomicBoolean();
        AtomicBoolean readAfterwards = new AtomicBoolean();
        List<Script> endless = new AbstractList<>() {
            @Override
            public Script get(int index) {
                readAfterwards.compareAndSet(false, closed.get());
                return script;
            }

            @Override
            public int size() {
                return Integer.MAX_VALUE;
            }
        };

        ReadAhead ahead = ReadAhead.of(endless);
        ahead.close();
        closed.set(true);

        assertThat(readAfterwards).isFalse();
    }

    private Script script() throws IOException {
        Files.writeString(folder.resolve("a.sql"), "-- a\n-- revision: a\n-- migration:upgrade\nSELECT 1;\n");
        return ScriptDirectory.load(List.of(new ScriptLocation.Folder(folder, folder, "m", 1)))
                .scripts()
                .get(0);
    }
}
