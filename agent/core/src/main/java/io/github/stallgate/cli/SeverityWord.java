// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli;

import io.github.stallgate.catalog.Severity;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads error, warning or note. */
final class SeverityWord implements ITypeConverter<Severity> {
  @Override
  public Severity convert(String word) {
    Severity severity = Severity.of(word.toLowerCase(Locale.ROOT));
    if (severity == null) {
      throw new TypeConversionException("write error, warning or note, not \"" + word + "\"");
    }
    return severity;
  }
}
