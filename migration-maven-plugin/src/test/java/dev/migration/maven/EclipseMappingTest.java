package dev.migration.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

class EclipseMappingTest {

    @Test
    void mappingNamesEveryGoalOnce() throws Exception {
        assertThat(goals("/META-INF/m2e/lifecycle-mapping-metadata.xml"))
                .containsExactlyInAnyOrderElementsOf(goals("/META-INF/maven/plugin.xml"));
    }

    private static List<String> goals(String resource) throws IOException, ParserConfigurationException, SAXException {
        try (InputStream in = EclipseMappingTest.class.getResourceAsStream(resource)) {
            NodeList elements = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(Objects.requireNonNull(in, resource))
                    .getElementsByTagName("goal");
            List<String> goals = new ArrayList<>();
            for (int i = 0; i < elements.getLength(); i++) {
                // The descriptor's configurations have elements of that name, too.
                if (!elements.item(i).getParentNode().getNodeName().equals("configuration")) {
                    goals.add(elements.item(i).getTextContent());
                }
            }
            return goals;
        }
    }
}
