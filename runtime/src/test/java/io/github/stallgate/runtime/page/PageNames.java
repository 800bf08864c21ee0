// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime.page;

import java.nio.file.Path;
import java.util.List;

/** What the examples of docs/runtime.md use and do not tell; nothing of it is ever run. */
public abstract class PageNames {
  protected Path path;
  protected byte[] image;
  protected List<Account> accounts;

  /** Some money. */
  public record Account(long balance) {}

  protected abstract int fetch(String what);

  protected abstract byte[] shrink(byte[] what);

  protected abstract long sum(List<Account> all);
}
