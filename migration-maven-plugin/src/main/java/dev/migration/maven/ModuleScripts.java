package dev.migration.maven;

import dev.migration.core.script.ScriptLocation;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** Where each module keeps its scripts. */
final class ModuleScripts {

    private static final String DEFAULT_FOLDER = "src/main/resources/db/migration";

    private static final String SETTING = "scriptLocations";

    private final Path root;
    private final PluginDescriptor plugin;
    private final @Nullable String fromCommandLine;

    /**
     * Locations that are shown relative to {@code root}.
     *
     * @param fromCommandLine the user property, which goes before what poms say
     */
    ModuleScripts(Path root, PluginDescriptor plugin, @Nullable String fromCommandLine) {
        this.root = root;
        this.plugin = plugin;
        this.fromCommandLine = fromCommandLine;
    }

    /** Returns the folders of a module, whether or not they exist; new scripts go into the first. */
    List<Path> folders(MavenProject module) {
        return configured(module).stream()
                .map(folder -> module.getBasedir().toPath().resolve(folder).normalize())
                .toList();
    }

    /** Returns the folders of modules as they are written, each once. */
    List<String> names(List<MavenProject> modules) {
        return modules.stream()
                .flatMap(module -> configured(module).stream())
                .distinct()
                .toList();
    }

    /** Returns the locations of jars and modules, jars first. */
    List<ScriptLocation> locations(Map<File, String> jars, Reactor reactor) {
        List<ScriptLocation> locations = new ArrayList<>();
        jars.forEach((jar, name) -> locations.add(new ScriptLocation.Jar(jar.toPath(), name, locations.size())));
        int place = jars.size();
        for (MavenProject module : reactor.all()) {
            int order = place++;
            folders(module)
                    .forEach(folder ->
                            locations.add(new ScriptLocation.Folder(folder, root, module.getArtifactId(), order)));
        }
        return locations;
    }

    private List<String> configured(MavenProject module) {
        if (fromCommandLine != null) {
            return commaSeparated(fromCommandLine);
        }
        Xpp3Dom configuration = module.getGoalConfiguration(plugin.getGroupId(), plugin.getArtifactId(), null, null);
        Xpp3Dom own = configuration == null ? null : configuration.getChild(SETTING);
        if (own != null) {
            return own.getChildCount() == 0
                    ? commaSeparated(own.getValue())
                    : Arrays.stream(own.getChildren()).map(Xpp3Dom::getValue).toList();
        }
        String property = module.getProperties().getProperty("migration." + SETTING);
        return property == null ? List.of(DEFAULT_FOLDER) : commaSeparated(property);
    }

    private static List<String> commaSeparated(String value) {
        return Arrays.stream(value.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
