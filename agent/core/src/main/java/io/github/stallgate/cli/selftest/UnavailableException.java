// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli.selftest;

/** This machine or JDK lacks what an operation needs. The message is a reason fit for people. */
public final class UnavailableException extends Exception {

  private static final long serialVersionUID = 1L;

  public UnavailableException(String reason) {
    super(reason);
  }
}
