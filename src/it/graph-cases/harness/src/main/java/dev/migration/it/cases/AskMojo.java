package dev.migration.it.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.inject.Inject;
import org.apache.maven.Maven;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.LegacySupport;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Asks the goals each question of a file, and writes an answer a line. */
@Mojo(name = "ask")
public final class AskMojo extends AbstractMojo {

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(required = true)
    private File questions;

    @Parameter(required = true)
    private File answers;

    @Parameter(required = true)
    private File projects;

    @Parameter(required = true)
    private String pluginVersion;

    @Inject
    private Maven maven;

    @Inject
    private LegacySupport current;

    @Override
    public void execute() throws MojoExecutionException {
        String url = session.getUserProperties().getProperty("migration.url");
        JsonMapper json = new JsonMapper();
        try (VersionRows rows = VersionRows.of(url);
                BufferedWriter writer = Files.newBufferedWriter(folderOf(answers.toPath()))) {
            Goals goals = new Goals(maven, session, url);
            for (String line : Files.readAllLines(questions.toPath())) {
                JsonNode question = json.readTree(line);
                Path folder = projects.toPath().resolve(question.get("id").asText());
                Project.write(folder, pluginVersion, question.get("graph"));
                rows.set(question.get("rows"));
                writer.write(json.writeValueAsString(new Conversation(goals, rows, folder).ask(question)));
                writer.newLine();
            }
        } catch (IOException | SQLException e) {
            throw new MojoExecutionException(e.toString(), e);
        } finally {
            current.setSession(session);
        }
    }

    private static Path folderOf(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        return file;
    }
}
