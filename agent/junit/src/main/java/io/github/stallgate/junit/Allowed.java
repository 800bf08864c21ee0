// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.junit;

import io.github.stallgate.api.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** One pattern of {@link NoStalls#allow}. */
record Allowed(Pattern type, Pattern method) {
  private static final Pattern LAMBDA = Pattern.compile("lambda\\$(.+?)(\\$\\d+)+");
  private static final String FORM = "; write com.acme.Legacy#load:why it is right there";

  static List<Allowed> of(NoStalls rule) {
    List<Allowed> patterns = new ArrayList<>();
    for (String text : rule.allow()) {
      patterns.add(parse(text));
    }
    return patterns;
  }

  /**
   * @throws ExtensionConfigurationException which quotes the pattern, if it names no class or no
   *     reason
   */
  static Allowed parse(String text) {
    int colon = text.indexOf(':');
    String place = (colon < 0 ? text : text.substring(0, colon)).trim();
    int hash = place.indexOf('#');
    String type = hash < 0 ? place : place.substring(0, hash);
    String method = hash < 0 ? "*" : place.substring(hash + 1);
    if (type.isEmpty() || method.isEmpty()) {
      throw bad(text, "names no class or no method");
    }
    if (colon < 0 || text.substring(colon + 1).isBlank()) {
      throw bad(text, "has no reason");
    }
    return new Allowed(wildcard(type), wildcard(method));
  }

  private static ExtensionConfigurationException bad(String text, String what) {
    return new ExtensionConfigurationException(
        "@NoStalls(allow = \"" + text + "\") " + what + FORM);
  }

  private static Pattern wildcard(String text) {
    return Pattern.compile("\\Q" + text.replace("*", "\\E.*\\Q") + "\\E");
  }

  /** A lambda is the method it was written in. */
  boolean matches(Finding finding) {
    String name = finding.culprit().method();
    String written = LAMBDA.matcher(name).replaceFirst("$1");
    return type.matcher(finding.culprit().className()).matches()
        && (method.matcher(name).matches() || method.matcher(written).matches());
  }
}
