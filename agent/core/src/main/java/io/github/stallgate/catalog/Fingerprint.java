// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.catalog;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What makes two occurrences the same finding: rule, loop kind, culprit method and API. Line
 * numbers, thread names and the compiler's own numbering stay out, so that an id outlives an edit
 * above the place. Pure; any thread.
 */
public final class Fingerprint {
  private static final int ID_DIGITS = 8;

  /** What a proxy library or the JVM adds to the name of a class people wrote. */
  private static final Pattern GENERATED =
      Pattern.compile(
          "\\$\\$(Lambda|EnhancerBy\\w*|FastClassBy\\w*|SpringCGLIB).*"
              + "|\\$(HibernateProxy|ByteBuddy|MockitoMock|auxiliary)\\$.*"
              + "|(\\$Proxy\\$)?_\\$\\$_.*"
              + "|/0x[0-9a-fA-F]+");

  /** Classes spun from no class at all, numbered in the order in which a run needs them. */
  private static final Pattern PROXY_PACKAGE =
      Pattern.compile("^(com\\.sun\\.proxy|jdk\\.proxy\\d+)\\.");

  private static final Pattern NUMBERED =
      Pattern.compile("(\\$Proxy|Generated\\w*Accessor|_closure)\\d+(?=\\$|_|$)");

  private static final Pattern ANONYMOUS = Pattern.compile("\\$\\d+(?=\\$|$)");
  private static final Pattern LOCAL = Pattern.compile("\\$\\d+(?=[^\\d$])");

  /** A serializable one has a hash before its number; what makes the hash includes the number. */
  private static final Pattern JAVA_LAMBDA =
      Pattern.compile("lambda\\$(.+?)(\\$[0-9a-f]{7,8})?(\\$\\d+)+");

  /** Eclipse's compiler does not tell the method. */
  private static final Pattern BARE_LAMBDA = Pattern.compile("lambda\\$\\d+");

  private static final Pattern KOTLIN_LAMBDA = Pattern.compile("(.+?)\\$lambda[$-]\\d+.*");
  private static final Pattern SCALA_LAMBDA =
      Pattern.compile("\\$anonfun\\$(.+?)\\$\\d+(\\$adapted)?|(.+?)\\$\\$anonfun\\$\\d+.*");

  private Fingerprint() {}

  /** The id of a finding: eight lower-case hexadecimal digits. */
  public static String of(
      String rule, String kind, String culpritClass, String culpritMethod, String api) {
    String culprit = culprit(culpritClass, culpritMethod);
    String key = rule + "\n" + kind + "\n" + culprit + "\n" + api;
    byte[] digest = sha256().digest(key.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest).substring(0, ID_DIGITS);
  }

  /**
   * The method a person would change, as {@code class.method}: a lambda is its enclosing method, an
   * anonymous class its enclosing class, a proxy the class it extends.
   */
  public static String culprit(String className, String method) {
    return className(className) + "." + sourceMethod(method);
  }

  private static String className(String name) {
    if (name.indexOf('$') < 0 && name.indexOf('/') < 0 && !name.contains("Generated")) {
      return name; // as most are, and the patterns below take their time
    }
    String written = GENERATED.matcher(name).replaceFirst("");
    written = PROXY_PACKAGE.matcher(written).replaceFirst("jdk.proxy.");
    written = NUMBERED.matcher(written).replaceAll("$1");
    written = ANONYMOUS.matcher(written).replaceAll("");
    return LOCAL.matcher(written).replaceAll("\\$");
  }

  /** The method that a lambda's body was written in; any other method is itself. */
  public static String sourceMethod(String name) {
    if (name.indexOf('$') < 0) {
      return name;
    }
    Matcher java = JAVA_LAMBDA.matcher(name);
    if (java.matches()) {
      return switch (java.group(1)) {
        case "new" -> "<init>";
        case "static" -> "<clinit>";
        default -> java.group(1);
      };
    }
    if (BARE_LAMBDA.matcher(name).matches()) {
      return "lambda$";
    }
    Matcher kotlin = KOTLIN_LAMBDA.matcher(name);
    if (kotlin.matches()) {
      return kotlin.group(1);
    }
    Matcher scala = SCALA_LAMBDA.matcher(name);
    if (scala.matches()) {
      return scala.group(1) != null ? scala.group(1) : scala.group(3);
    }
    return name;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
