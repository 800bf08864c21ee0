// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish.html;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the page allows itself: style, and the very scripts it was written with. */
final class ScriptPolicy {
  private static final Pattern SCRIPT = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL);

  private ScriptPolicy() {}

  /**
   * The policy in the words of the standard.
   *
   * @param script of the page itself
   * @param frame a page that is shown within it, and inherits the policy; empty for none
   */
  static String of(String script, String frame) {
    StringBuilder allowed = new StringBuilder(hash(script));
    Matcher scripts = SCRIPT.matcher(frame);
    while (scripts.find()) {
      allowed.append(' ').append(hash(scripts.group(1)));
    }
    return "default-src 'none'; style-src 'unsafe-inline'; script-src "
        + allowed
        + "; base-uri 'none'; form-action 'none'";
  }

  private static String hash(String script) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
