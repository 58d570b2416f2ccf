package dev.migration.core.script;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Tells which Maven module a jar was built from. */
final class JarModule {

    private static final Pattern POM_PROPERTIES = Pattern.compile("META-INF/maven/[^/]+/[^/]+/pom\\.properties");
    private static final Pattern VERSION_AND_EXTENSION = Pattern.compile("(-\\d.*)?(\\.[^.]*)$");

    private JarModule() {}

    /** Returns the artifactId that Maven put into the jar; else the file name without what looks like a version. */
    static String of(ZipFile jar) throws IOException {
        List<? extends ZipEntry> descriptors = jar.stream()
                .filter(entry -> POM_PROPERTIES.matcher(entry.getName()).matches())
                .toList();
        String fileName = VERSION_AND_EXTENSION.matcher(fileName(jar.getName())).replaceFirst("");
        // A jar with others shaded into it has several.
        return descriptors.size() == 1 ? artifactId(jar, descriptors.get(0), fileName) : fileName;
    }

    /** Returns the part of a path after its last separator. */
    static String fileName(String path) {
        String unified = path.replace('\\', '/');
        return unified.substring(unified.lastIndexOf('/') + 1);
    }

    private static String artifactId(ZipFile jar, ZipEntry descriptor, String otherwise) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = jar.getInputStream(descriptor)) {
            properties.load(in);
        }
        return properties.getProperty("artifactId", otherwise);
    }
}
