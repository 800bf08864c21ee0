// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish;

import io.github.stallgate.gate.Verdict;
import io.github.stallgate.report.Diagnostic;
import io.github.stallgate.report.Reports;

/**
 * All that a format writes down.
 *
 * @param diagnostic the words for each finding, the same in every format
 * @param sources where the culprits' source files are
 * @param version of this tool
 */
public record Publication(
    Reports reports, Verdict verdict, Diagnostic diagnostic, SourceFiles sources, String version) {}
