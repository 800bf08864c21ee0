// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScriptPolicyTest {
  /** SHA-256 of "alert(1)", computed with another tool. */
  private static final String ALERT = "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='";

  @Test
  void of_scripts_allowsTheseOnly() {
    String policy = ScriptPolicy.of("alert(1)", "<p><script>alert(2)</script><script>x</script>");
    assertThat(policy)
        .startsWith("default-src 'none'; style-src 'unsafe-inline'; script-src " + ALERT + " 'sha")
        .endsWith("; base-uri 'none'; form-action 'none'");
    assertThat(policy.split("sha256-")).hasSize(4);
  }
}
