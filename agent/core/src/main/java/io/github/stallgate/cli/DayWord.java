// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a day written as YYYY-MM-DD. */
final class DayWord implements ITypeConverter<LocalDate> {
  @Override
  public LocalDate convert(String word) {
    try {
      return LocalDate.parse(word);
    } catch (DateTimeParseException e) {
      throw new TypeConversionException("write a day as YYYY-MM-DD, not \"" + word + "\"");
    }
  }
}
