// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli;

import io.github.stallgate.gate.Budget;
import io.github.stallgate.options.OptionError;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a budget. */
final class BudgetWord implements ITypeConverter<Budget> {
  @Override
  public Budget convert(String word) {
    try {
      return Budget.parse(word);
    } catch (OptionError e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
