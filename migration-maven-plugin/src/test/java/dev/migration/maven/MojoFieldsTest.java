package dev.migration.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.NodeList;

class MojoFieldsTest {

    static Stream<Class<?>> goals() throws Exception {
        try (InputStream descriptor = MojoFieldsTest.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
            NodeList elements = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(Objects.requireNonNull(descriptor))
                    .getElementsByTagName("implementation");
            List<Class<?>> goals = new ArrayList<>();
            for (int i = 0; i < elements.getLength(); i++) {
                if (elements.item(i).getParentNode().getNodeName().equals("mojo")) {
                    goals.add(Class.forName(elements.item(i).getTextContent()));
                }
            }
            return goals.stream().filter(MigrationMojo.class::isAssignableFrom);
        }
    }

    /** Maven sets the field of the subclass only, so the one of the same name above it would stay null. */
    @ParameterizedTest
    @MethodSource("goals")
    void goalHidesNoFieldOfItsSuperclass(Class<?> goal) {
        List<String> shared = Arrays.stream(MigrationMojo.class.getDeclaredFields())
                .map(Field::getName)
                .toList();

        assertThat(goal.getDeclaredFields()).extracting(Field::getName).doesNotContainAnyElementsOf(shared);
    }
}
