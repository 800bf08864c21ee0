// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.catalog;

/** Which Stallgate this is. */
public final class Version {
  public static final String NUMBER = "1.0.0";

  private Version() {}
}
