// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.attribution;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes as many classes of one as are needed, so that each is a culprit of its own. A new number
 * has as many digits as the template's, hence it is put into the class file in place.
 */
final class NumberedClasses extends ClassLoader {
  private static final String TEMPLATE = Window0000.class.getName();
  private static final String STEM = TEMPLATE.substring(0, TEMPLATE.length() - 4);
  private static final Pattern NUMBERED = Pattern.compile(Pattern.quote(STEM) + "(\\d{4})");

  private final byte[] template = bytes();

  NumberedClasses() {
    super(NumberedClasses.class.getClassLoader());
  }

  /** A new window whose class has that number, from 1 to 9999 and not twice. */
  Window window(int number) throws ReflectiveOperationException {
    String name = STEM + "%04d".formatted(number);
    String old = simple(TEMPLATE);
    String file = new String(template, StandardCharsets.ISO_8859_1).replace(old, simple(name));
    byte[] renamed = file.getBytes(StandardCharsets.ISO_8859_1);
    Class<?> type = defineClass(name, renamed, 0, renamed.length);
    return (Window) type.getConstructor().newInstance();
  }

  /** The number of a window's class; 0 for any other class, and for the template. */
  static int number(String className) {
    Matcher numbered = NUMBERED.matcher(className);
    return numbered.matches() ? Integer.parseInt(numbered.group(1)) : 0;
  }

  private static String simple(String className) {
    return className.substring(className.lastIndexOf('.') + 1);
  }

  private static byte[] bytes() {
    try (InputStream file = Window0000.class.getResourceAsStream(simple(TEMPLATE) + ".class")) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the class file of " + TEMPLATE, e);
    }
  }
}
