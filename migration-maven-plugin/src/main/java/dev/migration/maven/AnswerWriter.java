package dev.migration.maven;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/** Puts answers where the user wants them: text to the log, JSON to standard output, or either to a file. */
final class AnswerWriter {

    private final AnswerFormat format;
    private final @Nullable File file;
    private final Log log;
    private final PrintStream standardOutput;

    AnswerWriter(AnswerFormat format, @Nullable File file, Log log, PrintStream standardOutput) {
        this.format = format;
        this.file = file;
        this.log = log;
        this.standardOutput = standardOutput;
    }

    void write(Answer answer) throws MojoExecutionException {
        if (file != null) {
            write(file.toPath(), format == AnswerFormat.JSON ? json(answer.document()) : text(answer));
        } else if (format == AnswerFormat.JSON) {
            standardOutput.print(json(answer.document()));
            standardOutput.flush();
        } else {
            answer.lines().forEach(log::info);
        }
    }

    /** Puts SQL, which is the same in both forms, to standard output or into the file. */
    void print(String sql) throws MojoExecutionException {
        if (file != null) {
            write(file.toPath(), sql);
        } else {
            standardOutput.print(sql);
            standardOutput.flush();
        }
    }

    private void write(Path path, String content) throws MojoExecutionException {
        try {
            if (path.getParent() != null) {
                Files.createDirectories(path.getParent());
            }
            Files.writeString(path, content);
            log.info("Wrote " + path);
        } catch (IOException e) {
            throw new MojoExecutionException("'" + path + "', which migration.outputFile names, cannot be written: "
                    + FileProblem.reason(path, e) + ". Name a file in a folder that you may write to.");
        }
    }

    private static String text(Answer answer) {
        return Style.plain(String.join("\n", answer.lines())) + "\n";
    }

    private static String json(Object document) {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        ObjectWriter writer = JsonMapper.builder()
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                .build()
                .writer(new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines));
        try {
            return writer.writeValueAsString(document) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
