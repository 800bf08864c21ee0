// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;

/** What stands in the jar, and where: the application must find nothing but the API. */
class AgentJarIT {
  private static final String SHADED = "io.github.stallgate.shaded.";
  private static final int RELEASE_17 = 61;
  private static final int CLASS = 7;
  private JarFile jar;
  private Map<String, byte[]> contents;

  @BeforeEach
  void open() throws IOException {
    jar = new JarFile(AgentJar.path().toFile());
    contents = contents(jar);
  }

  @AfterEach
  void close() throws IOException {
    jar.close();
  }

  @Test
  void entries_inTheOpen_areTheApiAndPremainOnly() {
    assertThat(names().filter(name -> !name.matches("(core|bridge)/.*")))
        .isNotEmpty()
        .allMatch(
            name ->
                name.matches("META-INF/(MANIFEST\\.MF|[\\w-]*LICENSE|licenses/\\w+\\.txt)")
                    || name.matches("io/github/stallgate/(api|premain)/[\\w$-]+\\.class"));
  }

  @Test
  void entries_ofTheClosedZones_areNoClassesToAnybodyElse() {
    assertThat(names().filter(name -> name.matches("(core|bridge)/.*")))
        .isNotEmpty()
        .noneMatch(name -> name.endsWith(".class") || name.endsWith("/"));
    assertThat(names().filter(name -> name.endsWith(".classdata")))
        .allMatch(name -> name.matches("core/io/github/stallgate/.*|bridge/java/lang/\\w.*"));
  }

  @Test
  void classes_everyOne_namesNoLibraryThatWasNotMoved() throws IOException {
    int read = 0;
    for (String name : names().filter(AgentJarIT::isClass).toList()) {
      byte[] file = bytes(name);
      assertThat(referred(new ClassReader(file), file))
          .as(name)
          .noneMatch(
              type ->
                  type.matches(
                      "\\[*L?(org/(objectweb|slf4j|jctools|HdrHistogram)|ch/qos|picocli|com/fasterxml|one/convert)/.*"));
      read++;
    }
    assertThat(read).isGreaterThan(500);
  }

  private static Stream<String> referred(ClassReader reader, byte[] file) {
    char[] buffer = new char[reader.getMaxStringLength()];
    Stream.Builder<String> types = Stream.builder();
    for (int i = 1; i < reader.getItemCount(); i++) {
      int at = reader.getItem(i);
      if (at > 0 && file[at - 1] == CLASS) {
        types.add(reader.readUTF8(at, buffer));
      }
    }
    return types.build();
  }

  @Test
  void classes_ofOurs_areOfRelease17() throws IOException {
    for (String name : names().filter(AgentJarIT::isClass).toList()) {
      int major = bytes(name)[7];
      if (name.contains("/shaded/")) {
        assertThat(major).as(name).isLessThanOrEqualTo(RELEASE_17);
      } else {
        assertThat(major).as(name).isEqualTo(RELEASE_17);
      }
    }
  }

  @Test
  void manifest_entries_startAgentAndCommandLine() throws IOException {
    Attributes main = jar.getManifest().getMainAttributes();
    assertThat(main.getValue("Premain-Class")).isEqualTo("io.github.stallgate.premain.Premain");
    assertThat(main.getValue("Agent-Class")).isEqualTo("io.github.stallgate.premain.Premain");
    assertThat(main.getValue("Main-Class")).isEqualTo("io.github.stallgate.premain.Launcher");
    assertThat(main.getValue("Can-Redefine-Classes")).isEqualTo("true");
    assertThat(main.getValue("Can-Retransform-Classes")).isEqualTo("true");
    assertThat(main.getValue("Boot-Class-Path")).isNull();
    assertThat(main.getValue("Class-Path")).isNull();
    assertThat(main.getValue("Implementation-Version")).matches("\\d+\\.\\d+\\.\\d+");
    assertThat(names().findFirst()).contains("META-INF/MANIFEST.MF");
  }

  @Test
  void bridge_classesThatPremainDefines_areTheOnesInTheJar() throws Exception {
    Field defined = Class.forName("io.github.stallgate.premain.Bridge").getDeclaredField("CLASSES");
    defined.setAccessible(true);
    List<String> expected =
        Arrays.stream((String[]) defined.get(null))
            .map(name -> "bridge/java/lang/" + name + ".classdata")
            .toList();
    assertThat(names().filter(name -> name.startsWith("bridge/")))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void services_ofTheLog_areMovedByNameAndContent() throws IOException {
    String provider = "core/META-INF/services/" + SHADED + "slf4j.spi.SLF4JServiceProvider";
    assertThat(new String(bytes(provider), StandardCharsets.UTF_8).trim())
        .isEqualTo(SHADED + "logback.classic.spi.LogbackServiceProvider");
    assertThat(names()).doesNotContain("core/META-INF/services/org.slf4j.spi.SLF4JServiceProvider");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "asm",
        "hdrhistogram",
        "jackson",
        "jctools",
        "jfrconverter",
        "logback",
        "picocli",
        "slf4j"
      })
  void licences_ofEachLibrary_areKept(String library) throws IOException {
    assertThat(new String(bytes("META-INF/licenses/" + library + ".txt"), StandardCharsets.UTF_8))
        .containsPattern("(?i)licen[cs]e|redistribution")
        .hasSizeGreaterThan(100);
    assertThat(names())
        .anyMatch(name -> name.startsWith("core/io/github/stallgate/shaded/" + library + "/"));
  }

  @Test
  void resources_ofTheHtmlPage_areWhereTheirReadersLook() {
    assertThat(names())
        .contains("core/flame.html", "core/io/github/stallgate/publish/html/page.js");
  }

  @Test
  void licences_thatLibrariesBring_areKept() throws IOException {
    assertThat(names())
        .contains(
            "META-INF/FastDoubleParser-LICENSE",
            "META-INF/FastDoubleParser-ThirdParty-LICENSE",
            "META-INF/Schubfach-LICENSE");
    assertThat(new String(bytes("META-INF/LICENSE"), StandardCharsets.UTF_8))
        .contains("Apache License");
    assertThat(
            names()
                .filter(name -> name.startsWith("core/io/github/stallgate/shaded/"))
                .map(name -> name.split("/")[5])
                .distinct())
        .containsExactlyInAnyOrder(
            "asm",
            "hdrhistogram",
            "jackson",
            "jctools",
            "jfrconverter",
            "logback",
            "picocli",
            "slf4j");
  }

  private static boolean isClass(String name) {
    return name.endsWith(".class") || name.endsWith(".classdata");
  }

  private Stream<String> names() {
    return contents.keySet().stream();
  }

  private byte[] bytes(String name) {
    assertThat(contents).containsKey(name);
    return contents.get(name);
  }

  /** What the closed zone keeps in one entry counts as if it stood in the jar itself. */
  private static Map<String, byte[]> contents(JarFile jar) throws IOException {
    Map<String, byte[]> contents = new LinkedHashMap<>();
    for (JarEntry entry : Collections.list(jar.entries())) {
      byte[] bytes = jar.getInputStream(entry).readAllBytes();
      if (entry.getName().equals("core/libraries.zip")) {
        unfold(bytes, contents);
      } else {
        contents.put(entry.getName(), bytes);
      }
    }
    return contents;
  }

  private static void unfold(byte[] libraries, Map<String, byte[]> to) throws IOException {
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(libraries))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        to.put("core/" + entry.getName(), in.readAllBytes());
      }
    }
  }
}
