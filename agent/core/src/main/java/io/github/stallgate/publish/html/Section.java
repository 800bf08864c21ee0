// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish.html;

import io.github.stallgate.publish.Publication;
import java.io.IOException;

/** One part of the page, below its own heading. Stateless. */
interface Section {
  void write(Publication publication, Html page) throws IOException;
}
