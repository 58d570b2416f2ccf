package dev.migration.it.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A project with the scripts of a graph. */
final class Project {

    private static final String POM = """
            <project>
              <modelVersion>4.0.0</modelVersion>
              <groupId>dev.migration.it</groupId>
              <artifactId>case</artifactId>
              <version>1.0</version>
              <packaging>pom</packaging>
              <build>
                <plugins>
                  <plugin>
                    <groupId>dev.migration</groupId>
                    <artifactId>migration-maven-plugin</artifactId>
                    <version>%s</version>
                  </plugin>
                </plugins>
              </build>
            </project>
            """;

    private static final String SCRIPT = """
            -- rev %1$s
            --
            -- revision: %1$s
            -- revises: %2$s
            -- branch labels: %3$s
            -- depends on: %4$s

            -- migration:upgrade
            SELECT 'up %1$s';

            -- migration:downgrade
            SELECT 'down %1$s';
            """;

    private Project() {}

    static void write(Path folder, String pluginVersion, JsonNode graph) throws IOException {
        Path scripts = Files.createDirectories(folder.resolve("src/main/resources/db/migration"));
        Files.writeString(folder.resolve("pom.xml"), POM.formatted(pluginVersion));
        int number = 1;
        for (JsonNode revision : graph) {
            // Names say nothing, so ids that no file may have are tried, too.
            Files.writeString(
                    scripts.resolve("script" + number++ + ".sql"),
                    SCRIPT.formatted(
                            revision.get("id").asText(),
                            joined(revision.get("revises")),
                            joined(revision.get("labels")),
                            joined(revision.get("dependsOn"))));
        }
    }

    static String joined(JsonNode texts) {
        return StreamSupport.stream(texts.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(", "));
    }
}
