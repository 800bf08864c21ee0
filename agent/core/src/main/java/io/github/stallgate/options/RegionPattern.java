// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.options;

/** Methods that are blocking calls though no hook knows them: {@code class#method}. */
public record RegionPattern(NamePattern type, NamePattern method) {
  static RegionPattern parse(String text) throws OptionError {
    int hash = text.indexOf('#');
    if (hash <= 0 || hash == text.length() - 1) {
      throw new OptionError(
          "region pattern '"
              + text
              + "' names no class or no method; write com.acme.Native#call, for the method that"
              + " waits in native code");
    }
    return new RegionPattern(
        new NamePattern(text.substring(0, hash).trim()),
        new NamePattern(text.substring(hash + 1).trim()));
  }

  /** As it was written. */
  public String place() {
    return type.text() + "#" + method.text();
  }
}
